/** `localStorage`, if there is any: to read the property throws where the shopper blocks storage. */
export function deviceStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

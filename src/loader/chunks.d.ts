/** Written by the build: the Subresource Integrity values of what there is to load, all of it in `chunks/`. */
declare module 'virtual:kindred-chunks' {
  /** Makes the client, and has in it what every element is made of; exports `clientFromTag` as `start`. */
  export const core: string;
  /** What defines an element, besides. */
  export const elements: readonly (readonly [name: string, integrity: string])[];
}

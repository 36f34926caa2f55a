/** Written by the build: what there is to load, and its hashes. */
declare module 'virtual:kindred-chunks' {
  /** Makes the client, and has in it what every element is made of; exports `clientFromTag`. */
  export const core: readonly [file: string, integrity: string];
  /** What defines an element, besides. */
  export const elements: {readonly [name: string]: readonly [file: string, integrity: string]};
}

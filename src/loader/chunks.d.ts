/** Written by the build: what there is to load, and its hashes. */
declare module 'virtual:kindred-chunks' {
  /** Makes the client, and has in it what every element is made of; exports `clientFromTag`. */
  export const core: import('./pinned.js').Pinned;
  /** What defines an element, besides. */
  export const elements: {readonly [name: string]: import('./pinned.js').Pinned};
}

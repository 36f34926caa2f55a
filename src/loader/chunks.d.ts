/** Written by the build: what there is to load, and its hashes. */
declare module 'virtual:kindred-chunks' {
  export const chunks: readonly (readonly [file: string, integrity: string])[];
  /** Which chunks make the client; the last exports `clientFromTag`. */
  export const core: readonly number[];
  /** Which chunks define an element; the last one registers it. */
  export const elements: {readonly [name: string]: readonly number[]};
}

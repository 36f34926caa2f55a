/** A request of an SDK as the collector sees it, its body decompressed. */
export interface Delivery {
  readonly path: string;
  readonly body: string;
}

/** An event that arrived: the number that it was tracked with, and by what its own system would know a second copy. */
export interface Arrival {
  readonly n: number;
  readonly id: string;
}

export type Track = (n: number) => void;

/** An SDK that reports events, in its default configuration except for what its file says. */
export interface Peer {
  readonly name: string;
  /** Its npm package; absent for Kindred, which is what this repository builds. */
  readonly package?: string;
  /** Events of a case, where the SDK's defaults do not take as many as the others'. */
  readonly events?: number;
  /** Runs in the page. @returns once the SDK is ready: what reports the event with this number */
  start(collector: string): Promise<Track>;
  /** Runs in the collector. @returns what the request carries; nothing if it is of another kind */
  parse(delivery: Delivery): readonly Arrival[];
  /** Runs in the collector. @returns what the SDK's own service would say to this request, as JSON */
  answer(delivery: Delivery): string;
}

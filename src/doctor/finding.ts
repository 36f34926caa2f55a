import type {DoctorKey} from './doctor-messages.js';

/** What can be found: its name is the key of the sentence that says it, and with `Do` behind it of the one that says what to do. */
export type FindingKind = DoctorKey extends infer K ? K extends `${infer Kind}Do` ? Kind : never : never;

/** Something about Kindred on this page that its developer should see. */
export interface Finding {
  readonly kind: FindingKind;
  /** `mend`: something does not work. `know`: it works, and may not be what was meant. */
  readonly level: 'mend' | 'know';
  /** An element, a file, an address. */
  readonly where: string;
  /** What the sentences speak of. */
  readonly values?: {readonly [name: string]: string | number};
  /** What the service, the browser or Kindred itself said of it. */
  readonly said?: string | undefined;
}

/** An address without what may be a secret: its query and fragment. */
export function plainAddress(address: string): string {
  return address.replace(/[?#].*$/, '');
}

import {randomUUID} from 'node:crypto';

const prefix = 'erased:';

/** A name that stands for somebody who asked to be forgotten, and for nobody else. */
export function erasedName(): string {
  return `${prefix}${randomUUID()}`;
}

export function isErased(name: string): boolean {
  return name.startsWith(prefix);
}

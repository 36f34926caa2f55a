import {isErased} from '../erasure/erased-name.js';

/** Somebody as the shop knows them: by its own id of a member, or by the visitor's that it carried through its checkout; or a name for one who was erased. */
export type NamedPerson = {readonly member: string} | {readonly visitor: string} | {readonly erased: string};

/** Whom a name means that `voterOf` made. */
export function personOf(name: string): NamedPerson {
  const id = name.slice(name.indexOf(':') + 1);
  return name.startsWith('member:') ? {member: id} : isErased(name) ? {erased: id} : {visitor: id};
}

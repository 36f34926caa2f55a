/** Somebody as the shop knows them: by its own id of a member, or by the visitor's that it carried through its checkout. */
export type NamedPerson = {readonly member: string} | {readonly visitor: string};

/** Whom a name means that `voterOf` made. */
export function personOf(name: string): NamedPerson {
  const id = name.slice(name.indexOf(':') + 1);
  return name.startsWith('member:') ? {member: id} : {visitor: id};
}

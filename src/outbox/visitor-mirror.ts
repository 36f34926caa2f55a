const key = 'kindred-visitor';

/**
 * The visitor id once more, in `localStorage`: a page that leaves in the same
 * instant has no time to ask the database whose gesture it was. The database
 * decides where the two differ.
 *
 * @returns `''` after a reset, which the database may not have heard of;
 * nothing before the first visitor, or where there is no storage
 */
export function readVisitor(): string | undefined {
  try {
    return localStorage[key] as string | undefined;
  } catch {
    return undefined;
  }
}

export function writeVisitor(visitor: string): void {
  try {
    localStorage[key] = visitor;
  } catch {
    // Then each page asks the database.
  }
}

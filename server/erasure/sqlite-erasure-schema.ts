/** Who was forgotten: what comes late must not begin them anew. */
export const erasureTables = `
  CREATE TABLE erased (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant, name)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX events_by_member ON events (tenant, member) WHERE member IS NOT NULL;
  CREATE INDEX visitors_by_member ON visitors (tenant, member);

  -- What was answered is not said again.
  UPDATE calls SET body = '{}' WHERE done = 1;
`;

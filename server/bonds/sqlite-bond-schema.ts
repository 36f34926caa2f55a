/** What a member's bond is computed from, and what is found without computing it. */
export const bondTables = `
  -- With a rowid, because snapshots are large.
  CREATE TABLE bonds (
    tenant TEXT NOT NULL,
    holder TEXT NOT NULL,
    bond TEXT,
    due TEXT,
    shown TEXT,
    told TEXT,
    snapshot TEXT NOT NULL,
    PRIMARY KEY (tenant, holder)
  ) STRICT;
  CREATE INDEX bonds_due ON bonds (tenant, due) WHERE due IS NOT NULL;

  -- By which rules a tenant's bonds were computed.
  CREATE TABLE bond_rules (
    tenant TEXT NOT NULL,
    rules TEXT NOT NULL,
    PRIMARY KEY (tenant)
  ) STRICT, WITHOUT ROWID;
`;

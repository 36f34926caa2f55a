/**
 * Members, visitors and holders are named as `voterOf` names voters. A referral
 * is kept as the JSON that the rules make of its facts; its columns are what it
 * is found by, and what was said beside the facts.
 */
export const referralSchema = `
  CREATE TABLE inviters (
    tenant TEXT NOT NULL,
    member TEXT NOT NULL,
    code TEXT NOT NULL,
    first_name TEXT,
    preferences TEXT NOT NULL DEFAULT '{}',
    leaderboard INTEGER NOT NULL DEFAULT 0,
    rewarded INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, member)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX inviters_by_code ON inviters (tenant, code);
  CREATE INDEX inviters_by_rank ON inviters (tenant, rewarded, member) WHERE leaderboard = 1 AND first_name IS NOT NULL;

  CREATE TABLE referrals (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    member TEXT NOT NULL,
    friend TEXT,
    visitor TEXT,
    invitation TEXT,
    begun TEXT NOT NULL,
    claimed TEXT,
    state TEXT NOT NULL,
    waits INTEGER NOT NULL,
    due TEXT,
    channel TEXT,
    note TEXT,
    thanked TEXT,
    thanks TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX referrals_by_member ON referrals (tenant, member, state);
  -- The first friend who claims by a link takes its invitation; others begin referrals without one.
  CREATE UNIQUE INDEX referrals_by_invitation ON referrals (tenant, member, invitation) WHERE invitation IS NOT NULL;
  CREATE INDEX referrals_by_friend ON referrals (tenant, friend) WHERE friend IS NOT NULL;
  CREATE INDEX referrals_by_visitor ON referrals (tenant, visitor) WHERE visitor IS NOT NULL;
  CREATE INDEX referrals_by_state ON referrals (tenant, state, begun, id);
  CREATE INDEX referrals_waiting ON referrals (tenant, begun, id) WHERE waits = 1;
  CREATE INDEX referrals_due ON referrals (tenant, due, id) WHERE due IS NOT NULL;

  -- What the shop said of an order, whoever it is about, to be offered again when more is known.
  CREATE TABLE orders (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    buyer TEXT,
    paid TEXT,
    payment TEXT,
    sent_to TEXT,
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX orders_by_buyer ON orders (tenant, buyer, paid) WHERE buyer IS NOT NULL;

  CREATE TABLE order_facts (
    tenant TEXT NOT NULL,
    "order" TEXT NOT NULL,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, "order", id)
  ) STRICT, WITHOUT ROWID;

  -- Nothing but the name of a holder, who may turn out to be a member, is ever changed.
  CREATE TABLE ledger (
    tenant TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    reward TEXT NOT NULL,
    holder TEXT NOT NULL,
    does TEXT NOT NULL,
    referral TEXT NOT NULL,
    "order" TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (tenant, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX ledger_by_id ON ledger (tenant, id);
  CREATE INDEX ledger_by_referral ON ledger (tenant, referral, reward, seq);
  CREATE INDEX ledger_by_holder ON ledger (tenant, holder, seq);
  CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
  CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE OF tenant, seq, id, "from", "to", reward, does, referral, "order", at ON ledger
  BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

  -- How what the ledger granted gets to its holder.
  CREATE TABLE grants (
    tenant TEXT NOT NULL,
    entry TEXT NOT NULL,
    referral TEXT NOT NULL,
    reward TEXT NOT NULL,
    holder TEXT NOT NULL,
    at TEXT NOT NULL,
    pool TEXT,
    call TEXT,
    code TEXT,
    ended INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX grants_by_holder ON grants (tenant, holder);
  CREATE INDEX grants_by_referral ON grants (tenant, referral, reward);
  CREATE INDEX grants_waiting ON grants (tenant, pool, at, entry) WHERE pool IS NOT NULL AND code IS NULL AND ended = 0;
  CREATE INDEX grants_open ON grants (tenant, reward, at) WHERE ended = 0;
  -- Shops write codes in either case.
  CREATE INDEX grants_by_code ON grants (tenant, lower(code)) WHERE code IS NOT NULL;

  CREATE TABLE coupons (
    tenant TEXT NOT NULL,
    pool TEXT NOT NULL,
    code TEXT NOT NULL,
    seq INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'free' CHECK (state IN ('free', 'given', 'used', 'void')),
    entry TEXT,
    PRIMARY KEY (tenant, pool, code)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX coupons_by_state ON coupons (tenant, pool, state, seq);
  CREATE UNIQUE INDEX coupons_by_entry ON coupons (tenant, entry) WHERE entry IS NOT NULL;

  -- Calls to the shop that were not answered yet. "after": what has to be answered before.
  CREATE TABLE calls (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    call TEXT NOT NULL,
    body TEXT NOT NULL,
    "after" TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX calls_due ON calls (tenant, next_at, id) WHERE done = 0;
`;

import type {Kysely} from 'kysely';
import type {Tables} from '../sqlite-tables.js';
import type {Usage, UsageKey, UsageTransaction} from './usage-store.js';

/** What models were used, by tenant, day, persona and holder. */
export const usageTable = `
  CREATE TABLE chat_usage (
    tenant TEXT NOT NULL,
    day TEXT NOT NULL,
    persona TEXT NOT NULL,
    holder TEXT NOT NULL,
    turns INTEGER NOT NULL CHECK (turns >= 0),
    tokens INTEGER NOT NULL CHECK (tokens >= 0),
    micros INTEGER NOT NULL CHECK (micros >= 0),
    PRIMARY KEY (tenant, day, persona, holder)
  ) STRICT, WITHOUT ROWID;
`;

export type UsageRow = UsageKey & Usage;

export function usageInTransaction(db: Kysely<Tables>, tenant: string): UsageTransaction {
  return {
    async usage({day, persona, holder}) {
      const row = await db.selectFrom('chat_usage').select(['turns', 'tokens', 'micros'])
        .where('tenant', '=', tenant).where('day', '=', day).where('persona', '=', persona).where('holder', '=', holder)
        .executeTakeFirst();
      return row ?? {turns: 0, tokens: 0, micros: 0};
    },

    async addUsage(key, {turns, tokens, micros}) {
      // A row to add to first: SQLite checks `tokens >= 0` on the row an upsert proposes, before it sees the conflict.
      await db.insertInto('chat_usage').values({tenant, ...key, turns: 0, tokens: 0, micros: 0}).onConflict(conflict => conflict.doNothing()).execute();
      await db.updateTable('chat_usage').set(row => ({turns: row('turns', '+', turns), tokens: row('tokens', '+', tokens), micros: row('micros', '+', micros)}))
        .where('tenant', '=', tenant).where('day', '=', key.day).where('persona', '=', key.persona).where('holder', '=', key.holder)
        .execute();
    },

    async forgetUsage(before) {
      await db.deleteFrom('chat_usage').where('tenant', '=', tenant).where('day', '<', before).where('holder', '<>', '').execute();
    },
  };
}

import type {PlantedBug} from './planted-bug.js';

const outbox = 'src/outbox/outbox.ts';
const sender = 'src/outbox/sender.ts';
const kindred = 'src/endpoints/kindred.ts';

/** Mistakes that an outbox and its service could have. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'an empty receipt counts as success', soonest: 'nothing committed', file: outbox,
    find: 'const settled = receipt.flatMap((verdict, i): Verdict[] => {',
    replace: "const settled = (receipt.length ? receipt : batch.map(() => ({status: 'accepted'} as const))).flatMap((verdict, i): Verdict[] => {",
  },
  {
    name: 'a short receipt counts for all', soonest: 'a burst, received by halves', file: outbox,
    find: 'const settled = receipt.flatMap((verdict, i): Verdict[] => {',
    replace: "const settled = batch.map((_, i) => receipt[i] ?? ({status: 'accepted'} as const)).flatMap((verdict, i): Verdict[] => {",
  },
  {
    name: 'a receipt is read backwards', soonest: 'a burst, received by halves', file: outbox,
    find: 'const {id} = batch[i]!;',
    replace: 'const {id} = batch[batch.length - 1 - i]!;',
  },
  {
    name: 'a lost connection counts as success', soonest: 'nothing committed', file: sender,
    find: 'const receipt = await deliver(batch, {closing});',
    replace: "const receipt: Receipt = await deliver(batch, {closing}).catch(() => batch.map(() => ({status: 'accepted'})));",
  },
  {
    name: 'a 5xx counts as success', soonest: 'each status', file: kindred,
    find: "return batch.map(() => ({status: 'retry', after}));",
    replace: "return batch.map(() => (status < 500 ? {status: 'retry', after} : {status: 'accepted'}));",
  },
  {
    name: 'a 429 counts as a refusal', soonest: 'each status', file: kindred,
    find: "return batch.map(() => ({status: 'retry', after}));",
    replace: "return batch.map(() => (status !== 429 ? {status: 'retry', after} : {status: 'refused', reason: 'malformed'}));",
  },
  {
    name: 'a quarter of an hour is taken for a second of Retry-After', soonest: 'Retry-After', file: kindred,
    find: 'Number(value) * 1000',
    replace: 'Number(value) * 900_000',
  },
  {
    name: 'events are deleted before the receipt', soonest: 'closed after it was saved', file: outbox,
    find: 'const stored = (await store?.list(destination, chunk)) ?? [];',
    replace: 'const stored = (await store?.list(destination, chunk)) ?? [];\n    await store?.remove(destination, stored.map(({id}) => id));',
  },
  {
    name: 'all that was listed is deleted', soonest: 'a burst, received by halves', file: outbox,
    find: 'await store?.remove(destination, settled.map(({id}) => id));',
    replace: 'await store?.remove(destination, batch.map(({id}) => id));',
  },
  {
    name: 'nothing is ever deleted', soonest: 'each status', file: outbox,
    find: 'await store?.remove(destination, settled.map(({id}) => id));',
    replace: '',
  },
  {
    name: 'what was sent while closing is deleted at once', soonest: 'left at once', file: outbox,
    find: "sender.sendClosing(own('sending', 'saved', 'held').map(stamp));",
    replace: "sender.sendClosing(own('sending', 'saved', 'held').map(stamp));\n    void store?.remove(destination, own('saved').map(({id}) => id));",
  },
  {
    name: 'no journal is written', soonest: 'left with much to keep', file: outbox,
    find: "journal.write(own('sending', 'held').map(stamp));\n    sender",
    replace: 'sender',
  },
  {
    name: 'journals are not read', soonest: 'left with much to keep', file: outbox,
    find: 'of journal.read()) {',
    replace: 'of journal.read().slice(0, 0)) {',
  },
  {
    name: 'a journal is removed and not kept', soonest: 'left with much to keep', file: outbox,
    find: 'const kept = await store?.put(destination, events, proposal).catch(keepsNothing);',
    replace: 'const kept = events;',
  },
  {
    name: 'all pages write one journal', soonest: 'two closed at once', file: 'src/outbox/journal.ts',
    find: 'const own = prefix + source;',
    replace: 'const own = prefix;',
  },
  {
    name: 'the next try waits for the next event', soonest: 'each status', file: sender,
    find: 'timer = setTimeout(() => void run(), delay);',
    replace: 'void delay;',
  },
  {
    name: 'the lock is never released', soonest: 'three at work', file: sender,
    find: 'Promise.race([drain(life), gone]);',
    replace: 'drain(life).then(() => gone);',
  },
  {
    name: 'the back-off never ends', soonest: 'each status', file: 'src/outbox/back-off.ts',
    find: 'return Math.min(longest, 250 * 2 ** failures) * (0.5 + random / 2);',
    replace: 'return Math.max(longest, 250 * 2 ** (failures + 12)) * (0.5 + random / 2);',
  },
  {
    name: 'a pause outlives a clock that is put back', soonest: 'a clock put back', file: sender,
    find: '(now() < pause.since ? 0 : pause.until - now())',
    replace: '(pause.until - now())',
  },
  {
    name: 'saved is said before the commit', soonest: 'killed soon after it was saved', file: outbox,
    find: 'const kept = await store?.put(destination, batch, proposal).catch(keepsNothing);',
    replace: 'const kept = batch.map(stamp);\n      setTimeout(() => void store?.put(destination, kept, proposal), 4000);',
  },
  {
    name: 'nothing is kept, and called saved', soonest: 'closed after it was saved', file: 'src/outbox/event-store.ts',
    find: 'for (const event of kept) store.put(event, [destination, event.id]);',
    replace: '',
  },
  {
    name: 'each try has a new id', soonest: 'acknowledgements lost', file: sender,
    find: 'const receipt = await deliver(batch, {closing});',
    replace: 'const receipt = await deliver(batch.map(event => ({...event, id: crypto.randomUUID()})), {closing});',
  },
  {
    name: 'whoever sends an event becomes its source', soonest: 'left unheard', file: outbox,
    find: 'return stored;\n  }',
    replace: 'return stored.map(event => ({...event, source}));\n  }',
  },
  {
    name: 'a page sends its own events alone', soonest: 'closed after it was saved', file: outbox,
    find: 'return stored;\n  }',
    replace: 'return stored.filter(event => event.source === source);\n  }',
  },
  {
    name: 'what was tried once is in flight forever', soonest: 'each status', file: sender,
    find: 'for (const event of batch) inFlight.delete(event.id);',
    replace: '',
  },
  {
    name: 'no page stands by for another', soonest: 'one dies, another lives', file: outbox,
    find: 'watch = setTimeout(() => sender.send(), standBy);',
    replace: 'void standBy;',
  },
  {
    name: 'each page is another visitor', soonest: 'a stranger', file: 'src/outbox/event-store.ts',
    find: "const known = store.get('visitor');",
    replace: 'const known = store.get(`visitor ${proposal}`);',
  },
  {
    name: 'ids have nothing random', soonest: 'each status', file: 'src/events/uuidv7.ts',
    find: 'crypto.getRandomValues(new Uint8Array(10))',
    replace: 'new Uint8Array(10)',
  },
  {
    name: 'all events have the same number', soonest: 'each status', file: outbox,
    find: 'kinseq: ++sequence',
    replace: 'kinseq: (sequence = 1)',
  },
  {
    name: 'a batch is sent as so many of its first event', soonest: 'a burst, received by halves', file: kindred,
    find: 'const text = serialise(event);',
    replace: 'const text = serialise({...event, data: batch[0]!.data});',
  },
  {
    name: 'the service knows no duplicates', soonest: 'acknowledgements lost', file: 'server/record.ts',
    find: 'const known = await transaction.event(event.source, event.id);',
    replace: 'const known = undefined as KindredEvent | undefined;',
  },
  {
    name: 'the service counts duplicates again', soonest: 'acknowledgements lost', file: 'server/record.ts',
    find: "return {status: 'duplicate'};",
    replace: `{
      const again = isVote(event) ? judgeVote(program, event, clocks) : undefined;
      if (again?.ok) await transaction.recount({...again, change: tallyChange(undefined, again.ballot)});
      return {status: 'duplicate'};
    }`,
  },
  {
    name: 'the service counts a changed vote twice', soonest: 'each status', file: 'server/record.ts',
    find: 'change: tallyChange(held, ballot)',
    replace: 'change: tallyChange(undefined, ballot)',
  },
  {
    name: 'the service answers before it commits', soonest: 'a service killed', file: 'server/events.ts',
    find: 'const {results, changed} = await record(parts.store, tenant, delivery, parts.now());',
    replace: `const now = parts.now();
    setTimeout(() => void record(parts.store, tenant, delivery, now), 40);
    const results = delivery.events.map(() => ({status: 'accepted'}));
    const changed: string[] = [];`,
  },
  {
    name: 'the service counts voters once only', soonest: 'each status', file: 'server/sqlite-store.ts',
    find: 'if (change.voters === 0) return;',
    replace: 'return;',
  },
  {
    name: 'the service takes any ballot for the latest', soonest: 'acknowledgements lost', file: 'server/record.ts',
    find: 'if (supersedes(ballot, held)) {',
    replace: 'if (supersedes(ballot, undefined)) {',
  },
];

import type {PlantedBug} from './planted-bug.js';

const outbox = 'src/outbox/create-outbox.ts';
const sender = 'src/outbox/sender.ts';
const journal = 'src/outbox/journal.ts';
const mirror = 'src/outbox/visitor-mirror.ts';
const eventStore = 'src/outbox/event-store.ts';
const delivery = 'src/endpoints/kindred-delivery.ts';
const requests = 'src/endpoints/requests.ts';
const uuid = 'src/events/uuidv7.ts';

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
    find: 'const {id, type} = batch[i]!;',
    replace: 'const {id, type} = batch[batch.length - 1 - i]!;',
  },
  {
    name: 'a lost connection counts as success', soonest: 'nothing committed', file: sender,
    find: 'const receipt = await deliver(batch, {closing});',
    replace: "const receipt: Receipt = await deliver(batch, {closing}).catch(() => batch.map(() => ({status: 'accepted'})));",
  },
  {
    name: 'a 5xx counts as success', soonest: 'each status', file: delivery,
    find: "return batch.map(() => ({status: 'retry', after}));",
    replace: "return batch.map(() => (status < 500 ? {status: 'retry', after} : {status: 'accepted'}));",
  },
  {
    name: 'a 429 counts as a refusal', soonest: 'each status', file: delivery,
    find: "return batch.map(() => ({status: 'retry', after}));",
    replace: "return batch.map(() => (status !== 429 ? {status: 'retry', after} : {status: 'refused', reason: 'malformed'}));",
  },
  {
    name: 'a quarter of an hour is taken for a second of Retry-After', soonest: 'Retry-After', file: requests,
    find: 'Number(value) * 1000',
    replace: 'Number(value) * 900_000',
  },
  {
    name: 'events are deleted before the receipt', soonest: 'dead after its first receipt', file: outbox,
    find: 'next = stuck ? [] : await store.list(destination, chunk).catch(() => []);',
    replace: 'next = await store.list(destination, chunk).catch(() => []);\n      const listed = next.map(({id}) => id);\n      await store.discard(destination, listed.length, ({id}) => listed.includes(id));',
  },
  {
    name: 'all that was listed is deleted', soonest: 'dead after its first receipt', file: outbox,
    find: 'const ids = new Set(settled.map(({id}) => id));',
    replace: 'const ids = new Set(batch.map(({id}) => id));',
  },
  {
    name: 'nothing is ever deleted', soonest: 'each status', file: outbox,
    find: 'stuck = !(await store.discard(destination, ids.size, ({id}) => ids.has(id)).catch(keepsNothing));',
    replace: 'void ids;',
  },
  {
    name: 'what was committed with a recorded event is deleted with it', soonest: 'dead after half a receipt', file: eventStore,
    find: '(rest.length ? cursor.update(rest) : cursor.delete())',
    replace: 'cursor.delete()',
  },
  {
    name: 'what was sent while closing is deleted at once', soonest: 'hidden, then dead', file: outbox,
    find: 'sender.sendClosing(events(entry => entry.own));',
    replace: 'sender.sendClosing(events(entry => entry.own));\n    void store.discard(destination, Infinity, ({id}) => !!unsettled.get(id)?.own);',
  },
  {
    name: 'no journal is written', soonest: 'left with much to keep', file: outbox,
    find: 'journal.write(unsaved());\n    sender',
    replace: 'complete();\n    sender',
  },
  {
    name: 'journals are not read', soonest: 'left with much to keep', file: outbox,
    find: 'of journal.read()) {',
    replace: 'of journal.read().slice(0, 0)) {',
  },
  {
    name: 'a journal is removed and not kept', soonest: 'left with much to keep', file: outbox,
    find: 'const kept = await keep(events);',
    replace: 'const kept = events;',
  },
  {
    name: 'all pages write one journal', soonest: 'two closed at once', file: journal,
    find: 'const own = prefix + source;',
    replace: 'const own = prefix;',
  },
  {
    name: 'a journal is removed that its page has written again', soonest: 'a journal read, then written again', file: journal,
    find: 'if (storage!.getItem(key) === text) storage!.removeItem(key);',
    // Late enough for the page to write between.
    replace: 'setTimeout(() => storage!.removeItem(key), 30_000);',
  },
  {
    name: 'the next try waits for the next event', soonest: 'each status', file: sender,
    find: 'timer = setTimeout(() => void run(), delay);',
    replace: 'void delay;',
  },
  {
    name: 'the lock is never released', soonest: 'three at work', file: sender,
    find: 'Promise.race([drain(life), gone])',
    replace: 'drain(life).then(() => gone)',
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
    find: 'const kept = await keep(batch);',
    replace: `const visitor = presumed();
      const kept = batch.map(event => ({...event, kinvisitor: event.kinvisitor ?? visitor}));
      setTimeout(() => void store.put(destination, kept, visitor), 4000);`,
  },
  {
    name: 'put does not wait for the commit', soonest: 'killed soon after it was saved', file: eventStore,
    find: 'transaction.oncomplete = () => resolve(result?.() as T);',
    // A transaction that goes on for a while makes the moment between answer and commit long enough to be killed in.
    replace: `const ask = (then: () => void): void => { transaction.objectStore(store).get('visitor').onsuccess = then; };
      const goOn = (left: number): void => { if (left > 0) ask(() => goOn(left - 1)); };
      if (durability === 'strict') ask(() => { resolve(result?.() as T); goOn(2000); });
      else transaction.oncomplete = () => resolve(result?.() as T);`,
  },
  {
    name: 'what was saved, and is gone from the device, waits for ever', soonest: 'back to what another page has sent', file: outbox,
    find: "next = events(({own, stage, event}) => stage === 'saved' && (own || isService(event) || !unsettled.delete(event.id)));",
    replace: '',
  },
  {
    name: 'what is held is never written again', soonest: 'full, and room again', file: outbox,
    find: 'if (!writing) void write(); // there may be room by now',
    replace: '',
  },
  {
    name: 'what was dropped is reported again and again', soonest: 'more views than are taken', file: 'src/client/create-reporter.ts',
    find: 'reported += count;',
    replace: '',
  },
  {
    name: 'nothing is kept, and called saved', soonest: 'dead after its first receipt', file: eventStore,
    find: 'store.put(kept, [destination, kept[0]!.id]);',
    replace: '',
  },
  {
    name: 'each try has a new id', soonest: 'acknowledgements lost', file: sender,
    find: 'const receipt = await deliver(batch, {closing});',
    replace: 'const receipt = await deliver(batch.map(event => ({...event, id: crypto.randomUUID()})), {closing});',
  },
  {
    name: 'whoever sends an event becomes its source', soonest: 'left unheard', file: outbox,
    find: 'return next.filter(event => event.kinvisitor === next[0]!.kinvisitor).slice(0, chunk);',
    replace: 'return next.filter(event => event.kinvisitor === next[0]!.kinvisitor).slice(0, chunk).map(event => ({...event, source}));',
  },
  {
    name: 'a page sends its own events alone', soonest: 'closed after it was saved', file: outbox,
    find: 'return next.filter(event => event.kinvisitor === next[0]!.kinvisitor).slice(0, chunk);',
    replace: 'return next.filter(event => event.source === source).slice(0, chunk);',
  },
  {
    name: 'what was tried once is in flight forever', soonest: 'each status', file: sender,
    find: 'for (const event of batch) inFlight.delete(event.id);',
    replace: '',
  },
  {
    name: 'no page stands by for another', soonest: 'one dies, another lives', file: outbox,
    find: 'sender.sendWithin(standBy);',
    replace: '',
  },
  {
    name: 'each page is another visitor', soonest: 'a stranger', file: outbox,
    find: 'kinvisitor: person.visitor}',
    replace: 'kinvisitor: person.proposal}',
  },
  {
    name: 'the visitor is not written down', soonest: 'left with much to keep', file: mirror,
    find: "localStorage[key] = (newer ? mark : '') + visitor;",
    replace: '',
  },
  {
    name: 'what is written down of the visitor is not read', soonest: 'left with much to keep', file: mirror,
    find: "visitor: text.replace(mark, '')",
    replace: "visitor: ''",
  },
  {
    name: 'what is sent while closing is somebody else’s', soonest: 'a stranger leaves at once', file: outbox,
    find: 'kinvisitor: person.visitor ?? person.proposal',
    replace: 'kinvisitor: uuidv7(now())',
  },
  {
    name: 'an event is kept under another visitor than it was sent with', soonest: 'each status', file: eventStore,
    find: '(event.kinvisitor || !visitor',
    replace: '(event.kinvisitor && isService(event) ? {...event, kinvisitor: event.id} : !visitor',
  },
  {
    name: 'what is kept has no visitor', soonest: 'a stranger', file: eventStore,
    find: 'store.put(kept, [destination, kept[0]!.id]);',
    replace: 'store.put(added, [destination, kept[0]!.id]);',
  },
  {
    name: 'ids have no time and nothing random', soonest: 'each status', file: uuid,
    find: 'return `${time.slice(1, 9)}-${time.slice(9)}-${(0x7000 + (count++ & 0xfff)).toString(16)}-${random}`;',
    replace: "return `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`;",
  },
  {
    name: 'ids of one moment are alike', soonest: 'each status', file: uuid,
    find: 'count++ & 0xfff',
    replace: 'count & 0xfff',
  },
  {
    name: 'all events have the same number', soonest: 'each status', file: outbox,
    find: 'kinseq: ++sequence',
    replace: 'kinseq: (sequence = 1)',
  },
  {
    name: 'a batch is sent as so many of its first event', soonest: 'a burst, received by halves', file: delivery,
    find: 'const events = toDeltas(batch);',
    replace: 'const events = toDeltas(batch.map(event => ({...event, data: batch[0]!.data})));',
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
      const again = isVote(event) ? judgeVote(program, event, {sentAt, now, member: undefined}) : undefined;
      const counts = again?.ok ? Object.fromEntries(again.ballot.choices.map(choice => [choice, 1])) : {};
      if (again?.ok) await transaction.recount({...again, visitor: event.kinvisitor!, change: {counts, voters: 1}});
      return {status: 'duplicate'};
    }`,
  },
  {
    name: 'the service counts a changed vote twice', soonest: 'each status', file: 'server/polls/cast.ts',
    find: 'change: tallyChange(held, next)',
    replace: 'change: tallyChange(undefined, next)',
  },
  {
    name: 'the service answers before it commits', soonest: 'a service killed', file: 'server/events.ts',
    find: 'const {results, changed, mistakes} = await record(parts.store, tenant, delivery, now, {',
    replace: `setTimeout(() => void record(parts.store, tenant, delivery, now, {member}), 40);
    const {results, changed, mistakes} = await (async (..._: unknown[]) => ({results: delivery.events.map(() => ({status: 'accepted'})), changed: [] as string[], mistakes: [] as string[]}))(parts.store, tenant, delivery, now, {`,
  },
  {
    name: 'the service counts no voters', soonest: 'each status', file: 'server/sqlite-store.ts',
    find: 'if (voters === 0) return;',
    replace: 'return;',
  },
  {
    name: 'the service takes any ballot for the latest', soonest: 'the older comes later', file: 'server/polls/cast.ts',
    find: 'if (!supersedes(ballot, held)) return false;',
    replace: '',
  },
];

import type {Fault} from './fault-proxy.js';
import type {Action, Schedule} from './schedule.js';

/** Schedules that each look for one kind of mistake, to meet it sooner than chance does. */
const year = 365 * 24 * 3_600_000;

const act = (then: Action['then'], {after = 20, votes = 2, views = 2, shift = 0}: Partial<Action> = {}): Action => ({after, votes, views, then, shift});
const fault = (kind: Fault['kind'], committed = false, {status = 503, retryAfter = 0, delay = 0}: Partial<Fault> = {}): Fault => ({kind, committed, status, retryAfter, delay});
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({length: count}, (_, i) => make(i));
const one = (faults: readonly Fault[], ...tabs: readonly (readonly Action[])[]): Schedule => ({known: true, phases: [{tabs, kill: 0}], faults});
const stranger = (...actions: readonly Action[]): Schedule => ({known: false, phases: [{tabs: [actions], kill: 0}], faults: []});

const refusals = [408, 425, 429, 500, 503].map(status => fault('status', false, {status}));
const broken = (committed: boolean): Fault[] => (['reset', 'half-close', 'bad-json', 'empty-body', 'empty-receipt', 'short-receipt'] as const).map(kind => fault(kind, committed));

export const directed: {readonly [name: string]: Schedule} = {
  'each status': one(refusals, times(5, () => act('stay'))),
  'nothing committed': one(broken(false), times(5, () => act('stay'))),
  'acknowledgements lost': one(broken(true), times(5, () => act('stay'))),
  'Retry-After': one([fault('status', false, {status: 429, retryAfter: 5}), fault('status', false, {retryAfter: 1})], [act('stay'), act('stay')]),
  'a burst, received by halves': one(times(4, () => fault('short-receipt')), [act('stay', {votes: 3, views: 150})]),
  // More than can be committed, or sent, before the page is gone.
  'left with much to keep': one(times(4, () => fault('reset')), times(2, () => act('navigate', {after: 0, votes: 300, views: 0}))),
  'two closed at once': one(times(6, () => fault('reset')), ...times(2, () => [act('close', {after: 0, votes: 300, views: 0})])),
  'closed after it was saved': one(times(20, () => fault('status')), [act('stay'), act('close', {after: 600, votes: 0, views: 0})]),
  'dead after its first receipt': one(times(20, () => fault('status')), [act('stay'), act('crash', {after: 600, votes: 0, views: 0})]),
  'dead after half a receipt': one([fault('short-receipt'), ...times(20, () => fault('status'))], [act('stay', {votes: 6, views: 0}), act('crash', {after: 600, votes: 0, views: 0})]),
  'hidden, then dead': one(times(20, () => fault('status')), [act('stay'), act('hide', {after: 600, votes: 0, views: 0}), act('crash', {after: 600, votes: 0, views: 0})]),
  'left at once': one(times(6, i => fault('reset', i % 2 === 1)), times(5, () => act('navigate'))),
  'left unheard': one(times(6, () => fault('reset', true)), times(3, () => [act('stay', {views: 0}), act('navigate', {after: 50, votes: 0, views: 0})]).flat()),
  'killed soon after it was saved': one(times(8, () => fault('status')), times(4, i => [act('stay'), act('crash', {after: 15 * (i + 1), votes: 0, views: 0})]).flat()),
  'one dies, another lives': one(times(2, () => fault('status')), [act('stay', {after: 150}), act('crash', {after: 30, votes: 0, views: 0})], [act('stay', {votes: 0, views: 0})]),
  'three at work': one(times(5, i => fault('reset', i % 2 === 0)), ...times(3, () => times(4, () => act('stay')))),
  'hidden': one([fault('reset'), fault('reset', true)], [act('hide'), act('show'), act('hide')]),
  'a clock put back': one(times(6, () => fault('status')), [act('stay', {shift: year}), act('stay', {after: 60}), act('navigate', {after: 60, shift: 0})]),
  'a clock put back on an open page': one(times(6, () => fault('status')), [act('stay', {shift: year}), act('shift', {after: 60, shift: -year})]),
  'a service killed': one(times(4, i => fault('kill', i % 2 === 0, {delay: i * 4})), times(4, () => act('stay', {after: 40}))),
  'a browser killed': {known: true, faults: times(6, () => fault('status')), phases: [200, 300, 0].map(kill => ({tabs: [times(5, () => act('stay'))], kill}))},
  // The first waits for an answer that never comes; the second goes out beside it.
  'the older comes later': one([fault('hang')], [act('stay', {votes: 3, views: 0}), act('hide', {after: 100, votes: 3, views: 0}), act('show', {after: 50, votes: 0, views: 0})]),
  'back to what another page has sent': one([fault('status'), fault('reset')], [act('stay', {after: 0}), act('navigate', {after: 0}), act('stay', {after: 600, votes: 0, views: 0}), act('back', {after: 600, votes: 0, views: 0})]),
  // The second tab's next page finds the journal of the first, which has no room, and writes once more when it closes.
  'a journal read, then written again': one(times(40, () => fault('status')),
    [act('full', {after: 0, votes: 0, views: 0}), act('hide'), act('close', {after: 1_500})],
    [act('navigate', {after: 400, votes: 0, views: 0}), act('stay', {after: 3_000, votes: 0, views: 0})]),
  'full, and room again': one(times(30, () => fault('status')), [act('full'), act('stay'), act('room', {after: 100, votes: 0, views: 0})]),
  'more views than are taken': one([], [act('stay', {votes: 0, views: 2100})]),
  'a stranger': stranger(act('stay', {after: 100, views: 0}), act('navigate', {after: 300, votes: 0, views: 0}), act('stay', {after: 300})),
  'a stranger leaves at once': stranger(...times(2, () => act('navigate', {after: 0, votes: 300, views: 0}))),
};

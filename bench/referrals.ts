import {balances, type Referral, type ReferralRules} from '../src/program/index.js';
import {attack, attacks} from './referrals/attacks.js';
import {type Arrival, aStage, begins, smallest, type Story} from './referrals/crowd.js';
import {honest} from './referrals/honest.js';
import {RulesInMemory} from './referrals/service.js';
import {randomNumbers} from './tallies/random-votes.js';

/**
 * `npm --prefix bench run referrals [seed]`: ten thousand honest members, and
 * people who want rewards that nobody owes them, against the rules of
 * referrals. Says what was given without an order, who was held up, and by
 * what each attack was found. Ends with 1 when more was than may be.
 */
const seed = Number(process.argv[2] ?? 1);
const mostHeldBack = 0.001;
const day = 86_400_000;

const rules: ReferralRules = {
  offer: {member: 'A cup for you when a friend has tea.', friend: 'A cup for your first tea.'},
  rewards: {
    member: {id: 'member', label: 'A cup', from: {pool: 'cups'}, days: 90},
    friend: {id: 'friend', label: 'A cup', from: {pool: 'cups'}, days: 90},
  },
  smallestOrder: {amount: smallest, currency: 'EUR'},
};

const stage = aStage(randomNumbers(seed));
honest(stage);
attack(stage);
const {customers, stories} = stage;
const arrivals = stage.arrivals.sort((a, b) => a.arrives - b.arrives);
const service = new RulesInMemory(rules, customers);
live(arrivals);

const referrals = [...service.referrals.values()];
const entries = [...service.ledger.values()].flat();
const books = booksOf(arrivals);
const of = (stories: readonly Story[]): readonly Referral[] => stories.flatMap(({claims}) => claims.flatMap(id => service.referrals.get(id) ?? []));
const isRewarded = (story: Story): boolean => of([story]).some(({state}) => state === 'rewarded');

const unpaid = referrals.filter(referral => referral.state === 'rewarded' && !isPaidFor(referral));
const twice = entries.filter(({to}) => to === 'granted').length - new Set(entries.filter(({to}) => to === 'granted').map(({cause, reward}) => `${cause.referral} ${reward}`)).size;
const good = stories.filter(({by}) => by === 'honest');
const owed = good.filter(story => story.owed);
const heldBack = owed.filter(story => !isRewarded(story));
const crowded = owed.filter(story => story.crowded);
const gifts = good.filter(story => !story.owed && isRewarded(story));

const counted = (account: string): number => balances(entries).filter(balance => balance.account === account).reduce((sum, {count}) => sum + count, 0);
const figures: readonly (readonly [label: string, figure: number | string])[] = [
  ['seed', String(seed)],
  ['friends', stories.length],
  ['messages', arrivals.length],
  ['entries in the ledger', entries.length],
  ['entries that it did not take', service.mistakes.length],
  ['rewards kept', counted('granted')],
  ['rewards taken back', counted('reversed')],
  ['rewards granted twice', twice],
  ['unpaid rewards', 2 * unpaid.length],
  ['honest friends who are owed for', owed.length],
  ['of these held back', `${heldBack.length} (${(100 * heldBack.length / owed.length).toFixed(3)} %)${heldBack.length > 0 ? `: ${causes(heldBack)}` : ''}`],
  ['owed for to the hundred behind one address', crowded.length],
  ['of these held back', crowded.filter(story => !isRewarded(story)).length],
  ['honest friends rewarded for whom nothing is owed', gifts.length],
];
for (const [label, figure] of figures) console.log(`${label}: ${figure.toLocaleString('en')}`);

console.log('\n| attack | friends | rewarded | taken back | found by |\n| --- | --- | --- | --- | --- |');
let stolen = 0;
for (const name of Object.keys(attacks)) {
  const tried = stories.filter(({by}) => by === name);
  const got = tried.filter(isRewarded).length;
  stolen += got;
  console.log(`| ${[name, tried.length, got, of(tried).filter(({state}) => state === 'reversed').length, causes(tried)].join(' | ')} |`);
}
if (unpaid.length + twice + stolen + gifts.length + service.mistakes.length > 0 || heldBack.length > mostHeldBack * owed.length) process.exitCode = 1;

function live(arrivals: readonly Arrival[]): void {
  let next = 0;
  // By then every window of everybody has passed.
  const ends = arrivals.at(-1)!.arrives + 60 * day;
  for (let now = begins; now <= ends; now += day) {
    for (; next < arrivals.length && arrivals[next]!.arrives < now; next++) service.take(arrivals[next]!.message, arrivals[next]!.arrives);
    service.sweep(now);
  }
}

/** What the shop has said of each order, whoever it is about: when it was paid first, and what it has kept of it. */
function booksOf(arrivals: readonly Arrival[]): ReadonlyMap<string, {readonly paid: number; readonly kept: number}> {
  const amounts = new Map<string, {readonly paid: number; readonly amount: number}>();
  const refunds = new Map<string, Map<string, number>>();
  for (const {message} of arrivals) {
    if (message.type === 'order' && Date.parse(message.at) < (amounts.get(message.order)?.paid ?? Infinity)) amounts.set(message.order, {paid: Date.parse(message.at), amount: message.amount});
    if (message.type === 'refund') refunds.set(message.order, (refunds.get(message.order) ?? new Map<string, number>()).set(message.id, message.amount ?? Infinity));
  }
  return new Map([...amounts].map(([order, {paid, amount}]) => [order, {paid, kept: amount - [...(refunds.get(order)?.values() ?? [])].reduce((a, b) => a + b, 0)}]));
}

/** By the shop's books, and not by the rules. */
function isPaidFor({given, facts}: Referral): boolean {
  const {paid, kept} = books.get(given!.order) ?? {paid: Infinity, kept: 0};
  const claimed = Date.parse(facts.find(({type}) => type === 'claimed')!.at);
  return kept >= smallest && paid >= claimed && paid + 14 * day <= Date.parse(given!.granted);
}

/** How many were rejected for what, or wait for what, or came to nothing at all. */
function causes(stories: readonly Story[]): string {
  const counts = new Map<string, number>();
  const add = (cause: string): void => { counts.set(cause, (counts.get(cause) ?? 0) + 1); };
  for (const story of stories) {
    const found = of([story]);
    if (found.length === 0) add('refused: too many invitations, or not the first claim');
    for (const {state, reason, waits} of found) {
      if (state !== 'rewarded') add(waits ? `waits: ${waits.join(', ')}` : reason ?? state);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([cause, count]) => `${cause} ${count}`).join('; ');
}

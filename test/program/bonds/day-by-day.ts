import {type BondFact, type BondRules, bondTermsOf} from '../../../src/program/index.js';
import {day} from './a-member.js';

type Rule = ReturnType<typeof bondTermsOf>['rules'][number];
type Condition = Rule['enter'][number];

/**
 * Which bond somebody has on each day: the rules as one would tell them, one
 * day after the other, without a line of their own code.
 *
 * @param facts at whole days
 */
export function dayByDay(facts: readonly BondFact[], rules: BondRules, until: number): readonly string[] {
  const terms = bondTermsOf(rules).rules;
  const held = new Map<string, {missing: number | undefined}>();
  const dated = facts.map((fact): Dated => ({...fact, on: (Date.parse(fact.at) - day(0)) / 86_400_000}));
  let things: readonly Thing[] = [];
  let size = 0;
  return Array.from({length: until + 1}, (_, now) => {
    const known = dated.filter(({on}) => on <= now);
    if (known.length !== size) things = thingsIn(known);
    size = known.length;
    const open = openFor(known, now);
    let below = true;
    let bond = 'stranger';
    for (const rule of terms) {
      const stays = rule.stay.every(condition => count(condition, things, now) >= condition.least) && !(rule.complaintDays !== false && open.some(days => days >= Number(rule.complaintDays)));
      const enters = stays && open.length === 0 && below && rule.enter.every(condition => count(condition, things, now) >= condition.least);
      const has = held.get(rule.bond);
      if (has) {
        has.missing = stays ? undefined : has.missing ?? now;
        if (!below || (has.missing !== undefined && now - has.missing >= rule.graceDays)) held.delete(rule.bond);
      }
      if (!held.has(rule.bond) && enters) held.set(rule.bond, {missing: undefined});
      below = held.has(rule.bond);
      if (below) bond = rule.bond;
    }
    return bond;
  });
}

type Dated = BondFact & {readonly on: number};
const daysOf = ({on}: Dated): number => on;
const counts: {readonly [deed: string]: readonly [begins: readonly string[], ends: readonly string[], thing: string]} = {
  vote: [['voted'], ['vote-withdrawn'], 'poll'],
  idea: [['idea-made'], [], 'idea'],
  support: [['idea-supported'], ['support-withdrawn'], 'idea'],
  feedback: [['feedback-answered'], [], 'question'],
  rating: [['chat-rated'], [], 'chat'],
  friend: [['referral-qualified', 'referral-rewarded'], ['referral-reversed'], 'referral'],
};

/** Something that stands, as far as is known. */
interface Thing {
  readonly deed: string;
  readonly on: number;
  readonly products: readonly string[];
}

function count({of, same, days = Infinity}: Condition, things: readonly Thing[], now: number): number {
  const counted = things.filter(({deed, on}) => of.includes(deed as 'vote') && now - on < days);
  if (!same) return counted.length;
  const bought = counted.flatMap(({products}) => [...new Set(products)]);
  return Math.max(0, ...bought.map(product => bought.filter(other => other === product).length));
}

function thingsIn(known: readonly Dated[]): readonly Thing[] {
  return [...orders(known), ...Object.keys(counts).flatMap(deed => deeds(deed, known))];
}

function deeds(deed: string, known: readonly any[]): readonly Thing[] {
  const [begins, ends, thing] = counts[deed]!;
  const own = known.filter(({type}) => begins.includes(type) || ends.includes(type));
  return [...new Set(own.map(fact => fact[thing]))].flatMap(name => {
    const told = own.filter(fact => fact[thing] === name);
    const begun = told.filter(({type}) => begins.includes(type)).map(daysOf);
    const ended = told.filter(({type}) => ends.includes(type)).map(daysOf);
    return begun.length > 0 && Math.max(...begun) > Math.max(-1, ...ended) ? [{deed, on: Math.min(...begun), products: []}] : [];
  });
}

function orders(known: readonly any[]): readonly Thing[] {
  return [...new Set(known.filter(({type}) => type === 'paid').map(({order}) => order))].flatMap(order => {
    const told = known.filter(fact => fact.order === order);
    const [paid] = told.filter(({type}) => type === 'paid').sort((a, b) => daysOf(a) - daysOf(b));
    if (told.some(({type, amount, products}) => type === 'cancelled' || (type === 'refunded' && amount === undefined && !products))) return [];
    const back = told.filter(({type}, i) => type === 'refunded' && told.findIndex(({refund}) => refund === told[i].refund) === i);
    const kept = paid.products.filter(({product, quantity}: any) => quantity > back.flatMap(({products = []}) => products).filter((item: any) => item.product === product).reduce((sum: number, item: any) => sum + item.quantity, 0));
    const money = paid.amount - back.reduce((sum, {amount = 0}) => sum + amount, 0);
    return money > 0 && kept.length > 0 ? [{deed: 'order', on: daysOf(paid), products: kept.map(({product}: any) => product)}] : [];
  });
}

/** For how many days each open complaint has been. */
function openFor(known: readonly any[], now: number): readonly number[] {
  const names = new Set(known.flatMap(({complaint}) => complaint ?? []));
  return [...names].flatMap(name => {
    const told = known.filter(({complaint}) => complaint === name);
    const resolved = Math.max(-1, ...told.filter(({type}) => type === 'complaint-resolved').map(daysOf));
    const opened = told.filter(({type}) => type === 'complaint-opened').map(daysOf).filter(days => days >= resolved);
    return opened.length > 0 ? [now - Math.min(...opened)] : [];
  });
}

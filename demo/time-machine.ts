import {apply, type BondFact, bondNamesOf, type BondProgram, memberStandingOf, type MeView, noFacts} from 'kindred-widgets/program';

const day = 86_400_000;
const start = Date.parse('2026-01-01T09:00:00Z');

type Happening = BondFact extends infer F ? (F extends BondFact ? Omit<F, 'id' | 'at'> : never) : never;

const bought = (order: string): Happening => ({type: 'paid', order, amount: 2400, currency: 'USD', products: [{product: 'autumn-oolong', quantity: 1}]});

/** A year of one guest: by the day on which it happened, what happened, and how one would tell it. */
const year: readonly (readonly [on: number, what: Happening, en: string, zh: string])[] = [
  [4, bought('1'), 'buys the Autumn Oolong', '买了一包秋乌龙'],
  [27, bought('2'), 'buys it again', '又买了一包'],
  [31, {type: 'voted', poll: 'autumn-tin'}, 'votes for a tin', '给茶罐投了票'],
  [52, bought('3'), 'buys it a third time', '第三次买同一款'],
  [58, {type: 'voted', poll: 'next-roast'}, 'has a say in the roast', '投了怎么焙火'],
  [63, {type: 'idea-made', idea: 'mat'}, 'has an idea: a felt mat for the cold shelf', '出了个主意：给冷架子垫块毛毡'],
  [66, {type: 'idea-supported', idea: 'cup'}, 'likes somebody else’s idea', '支持了别人的主意'],
  [74, {type: 'feedback-answered', question: 'steeps'}, 'tells us how the third steep was', '告诉我们第三泡怎么样'],
  [98, {type: 'referral-qualified', referral: 'noor'}, 'brings a friend, who orders', '带来一位朋友，朋友下了单'],
  [112, {type: 'referral-rewarded', referral: 'noor'}, 'both have their cup', '两人都喝到了那一杯'],
  [118, bought('4'), 'buys once more, and then is not heard of', '再买一次，然后没了消息'],
  [338, bought('5'), 'is back, and buys', '回来了，买了一包'],
  [340, {type: 'voted', poll: 'next-tea'}, 'votes', '投了票'],
  [343, {type: 'voted', poll: 'winter-beans'}, 'spends ten beans', '分了十颗豆子'],
  [347, {type: 'idea-made', idea: 'name'}, 'has a name for the little sister', '给妹妹想了个名字'],
  [350, {type: 'voted', poll: 'five-steeps'}, 'scores the five steeps', '给五泡打了分'],
  [355, {type: 'idea-supported', idea: 'lid'}, 'likes the small lid', '支持了小壶盖'],
];

/** When they were told of a promotion, so that it is told once. */
const told: readonly (readonly [on: number, what: Happening])[] = [[7, 'acquaintance'], [56, 'friend'], [77, 'partner'], [101, 'kindred']].map(([on, bond]) => [on, {type: 'announced', bond}] as [number, Happening]);

const facts: readonly BondFact[] = [...year, ...told].map(([on, what], i) => ({...what, id: `year-${i}`, at: new Date(start + on * day).toISOString()}));

/** What the year looks like on one of its days. */
export interface Moment {
  readonly me: MeView;
  /** What has happened by then, the latest first. */
  readonly happened: readonly {readonly on: string; readonly en: string; readonly zh: string}[];
}

/** The same rules as the service's, for a guest who is made up. @param on from 0 to 365 */
export function momentOf(on: number, program: BondProgram): Moment {
  const now = start + on * day + day / 2;
  const known = facts.filter(({at}) => Date.parse(at) <= now);
  return {
    me: {
      now: new Date(now).toISOString(),
      ...bondNamesOf(program.bonds),
      member: {...memberStandingOf(known.reduce(apply, noFacts), program, now), firstName: 'Lin', shows: false},
    },
    happened: year.filter(([day]) => day <= on).map(([day_, , en, zh]) => ({on: new Date(start + day_ * day).toISOString(), en, zh})).reverse(),
  };
}

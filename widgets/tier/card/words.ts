import type {Condition} from '../../../src/program/bonds/bond-rules.js';
import type {NextBond, NextStep} from '../../../src/program/bonds/next-bond.js';
import type {Deed} from '../../../src/program/bonds/bond.js';
import type {Card} from './card.js';

type Named = Deed | 'same' | 'part';

/** As what a condition is spoken of: by its deed, where it is one. */
function named({of, same}: Condition): Named {
  return same ? 'same' : of.length > 1 ? 'part' : of[0]!;
}

/** So many more of what a condition counts: "2 votes or ideas". */
export function more({say}: Card, condition: Condition, count: number): string {
  return say(`+${named(condition)}`, {count});
}

/** What a condition took: "5 votes in 180 days". */
export function took({say}: Card, condition: Condition): string {
  return within(say, condition, say(`?${named(condition)}`, {count: condition.least}));
}

/** What a condition counts: "Votes in 180 days". */
export function counts({say}: Card, condition: Condition): string {
  return within(say, condition, say(`#${named(condition)}`));
}

function within(say: Card['say'], {days}: Condition, what: string): string {
  return days ? say('within', {what, count: days}) : what;
}

/** All that is missing for a bond. */
export function missing(card: Card, {conditions}: NextBond): string {
  return card.all(conditions.filter(({remaining}) => remaining).map(({condition, remaining}) => more(card, condition, remaining)));
}

const kinds: {readonly [D in Deed]: NextStep['kind']} = {order: 'order', vote: 'vote', idea: 'idea', support: 'idea', feedback: 'feedback', rating: 'feedback', friend: 'invite'};

/** What to do that a condition counts. */
export function stepFor({of}: Condition): NextStep {
  return {kind: kinds[of[0]!], deed: of[0]!};
}

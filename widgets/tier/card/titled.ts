import type {Text} from '../../../src/program/program.js';
import type {KeptFact} from '../../../src/program/bonds/snapshot.js';
import type {Card} from './card.js';

/** What a product is called, where the brand says it. */
export function productName({pick, view: {member}}: Card, product: string | undefined): string | undefined {
  const name = product === undefined ? undefined : member?.called?.products[product];
  return name === undefined ? undefined : pick(name);
}

/** Words, and after them what they are about, where that has a name. */
export function titled({say}: Card, what: string, name: string | undefined): string {
  return name ? say('titled', {what, name}) : what;
}

/** What a fact is about: the poll, or the products of the order. */
export function titleOf(card: Card, fact: KeptFact): string | undefined {
  if (fact.type === 'voted') {
    const question: Text | undefined = card.view.member?.called?.polls[fact.poll];
    return question && card.pick(question);
  }
  return fact.type === 'paid' ? card.all(fact.products.flatMap(({product}) => productName(card, product) ?? [])) : undefined;
}

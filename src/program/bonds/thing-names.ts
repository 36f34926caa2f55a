import type {Program, Text} from '../program.js';
import type {Standing} from './standing.js';

/** What things are called, by their ids; whatever has no name there is not in it. */
export interface ThingNames {
  readonly products: {readonly [product: string]: Text};
  /** By their questions. */
  readonly polls: {readonly [poll: string]: Text};
}

/** The names of what a standing speaks of, and of nothing else. */
export function namesIn({reasons, next}: Pick<Standing, 'reasons' | 'next'>, {polls, bonds}: Pick<Program, 'polls' | 'bonds'>): ThingNames {
  const facts = reasons.flatMap(({facts}) => facts);
  const products = [
    ...facts.flatMap(fact => (fact.type === 'paid' ? fact.products.map(({product}) => product) : [])),
    ...(next?.conditions ?? []).flatMap(({product}) => product ?? []),
  ];
  const known = <T>(ids: readonly string[], nameOf: (id: string) => T | undefined): {readonly [id: string]: T} => Object.fromEntries([...new Set(ids)].flatMap(id => {
    const name = nameOf(id);
    return name === undefined ? [] : [[id, name]];
  }));
  const given = bonds?.products ?? {};
  return {
    products: known(products, id => (Object.hasOwn(given, id) ? given[id] : undefined)),
    polls: known(facts.flatMap(fact => (fact.type === 'voted' ? fact.poll : [])), id => (Object.hasOwn(polls, id) ? polls[id]!.question : undefined)),
  };
}

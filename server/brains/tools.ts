import {gravest, type Persona, type Trigger, triggers} from '../../src/program/index.js';
import type {BrainEvent} from './brain.js';
import type {Tool, ToolCall} from './upstream.js';

/** Why a model may fetch a person: for all but what it cannot know, that it fails itself and how often it missed. */
const reasons: readonly Trigger[] = [...gravest, 'unknown'];
/** How many cards one answer has at most. */
const mostCards = 3;

const fetchPerson: Tool = {
  name: 'fetch_person',
  description: 'Has a person of the shop take over. Nothing is said after it.',
  parameters: {type: 'object', properties: {why: {type: 'string', enum: reasons}}, required: ['why'], additionalProperties: false},
};

const showProduct: Tool = {
  name: 'show_product',
  description: 'Shows the card of one of the data’s products below the answer.',
  parameters: {type: 'object', properties: {id: {type: 'string', description: 'The id of a product in the data.'}}, required: ['id'], additionalProperties: false},
};

/** What a persona's model may do besides saying something. */
export function toolsOf({may = [], products = []}: Persona): readonly Tool[] {
  return may.includes('show-product') && products.length > 0 ? [fetchPerson, showProduct] : [fetchPerson];
}

/**
 * What a model's calls come to. A call for anything that it was not offered
 * does nothing.
 *
 * @param ignored is told of each such call; what it asked for is not said, for it may be anything
 */
export function eventsOf(calls: readonly ToolCall[], persona: Persona, ignored: (why: string) => void): readonly BrainEvent[] {
  const offered = toolsOf(persona);
  const cards = new Set<string>();
  let person: Trigger | undefined;
  for (const {name, arguments: text} of calls) {
    const given = argumentsIn(text);
    if (name === 'fetch_person') person ??= triggers.find(why => why === given.why && reasons.includes(why)) ?? 'unknown';
    else if (name !== 'show_product' || !offered.includes(showProduct)) ignored('no such tool was offered');
    else if (!persona.products?.some(({id}) => id === given.id)) ignored('the persona has no such product');
    else if (cards.size >= mostCards) ignored('there are cards enough');
    else cards.add(given.id as string);
  }
  return [...[...cards].map((product): BrainEvent => ({type: 'product', product})), ...(person ? [{type: 'person', why: person} as const] : [])];
}

function argumentsIn(text: string): {readonly why?: unknown; readonly id?: unknown} {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // A model that writes no JSON names nothing.
    return {};
  }
}

import {handoffStates, moods, ratings, stances, triggers} from '../../src/program/index.js';

type Schema = Readonly<Record<string, unknown>>;

const ref = (name: string): Schema => ({$ref: `#/components/schemas/${name}`});
const list = (items: Schema): Schema => ({type: 'array', items});
const object = (properties: Readonly<Record<string, Schema>>, ...optional: readonly string[]): Schema =>
  ({type: 'object', required: Object.keys(properties).filter(name => !optional.includes(name)), additionalProperties: false, properties});

const text = {type: 'string'};
const count = {type: 'integer', minimum: 0};
const time = {type: 'string', format: 'date-time', description: 'RFC 3339, UTC.'};
const uuid = {type: 'string', format: 'uuid'};
const money = object({amount: count, currency: text});

const facts = {
  id: {...uuid, description: 'Of what a shopper says, their event’s.'},
  seq: {type: 'integer', minimum: 1, description: 'Its place in the chat.'},
  from: {enum: ['shopper', 'persona', 'person']},
  person: {...text, description: 'The first name of the person.'},
  at: time,
  answers: {...uuid, description: 'The shopper’s message that it answers.'},
  mood: ref('Mood'),
  replies: list(ref('QuickReply')),
  products: list(ref('PersonaProduct')),
  entry: {...text, description: 'The FAQ entry that it was answered from.'},
  cut: {enum: ['stopped', 'broken-off'], description: 'Why the words are not all that there were to be.'},
  rating: {enum: ratings},
};
const partial = ['person', 'answers', 'mood', 'replies', 'products', 'entry', 'cut', 'rating'];
const state = {
  state: {enum: handoffStates},
  place: {type: 'integer', minimum: 1, description: 'How many wait before the shopper, and they.'},
  person: {...text, description: 'The first name of whoever answers.'},
  answerBy: {...time, description: 'When an answer can be expected, where a person was asked for.'},
  mood: ref('Mood'),
  perMonth: {type: 'integer', minimum: 0, maximum: 4, description: 'How many messages a month the brand may begin with.'},
};
const uncertain = ['place', 'person', 'answerBy'];

export function chatSchemas(): Readonly<Record<string, Schema>> {
  return {
    Mood: {enum: moods},
    Trigger: {enum: triggers, description: 'Why a person is fetched.'},
    QuickReply: {...object({entry: text, text}), description: 'A question that may be meant.'},
    PersonaProduct: object({id: text, name: ref('Text'), words: ref('Text'), price: {anyOf: [money, {type: 'object', additionalProperties: money}]}, size: ref('Text'), link: {anyOf: [text, {type: 'object', description: 'By language tag.', additionalProperties: text}]}}, 'price', 'size', 'link'),
    MessageFacts: {...object(facts, ...partial), description: 'What a message is besides its words.'},
    ChatMessage: object({...facts, text: {...text, description: 'A shopper’s is plain text; the others’ a subset of Markdown.'}}, ...partial),
    ChatState: {...object(state, ...uncertain), description: 'Where a chat stands.'},
    ChatView: object({now: {...time, description: 'The service’s clock.'}, ...state, messages: list(ref('ChatMessage')), before: {type: 'integer', minimum: 1, description: 'There are older ones: those before this place.'}}, ...uncertain, 'before'),
    PersonaView: object({
      now: {...time, description: 'The service’s clock.'},
      name: ref('Text'),
      disclosure: {...ref('Text'), description: 'That one talks with a machine: it always stands beside the chat.'},
      pictures: object(Object.fromEntries(moods.map(mood => [mood, ref('Picture')])), ...moods.filter(mood => mood !== 'calm')),
      stance: {enum: stances},
      greetings: list(ref('Text')),
      begin: {type: 'object', description: 'By language tag, a few questions to begin with.', additionalProperties: list(ref('QuickReply'))},
      attended: {type: 'boolean', description: 'Whether people of the brand are there.'},
      answerBy: {...time, description: 'When a person who is asked for now can be expected to answer.'},
      mayRate: {type: 'boolean'},
      unread: count,
    }, 'answerBy'),
    UnansweredView: object({questions: list(object({language: text, question: {...text, description: 'As it was asked last.'}, count: {type: 'integer', minimum: 1}, last: time}))}),
  };
}

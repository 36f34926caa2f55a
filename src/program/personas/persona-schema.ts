import {stances} from '../bonds/bond.js';
import {cues} from './cues.js';
import {angering, causes} from './mood-causes.js';
import {abilities, moods, weekdays} from './persona.js';

const language = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
const id = {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'an id of a-z, 0-9 and "-", 1 to 64 characters'} as const;
const text = {$ref: '#/$defs/text'} as const;
const link = {type: 'string', pattern: '^(https?://|/)', description: 'an http(s) URL, or a path that begins with "/"'} as const;
const money = {
  type: 'object',
  required: ['amount', 'currency'],
  additionalProperties: false,
  properties: {
    amount: {type: 'integer', minimum: 0, description: 'a whole number of the currency’s minor unit, from 0'},
    currency: {type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code, as EUR'},
  },
} as const;

/** An object with one value for each language tag. */
function byLanguage<S>(schema: S): {readonly type: 'object'; readonly propertyNames: object; readonly additionalProperties: S} {
  return {type: 'object', propertyNames: {pattern: language, description: 'a BCP 47 language tag, as zh-Hans'}, additionalProperties: schema};
}

function phrases(most: number): object {
  return byLanguage({type: 'array', minItems: 1, maxItems: most, items: {type: 'string', minLength: 1, maxLength: 200, description: 'words, 1 to 200 characters'}});
}

function named<S>(names: readonly string[], schema: S): {readonly type: 'object'; readonly additionalProperties: false; readonly properties: {readonly [name: string]: S}} {
  return {type: 'object', additionalProperties: false, properties: Object.fromEntries(names.map(name => [name, schema]))};
}

function moodRule(by: readonly string[]): object {
  return {
    type: 'object',
    required: ['by'],
    additionalProperties: false,
    properties: {
      by: {type: 'array', uniqueItems: true, description: `what causes it, each once: ${by.join(', ')}`, items: {enum: by, description: `one of ${by.join(', ')}`}},
      lasts: {type: 'integer', minimum: 1, maximum: 20, description: 'for how many messages of the shopper it lasts, 1 to 20'},
    },
  };
}

const time = {type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'a time as 09:30'} as const;

const handoff = {
  type: 'object',
  required: ['answersWithin'],
  additionalProperties: false,
  description: 'when a person is fetched, and when one is there',
  properties: {
    hours: {
      type: 'object',
      required: ['timeZone', 'open'],
      additionalProperties: false,
      properties: {
        timeZone: {type: 'string', minLength: 1, maxLength: 64, description: 'an IANA time zone, as Asia/Shanghai'},
        open: {
          type: 'array',
          minItems: 1,
          maxItems: 50,
          items: {
            type: 'object',
            required: ['days', 'from', 'until'],
            additionalProperties: false,
            properties: {
              days: {type: 'array', minItems: 1, uniqueItems: true, description: `days, each once: ${weekdays.join(', ')}`, items: {enum: weekdays, description: `one of ${weekdays.join(', ')}`}},
              from: time,
              until: {...time, pattern: `${time.pattern}|^24:00$`, description: 'a time as 18:00, or 24:00'},
            },
          },
        },
      },
    },
    answersWithin: {type: 'integer', minimum: 1, maximum: 10_080, description: 'within how many minutes of opening hours somebody answers, 1 to 10080'},
    misses: {type: 'integer', minimum: 1, maximum: 5, description: 'after how many misses in a row a person is fetched, 1 to 5'},
    call: {type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,63}$', description: 'the name of one of the tenant’s calls, a-z, 0-9 and "-"'},
    cues: byLanguage(named(cues, {type: 'array', maxItems: 200, items: {type: 'string', minLength: 1, maxLength: 80, description: 'a phrase of 1 to 80 characters; "*" stands for a few words'}})),
  },
} as const;

/** The part of the program's schema that each of `personas` follows. */
export const personaSchema = {
  type: 'object',
  required: ['name', 'disclosure', 'pictures', 'voice', 'greetings', 'faq', 'handoff'],
  additionalProperties: false,
  properties: {
    name: {...text, description: 'what it is called'},
    disclosure: {...text, description: 'that one talks with a machine, as it always stands beside the chat'},
    pictures: {...named(moods, {$ref: '#/$defs/picture'}), required: ['calm'], description: `pictures by mood: ${moods.join(', ')}; at least calm`},
    voice: {
      type: 'object',
      required: ['words'],
      additionalProperties: false,
      description: 'how it speaks: words, address, longest',
      properties: {
        words: {...text, description: 'in a few sentences how it speaks'},
        address: byLanguage({type: 'string', minLength: 1, maxLength: 20, description: 'a word, as 您'}),
        longest: {type: 'integer', minimum: 40, maximum: 2000, description: 'how many characters a reply has at most, 40 to 2000; Han count twice'},
      },
    },
    values: {type: 'array', maxItems: 20, items: text},
    stance: {enum: stances, description: 'as what it is close: "elder", "peer" or "junior"'},
    moods: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(moods.filter(mood => mood !== 'calm').map(mood => [mood, moodRule(mood === 'anger' ? angering : Object.keys(causes))])),
    },
    greetings: {type: 'array', minItems: 1, maxItems: 50, description: 'at least one greeting', items: text},
    taboos: phrases(500),
    facts: {type: 'object', propertyNames: id, additionalProperties: text},
    faq: {
      type: 'array',
      maxItems: 5000,
      description: 'questions with their answers, at most 5000',
      items: {
        type: 'object',
        required: ['id', 'asks', 'answer'],
        additionalProperties: false,
        properties: {
          id,
          asks: {...phrases(50), minProperties: 1, description: 'ways to ask it, by language tag, 1 to 50 each'},
          answer: {...text, description: 'the answer, by language'},
          from: {type: 'array', maxItems: 20, items: {type: 'string', minLength: 1, maxLength: 128, description: 'an id of a fact or a product'}},
        },
      },
    },
    products: {
      type: 'array',
      maxItems: 5000,
      items: {
        type: 'object',
        required: ['id', 'name', 'words'],
        additionalProperties: false,
        properties: {
          id: {type: 'string', pattern: '^[!-~]{1,128}$', description: 'the product’s id in the shop: 1 to 128 visible ASCII characters'},
          name: text,
          words: text,
          price: {description: 'amount and currency, or that by language tag', anyOf: [money, {...byLanguage(money), minProperties: 1}]},
          size: text,
          link: {description: `${link.description}; or that by language tag`, anyOf: [link, {...byLanguage(link), minProperties: 1}]},
        },
      },
    },
    alike: byLanguage({type: 'array', maxItems: 500, items: {type: 'array', minItems: 2, maxItems: 20, items: {type: 'string', minLength: 1, maxLength: 40, description: 'a word, 1 to 40 characters'}}}),
    may: {type: 'array', uniqueItems: true, description: `what it may do, each once: ${abilities.join(', ')}`, items: {enum: abilities, description: `one of ${abilities.join(', ')}`}},
    handoff,
    card: {type: 'object', description: 'the character card that it was imported from'},
  },
} as const;

import {begun, type FakeService, personaOf} from './a-service.js';
import {mount, type Mounted} from './mount.js';

interface State {
  readonly attributes?: string;
  readonly set?: (service: FakeService) => void;
  readonly then?: (chat: Mounted) => Promise<void>;
}

/** A talk that has something of everything. */
export const talked = (service: FakeService): void => {
  service.say({text: 'How do I brew it?', from: 'shopper'});
  service.say({
    text: 'In **three** steeps:\n\n1. one\n2. two\n\n[more](https://tea.example/a)', rating: 'up', mood: 'joy', replies: [{entry: 'e', text: 'How much is it?'}],
    products: [{id: 'p', name: 'Autumn Oolong', words: 'Dark and sweet.', price: {amount: 2800, currency: 'USD'}, link: '/oolong'}],
  });
};
export const opened = async (chat: Mounted): Promise<void> => {
  await chat.open();
  await chat.until(() => chat.$('li.persona .meta'));
};
const written = async (chat: Mounted): Promise<void> => {
  await chat.open();
  await chat.write('Are you there?');
  await chat.until(() => chat.$('li.shopper'));
};

/** Each state that a chat can be in, and how it comes to be. */
const made: {readonly [state: string]: State} = {
  'closed': {set: service => { service.persona = {ok: true, value: personaOf({unread: 2})}; }, then: chat => chat.until(() => chat.$('[part=unread]'))},
  'unknown': {set: service => { service.persona = {ok: false, problem: 'unknown', detail: ''}; }},
  'opened': {then: chat => chat.open()},
  'talked': {set: talked, then: opened},
  'settings': {
    set: talked,
    async then(chat) {
      await opened(chat);
      await chat.press('More');
      await chat.until(() => chat.$('.extras'));
    },
  },
  'in Chinese, from right to left': {attributes: 'lang="zh" dir="rtl"', set: talked, then: opened},
  'being answered': {
    async then(chat) {
      await written(chat);
      (await chat.run(0)).send(begun, {type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant'}, {type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'I am'});
      await chat.until(() => chat.words('ol').includes('I am'));
    },
  },
  'broken off': {
    async then(chat) {
      await written(chat);
      (await chat.run(0)).lose();
      await chat.until(() => chat.words('.bar').includes('Try again'));
    },
  },
  'offline': {set: service => { service.verdict = undefined; }, then: written},
  'waiting for a person': {set: service => { talked(service); service.chat = {...service.chat, state: 'queued', place: 3}; }, then: opened},
  'with a person': {set: service => { talked(service); service.say({from: 'person', person: 'Lin', text: 'Hello'}); service.chat = {...service.chat, state: 'human', person: 'Lin'}; }, then: opened},
  'unreachable': {set: service => { service.refusal = 503; }, then: written},
  'inline': {attributes: 'placement="inline"', set: talked, then: chat => chat.until(() => chat.$('li.persona .meta'))},
};

export const states = Object.entries(made).map(([state, {attributes, set, then}]) => ({
  state,
  async show(): Promise<Mounted> {
    const {error} = console;
    console.error = () => undefined;
    const chat = await mount(set, attributes);
    await then?.(chat);
    console.error = error;
    return chat;
  },
}));

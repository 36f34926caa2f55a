import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {inEachTheme, nothingToMend} from '../axe.js';
import {begun, type FakeService, personaOf} from './a-service.js';
import {mount, type Mounted, unmountAll} from './mount.js';

interface State {
  readonly attributes?: string;
  readonly set?: (service: FakeService) => void;
  readonly then?: (chat: Mounted) => Promise<void>;
}

const talked = (service: FakeService): void => {
  service.say({text: 'How do I brew it?', from: 'shopper'});
  service.say({
    text: 'In **three** steeps:\n\n1. one\n2. two\n\n[more](https://tea.example/a)', rating: 'up', mood: 'joy', replies: [{entry: 'e', text: 'How much is it?'}],
    products: [{id: 'p', name: 'Autumn Oolong', words: 'Dark and sweet.', price: {amount: 2800, currency: 'USD'}, link: '/oolong'}],
  });
};
const opened = async (chat: Mounted): Promise<void> => {
  await chat.open();
  await chat.until(() => chat.$('li.persona .meta'));
};
const written = async (chat: Mounted): Promise<void> => {
  await chat.open();
  await chat.write('Are you there?');
  await chat.until(() => chat.$('li.shopper'));
};

const states: {readonly [state: string]: State} = {
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

describe('axe', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  afterEach(unmountAll);

  inEachTheme(() => {
    for (const [state, {attributes, set, then}] of Object.entries(states)) {
      it(`finds nothing to mend: ${state}`, async () => {
        const {error} = console;
        console.error = () => undefined;
        const chat = await mount(set, attributes);
        await then?.(chat);
        console.error = error;
        await nothingToMend(chat.element);
      });
    }
  });

  for (const [state, {attributes, set, then}] of Object.entries(states).filter(([state]) => state !== 'unknown')) {
    it(`fits into 320 pixels: ${state}`, async () => {
      await setViewport({width: 320, height: 640});
      const chat = await mount(set, attributes);
      await then?.(chat);
      const frame = (chat.$('[part=panel].open') ?? document.documentElement).getBoundingClientRect();
      for (const inside of chat.$$('*')) {
        const {left, right, width} = inside.getBoundingClientRect();
        if (width > 1) expect(left >= frame.left - .5 && right <= frame.right + .5, inside.outerHTML).to.equal(true);
      }
      await setViewport({width: 800, height: 600});
    });
  }

  it('is opened, used and closed by keyboard alone, traps nobody, and gives the focus back', async () => {
    const chat = await mount(talked);
    await chat.until(() => chat.$('[part=launcher]'));
    const focused = (): HTMLElement | null => chat.element.shadowRoot!.activeElement as HTMLElement | null;
    chat.$('[part=launcher]')!.focus();
    await sendKeys({press: 'Enter'});
    await chat.until(() => focused()?.localName === 'textarea');
    await chat.until(() => chat.$('li.persona .meta'));
    await sendKeys({type: 'Thanks'});
    await sendKeys({press: 'Enter'});
    await chat.until(() => chat.service.runs.length);
    const seen: string[] = [];
    for (let i = 0; i < 30; i++) {
      await sendKeys({down: 'Shift'});
      await sendKeys({press: 'Tab'});
      await sendKeys({up: 'Shift'});
      const now = focused();
      if (!now || !chat.$('[part=panel]')!.contains(now)) break;
      seen.push(now.ariaLabel || now.textContent.trim());
    }
    expect(focused() === null || !chat.$('[part=panel]')!.contains(focused())).to.equal(true);
    for (const words of ['Helpful', 'Copy', 'Messages', 'Talk to a person', 'Close', 'More']) expect(seen.join('|'), words).to.contain(words);
    chat.$('textarea')!.focus();
    await sendKeys({press: 'Escape'});
    await chat.until(() => focused()?.getAttribute('part') === 'launcher');
    expect(chat.element.opened).to.equal(false);
  });

  it('does not send what ends a choice of characters, nor nothing', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('   ');
    const input = chat.$<HTMLTextAreaElement>('textarea')!;
    input.value = '茶';
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}));
    await chat.element.updateComplete;
    expect(input.value).to.equal('茶');
    expect(chat.client.unsettled.size + chat.service.events.filter(({type}) => type.includes('chat.messaged')).length).to.equal([...chat.client.unsettled.values()].filter(({event}) => !event.type.includes('messaged')).length);
  });

  it('is in the top layer, and tells in words whose words are whose', async () => {
    const chat = await mount(talked);
    await opened(chat);
    expect(chat.$('[part=panel]')!.matches(':popover-open')).to.equal(true);
    expect(chat.words('li.shopper .hidden')).to.equal('You:');
    expect(chat.words('li.persona .hidden')).to.equal('Mochi, glad:');
  });
});

import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {FakeService} from './a-service.js';
import {saying, stands} from './a-service.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const tick = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 30));

const talked = (service: FakeService): void => {
  service.say({text: 'Is it sweet?', from: 'shopper'});
  service.say({text: 'It is **sweet**.'});
  service.say({text: 'I agree.', from: 'person', person: 'Lin'});
};

async function openSettings(set: (service: FakeService) => void = talked): Promise<Mounted> {
  const chat = await mount(set);
  await chat.open();
  await chat.until(() => chat.$('ol > li'));
  await chat.press('More');
  await chat.until(() => chat.$('.extras'));
  return chat;
}

describe('the settings of a chat', () => {
  const {start} = OscillatorNode.prototype;
  let tones = 0;
  beforeEach(() => {
    tones = 0;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      tones++;
      start.call(this, when);
    };
  });
  afterEach(() => {
    OscillatorNode.prototype.start = start;
    unmountAll();
  });

  it('make no sound before the shopper wants one, and then one a message, also on the next page', async () => {
    const chat = await openSettings();
    const sound = chat.$<HTMLInputElement>('.extras input[type=checkbox]')!;
    expect(sound.checked).to.equal(false);
    const live = await chat.live();
    live.send(...saying(chat.service.say({text: 'Quiet'}), 'Quiet'));
    await chat.until(() => chat.aloud.includes('Mochi: Quiet'));
    expect(tones).to.equal(0);
    sound.click();
    expect(tones).to.equal(1);
    live.send(...saying(chat.service.say({text: 'Loud'}), 'Lo', 'ud'));
    await chat.until(() => chat.aloud.includes('Mochi: Loud'));
    expect(tones).to.equal(2);
    chat.box.remove();

    const next = await mount(talked);
    await next.open();
    const again = await next.live();
    await next.until(() => performance.getEntriesByType('resource').some(({name}) => name.includes('/persona/extras/')));
    await tick();
    again.send(...saying(next.service.say({text: 'Still loud'}), 'Still loud'));
    await next.until(() => tones === 3);
    await next.press('More');
    await next.until(() => next.$<HTMLInputElement>('.extras input[type=checkbox]')?.checked);
    next.$<HTMLInputElement>('.extras input[type=checkbox]')!.click();
    again.send(...saying(next.service.say({text: 'Quiet again'}), 'Quiet again'));
    await next.until(() => next.aloud.includes('Mochi: Quiet again'));
    expect(tones).to.equal(3);
  });

  it('give a transcript of who said what, and that one of them is a machine', async () => {
    const chat = await openSettings();
    const {click} = HTMLAnchorElement.prototype;
    const files: {readonly name: string; readonly text: Promise<string>}[] = [];
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      files.push({name: this.download, text: fetch(this.href).then(response => response.text())});
    };
    try {
      await chat.press('Download what is shown');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(files.map(({name}) => name)).to.deep.equal(['Mochi.txt']);
    const at = new Date('2026-10-01T09:00:00.000Z').toLocaleString('en');
    expect((await files[0]!.text).replace('\uFEFF', '').split('\n')).to.deep.equal([
      'Mochi', 'Mochi is an automated assistant.', '',
      `${at}  You`, 'Is it sweet?', '', `${at}  Mochi, automated`, 'It is **sweet**.', '', `${at}  Lin, a person`, 'I agree.', '',
    ]);
  });

  it('let the brand write first as often as the shopper chooses, and say when that is recorded', async () => {
    const chat = await openSettings();
    const choice = (): HTMLSelectElement => chat.$<HTMLSelectElement>('.extras select')!;
    expect([...choice().options].map(({text}) => text)).to.deep.equal(['never', 'once a month', '2 times a month', '3 times a month', '4 times a month']);
    expect(choice().value).to.equal('2');
    choice().value = '0';
    choice().dispatchEvent(new Event('change'));
    await chat.until(() => chat.words('.extras [role=status]') === 'Recorded.');
    const limited = (): readonly unknown[] => chat.service.events.filter(({type}) => type === 'kindred.contact.limited').map(({data}) => data);
    expect(limited()).to.deep.equal([{persona: 'mochi', perMonth: 0}]);

    const {error} = console;
    console.error = () => undefined;
    chat.service.verdict = {status: 'refused', reason: 'malformed'};
    choice().value = '4';
    choice().dispatchEvent(new Event('change'));
    await chat.until(() => chat.words('.extras [role=status]') === 'This could not be recorded.');
    console.error = error;
    // As the service has it.
    expect(choice().value).to.equal('2');
  });

  it('end the chat, which begins again when one writes', async () => {
    const chat = await openSettings();
    await chat.press('End this chat');
    await chat.until(() => chat.service.events.some(({type}) => type === 'kindred.chat.closed'));
    chat.service.chat = {...chat.service.chat, state: 'closed'};
    (await chat.live()).send(stands({state: 'closed'}));
    await chat.until(() => chat.words('.handoff').includes('This chat has ended. Write, and it begins again.'));
    expect(chat.$$('.extras button').find(({textContent}) => textContent === 'End this chat')).to.have.property('disabled', true);
    await chat.write('One more thing');
    await chat.run(0);
  });
});

/** What is seen of a page beside a keyboard, which no browser shows to a test. */
class Seen extends EventTarget {
  offsetTop = 0;
  height = 640;
  listeners = 0;
  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    const {signal} = args[2] as AddEventListenerOptions;
    this.listeners++;
    signal!.addEventListener('abort', () => this.listeners--);
    super.addEventListener(...args);
  }
}

describe('a chat on a narrow screen', () => {
  const seen = new Seen();
  before(async () => {
    await setViewport({width: 320, height: 640});
    Object.defineProperty(window, 'visualViewport', {configurable: true, value: seen});
  });
  after(async () => {
    delete (window as {visualViewport?: unknown}).visualViewport;
    await setViewport({width: 800, height: 600});
  });
  afterEach(unmountAll);

  it('keeps to what the keyboard leaves of the page, with the input in sight, and stops looking when it closes', async () => {
    const chat = await mount(talked);
    await chat.open();
    const box = (): readonly number[] => {
      const {top, height, left, width} = chat.$('[part=panel]')!.getBoundingClientRect();
      return [top, height, left, width];
    };
    expect(box()).to.deep.equal([0, 640, 0, 320]);
    Object.assign(seen, {offsetTop: 24, height: 300});
    seen.dispatchEvent(new Event('resize'));
    expect(box()).to.deep.equal([24, 300, 0, 320]);
    const {bottom} = chat.$('textarea')!.getBoundingClientRect();
    expect(bottom).to.be.below(325);
    Object.assign(seen, {offsetTop: 60});
    seen.dispatchEvent(new Event('scroll'));
    expect(box()[0]).to.equal(60);
    expect(seen.listeners).to.equal(2);
    await chat.press('Close');
    await chat.until(() => seen.listeners === 0);
  });
});

describe('a chat that is taken off the page', () => {
  afterEach(unmountAll);

  /** How many listeners each of these has at the moment. */
  function counted(...targets: readonly EventTarget[]): {readonly count: number; stop(): void} {
    const added: {readonly target: EventTarget; readonly type: string; readonly listener: unknown}[] = [];
    const {addEventListener, removeEventListener} = EventTarget.prototype;
    const drop = (target: EventTarget, type: string, listener: unknown): void => {
      const place = added.findIndex(one => one.target === target && one.type === type && one.listener === listener);
      if (place >= 0) added.splice(place, 1);
    };
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const target = this ?? window;
      if (targets.includes(target) && listener) {
        added.push({target, type, listener});
        if (typeof options === 'object') options.signal?.addEventListener('abort', () => drop(target, type, listener));
      }
      addEventListener.call(target, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      drop(this ?? window, type, listener);
      removeEventListener.call(this ?? window, type, listener, options);
    };
    return {
      get count() { return added.length; },
      stop: () => Object.assign(EventTarget.prototype, {addEventListener, removeEventListener}),
    };
  }

  it('ends its stream and its answer, listens to nothing, and goes on where it comes back', async () => {
    const listeners = counted(window, document);
    try {
      const chat = await mount(talked);
      await chat.until(() => chat.$('[part=launcher]'));
      const {box, element} = chat;
      element.remove();
      const before = listeners.count;
      box.append(element);
      await chat.open();
      const live = await chat.live();
      await chat.write('Are you there?');
      const run = await chat.run(0);
      expect(listeners.count).to.be.above(before);
      element.remove();
      expect([live.init.signal!.aborted, run.init.signal!.aborted]).to.deep.equal([true, true]);
      expect(listeners.count).to.equal(before);
      chat.service.chat = {...chat.service.chat, state: 'queued', place: 1};
      await tick();
      expect([chat.service.lives.length, chat.service.runs.length]).to.deep.equal([1, 1]);

      box.append(element);
      await chat.until(() => chat.$('[part=panel]')?.matches(':popover-open'));
      await chat.live(1);
      await chat.until(() => chat.words('.handoff').includes('You are next.'));
      await chat.run(1);
      await chat.answer('Here again');
    } finally {
      listeners.stop();
    }
  });
});

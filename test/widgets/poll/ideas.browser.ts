import {expect} from 'chai';
import type {KindredEvent} from '../../../src/events/index.js';
import type {IdeaView} from '../../../src/program/index.js';
import {clearDevice, when} from '../../outbox/harness.js';
import {type MountedIdeas, mountIdeas, type Setting, unmountIdeas} from './mount-ideas.js';

const hour = 3_600_000;
const three: Setting['ideas'] = [['Moon tin', 4, {words: 'Round.\nIn two sizes.'}], ['Bigger cups', 2], ['月亮形的罐子', 1]];
const many: Setting['ideas'] = Array.from({length: 17}, (_, i) => [`Idea ${i}`, 1] as const);
const deadline = '2026-12-24T12:00:00.000Z';
/** What an idea of one state has besides. */
const decisions: {readonly [state: string]: Partial<IdeaView>} = {
  'in-review': {}, 'making': {credit: 'Lin'}, 'made': {credit: 'Lin', link: 'https://shop.example/tin'}, 'not-this-time': {reason: 'Too big for our kiln.'}, 'declined': {reason: 'We have this one.'},
};

let poll: MountedIdeas;
const open = async (setting?: Setting): Promise<void> => {
  poll = await mountIdeas(setting);
  await when(() => poll.$('.list')!.ariaBusy === 'false');
};
const status = (): string | undefined => poll.text('[part=status]');
const row = (title: string): HTMLElement => poll.$$('.list > li').find(item => item.querySelector('.title')!.textContent === title)!;
const words = (title: string): string => row(title).textContent.replace(/\s+/g, ' ').trim();
const press = async (name: string): Promise<void> => {
  poll.$$('button').find(({textContent}) => textContent.trim().startsWith(name))!.click();
  await poll.element.updateComplete;
};
/** What was delivered or waits to be. */
const tracked = (): KindredEvent[] => [...poll.client.unsettled.values()].map(({event}) => event).filter(({type}) => type.includes('idea'));

/** Whatever happens in here, the page hears of no error. */
const thrown: unknown[] = [];
const onThrown = (event: Event): void => { thrown.push(event); };
before(() => ['error', 'unhandledrejection'].forEach(type => addEventListener(type, onThrown)));
after(() => ['error', 'unhandledrejection'].forEach(type => removeEventListener(type, onThrown)));
beforeEach(() => clearDevice());
afterEach(async () => {
  await unmountIdeas();
  document.documentElement.lang = 'en';
  expect(thrown.splice(0)).to.deep.equal([]);
});

describe('a poll of ideas', () => {
  it('that has none yet invites the first', async () => {
    await open();
    expect(poll.text('.question')).to.equal('What next?');
    expect(poll.text('.turnout')).to.equal('0 ideas0 supports');
    expect(poll.text('.end')).to.equal('No ideas yet. Yours would be the first.');
    expect(poll.text('.suggest')).to.equal('Suggest an idea');
    expect(poll.$('.sift')).to.equal(null);
  });

  it('says that its ideas are on their way, and shows them when they are', async () => {
    let arrive = (): void => undefined;
    const held = new Promise<void>(resolve => { arrive = resolve; });
    poll = await mountIdeas({ideas: three, setUp: service => { service.held = held; }});
    expect(poll.text('.end')).to.equal('Loading…');
    expect(poll.$('.list')!.ariaBusy).to.equal('true');
    arrive();
    await when(() => poll.titles().length === 3);
    expect(poll.$('.list')!.ariaBusy).to.equal('false');
    expect(poll.$('.end')).to.equal(null);
  });

  it('lists ideas by supports, with what each needs next', async () => {
    await open({ideas: three, setUp: service => { service.decided = idea => idea.supports === 1 ? {milestone: {reached: 0, next: {supports: 3, remaining: 2, deadline, lapsed: true}}} : {}; }});
    expect(poll.titles()).to.deep.equal(['Moon tin', 'Bigger cups', '月亮形的罐子']);
    expect(poll.text('.turnout')).to.equal('3 ideas7 supports');
    expect(words('Moon tin')).to.match(/^4Support Moon tin Round\. In two sizes\. 3 reached 10 6 more by .* for 10$/);
    expect(words('Bigger cups')).to.match(/1 more by .* for 3$/);
    expect(words('月亮形的罐子')).to.match(/It did not reach 3 in time\.$/);
    expect(row('月亮形的罐子').querySelector('button')!.disabled).to.equal(true);
    expect([...row('Moon tin').querySelectorAll('svg')].map(bar => bar.getAttribute('width'))).to.deep.equal(['100%', `${(4 - 3) / (10 - 3) * 100}%`]);
    expect(row('Moon tin').querySelector('.words')!.textContent).to.equal('Round.\nIn two sizes.');
    expect(poll.$('.mine')).to.equal(null);
  });

  for (const [state, more] of Object.entries(decisions)) {
    it(`says of an idea that it is ${state}`, async () => {
      await open({ideas: [['Moon tin', 4]], setUp: service => { service.decided = () => ({state: state as IdeaView['state'], milestone: {reached: 1}, ...more}); }});
      const steps = [...row('Moon tin').querySelectorAll('.steps li')].map(step => `${step.textContent}${step.ariaCurrent === 'step' ? ', now' : ''}${step.className === 'done' ? '' : ', not yet'}`);
      const at = {'in-review': ['In review, now', 'Making it, not yet', 'Made, not yet'], 'making': ['In review', 'Making it, now', 'Made, not yet'], 'made': ['In review', 'Making it', 'Made, now']}[state];
      expect(steps).to.deep.equal(at ?? []);
      expect(row('Moon tin').querySelector('.ladder')).to.equal(null);
      expect(row('Moon tin').querySelector('.thanks')?.textContent.replace(/\s+/g, ' ').trim()).to.equal({making: 'Thanks to Lin', made: 'See it Thanks to Lin'}[state]);
      expect(row('Moon tin').querySelector('.answer')?.textContent).to.equal({'not-this-time': 'Not this time: Too big for our kiln.', 'declined': 'Not published: We have this one.'}[state]);
      const link = row('Moon tin').querySelector<HTMLAnchorElement>('.thanks a');
      expect(link && [link.href, link.ariaLabel]).to.deep.equal(state === 'made' ? ['https://shop.example/tin', 'See it: Moon tin'] : null);
    });
  }

  it('tells those who have a part in it what is being made, and nobody else', async () => {
    const making: Setting = {ideas: three, setUp: service => { service.decided = ({title}) => (title === 'Moon tin' ? {state: 'made', link: 'https://shop.example/tin'} : title === 'Bigger cups' ? {state: 'making'} : {}); }};
    await open(making);
    expect(poll.$('.news')).to.equal(null);
    await poll.click('.list > li:nth-child(1) .support');
    await poll.shows('An idea that you support is made: Moon tin.', '.news li');
    expect(poll.$$('.news li')).to.have.length(1);
    expect(poll.$('.news a')!.ariaLabel).to.equal('See it: Moon tin');
  });

  it('shows five ideas, then ten more at a time, each once, until there are no more', async () => {
    await open({ideas: many});
    expect(poll.titles()).to.have.length(5);
    await press('Show more');
    expect(poll.titles()).to.have.length(15);
    await press('Show more');
    expect(new Set(poll.titles()).size).to.equal(17);
    expect(poll.$$('button').some(({textContent}) => textContent === 'Show more')).to.equal(false);
  });

  it('is put in another order, and searched', async () => {
    await open({ideas: three});
    await press('Newest');
    await when(() => poll.titles()[0] === '月亮形的罐子');
    await press('Yours');
    await poll.shows('What you suggest or support is kept together here.', '.end');
    expect(poll.$$('.sorts [aria-pressed=true]').map(({textContent}) => textContent)).to.deep.equal(['Yours']);
    const search = poll.$<HTMLInputElement>('[type=search]')!;
    for (const [query, found] of [['cups', ['Bigger cups']], ['月亮茶罐', ['月亮形的罐子']], ['bowl', []], ['', []]] as const) {
      search.value = query;
      search.dispatchEvent(new InputEvent('input'));
      await poll.shows(query === 'bowl' ? 'Nothing found. Suggest it?' : query ? found[0] : 'kept together here');
      expect(poll.titles()).to.deep.equal(found);
    }
  });

  it('without an answer says so, and is back when it is asked again', async () => {
    await open({ideas: three});
    poll.service.up = false;
    await press('Newest');
    await poll.shows('Can’t reach the ideas.', '.end');
    poll.service.up = true;
    await press('Try again');
    await when(() => poll.titles().length === 3);
    expect(poll.$('.end')).to.equal(null);
  });

  it('survives answers that are none', async () => {
    await open({ideas: three});
    poll.service.read = (() => Promise.resolve({ok: true, value: {}})) as unknown as MountedIdeas['service']['read'];
    await press('Newest');
    await poll.shows('Can’t reach the ideas.', '.end');
    poll.service.read = () => Promise.reject(new Error('broken'));
    poll.client.refresh();
    await poll.write({title: 'Moon'});
    await when(() => !!poll.$('.end'));
  });

  it('takes up another poll with nothing of the last one’s', async () => {
    await open({ideas: three});
    await poll.write({title: 'A draft'});
    poll.element.poll = 'empty';
    await poll.shows('No ideas yet.');
    expect(poll.$('.write')).to.equal(null);
    expect(poll.titles()).to.deep.equal([]);
  });

  it('is there again, from the start, when it is put elsewhere on the page, with what was written', async () => {
    await open({ideas: three});
    await press('Newest');
    await when(() => poll.titles()[0] === '月亮形的罐子');
    await poll.write({title: 'A draft'});
    poll.element.remove();
    poll.box.append(poll.element);
    await when(() => poll.titles()[0] === 'Moon tin');
    expect(poll.text('.sorts [aria-pressed=true]')).to.equal('Most supported');
    expect(poll.$<HTMLInputElement>('[name=title]')!.value).to.equal('A draft');
    await press('Newest');
    await when(() => poll.titles()[0] === '月亮形的罐子');
  });

  for (const [state, setting] of [['closed', {closes: Date.now() - hour}], ['scheduled', {opens: Date.now() + hour}]] as const) {
    it(`that is ${state} shows what there is, and takes nothing`, async () => {
      await open({...setting, ideas: three});
      expect(poll.titles()).to.have.length(3);
      expect(poll.$('.suggest, .write')).to.equal(null);
      expect(poll.$$('.support').every(button => (button as HTMLButtonElement).disabled)).to.equal(true);
      expect(poll.text('.about')).to.contain(state === 'closed' ? 'Closed on' : 'Opens on');
    });
  }

  it('tells its rules in sentences', async () => {
    const rules = (): string[] => poll.$$('.about li').map(({textContent}) => textContent);
    await open({moderated: true, closes: Date.now() + hour});
    expect(rules()).to.have.length(5);
    expect(rules().slice(0, 4)).to.deep.equal([
      'Support as many ideas as you like, each once. You can take a support back until the end.', 'One support for each browser.',
      'The milestones: 3 within 30 days, 10 within 60 days. At each, the brand looks at the idea.', 'The brand reads each idea before it is published, and says why when one is not.',
    ]);
    expect(rules()[4]).to.match(/^Open until /);
    await unmountIdeas();
    await open();
    expect(rules()).to.have.length(3);
  });
});

describe('a support', () => {
  beforeEach(() => open({ideas: three}));
  const button = (): HTMLButtonElement => row('Bigger cups').querySelector('button')!;

  it('is pressed at once, counted when it is recorded, and taken back', async () => {
    button().click();
    await poll.element.updateComplete;
    expect(button().ariaPressed).to.equal('true');
    await when(() => words('Bigger cups').startsWith('3'));
    await when(() => poll.client.unsettled.size === 0);
    expect(button().ariaPressed).to.equal('true');
    expect(status()).to.equal('Recorded.');
    expect(poll.text('.turnout')).to.equal('3 ideas8 supports');
    await poll.shows('Yours 1', '.sorts button');
    button().click();
    await when(() => words('Bigger cups').startsWith('2') && button().ariaPressed === 'false');
    expect(poll.said.map(({idea, poll, supports, title}) => ({idea, poll, supports, title}))).to.deep.equal([true, false].map(supports => ({idea: poll.said[0]!.idea, poll: 'next', supports, title: undefined})));
  });

  it('that is refused is not pressed any more, and says why', async () => {
    poll.service.refusal = 'idea-lapsed';
    button().click();
    await when(() => status() === 'Its time was over before your support arrived.');
    expect(button().ariaPressed).to.equal('false');
    expect(words('Bigger cups')).to.contain('Its time was over');
  });

  it('is saved on the device while nothing is reached, and recorded later', async () => {
    poll.service.up = false;
    button().click();
    await when(() => status() === 'Saved on this device. It will be sent when the connection is back.');
    expect(button().ariaPressed).to.equal('true');
    poll.service.up = true;
    poll.client.flush();
    await when(() => status() === 'Recorded.');
  });

  it('does not happen when a listener of the page is against it', async () => {
    document.addEventListener('kin-idea', event => event.preventDefault(), {once: true});
    button().click();
    await poll.element.updateComplete;
    expect(button().ariaPressed).to.equal('false');
    expect(tracked()).to.deep.equal([]);
  });
});

describe('an idea of one’s own', () => {
  it('is there for everyone at once where nothing is moderated', async () => {
    await open({ideas: three});
    await poll.write({title: ' A reed stopper ', words: 'For the old jars.', picture: 'https://cdn.example/../reed.png', credit: 'Noor'});
    await poll.submit();
    await when(() => status() === 'Recorded, and here for everyone.');
    await when(() => poll.titles().includes('A reed stopper'));
    await when(() => words('A reed stopper').startsWith('1Support'));
    expect(words('A reed stopper')).to.contain('Your idea').and.to.contain('You suggested this').and.not.to.contain('Noor');
    expect(row('A reed stopper').querySelector('img')!.getAttribute('src')).to.equal('https://cdn.example/reed.png');
    expect(row('A reed stopper').querySelector('button')!.ariaPressed).to.equal('true');
    expect(poll.titles().filter(title => title === 'A reed stopper')).to.have.length(1);
    const {poll: id, idea, title, supports} = poll.said[0]!;
    expect({id, idea, title, supports}).to.deep.equal({id: 'next', idea: undefined, title: 'A reed stopper', supports: true});
  });

  it('waits in sight of its author alone where the brand reads it first', async () => {
    await open({moderated: true});
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await when(() => status() === 'Recorded. It is published once the brand has read it.');
    await poll.shows('The brand reads it first. Only you can see it.', '.answer');
    expect(words('A reed stopper')).to.contain('Your idea').and.not.to.contain('You suggested this');
    expect(poll.text('.turnout')).to.equal('0 ideas0 supports');
    expect(poll.text('.sorts')).to.contain('Yours 1');
  });

  it('is shown while it is on its way, and said to be saved while nothing is reached', async () => {
    await open();
    poll.service.up = false;
    await poll.write({title: 'A reed stopper', words: 'For the old jars.'});
    await poll.submit();
    expect(words('A reed stopper')).to.equal('Your idea A reed stopper For the old jars. Sending…');
    await when(() => status() === 'Saved on this device. It will be sent when the connection is back.');
    poll.service.up = true;
    poll.client.flush();
    await when(() => status() === 'Recorded, and here for everyone.');
    await when(() => poll.titles().join() === 'A reed stopper');
  });

  it('that is refused is a draft again, with why', async () => {
    await open();
    poll.service.refusal = 'too-many-ideas';
    await poll.write({title: 'A reed stopper', words: 'For the old jars.', credit: 'Noor'});
    await poll.submit();
    await poll.shows('Ten ideas of yours wait here already. What you wrote is still here.', '.problem');
    expect(poll.$$('.write :is(input, textarea)').map(field => (field as HTMLInputElement).value)).to.deep.equal(['A reed stopper', 'For the old jars.', '', 'Noor']);
    expect(poll.titles()).to.deep.equal([]);
    expect(status()).to.equal('');
    poll.service.refusal = undefined;
    await poll.submit();
    await when(() => poll.titles().join() === 'A reed stopper');
  });

  it('keeps what is written when the form is left', async () => {
    await open();
    await poll.write({title: 'A reed stopper'});
    await press('Cancel');
    expect(poll.$('.write')).to.equal(null);
    await poll.write({});
    expect(poll.$<HTMLInputElement>('[name=title]')!.value).to.equal('A reed stopper');
    poll.client.refresh();
    await when(() => !!poll.$('.write'));
    expect(poll.$<HTMLInputElement>('[name=title]')!.value).to.equal('A reed stopper');
  });

  it('leads past those that say the same, which can be supported instead', async () => {
    await open({ideas: three});
    await poll.write({title: 'a MOON tin'});
    await poll.shows('Already here. Support it instead?', '.write [role=status]');
    expect(poll.$$('.similar bdi').map(({textContent}) => textContent)).to.deep.equal(['Moon tin']);
    await poll.click('.similar .support');
    expect(poll.$('.similar .support')!.ariaPressed).to.equal('true');
    await when(() => poll.text('.turnout') === '3 ideas8 supports');
    await poll.write({title: 'Something else'});
    await when(() => !poll.$('.similar'));
  });

  it('is submitted although what says the same cannot be looked for', async () => {
    await open();
    const {read} = poll.service;
    poll.service.read = (resource, reader) => (resource.includes('q=') ? Promise.reject(new Error('broken')) : read(resource, reader));
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    await when(() => status() === 'Recorded, and here for everyone.');
  });

  it('stays a draft when a listener of the page is against it', async () => {
    await open();
    document.addEventListener('kin-idea', event => event.preventDefault(), {once: true});
    await poll.write({title: 'A reed stopper'});
    await poll.submit();
    expect(poll.$<HTMLInputElement>('[name=title]')!.value).to.equal('A reed stopper');
    expect(tracked()).to.deep.equal([]);
  });

  for (const [field, text, words] of [
    ['title', '  ', 'Please say in a few words what it is.'],
    ['title', 'x'.repeat(81), 'This is 1 character too long: 80 at most.'],
    ['title', '🍵'.repeat(82), 'This is 2 characters too long: 80 at most.'],
    ['title', '<img onerror=alert(1)>', 'Please use plain words, without tags or invisible characters.'],
    ['title', 'A \u202enit', 'Please use plain words, without tags or invisible characters.'],
    ['words', 'x'.repeat(1001), 'This is 1 character too long: 1,000 at most.'],
    ['words', 'See\n</p>', 'Please use plain words, without tags or invisible characters.'],
    ['picture', 'https://evil.example/a.png', 'Please take a picture from cdn.example.'],
    ['picture', 'http://cdn.example/a.png', 'Please take a picture from cdn.example.'],
    ['picture', 'a.png', 'Please take a picture from cdn.example.'],
    ['credit', 'x'.repeat(41), 'This is 1 character too long: 40 at most.'],
    ['credit', '<b>', 'Please use plain words, without tags or invisible characters.'],
  ] as const) {
    it(`is not sent with a wrong ${field}, which is said and gets the focus: ${text.slice(0, 20)}`, async () => {
      await open();
      await poll.write({title: 'A reed stopper', [field]: text});
      await poll.submit();
      await when(() => poll.focused()?.getAttribute('name') === field);
      expect(poll.text('[role=alert]')).to.equal(words);
      expect(poll.$$('[aria-invalid=true]').map(input => input.getAttribute('name'))).to.deep.equal([field]);
      expect(tracked()).to.deep.equal([]);
      await poll.write({[field]: 'something else'});
      expect(poll.text('[role=alert]')).to.equal('');
      expect(poll.$('[aria-invalid=true]')).to.equal(null);
    });
  }
});

describe('what one visitor', () => {
  const aToken = (sub: string) => async () => `.${btoa(JSON.stringify({sub, iat: 0, exp: 900}))}.`;
  for (const [what, leave] of [['signs out', () => poll.client.reset()], ['gives way to a member', () => poll.client.identify(aToken('bert'))]] as const) {
    it(`has written, done and looked for is not shown to the next, when the first ${what}`, async () => {
      await open({ideas: three, moderated: true});
      if (what.startsWith('gives')) {
        poll.client.identify(aToken('ada'));
        await when(() => !!poll.$('.ideas') && poll.titles().length === 3);
      }
      await poll.write({title: 'A reed stopper'});
      await poll.submit();
      await poll.shows('Only you can see it.', '.answer');
      await press('Yours');
      await when(() => poll.titles().join() === 'A reed stopper');
      await poll.write({title: 'Ada’s next one', credit: 'Ada'});

      await leave();
      await when(() => poll.titles().length > 1);
      expect(poll.titles()).to.deep.equal(['Moon tin', 'Bigger cups', '月亮形的罐子']);
      expect(status()).to.equal('');
      expect(poll.text('.sorts')).to.equal('Most supportedNewestYours');
      await poll.write({});
      expect(poll.$$('.write :is(input, textarea)').map(field => (field as HTMLInputElement).value).join('')).to.equal('');
    });
  }
});

import {expect} from 'chai';
import {begun, finished, personaOf, saying, stands} from './a-service.js';
import {mount, unmountAll} from './mount.js';

const tick = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 30));
/** Pages hear of scrolling with the next frame, for which a busy browser takes its time. */
const scrollTo = async (box: HTMLElement, top: number): Promise<void> => {
  box.scrollTop = top;
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
};

describe('a chat', () => {
  const {random} = Math;
  // The next try is at hand.
  before(() => { Math.random = () => .002; });
  after(() => { Math.random = random; });
  afterEach(unmountAll);

  it('greets a stranger with the first words, offers questions, and always says that it is a machine', async () => {
    const chat = await mount();
    await chat.open();
    await chat.until(() => chat.words('.greeting').includes('The kettle is on.'));
    expect(chat.words('#disclosure')).to.equal('Mochi is an automated assistant.');
    expect(chat.words('h2')).to.equal('Mochiat ease');
    await chat.press('How do I brew it?');
    const run = await chat.run(0);
    expect(run.input!.messages).to.have.length(1);
    expect(run.input!.messages[0]).to.include({role: 'user', content: 'How do I brew it?'});
    expect(chat.words('#disclosure')).to.equal('Mochi is an automated assistant.');
  });

  it('greets a friend otherwise', async () => {
    const chat = await mount();
    (chat.client.$reader as unknown as {set(reader: object): void}).set({visitor: undefined, token: async () => 'a token'});
    await chat.open();
    await chat.until(() => chat.words('.greeting').includes('You are back.'));
  });

  it('says saved and recorded only when it is so, and asks for the answer then', async () => {
    const chat = await mount(service => { service.verdict = undefined; });
    await chat.open();
    await chat.write('Hello');
    await chat.until(() => chat.words('[part=own]') === 'Hello');
    await chat.until(() => /Saved on this device/.test(chat.words('.shopper .meta')));
    expect(chat.service.runs).to.have.length(0);
    await chat.until(() => chat.words('.shopper .meta').includes('when the connection is back'));
    chat.service.verdict = {status: 'accepted'};
    chat.client.flush();
    const run = await chat.run(0);
    expect(chat.words('.shopper .meta')).to.contain('Recorded');
    expect(run.resource).to.equal('personas/mochi/run');
    expect(run.init.headers).to.include({accept: 'text/event-stream', 'content-type': 'application/json'});
  });

  it('only adds to what stands while it is said', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('How long?');
    const run = await chat.run(0);
    run.send(begun, {type: 'TEXT_MESSAGE_START', messageId: 'm1', role: 'assistant'}, {type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta: 'It **steeps** for a '});
    await chat.until(() => chat.words('[part=message].bubble strong') === 'steeps');
    const words = chat.$('li.persona .words')!;
    const before = [words.firstChild!, ...words.firstChild!.childNodes];
    const texts = before.map(({textContent}) => textContent);
    const removed: Node[] = [];
    new MutationObserver(changes => changes.forEach(change => removed.push(...change.removedNodes))).observe(words, {childList: true, subtree: true});
    for (const delta of ['wh', 'ile, ', 'then *', 'rests*.\n\n- one', '\n- two']) run.send({type: 'TEXT_MESSAGE_CONTENT', messageId: 'm1', delta});
    run.send(...saying({id: 'm1', seq: 2, answers: run.input!.messages[0]!.id}).slice(1), finished);
    run.end();
    await chat.until(() => chat.$$('li.persona .words li').length === 2 && chat.words('li.persona .meta').includes('Copy'));
    expect([words.firstChild!, ...words.firstChild!.childNodes].slice(0, before.length).every((node, i) => node === before[i])).to.equal(true);
    expect(before.slice(1).map(({textContent}) => textContent)).to.deep.equal(texts.slice(1));
    expect(removed).to.deep.equal([]);
    expect(chat.words('li.persona .words')).to.equal('It steeps for a while, then rests.onetwo');
  });

  it('moves nothing that stands while it is said, nor when it begins or ends', async () => {
    const chat = await mount(service => {
      for (let i = 0; i < 3; i++) service.say({text: `Said ${i}`});
    });
    await chat.open();
    await chat.until(() => chat.$$('ol > li').length === 3);
    // What is added scrolls the messages, so these are looked at within their list.
    const list = (): number => chat.$('ol')!.getBoundingClientRect().top;
    const places = (): readonly number[] => [
      ...['[part=panel]', '.head', '.handoff', '[role=log]', 'form'].flatMap(name => {
        const {top, height} = chat.$(name)!.getBoundingClientRect();
        return [top, height];
      }),
      ...chat.$$('ol > li').slice(0, 3).map(row => row.getBoundingClientRect().top - list()),
    ].map(Math.round);
    const before = places();
    await chat.write('Tell me');
    const run = await chat.run(0);
    expect(places()).to.deep.equal(before);
    run.send(begun, {type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant'});
    for (const delta of ['It steeps. ', 'And **rests**.\n\n- one\n- two', '\n\nThen it is warm, and the cup is too.']) {
      run.send({type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta});
      const last = delta.split(' ').at(-1)!.replace(/\W/g, '');
      await chat.until(() => chat.words('li.persona:last-child .words').includes(last));
      expect(chat.words('.bar')).to.contain('is writing');
      expect(places()).to.deep.equal(before);
    }
    run.send(...saying({id: 'm', seq: 5, answers: run.input!.messages[0]!.id}).slice(-2), finished);
    run.end();
    await chat.until(() => !chat.words('.bar').includes('is writing'));
    expect(places()).to.deep.equal(before);
  });

  it('tells each finished message to screen readers once, and nothing while it is being said', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('One');
    await chat.run(0);
    const live = await chat.live();
    const said = chat.service.say({text: 'First **answer** here', answers: chat.service.runs[0]!.input!.messages[0]!.id});
    // The same on both streams, and again after a reconnection.
    chat.service.runs[0]!.send(begun, ...saying(said, 'First ', '**ans', 'wer** ', 'here'), finished);
    live.send(...saying(said, 'First **answer** here'));
    chat.service.runs[0]!.end();
    await chat.until(() => chat.aloud.some(words => words.includes('First answer here')));
    live.end();
    await chat.live(1);
    for (let i = 2; i < 7; i++) {
      await chat.write(`Question ${i}`);
      await chat.run(i - 1);
      await chat.answer(`Answer ${i}`);
    }
    await tick();
    expect(chat.aloud).to.deep.equal(['Mochi: First answer here', ...[2, 3, 4, 5, 6].map(i => `Mochi: Answer ${i}`)]);
    expect(chat.$('[role=log]')!.getAttribute('aria-live')).to.equal('off');
  });

  it('stops where the shopper says so, and says that it did', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('Go on');
    const run = await chat.run(0);
    run.send(begun, {type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant'}, {type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'On and on'});
    await chat.until(() => chat.words().includes('Mochi is writing…') && chat.words().includes('On and on'));
    await chat.press('Stop');
    await chat.until(() => chat.words('li.persona .meta').includes('You stopped this here.'));
    expect(run.init.signal!.aborted).to.equal(true);
    expect(chat.words()).to.not.contain('is writing');
    await tick();
    expect(chat.service.runs).to.have.length(1);
  });

  for (const [how, words, act] of [
    ['breaks off', 'The answer broke off.', async (run: {lose(): void}) => run.lose()],
    ['ends without an end', 'The answer broke off.', async (run: {end(): void}) => run.end()],
    ['is truncated upstream', 'The answer broke off.', async (run: {send(event: object): void}) => run.send({type: 'RUN_ERROR', code: 'truncated', message: ''})],
    ['fails upstream', 'There is no answer right now.', async (run: {send(event: object): void}) => run.send({type: 'RUN_ERROR', code: 'upstream', message: ''})],
    ['meets a limit', 'That was a lot at once. Please wait a little.', async (run: {send(event: object): void}) => run.send({type: 'RUN_ERROR', code: 'limit', message: ''})],
    ['is no JSON', 'The answer broke off.', async (run: {write(text: string): void}) => run.write('data: {nonsense\n\n')],
  ] as const) {
    it(`says so when an answer ${how}, and tries again`, async () => {
      const chat = await mount();
      await chat.open();
      await chat.write('Tell me');
      const run = await chat.run(0);
      run.send(begun, {type: 'TEXT_MESSAGE_START', messageId: 'm', role: 'assistant'}, {type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'Half of'});
      await chat.until(() => chat.words().includes('Half of'));
      await act(run);
      await chat.until(() => chat.words('.bar [role=status]') === words);
      expect(chat.words()).to.contain('It broke off here.');
      await chat.press('Try again');
      await chat.run(1);
      expect(chat.words('ol')).to.not.contain('Half of');
      await chat.answer('All of it');
      expect(chat.words('.bar [role=status]')).to.equal('');
    });
  }

  it('says so when there is no answer at all, or too much was asked', async () => {
    const chat = await mount();
    await chat.open();
    chat.service.refusal = 429;
    await chat.write('Hello');
    await chat.until(() => chat.words('.bar [role=status]').includes('a lot at once'));
    chat.service.refusal = undefined;
    chat.service.reachable = false;
    await chat.press('Try again');
    await chat.until(() => chat.words('.bar [role=status]').includes('What you wrote is kept.'));
    chat.service.reachable = true;
    await chat.press('Try again');
    await chat.answer('Here I am');
  });

  it('does not mind that another page, or a person, has the message', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('Hello');
    (await chat.run(0)).send(begun, {type: 'RUN_ERROR', code: 'busy', message: ''});
    await chat.until(() => !chat.words().includes('is writing'));
    const said = chat.service.say({text: 'From there', answers: chat.service.runs[0]!.input!.messages[0]!.id});
    (await chat.live()).send(...saying(said, 'From there'));
    await chat.until(() => chat.words().includes('From there'));
    expect(chat.words('.bar [role=status]')).to.equal('');
    expect(chat.service.runs).to.have.length(1);
  });

  it('gives back what was refused, to be written again', async () => {
    const chat = await mount(service => { service.verdict = {status: 'refused', reason: 'malformed'}; });
    const {error} = console;
    console.error = () => undefined;
    await chat.open();
    await chat.write('Too much');
    await chat.until(() => chat.words('.shopper .meta').includes('This could not be taken.'));
    console.error = error;
    await chat.press('Write it again');
    expect(chat.$<HTMLTextAreaElement>('textarea')!.value).to.equal('Too much');
    expect(chat.element.shadowRoot!.activeElement?.localName).to.equal('textarea');
  });

  it('asks again for what was never answered, after a reload', async () => {
    const chat = await mount(service => {
      service.say({text: 'Old question', from: 'shopper'});
      service.say({text: 'Old answer'});
      service.say({text: 'Is there more?', from: 'shopper', id: 'q'});
    });
    await chat.open();
    expect((await chat.run(0)).input!.messages[0]).to.include({id: 'q', content: 'Is there more?'});
    await chat.answer('There is');
    await tick();
    expect(chat.service.runs).to.have.length(1);
    expect(chat.aloud).to.deep.equal(['Mochi: There is']);
  });

  it('asks nothing while a person has the chat', async () => {
    const chat = await mount(service => {
      service.chat = {...service.chat, state: 'human', person: 'Lin'};
      service.say({text: 'Are you there?', from: 'shopper'});
    });
    await chat.open();
    await chat.live();
    await tick();
    expect(chat.service.runs).to.have.length(0);
    expect(chat.words('.handoff')).to.equal('You are talking with Lin, a person.');
  });

  it('shows what a person says as a person’s', async () => {
    const chat = await mount(service => void service.say({text: 'Hi', from: 'shopper'}));
    await chat.open();
    await chat.answer('Hello');
    const live = await chat.live();
    live.send(begun, stands({state: 'human', person: 'Lin'}), ...saying({id: 'p', seq: 3, from: 'person', person: 'Lin'}, 'I am here.'), finished);
    await chat.until(() => chat.words('li.person') !== '');
    expect(chat.words('li.person .who')).to.equal('Lin, a person');
    expect(chat.words('li.person [part=person]')).to.equal('I am here.');
    expect(chat.words('li.person')).to.not.contain('Helpful');
    await chat.until(() => chat.aloud.includes('Lin, a person: I am here.'));
  });

  it('fetches a person, says the place and the time, and takes it back', async () => {
    const chat = await mount(service => void service.say({text: 'Hi', from: 'shopper', id: 'u'}));
    await chat.open();
    await chat.answer('Hello');
    const answerBy = new Date(Date.now() + 6e5).toISOString();
    await chat.press('Talk to a person');
    expect(chat.service.events.length + chat.client.unsettled.size).to.be.above(0);
    await chat.until(() => chat.words('.handoff').includes('Asking for a person…'));
    chat.service.chat = {...chat.service.chat, state: 'queued', place: 2, answerBy};
    (await chat.live()).send(stands({state: 'queued', place: 2, answerBy}));
    await chat.until(() => chat.words('.handoff').includes('You are number 2. Answer by'));
    await chat.until(() => chat.service.events.some(({type}) => type === 'kindred.handoff.requested'));
    chat.service.chat = {...chat.service.chat, state: 'bot'};
    await chat.press('Never mind');
    await chat.until(() => chat.service.events.some(({type}) => type === 'kindred.handoff.withdrawn'));
    await chat.until(() => chat.$$('button').some(({textContent}) => textContent === 'Talk to a person'));
  });

  it('says when nobody is there, and when there will be', async () => {
    const chat = await mount(service => {
      service.persona = {ok: true, value: personaOf({attended: false})};
      service.chat = {...service.chat, state: 'queued', place: 1, answerBy: new Date(Date.now() + 9e7).toISOString()};
    });
    await chat.open();
    // Whose turn it is says nothing where nobody takes the next.
    await chat.until(() => chat.words('.handoff').startsWith('Nobody is here right now. You can leave a message. Answer by'));
  });

  it('rates an answer, and takes it back where that is refused', async () => {
    const chat = await mount(service => {
      service.say({text: 'Hi', from: 'shopper'});
      service.say({text: 'Hello', id: '01890a5d-ac96-774b-bcce-b302099a8057'});
    });
    await chat.open();
    await chat.press('Helpful');
    const rated = (): typeof chat.service.events => chat.service.events.filter(({type}) => type === 'kindred.chat.rated');
    await chat.until(() => rated().length);
    expect(rated()[0]!.data).to.deep.equal({persona: 'mochi', message: '01890a5d-ac96-774b-bcce-b302099a8057', value: 'up'});
    expect(chat.$('[aria-pressed=true]')?.textContent).to.equal('Helpful');
    const {error} = console;
    console.error = () => undefined;
    chat.service.verdict = {status: 'refused', reason: 'malformed'};
    await chat.press('Not helpful');
    await chat.until(() => chat.$('[aria-pressed=true]')?.textContent === 'Helpful');
    console.error = error;
  });

  it('shows products as cards, and offers what may be meant', async () => {
    const chat = await mount(service => void service.say({text: 'Tea?', from: 'shopper', id: 'u'}));
    await chat.open();
    const run = await chat.run(0);
    const said = chat.service.say({
      text: 'This one.', answers: 'u', replies: [{entry: 'e', text: 'How much is it?'}],
      products: [
        {id: 'p', name: {en: 'Autumn Oolong'}, words: 'Dark and sweet.', price: {amount: 2800, currency: 'USD'}, size: '75 g', link: '/oolong'},
        {id: 'q', name: 'Trap', words: 'x', price: {en: {amount: 300, currency: 'JPY'}}, link: 'javascript:alert(1)'},
      ],
    });
    run.send(begun, ...saying(said, 'This one.'), finished);
    run.end();
    await chat.until(() => chat.$$('[part=product]').length === 2);
    const [first, second] = chat.$$('[part=product]');
    expect(first!.textContent.replace(/\s+/g, ' ')).to.contain('Autumn Oolong').and.contain('$28.00 · 75 g');
    expect(first!.querySelector('a')!.getAttribute('href')).to.equal('/oolong');
    expect(second!.querySelector('a')).to.equal(null);
    expect(second!.textContent).to.contain('¥300');
    await chat.press('How much is it?');
    expect((await chat.run(1)).input!.messages[0]!.content).to.equal('How much is it?');
    expect(chat.$$('.replies')).to.have.length(0);
  });

  it('lets the page forbid that it opens, and what is said', async () => {
    const chat = await mount();
    const forbid = (event: Event): void => event.preventDefault();
    chat.box.addEventListener('kin-chat-open', forbid);
    await chat.until(() => chat.$('[part=launcher]'));
    chat.$('[part=launcher]')!.click();
    await tick();
    expect(chat.element.opened).to.equal(false);
    chat.box.removeEventListener('kin-chat-open', forbid);
    await chat.open();
    const said: string[] = [];
    chat.box.addEventListener('kin-say', event => {
      said.push((event).text);
      event.preventDefault();
    });
    await chat.write('Secret');
    expect(said).to.deep.equal(['Secret']);
    expect(chat.$('li.shopper')).to.equal(null);
    expect(chat.$<HTMLTextAreaElement>('textarea')!.value).to.equal('Secret');
  });

  it('keeps what is being written across pages, and forgets it when somebody else comes', async () => {
    const chat = await mount();
    await chat.open();
    const input = chat.$<HTMLTextAreaElement>('textarea')!;
    input.value = 'Half a thought';
    input.dispatchEvent(new Event('input'));
    await chat.write('A whole one');
    input.value = 'Half a thought';
    input.dispatchEvent(new Event('input'));
    chat.box.remove();
    const again = await mount();
    await again.open();
    expect(again.$<HTMLTextAreaElement>('textarea')!.value).to.equal('Half a thought');
    await again.until(() => again.client.$reader.get().visitor);
    await again.client.reset();
    await again.until(() => again.$<HTMLTextAreaElement>('textarea')!.value === '');
    expect(again.$('li.shopper')).to.equal(null);
  });

  it('loads older messages on demand, and stays where one reads', async () => {
    const chat = await mount(service => {
      service.chat = {...service.chat, before: 100};
      for (let i = 0; i < 40; i++) service.say({text: `Said ${i}`});
      service.older = Array.from({length: 30}, (_, i) => ({id: `old-${i}`, seq: i + 1, from: 'persona' as const, at: '2026-09-01T09:00:00.000Z', text: `Older ${i}`}));
    });
    await chat.open();
    await chat.until(() => chat.$$('ol > li').length === 40);
    const box = chat.$('[role=log]')!;
    await chat.until(() => box.scrollHeight - box.scrollTop - box.clientHeight < 2);
    await scrollTo(box, 0);
    const place = (): number => chat.$$('ol > li').find(({textContent}) => textContent.includes('Said 0'))!.getBoundingClientRect().top;
    const before = place();
    await chat.press('Earlier messages');
    await chat.until(() => chat.$$('ol > li').length === 70);
    await tick();
    expect(Math.abs(place() - before)).to.be.below(2);
    expect(chat.$$('ol > li')[0]!.textContent).to.contain('Older 0');
    expect(chat.words()).to.not.contain('Earlier messages');
    expect(chat.aloud).to.deep.equal([]);
  });

  it('does not scroll away from whoever reads above, and says that there is more', async () => {
    const chat = await mount(service => {
      for (let i = 0; i < 40; i++) service.say({text: `Said ${i}`});
    });
    await chat.open();
    await chat.until(() => chat.$$('ol > li').length === 40);
    const box = chat.$('[role=log]')!;
    const end = (): number => box.scrollHeight - box.scrollTop - box.clientHeight;
    await chat.until(() => end() < 2);
    await scrollTo(box, 100);
    const live = await chat.live();
    live.send(...saying(chat.service.say({text: 'News'}), 'News'));
    await chat.until(() => chat.words().includes('New messages'));
    expect(box.scrollTop).to.equal(100);
    await chat.press('New messages');
    await chat.until(() => end() < 2 && !chat.words().includes('New messages'));
    live.send(...saying(chat.service.say({text: 'More news'}), 'More news'));
    await chat.until(() => chat.words().includes('More news'));
    await chat.until(() => end() < 2);
  });

  it('finds its way back after a lost connection, with what was said meanwhile', async () => {
    const chat = await mount(service => void service.say({text: 'Hi'}));
    await chat.open();
    const live = await chat.live();
    expect(live.resource).to.equal('personas/mochi/chat?after=1');
    live.lose();
    chat.service.say({text: 'Meanwhile'});
    const next = await chat.live(1);
    expect(next.resource).to.equal('personas/mochi/chat?after=2');
    await chat.until(() => chat.aloud.includes('Mochi: Meanwhile'));
  });

  it('has no stream where nothing was said, nor when it is closed', async () => {
    const chat = await mount();
    await chat.open();
    await tick();
    expect(chat.service.lives).to.have.length(0);
    await chat.write('Hi');
    const live = await chat.live();
    await chat.press('Close');
    await chat.until(() => live.init.signal!.aborted);
  });

  it('counts what comes while it is closed', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('Hi');
    await chat.run(0);
    await chat.press('Close');
    await chat.answer('Hello');
    await chat.until(() => chat.words('[part=unread]') === '1');
    expect(chat.$('[part=launcher]')!.ariaLabel).to.equal('Talk to Mochi, one new message');
  });

  it('says that there is nobody, or that nobody can be reached', async () => {
    const chat = await mount();
    await chat.until(() => chat.$('[part=launcher]'));
    chat.service.reachable = false;
    await chat.open();
    await chat.until(() => chat.words('[role=log]').includes('Can’t reach the shop.'));
    chat.service.reachable = true;
    await chat.press('Try again');
    await chat.until(() => !chat.words('[role=log]').includes('Can’t reach the shop.'));
  });
});

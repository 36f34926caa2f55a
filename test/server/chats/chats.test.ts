import {describe, expect, it} from 'vitest';
import {event, visitor} from '../service-fixture.js';
import {createChatService, errorIn, said, stateIn} from './chat-fixture.js';

describe('a chat without a model', () => {
  it('answers what it is sure of, with the brand’s words, in the question’s language', async () => {
    const service = createChatService();
    const english = await service.asks('What does shipping cost?');
    expect(english.text).toBe('$5, and nothing from $60 on.');
    expect(english.facts).toMatchObject({from: 'persona', answers: english.message.id, entry: 'postage', mood: 'calm', seq: 2});
    const chinese = await service.asks('运费多少钱？');
    expect(chinese.text).toBe('¥12，满 ¥300 包邮。');
    expect(english.events.map(({type}) => type)).toEqual(['RUN_STARTED', 'STATE_SNAPSHOT', 'TEXT_MESSAGE_START', 'TEXT_MESSAGE_CONTENT', 'TEXT_MESSAGE_CONTENT', 'TEXT_MESSAGE_END', 'CUSTOM', 'RUN_FINISHED']);
    expect(said((await service.chat()).messages)).toEqual(['shopper: What does shipping cost?', 'persona: $5, and nothing from $60 on.', 'shopper: 运费多少钱？', 'persona: ¥12，满 ¥300 包邮。']);
  });

  it('offers what may be meant, and answers what is pressed', async () => {
    const service = createChatService();
    const vague = await service.asks('how hot should it be');
    expect(vague.facts?.replies?.map(({entry}) => entry).sort()).toEqual(['kettle', 'water']);
    const pressed = await service.asks(vague.facts!.replies!.find(({entry}) => entry === 'kettle')!.text);
    expect([pressed.text, pressed.facts?.entry]).toEqual(['Whistling.', 'kettle']);
  });

  it('shows the card of what it speaks of', async () => {
    const service = createChatService();
    expect((await service.asks('How much is Autumn Oolong?')).facts?.products).toMatchObject([{id: 'oolong', price: {en: {amount: 2400}}}]);
    expect((await service.asks('Which water for the oolong?')).facts).toMatchObject({entry: 'oolong-water', products: [{id: 'oolong'}]});
  });

  it('says that it is a machine when it is asked', async () => {
    const service = createChatService();
    expect((await service.asks('你是真人吗')).text).toBe('皮皮是自动应答的机器人。');
    expect((await service.asks('Are you human?')).text).toBe('Pip is an automated assistant.');
  });

  it('gives the same answer to whoever asks again, and says it once', async () => {
    const service = createChatService();
    const {message, text, facts} = await service.asks('Can I return something?');
    const again = await service.run(message);
    expect(again.find(({value}) => value)?.value).toEqual(facts);
    expect(text).toBe('Yes, unopened.');
    const both = await Promise.all([1, 2, 3].map(async () => service.run((await service.kept(), message))));
    expect(new Set(both.map(events => events.find(({value}) => value)!.value!.id))).toEqual(new Set([facts!.id]));
    expect((await service.chat()).messages).toHaveLength(2);
  });

  it('answers two runs of one message once', async () => {
    const service = createChatService();
    const message = await service.says('Can I return something?');
    const runs = await Promise.all([service.run(message), service.run(message), service.run(message)]);
    expect(new Set(runs.map(events => events.find(({value}) => value)!.value!.id)).size).toBe(1);
    expect((await service.chat()).messages).toHaveLength(2);
  });

  it('fetches a person for what it does not know, and counts the question', async () => {
    const service = createChatService();
    const unknown = await service.asks('Do elephants dream of jazz');
    expect(unknown.text).toBe('I am fetching a person from our house. They see what was said here.');
    expect(stateIn(unknown.events)).toMatchObject({state: 'queued', place: 1, answerBy: '2026-03-01T12:15:00.000Z', mood: 'sorrow'});
    await service.asks('do elephants dream of jazz?', {by: 2});
    const {questions} = await (await service.get('pip/unanswered', {member: 'olga', claims: {kin_role: 'operator'}})).json() as {questions: unknown};
    expect(questions).toEqual([{language: 'en', question: 'do elephants dream of jazz?', count: 2, last: '2026-03-01T12:00:00.000Z'}]);
  });

  it('fetches a person after two misses in a row', async () => {
    const service = createChatService();
    for (const text of ['how hot should it be', 'hot should be']) expect((await service.asks(text)).facts?.replies, text).toBeDefined();
    expect(stateIn((await service.asks('how hot')).events)).toMatchObject({state: 'queued'});
    expect((await service.kept()).handoff.why).toEqual(['misses']);
  });

  it('still answers while a person is waited for', async () => {
    const service = createChatService();
    await service.does([event('handoff.requested', {persona: 'pip'})]);
    expect((await service.asks('Can I return something?')).text).toBe('Yes, unopened.');
    expect((await service.chat()).state).toBe('queued');
  });

  it('takes a message when nobody is there, and says by when it is answered', async () => {
    const service = createChatService();
    const {text, events} = await service.asks('I want to talk to a person', {persona: 'late'});
    expect(text).toBe('Nobody is here right now. What is written here is read by a person; expect an answer by 18:15 GMT+0.');
    expect(stateIn(events)).toMatchObject({state: 'queued', answerBy: '2026-03-01T18:15:00.000Z'});
    service.clock.time = Date.parse('2026-03-01T21:00:00Z');
    expect((await service.asks('I want my money back', {persona: 'late'})).text).toContain('expect an answer by Monday');
  });

  it('tells pages what they need to know of a persona', async () => {
    const service = createChatService();
    expect(await service.persona()).toMatchObject({name: {en: 'Pip'}, stance: 'peer', attended: true, answerBy: '2026-03-01T12:15:00.000Z', mayRate: true, unread: 0, begin: {'en': [{entry: 'postage', text: 'What does shipping cost?'}, {}, {}], 'zh-Hans': [{}, {}, {}]}});
    expect(await service.persona({persona: 'late'})).toMatchObject({attended: false, answerBy: '2026-03-01T18:15:00.000Z'});
    await service.asks('Can I return something?');
    expect([(await service.persona()).unread, (await service.persona({}, '?after=1')).unread, (await service.persona({}, '?after=2')).unread]).toEqual([1, 1, 0]);
    expect((await service.get('nobody')).status).toBe(404);
    expect((await service.get('pip?after=x')).status).toBe(400);
  });

  it('pages through what was said', async () => {
    const service = createChatService();
    await service.does(Array.from({length: 60}, (_, i) => event('chat.messaged', {persona: 'pip', text: `Number ${i + 1}`})));
    const latest = await service.chat();
    expect([latest.messages.length, latest.messages[0]!.seq, latest.before]).toEqual([50, 11, 11]);
    const older = await service.chat({}, '?before=11');
    expect([older.messages.length, older.messages.at(-1)!.text, older.before]).toEqual([10, 'Number 10', undefined]);
  });

  it('keeps what a shopper says once, and no rating of what was not said to them', async () => {
    const service = createChatService();
    const {message, facts} = await service.asks('Can I return something?');
    expect(await service.does([message, {...message, source: 'https://tea.example/#kin-2'}, {...message, source: 'https://tea.example/#kin-3', data: {...message.data, text: 'Else'}}])).toEqual(['duplicate', 'accepted', 'refused: id-reused']);
    const rate = (message: string, by = 1, value: 'up' | 'down' = 'up', at = service.clock.time): ReturnType<typeof event> => event('chat.rated', {persona: 'pip', message, value}, {by, at});
    expect(await service.does([rate(facts!.id, 2), rate(message.id), rate(visitor(9)), event('chat.messaged', {persona: 'mochi', text: 'Hi'})])).toEqual(['refused: unknown-message', 'refused: unknown-message', 'refused: unknown-message', 'refused: unknown-persona']);
    expect(await service.does([rate(facts!.id), rate(facts!.id, 1, 'down', service.clock.time + 1)])).toEqual(['accepted', 'accepted']);
    expect((await service.chat()).messages).toMatchObject([{}, {rating: 'down'}]);
  });

  it('feels with the shopper, in what it says and beside it', async () => {
    const service = createChatService();
    const {facts} = await service.asks('Can I return something?');
    await service.does([event('chat.rated', {persona: 'pip', message: facts!.id, value: 'up'})]);
    expect((await service.chat()).mood).toBe('joy');
    expect((await service.asks('What does shipping cost?')).facts?.mood).toBe('joy');
    service.clock.time += 1000;
    await service.asks('My gaiwan arrived broken');
    expect((await service.chat()).mood).toBe('sorrow');
  });

  it('records what a client says that knows nothing of Kindred, and refuses what is no run', async () => {
    const service = createChatService();
    const id = visitor(77);
    const events = await service.run({id, data: {persona: 'pip', text: 'Can I return something?'}});
    expect([events.map(({delta = ''}) => delta).join(''), errorIn(events)]).toEqual(['Yes, unopened.', undefined]);
    const post = async (body: string, headers: Record<string, string> = {'Kin-Visitor': visitor(1)}): Promise<string> => {
      const response = await service.app.request('/v1/personas/pip/run?key=pk_tea', {method: 'POST', body, headers});
      return `${response.status} ${((await response.json()) as {type: string}).type.split(':').at(-1)}`;
    };
    const input = (messages: readonly object[]): string => JSON.stringify({threadId: 'pip', runId: 'r', messages, tools: [], context: []});
    expect(await post('{')).toBe('400 not-json');
    expect(await post('{}')).toBe('400 wrong-run');
    expect(await post(input([{id: visitor(78), role: 'assistant', content: 'x'}]))).toBe('400 wrong-run');
    expect(await post(input([{id: 'seven', role: 'user', content: 'x'}]))).toBe('400 wrong-run');
    expect(await post(input([{id: visitor(78), role: 'user', content: '  '}]))).toBe('400 wrong-run');
    expect(await post(input([{id: visitor(78), role: 'user', content: 'x'}]), {})).toBe('400 wrong-visitor');
  });
});

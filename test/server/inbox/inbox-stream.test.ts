import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createStreamLimit} from '../../../server/stream-limit.js';
import {messageInterval} from '../../../server/view-stream.js';
import type {InboxTranscript, InboxView} from '../../../src/program/index.js';
import {noon, settle, StreamReader} from '../service-fixture.js';
import {createInboxService, type InboxService, reply} from './inbox-fixture.js';

describe('the inbox as a stream', () => {
  let service: InboxService;
  beforeEach(() => {
    vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'], now: noon});
    service = createInboxService();
  });
  afterEach(() => {
    service.live.close();
    expect([service.live.size, vi.getTimerCount()]).toEqual([0, 0]);
    vi.useRealTimers();
  });

  async function open(path: string, last?: string): Promise<StreamReader> {
    const response = await service.ask(path, {headers: {Accept: 'text/event-stream', ...(last !== undefined && {'Last-Event-ID': last})}});
    expect(response.status).toBe(200);
    const reader = new StreamReader(response);
    await settle();
    return reader;
  }
  async function pass(): Promise<void> {
    await settle();
    await vi.advanceTimersByTimeAsync(messageInterval);
    await settle();
  }
  const views = <V>(reader: StreamReader): readonly V[] => reader.views as unknown as V[];
  const lastId = (reader: StreamReader): string => [...reader.text.matchAll(/^id: (\S+)$/gm)].at(-1)![1]!;
  const waits = (reader: StreamReader): readonly number[] => views<InboxView>(reader).map(({waiting}) => waiting);

  it('tells at once who waits, and nothing that is no change', async () => {
    const reader = await open('chats');
    await pass();
    await service.wants();
    await pass();
    await service.says('Still here', {by: 1});
    await pass();
    await service.wants({by: 1, key: 'pk_ink'});
    await pass();
    expect(waits(reader)).toEqual([0, 1, 1]);
    expect(views<InboxView>(reader).at(-1)!.chats[0]!.last!.text).toBe('Still here');
  });

  it('takes so many streams of one operator and of a tenant, lists and chats alike, and gives back what is closed', async () => {
    service = createInboxService({streams: createStreamLimit({asker: 2, network: 9, tenant: 3})});
    await service.wants();
    const {chat: id} = (await service.list('waiting')).chats[0]!;
    const ask = (path: string, as: string): Promise<Response> => service.ask(path, {as, headers: {Accept: 'text/event-stream'}});
    const opened = [await ask('chats', 'olga'), await ask(`chats/${id}`, 'olga')];
    const refused = await ask(`chats/${id}`, 'olga');
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([503, '10']);
    opened.push(await ask('chats', 'otto'));
    expect((await ask('chats', 'oona')).status).toBe(503);
    expect((await service.ask('chats', {as: 'olga'})).status).toBe(200);
    expect((await ask('chats/none', 'otto')).status).toBe(404);
    for (const {status, body} of opened) {
      expect(status).toBe(200);
      await body!.cancel();
    }
    const again = await ask('chats', 'olga');
    expect(again.status).toBe(200);
    await again.body!.cancel();
  });

  it('goes on where it was broken off: what happened in between comes first, and nothing twice', async () => {
    const before = await open('chats');
    await service.wants({by: 1});
    await pass();
    const last = lastId(before);
    await before.leave();
    const idle = await open('chats', last);
    await pass();
    expect(idle.views).toEqual([]);
    await idle.leave();
    await service.wants({by: 2});
    await service.wants({by: 3});
    const after = await open('chats', last);
    await pass();
    await service.wants({by: 4});
    await pass();
    expect([waits(before), waits(after)]).toEqual([[0, 1], [3, 4]]);
  });

  it('brings every message of a chat, however often the connection is lost', async () => {
    await service.wants();
    const {chat} = (await service.list('waiting')).chats[0]!;
    await service.move(chat, 'accept');
    const seen = new Set<string>();
    const said: string[] = [];
    let last: string | undefined;
    for (let i = 0; i < 12; i++) {
      const reader = await open(`chats/${chat}`, last);
      const text = `Message ${i}`;
      said.push(text);
      if (i % 3 === 2) {
        await reader.leave();
        await service.says(text);
        continue;
      }
      await (i % 2 ? service.says(text) : service.answer(`chats/${chat}/reply`, {body: reply(text)}));
      await pass();
      for (const {messages} of views<InboxTranscript>(reader)) for (const message of messages) seen.add(message.text);
      last = lastId(reader);
      await reader.leave();
    }
    const reader = await open(`chats/${chat}`, last);
    for (const {messages} of views<InboxTranscript>(reader)) for (const message of messages) seen.add(message.text);
    expect([...seen].sort()).toEqual(said.sort());
  });

  it('costs a reader who does not read no more than one message', async () => {
    const response = await service.ask('chats', {headers: {Accept: 'text/event-stream'}});
    for (let by = 1; by <= 20; by++) {
      await service.wants({by});
      await pass();
    }
    const reader = new StreamReader(response);
    await pass();
    expect(waits(reader).length).toBeLessThanOrEqual(3);
    expect(waits(reader).at(-1)).toBe(20);
  });

  it('ends with the operator’s token', async () => {
    const reader = await open('chats');
    await vi.advanceTimersByTimeAsync(600_000 + 60_000);
    await settle();
    expect(reader.ended).toBe(true);
  });
});

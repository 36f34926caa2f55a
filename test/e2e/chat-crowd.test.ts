import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {type ClientRequest, get, type IncomingMessage} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {type DemoHouse, openDemoHouse} from '../../scripts/demo-house.js';
import {openCallers} from './callers.js';
import {type ServiceProcess, startService} from './processes.js';

const folder = mkdtempSync(join(tmpdir(), 'kindred-crowd-'));
const opened: ClientRequest[] = [];

let house: DemoHouse;
let service: ServiceProcess;

beforeAll(async () => {
  house = await openDemoHouse(folder);
  service = await startService(house.serviceEnvironment);
});
afterAll(async () => {
  for (const request of opened) request.destroy();
  await service.stop();
  rmSync(folder, {recursive: true});
});

/** Opens a live stream of a visitor's chat, of which nothing is read. */
async function open(visitor: string): Promise<IncomingMessage> {
  const request = get(`${service.url}/v1/personas/mochi/chat?key=${house.key}`, {agent: false, headers: {'accept': 'text/event-stream', 'kin-visitor': visitor}});
  opened.push(request);
  // It ends with the test.
  request.on('error', () => undefined);
  const [response] = await once(request, 'response') as [IncomingMessage];
  response.pause();
  return response;
}

/** Megabytes that the service's process has in memory. */
function memory(): number {
  const {pid} = JSON.parse(service.log.split('\n').find(line => line.includes('"listening"'))!) as {pid: number};
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
}

test('a thousand streams that nobody reads leave the service quick and small, and one visitor has only so many', async () => {
  const callers = openCallers(service.url, house);
  /** How long one who comes now waits for an answer, in milliseconds. */
  async function answered(): Promise<number> {
    const visitor = randomUUID();
    const message = callers.event('chat.messaged', {persona: 'mochi', text: 'Is your tea organic?'}, visitor) as {id: string};
    const began = performance.now();
    expect(await callers.deliver([message])).toEqual(['accepted']);
    const response = await fetch(`${service.url}/v1/personas/mochi/run?key=${house.key}`, {
      method: 'POST', headers: {'content-type': 'application/json', 'kin-visitor': visitor},
      body: JSON.stringify({threadId: 'mochi', runId: 'r', state: {}, messages: [{id: message.id, role: 'user', content: 'Is your tea organic?'}], tools: [], context: [], forwardedProps: {}}),
    });
    expect(await response.text()).toContain('"entry":"organic"');
    return performance.now() - began;
  }

  for (let i = 0; i < 10; i++) await answered();
  const [before, alone] = [memory(), Math.min(await answered(), await answered(), await answered())];
  const crowd = Array.from({length: 1000}, () => randomUUID());
  const streams: IncomingMessage[] = [];
  for (let i = 0; i < crowd.length; i += 50) streams.push(...await Promise.all(crowd.slice(i, i + 50).map(open)));
  expect(new Set(streams.map(({statusCode}) => statusCode))).toEqual(new Set([200]));

  // A hundred of them are told much, and take nothing of it.
  for (let i = 0; i < 40; i++) {
    await callers.deliver(crowd.slice(0, 100).map(visitor => callers.event('chat.messaged', {persona: 'mochi', text: `${i} ${'x'.repeat(1900)}`}, visitor)));
  }
  // The queue moves, of which all are told.
  await callers.deliver([callers.event('handoff.requested', {persona: 'mochi'}, crowd[0]!)]);
  const meanwhile = Math.min(await answered(), await answered(), await answered());
  console.log(`memory: ${before.toFixed(0)} MB before, ${memory().toFixed(0)} MB with 1,000 streams; an answer: ${alone.toFixed(0)} ms alone, ${meanwhile.toFixed(0)} ms among them`);
  // A quarter of a megabyte for each, with all that was said to them and is not collected yet.
  expect(memory() - before).toBeLessThan(250);
  expect(meanwhile).toBeLessThan(1000);

  const greedy = randomUUID();
  const statuses = (await Promise.all(Array.from({length: 14}, () => open(greedy)))).map(({statusCode}) => statusCode);
  expect(statuses.filter(status => status === 200)).toHaveLength(12);
  expect(statuses.filter(status => status === 503)).toHaveLength(2);
}, 180_000);

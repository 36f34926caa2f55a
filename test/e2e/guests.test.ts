import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {afterEach, describe, expect, test} from 'vitest';
import type {IdeaPage, PollView} from '../../src/program/index.js';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'kindred-guests-'));

let child: ChildProcess;
afterEach(() => rmSync(folder, {recursive: true, force: true}));

/** What `npm start` runs. @returns the service's address, once all is up */
async function start(): Promise<string> {
  child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, SHOP_PORT: '0', SERVICE_PORT: '0', KINDRED_DB: join(folder, 'kindred.db')},
  });
  let said = '';
  return new Promise((found, failed) => {
    child.once('exit', code => failed(new Error(`npm start ended with ${code}: ${said}`)));
    child.stdout!.on('data', (data: Buffer) => {
      said += data.toString();
      const service = /service +(http\S+)/.exec(said)?.[1];
      if (service) found(service);
    });
  });
}

async function stop(): Promise<void> {
  child.removeAllListeners('exit').kill('SIGTERM');
  await once(child, 'exit');
}

async function read(service: string): Promise<{readonly activity: PollView['activity']; readonly page: IdeaPage}> {
  const get = async (path: string): Promise<unknown> => (await fetch(`${service}/v1/polls/little-sister${path}key=pk_demo_teahouse`)).json();
  const [{activity}, page] = await Promise.all([get('?'), get('/ideas?sort=top&')]) as [PollView, IdeaPage];
  return {activity, page};
}

describe('the first guests of the demo', () => {
  test('have ideas at all stages of the ladder when it first opens, and none are added when it opens again', async () => {
    const first = await read(await start());
    await stop();
    const {ideas} = first.page;
    const {supports, ...states} = first.activity!;
    expect(Object.keys(states).sort()).toEqual(['in-review', 'made', 'making', 'not-this-time', 'published']);
    expect(ideas).toHaveLength(Object.values(states).reduce((sum, count) => sum + count));
    expect(ideas.reduce((sum, idea) => sum + idea.supports, 0)).toBe(supports);
    // Nobody to thank or to be told off without a name, a reason, a link.
    for (const {state, credit, link, reason} of ideas) {
      expect([state, credit !== undefined, link !== undefined, reason !== undefined]).toEqual([state, state === 'making' || state === 'made', state === 'made', state === 'not-this-time']);
    }
    const reached = ideas.filter(({state}) => state === 'published').map(({milestone}) => milestone!.reached);
    expect(new Set(reached)).toEqual(new Set([0, 1, 2]));
    expect(ideas.some(({title}) => /\p{Script=Han}/u.test(title)) && ideas.some(({title}) => /[a-z]/i.test(title))).toBe(true);

    // Somebody has let a month pass behind the counter.
    writeFileSync(join(folder, 'clock'), String(30 * 86_400_000));
    const second = await read(await start());
    await stop();
    expect(second.activity).toEqual(first.activity);
    expect(second.page.ideas.map(({idea}) => idea)).toEqual(ideas.map(({idea}) => idea));
  });
});

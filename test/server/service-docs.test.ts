import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, it} from 'vitest';
import {type MemberKey, memberKeyProblems} from '../../server/member-keys.js';
import {clockTolerance, longestToken, mostBought, readMember} from '../../server/member.js';
import {problems} from '../../server/problem.js';
import {checkProgram, decide, type Idea, ideaStates, longestReason, mostIdeas, ofOneMind, usualVelocity} from '../../src/program/index.js';
import {mostStandings, standingsAge} from '../../server/bonds/bonds.js';
import {ideasOnAPage} from '../../server/cursor.js';
import {ballotsOnAPage, reviewSchema} from '../../server/polls/set-aside.js';
import {tea} from './service-fixture.js';

const idea: Idea = {id: '1', poll: 'next', author: 'visitor:1', title: 'A tin', state: 'held', submitted: '2026-03-01T12:00:00.000Z', supports: 1, most: 1};
const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/service.md'), 'utf8');
const [makeKeys, sign, signOperator] = [...guide.matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => code!);

/** Runs code as a module of its own. @returns the lines that it prints */
async function run(code: string, env: Record<string, string> = {}): Promise<string[]> {
  const {stdout} = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {cwd: root, env: {...process.env, ...env}});
  return stdout.trim().split('\n');
}

it('the guide’s examples make keys that the tenants file takes and tokens that the service takes', async () => {
  const [forTenants, secret] = (await run(makeKeys!)).map(line => line.slice(line.indexOf('{')));
  const memberKeys = [JSON.parse(forTenants!) as MemberKey];
  expect(memberKeyProblems(memberKeys, '')).toEqual([]);
  expect(memberKeyProblems([JSON.parse(secret!)], '')).toHaveLength(1);
  const [token] = await run(`${sign!}; console.log(await tokenFor('mia'))`, {KINDRED_MEMBER_KEY: secret!});
  expect(await readMember(token!, {...tea, id: 'tea-house', memberKeys}, Date.now())).toMatchObject({id: 'mia', operator: false});
  const [operator] = await run(`${signOperator!}; console.log(await operatorToken('olga'))`, {KINDRED_MEMBER_KEY: secret!});
  expect(await readMember(operator!, {...tea, id: 'tea-house', memberKeys}, Date.now())).toMatchObject({id: 'olga', operator: true});
}, 30_000);

it('the guide’s steps are those of the state machine', () => {
  const states = ideaStates.map(state => ({state, next: ideaStates.filter(to => decide({...idea, state}, {to, ...(/declined|not/.test(to) && {reason: 'No.'}), ...(to === 'made' && {link: 'https://tea.example/'})}, 0).ok)}));
  for (const {state, next} of states.filter(({next}) => next.length > 0)) expect(guide).toContain(`| \`${state}\` | ${next.map(to => `\`${to}\``).join(', ')} |`);
});

it('the guide’s open poll is one', () => {
  const [poll] = [...guide.matchAll(/```json\n(\{"kind": "open"[\s\S]+?)```/g)].map(([, text]) => JSON.parse(text!) as unknown);
  expect(checkProgram({name: 'Tea house', polls: {next: poll}})).toBeDefined();
});

it('the guide’s polls of buyers, with a velocity and with groups are some', () => {
  const polls = [...guide.matchAll(/```json\n(\{"kind": "single"[\s\S]+?)```/g)].map(([, text]) => JSON.parse(text!) as unknown);
  expect(checkProgram({name: 'Tea house', polls: Object.fromEntries(polls.map((poll, i) => [`p${i}`, poll]))}).polls).toMatchObject(Object.fromEntries([{assurance: 'order'}, {groups: {}}, {velocity: {votes: 50}}].map((poll, i) => [`p${i}`, poll])));
});

it('the guide’s numbers and names are the service’s', () => {
  expect(guide).toContain(`at most ${longestToken / 60} minutes ahead`);
  expect(guide).toContain(`From the ${usualVelocity.votes}th vote on, when within ${usualVelocity.minutes} minutes`);
  expect(guide).toContain(`The first ${usualVelocity.votes - 1} count, too`);
  expect(ofOneMind).toBe(4 / 5);
  expect(guide).toContain('more than four in five of all votes of new visitors');
  expect(guide).toContain(`| set aside | ${ballotsOnAPage} a page; ${reviewSchema.properties.ballots.maxItems.toLocaleString('en')} ballots named`);
  expect(guide).toContain(`a list of at most ${mostBought} product ids`);
  expect(guide).toContain(`The two clocks may be up to ${clockTolerance} s apart`);
  expect(guide).toContain(`After ${(longestToken + 2 * clockTolerance) / 60} minutes no token of the old key is left`);
  expect(guide).toContain(`reason ${longestReason.toLocaleString('en')}; ${mostIdeas} of one voter a poll that are held or published; ${ideasOnAPage} a page`);
  expect(guide).toContain(`| bonds | ${mostStandings.toLocaleString('en')} members in an answer about others, which may be ${standingsAge} s old; one visit a day |`);
  for (const [, kind] of guide.matchAll(/urn:kindred:problem:([a-z-]+)/g)) expect(problems).toHaveProperty(kind!);
});

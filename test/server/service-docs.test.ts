import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {promisify} from 'node:util';
import {expect, it} from 'vitest';
import {type MemberKey, memberKeyProblems} from '../../server/member-keys.js';
import {clockTolerance, longestToken, mostBought, readMember} from '../../server/member.js';
import {problems} from '../../server/problem.js';
import {mostStandings, standingsAge} from '../../server/bonds/bonds.js';
import {messagesOnAPage} from '../../server/chats/chats.js';
import {month, usualPerMonth} from '../../server/chats/operator-moves.js';
import {mostUnanswered} from '../../server/chats/sqlite-chats.js';
import {mostListed} from '../../server/chats/unanswered.js';
import {mostStreams} from '../../server/stream-limit.js';
import {claimsAnHour} from '../../server/referrals/claim-limit.js';
import {referralsOnAPage} from '../../server/referrals/operator-referrals.js';
import {couponsSchema, entriesOnAPage} from '../../server/referrals/operator-rewards.js';
import {oldestClaim} from '../../server/referrals/record-referral.js';
import type {RefusalReason} from '../../src/events/index.js';
import {accounts, checkProgram, decide, type Idea, ideaStates, longestReason, mostIdeas, mostInvitations, ofOneMind, referralStates, signals, triggers, usualClaimVelocity, usualVelocity} from '../../src/program/index.js';
import {ideasOnAPage} from '../../server/cursor.js';
import {ballotsOnAPage, reviewSchema} from '../../server/polls/set-aside.js';
import {createReferralService} from './referrals/referral-fixture.js';
import {tea} from './service-fixture.js';

const idea: Idea = {id: '1', poll: 'next', author: 'visitor:1', title: 'A tin', state: 'held', submitted: '2026-03-01T12:00:00.000Z', supports: 1, most: 1};
const root = join(import.meta.dirname, '../..');
const guide = readFileSync(join(root, 'docs/service.md'), 'utf8');
/** The example that has these words. */
const example = (words: string): string => [...guide.matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => code!).find(code => code.includes(words))!;
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

it('the guide’s referral is one', () => {
  const [referral] = [...guide.matchAll(/```json\n(\{"offer"[\s\S]+?)```/g)].map(([, text]) => JSON.parse(text!) as unknown);
  expect(checkProgram({name: 'Tea house', polls: {}, referral}).referral).toMatchObject({most: mostInvitations});
});

it('the guide’s states, signals and refusals are the service’s', () => {
  const [, section] = /## Inviting friends\n([\s\S]+?)\n## /.exec(guide)!;
  for (const state of referralStates) expect(section).toContain(`| \`${state}\` |`);
  for (const [signal, does] of Object.entries(signals)) {
    expect(/Four signals reject at once: ([^.]+)\. Three let a referral wait for the brand: ([^.]+)\./.exec(section!)![does === 'reject' ? 1 : 2]).toContain(`\`${signal}\``);
  }
  const refusals: readonly RefusalReason[] = ['members-only', 'too-many-invitations', 'referral-closed', 'no-referral', 'invalid-code', 'unknown-code', 'own-code', 'invalid-note', 'not-invited'];
  for (const reason of refusals) expect(section).toContain(`\`${reason}\``);
  for (const account of accounts) expect(section).toContain(`\`${account}\``);
  expect(section).toContain(`${usualClaimVelocity.claims} claims of one member within ${usualClaimVelocity.hours} hours`);
  expect(section).toContain(`Through one network ${claimsAnHour} codes an hour`);
  expect(guide).toContain(`| referrals | ${mostInvitations} invitations of a member, fewer if the program says so; a note, 200 characters; ${claimsAnHour} claims an hour through one network; a claim counts from at most a day before it comes; ${referralsOnAPage} a page; ${couponsSchema.properties.codes.maxItems.toLocaleString('en')} coupon codes`);
  expect([oldestClaim, entriesOnAPage]).toEqual([86_400_000, referralsOnAPage]);
});

it('the guide’s cookie route keeps an invitation, says it again and forgets it', async () => {
  const lines = await run(`${example('invitationRoute')};
    const ask = async (method, cookie, body) => {
      const response = await invitationRoute(new Request('https://shop.example/invitation', {method, headers: cookie ? {cookie} : {}, body}));
      console.log([response.status, response.headers.get('set-cookie')?.split('; ').slice(0, 2).join(), await response.text()].filter(Boolean).join(' '));
    };
    await ask('GET');
    await ask('POST', '', JSON.stringify({code: 'KC4T9XWP3', invitation: '1a2b3c4d'}));
    await ask('GET', 'a=b; invitation=KC4T9XWP3.1a2b3c4d; c=d');
    await ask('POST', '', JSON.stringify({code: 'KC4T9XWP3'}));
    await ask('GET', 'invitation=KC4T9XWP3');
    await ask('POST', '', JSON.stringify({code: 'a; Domain=evil.example'}));
    await ask('DELETE', 'invitation=KC4T9XWP3');`);
  expect(lines).toEqual([
    '204', '204 invitation=KC4T9XWP3.1a2b3c4d,Max-Age=2592000', '200 {"code":"KC4T9XWP3","invitation":"1a2b3c4d"}',
    '204 invitation=KC4T9XWP3,Max-Age=2592000', '200 {"code":"KC4T9XWP3"}', '400', '204 invitation=,Max-Age=0',
  ]);
});

it('the guide’s cart carries the visitor’s id as soon as there is one', async () => {
  const lines = await run(`globalThis.window = globalThis; globalThis.fetch = async (url, {body}) => console.log(url, body);
    ${example('kin_visitor: visitor')};
    kindred[0]({$reader: {subscribe(told) { told({}); told({visitor: 'the-visitor'}); }}});`);
  expect(lines).toEqual(['/cart/update.js {"attributes":{"kin_visitor":"the-visitor"}}']);
});

it('the guide’s coupons are added', async () => {
  const service = createReferralService();
  const [request] = await run(`globalThis.fetch = async (url, init) => (console.log(JSON.stringify({url, init})), {json() {}});
    ${example('addCoupons')}; await addCoupons('cups', ['CUP-1'], process.env.TOKEN)`, {KINDRED_SERVICE: 'http://tea', KINDRED_KEY: 'pk_tea', TOKEN: await service.token('olga', {kin_role: 'operator'})});
  const {url, init} = JSON.parse(request!) as {url: string; init: RequestInit};
  const response = await service.app.request(url, init);
  expect(await response.json()).toEqual({added: 1, repeated: 0});
});

it('the guide’s shop forgets a member', async () => {
  const service = createReferralService();
  const [request] = await run(`globalThis.fetch = async (url, init) => (console.log(JSON.stringify({url, init})), {json() {}});
    ${example('async function forget')}; await forget('mia/1', process.env.TOKEN)`, {KINDRED_SERVICE: 'http://tea', KINDRED_KEY: 'pk_tea', TOKEN: await service.token('olga', {kin_role: 'operator'})});
  const {url, init} = JSON.parse(request!) as {url: string; init: RequestInit};
  expect(await (await service.app.request(url, init)).json()).toEqual({erased: new Date(service.clock.time).toISOString()});
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
  expect(guide).toContain(`| chats | a message, 2,000 characters; ${messagesOnAPage} a page; ${mostStreams.asker} streams of one reader or operator, ${mostStreams.network} of one network, ${mostStreams.tenant.toLocaleString('en')} of a tenant, and as many runs, beyond which it answers 503 with \`Retry-After\`; ${mostUnanswered.toLocaleString('en')} unanswered questions of a persona, of which ${mostListed.toLocaleString('en')} are listed |`);
  expect([usualPerMonth, month]).toEqual([1, 30 * 86_400_000]);
  for (const trigger of triggers) expect(guide).toContain(`\`${trigger}\``);
  for (const [, kind] of guide.matchAll(/urn:kindred:problem:([a-z-]+)/g)) expect(problems).toHaveProperty(kind!);
});

import {execFile} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {enginesOf, packages} from '../../scripts/find-browser.js';
import {sizes} from '../../scripts/size.js';
import {openApi} from '../../server/openapi.js';
import {bonds, checkProgram, due, mostInvitations, openInvitations, type Referral, type ReferralRules} from '../../src/program/index.js';
import {addressOf} from '../../widgets/referral/sharing/channels.js';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const {version, scripts, engines} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string; scripts: Record<string, string>; engines: {node: string}};

test('the sizes in the README are those of the built files, which are within their budgets', () => {
  const claimed = [...readme.matchAll(/^\| (.+) \| ([\d.]+) \|$/gm)].map(([, , size]) => Number(size));
  expect(claimed).toEqual(sizes().map(({size}) => Math.round(size / 100) / 10));
  for (const {what, size, budget} of sizes()) expect(size, what).toBeLessThanOrEqual(budget);
});

test('the commands in the README are scripts of the package', () => {
  const commands = [...readme.matchAll(/npm (?:run )?(start|test|build|size|bench)/g)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(1);
  for (const command of commands) expect(scripts).toHaveProperty(command);
  expect(engines.node).toBe('>=20.19');
  expect(readme).toContain('Node 20.19 or newer');
});

test('the tests run in the engines that the README names, all of which the script for bare machines installs', () => {
  expect(enginesOf(undefined)).toEqual(['chromium', 'firefox', 'webkit']);
  expect(readme).toContain('Tested in Chromium, Firefox and WebKitGTK');
  const install = readFileSync(join(root, '.ci/run'), 'utf8');
  for (const engine of enginesOf(undefined)) for (const name of packages[engine]) expect(install).toMatch(new RegExp(`[( ]${name}[ )]`));
  // One engine alone is for those who ask for it.
  expect(readFileSync(join(root, 'scripts/test.ts'), 'utf8').match(/ENGINES =.*/g)).toEqual(['ENGINES = engine;']);
});

test('the README’s script tag names this version', () => {
  expect(readme).toContain(`/kindred/${version}/kindred.js`);
});

test('the README’s program file is one', () => {
  const [program] = [...readme.matchAll(/```json\n([\s\S]+?)```/g)].map(([, text]) => JSON.parse(text!) as unknown);
  expect(checkProgram(program)).toBe(program);
});

test('the README’s limits are still there', () => {
  const {referral} = JSON.parse(readFileSync(join(root, 'demo/program.json'), 'utf8')) as {referral: ReferralRules};
  const invited: Referral = {id: '1', member: 'member:mia', state: 'invited', facts: [{type: 'shared', id: '1', at: '2026-03-01T12:00:00.000Z', member: 'member:mia', nth: 1}]};
  expect(readme).toContain(`counts towards the member's ${mostInvitations} for good`);
  expect([due(invited, referral), openInvitations([invited])]).toEqual([undefined, 1]);
  expect(readme).toContain('there is no page for that');
  expect(readdirSync(join(root, 'server/inbox/page')).join()).not.toMatch(/idea|referral|aside/);
  expect(readme).toContain('without a rate limit for votes and reads');
  const {paths} = openApi('1.2.3') as {paths: Readonly<Record<string, Readonly<Record<string, {readonly responses: object}>>>>};
  for (const path of ['/v1/events', '/v1/polls/{id}']) for (const {responses} of Object.values(paths[path]!)) expect(responses, path).not.toHaveProperty('429');
  expect(readme).toContain('KakaoTalk and Messenger take links from registered apps only');
  for (const channel of ['kakaotalk', 'messenger'] as const) expect(addressOf(channel, {text: 'Tea', link: 'https://tea.example/'})).toBeUndefined();
});

test('what the README says of members, standings and personas is there', () => {
  const {paths} = openApi('1.2.3') as {paths: Readonly<Record<string, object>>};
  expect(readme).toContain('One signed request deletes what they did and said');
  expect(paths['/v1/members/{id}']).toHaveProperty('delete');
  expect(bonds).toHaveLength(5);
  expect(readme).toContain(`Five bonds, from ${bonds[0]} to ${bonds.at(-1)}`);
  for (const {name} of readdirSync(join(root, 'widgets'), {withFileTypes: true}).filter(entry => entry.isDirectory())) expect(readme).toMatch(new RegExp(`<kin-${name}[ >]`));
});

test('what the README and the benchmarks say of referrals is what the simulation says', async () => {
  const {stdout} = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'referrals.ts', '1'], {cwd: join(root, 'bench')});
  const said = Object.fromEntries([...stdout.matchAll(/^(.+?): (\S+)/gm)].map(([, label, figure]) => [label, figure]));
  const [, section] = /## What 10,000 members and fifteen attacks came to\n([\s\S]+?)\n(?=The rest|## )/.exec(readFileSync(join(root, 'docs/benchmarks.md'), 'utf8'))!;
  const attacks = stdout.split('\n').filter(line => line.startsWith('| '));
  expect(attacks).toHaveLength(2 + 15);
  for (const line of attacks) expect(section).toContain(line);
  expect([said['unpaid rewards'], said['rewards granted twice'], said['honest friends rewarded for whom nothing is owed'], said['entries that it did not take']]).toEqual(['0', '0', '0', '0']);
  for (const line of [
    `| **unpaid rewards** | **${said['unpaid rewards']}** |`,
    `| **honest friends held back, of ${said['honest friends who are owed for']} who are owed for** | **0 (0.000 %)** |`,
    `held back of the ${said['owed for to the hundred behind one address']} owed for`,
    `of ${said['entries in the ledger']} | 0 |`,
    `${said['rewards kept']}; ${said['rewards taken back']}`,
    `${said.friends} friends and ${said.messages} messages`,
  ]) expect(section).toContain(line);
  expect([...stdout.matchAll(/^of these held back: (.+)$/gm)].map(([, figure]) => figure)).toEqual(['0 (0.000 %)', '0']);
  expect(readme).toContain('10,000 honest members and fifteen kinds of attack');
}, 120_000);

test('the README names the languages that the widgets speak', async () => {
  const {builtLanguages} = await import('../../scripts/language-files.js');
  const own: Record<string, string> = {'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', ja: '日本語', ko: '한국어', es: 'español', fr: 'français', de: 'Deutsch', 'pt-BR': 'português', ar: 'العربية', id: 'Bahasa Indonesia', vi: 'Tiếng Việt'};
  const names = ['English', ...builtLanguages().map(language => own[language])];
  expect(readme).toContain(names.join(', ').replace(/, ([^,]*)$/, ' and $1'));
});

test('the files and pictures that the README links to exist', () => {
  for (const [, path] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect(() => readFileSync(join(root, path!)), path).not.toThrow();
});

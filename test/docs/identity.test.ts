import {execFile, execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {MemberKey} from '../../server/member-keys.js';
import type {MeView} from '../../src/program/bonds/me-view.js';
import {type ServiceProcess, startService} from '../e2e/processes.js';
import {program, tea} from '../server/service-fixture.js';
import {root, snippet} from './pages.js';

const page = 'docs/identity.md';
const folder = mkdtempSync(join(tmpdir(), 'kindred-identity-'));
const [, publicHalf] = snippet(page, 'sh').split('\n').map(command => execFileSync('sh', ['-c', command], {cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim());
const memberKey = JSON.parse(publicHalf!) as MemberKey;
let service: ServiceProcess;

/** Runs the page's code with a line that prints a token. */
async function print(command: string, args: readonly string[]): Promise<string> {
  const {stdout} = await promisify(execFile)(command, args, {cwd: root, env: {...process.env, KINDRED_MEMBER_KEY: join(folder, 'kindred.pem')}});
  return stdout.trim();
}

const inFile = (name: string, code: string): string => {
  writeFileSync(join(folder, name), code);
  return join(folder, name);
};

interface Language {
  readonly name: string;
  /** What tells whether the machine has what the snippet needs; the first that does is taken. */
  readonly interpreters: readonly string[];
  readonly needs: readonly string[];
  token(interpreter: string, member: string): Promise<string>;
}

const nodeCode = (): string => snippet(page, 'js node', 'SignJWT');
const languages: readonly Language[] = [
  {name: 'Node', interpreters: [process.execPath], needs: ['--version'], token: (node, member) => print(node, ['--input-type=module', '--eval', `${nodeCode()}\nconsole.log(await kindredToken(${JSON.stringify(member)}));`])},
  {name: 'PHP', interpreters: ['php'], needs: ['-r', 'exit(function_exists("openssl_sign") ? 0 : 1);'], token: (php, member) => print(php, [inFile(`${member}.php`, `${snippet(page, 'php')}\necho kindred_token('${member}');`)])},
  {name: 'Ruby', interpreters: ['ruby'], needs: ['-rjwt', '-e', '1'], token: (ruby, member) => print(ruby, [inFile(`${member}.rb`, `${snippet(page, 'ruby')}\nputs kindred_token('${member}')`)])},
  {name: 'Python', interpreters: ['python3', '/usr/bin/python3'], needs: ['-c', 'import jwt, cryptography'], token: (python, member) => print(python, [inFile(`${member}.py`, `${snippet(page, 'python')}\nprint(kindred_token("${member}"))`)])},
];

beforeAll(async () => {
  const file = (name: string, content: unknown): string => inFile(name, JSON.stringify(content));
  file('program.json', {...program, bonds: {without: ['kindred']}});
  service = await startService({KINDRED_TENANTS: file('tenants.json', {tenants: [{...tea, id: 'tea-house', program: './program.json', memberKeys: [memberKey]}]})});
}, 60_000);
afterAll(async () => {
  await service.stop();
  rmSync(folder, {recursive: true});
});

const me = async (token: string): Promise<Response> => fetch(`${service.url}/v1/me?key=pk_tea`, {headers: {authorization: `Bearer ${token}`}});

describe.each(languages)('the page’s $name', ({name, interpreters, needs, token}) => {
  const interpreter = interpreters.find(command => spawnSync(command, [...needs], {stdio: 'ignore'}).status === 0);

  test('signs tokens that the service takes', async context => {
    if (!interpreter) return context.skip(`${name} is not on this machine, or lacks what the snippet needs (${interpreters[0]} ${needs.join(' ')}); Debian has it as php-cli, ruby-jwt, python3-jwt with python3-cryptography`);
    // A signature has numbers of differing lengths: now and then one that needs padding.
    for (const member of Array.from({length: name === 'PHP' ? 12 : 2}, (_, i) => `mia-${i}`)) {
      const response = await me(await token(interpreter, member));
      expect(response.status, await response.clone().text()).toBe(200);
      expect((await response.json() as MeView).member?.standing.bond).toBe('stranger');
    }
  }, 60_000);
});

test('the page’s route gives a token to whoever is signed in, and to nobody else', async () => {
  const code = `${nodeCode()}\n${snippet(page, 'js node', 'tokenRoute')}
    for (const member of ['mia', undefined]) {
      const response = await tokenRoute(new Request('https://shop.example/kindred-token?member=lin'), async () => member);
      const [, claims] = (await response.text()).split('.');
      console.log(response.status, response.headers.get('cache-control'), claims ? JSON.parse(atob(claims)).sub : '');
    }`;
  expect((await print(process.execPath, ['--input-type=module', '--eval', code])).split('\n').map(line => line.trim())).toEqual(['200 no-store mia', '204 no-store']);
});

test('a token of another key is not taken', async () => {
  execFileSync('sh', ['-c', snippet(page, 'sh').split('\n')[0]!.replace('kindred.pem', 'other.pem')], {cwd: folder, stdio: 'ignore'});
  const token = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `${nodeCode()}\nconsole.log(await kindredToken('mia'));`], {cwd: root, env: {...process.env, KINDRED_MEMBER_KEY: join(folder, 'other.pem')}});
  const response = await me(token.stdout.trim());
  expect([response.status, (await response.json() as {type: string}).type]).toEqual([401, 'urn:kindred:problem:invalid-token']);
});

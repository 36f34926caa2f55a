import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {sizes} from '../../scripts/size.js';
import {checkProgram} from '../../src/program/index.js';
import {english} from '../../widgets/poll/poll-messages.js';

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

test('the README’s script tag names this version', () => {
  expect(readme).toContain(`/kindred/${version}/kindred.js`);
});

test('the README’s program file is one', () => {
  const [program] = [...readme.matchAll(/```json\n([\s\S]+?)```/g)].map(([, text]) => JSON.parse(text!) as unknown);
  expect(checkProgram(program)).toBe(program);
});

test('the README names the languages that the poll speaks', async () => {
  const {pollMessages} = await import('../../widgets/poll/poll-messages.js');
  expect(Object.keys(pollMessages)).toEqual(['en', 'zh-Hans']);
  expect(readme).toContain('English and 简体中文');
  const {messages} = await import('../../widgets/poll/messages/zh-Hans.js');
  expect(Object.keys(messages)).toEqual(Object.keys(english));
});

test('the files and pictures that the README links to exist', () => {
  for (const [, path] of readme.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect(() => readFileSync(join(root, path!)), path).not.toThrow();
});

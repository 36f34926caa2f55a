import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import axe from 'axe-core';
import {describe, expect, test} from 'vitest';
import {ready, useScene} from './shopper.js';

const root = resolve(import.meta.dirname, '../..');

describe('the demo shop', () => {
  const scene = useScene();

  test.each([
    ['/', 'autumn-tin', 'light'], ['/', 'autumn-tin', 'dark'], ['/zh/', 'autumn-tin', 'light'],
    ['/autumn-oolong', 'next-roast', 'dark'], ['/zh/autumn-oolong', 'next-roast', 'light'],
  ] as const)('%s has no accessibility violation with its poll (%s, %s)', async (path, poll, colorScheme) => {
    const page = await (await scene.shopper({colorScheme, reducedMotion: 'reduce'})).newPage();
    await page.goto(scene.shop + path);
    await ready(page, poll);
    await page.evaluate(axe.source);
    const {violations} = await page.evaluate(() => (globalThis as unknown as {axe: typeof axe}).axe.run());
    expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)).toEqual([]);
  });

  test.each([280, 320, 768])('needs no sideways scrolling at %i px', async width => {
    const page = await (await scene.shopper({viewport: {width, height: 700}})).newPage();
    for (const [path, poll] of [['/', 'autumn-tin'], ['/zh/autumn-oolong', 'next-roast']] as const) {
      await page.goto(scene.shop + path);
      await ready(page, poll);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});

describe('npm start', () => {
  test('brings up the shop and the service on two origins, and stops both together', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kindred-start-'));
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
      cwd: root, stdio: ['ignore', 'pipe', 'inherit'],
      env: {...process.env, SHOP_PORT: '0', SERVICE_PORT: '0', KINDRED_DB: join(folder, 'new', 'kindred.db')},
    });
    let said = '';
    const addresses = await new Promise<[string, string]>(found => {
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString();
        const [shop, service] = [/shop +(http\S+)/.exec(said)?.[1], /service +(http\S+)/.exec(said)?.[1]];
        if (shop && service) found([shop, service]);
      });
    });
    expect(new Set(addresses.map(address => new URL(address).origin)).size).toBe(2);
    const answers = await Promise.all([addresses[0], `${addresses[1]}/readyz`, `${addresses[1]}/kindred/latest/kindred.js`].map(async address => (await fetch(address)).status));
    expect(answers).toEqual([200, 200, 200]);
    child.kill('SIGTERM');
    await once(child, 'exit');
    await expect(fetch(addresses[1])).rejects.toThrow();
    rmSync(folder, {recursive: true, force: true});
  });
});

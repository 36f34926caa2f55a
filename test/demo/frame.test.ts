import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {framed} from '../../demo/frame.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kindred-frame-'));
  writeFileSync(join(folder, 'frame.html'), '<head>\n  {{head}}\n</head>\n{{skip}}\n<a href="/zh/cups{{query}}">Cups</a> <a href="/zh/pots{{query}}">Pots</a> <a href="{{twin}}{{query}}">English</a>\n{{main}}\n');
});
afterEach(() => rmSync(folder, {recursive: true}));

const framedAs = (page: string, query = ''): Promise<string> => {
  writeFileSync(join(folder, 'cups.html'), page);
  return framed(folder, 'cups.html', '/zh/cups', '/cups', {query, guest: 'Lin & "Noor"'});
};

test('a page stands in its frame, which knows where it is', async () => {
  expect(await framedAs('<title>Cups</title>\n<script></script>\n\n<a class="skip" href="#main">Skip</a>\n\n<main id="main">\n  {{guest}}, $& and $1\n</main>\n', '?a=b')).toBe(
    '<head>\n  <title>Cups</title>\n  <script></script>\n</head>\n<a class="skip" href="#main">Skip</a>\n'
    + '<a href="/zh/cups?a=b" aria-current="page">Cups</a> <a href="/zh/pots?a=b">Pots</a> <a href="/cups?a=b">English</a>\n'
    + '<main id="main">\n  Lin &amp; &quot;Noor&quot;, $& and $1\n</main>\n',
  );
});

test('a page’s file that does not say where it begins is named', async () => {
  await expect(framedAs('<title>Cups</title>\n<main id="main"></main>\n')).rejects.toThrow('cups.html: found no link of the class "skip"; allowed: what goes into the head, such a link, then the page');
});

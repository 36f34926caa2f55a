import {emulateMedia} from '@web/test-runner-commands';
import type axe from 'axe-core';
import 'axe-core/axe.min.js';
import {expect} from 'chai';
import {skip} from '../skip.js';
import {forceColours, noForcedColours} from './forced-colours.js';

const check = (globalThis as unknown as {axe: typeof axe}).axe;

/** Pages that widgets are at home on, by the colours that they give. */
const themes = {
  'light': {color: '#2b2622', background: '#faf7f2', colorScheme: 'light'},
  'dark': {color: '#e8e4dc', background: '#15181a', colorScheme: 'dark'},
  'forced colours': {color: '', background: '', colorScheme: ''},
} as const;

/** Runs these tests on a page of each theme, where nothing moves. */
export function inEachTheme(tests: () => void): void {
  for (const [theme, page] of Object.entries(themes)) {
    describe(theme, () => {
      before(async function () {
        await emulateMedia({reducedMotion: 'reduce'});
        if (theme === 'forced colours' && !await forceColours(true)) await skip(this, noForcedColours);
        Object.assign(document.body.style, page);
      });
      after(async () => {
        await forceColours(false);
        document.body.removeAttribute('style');
      });
      tests();
    });
  }
}

/** What axe finds in an element, and in its child content; nothing is all right. */
export async function nothingToMend(element: HTMLElement, options: axe.RunOptions = {}): Promise<void> {
  // Links of the page's own have the page's colour.
  for (const link of element.querySelectorAll('a')) link.style.color = 'inherit';
  const {violations} = await check.run(element, {rules: {'region': {enabled: false}, 'target-size': {enabled: true}}, ...options});
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join()}`)).to.deep.equal([]);
}

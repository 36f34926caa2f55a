import {join, resolve} from 'node:path';
import {openBrowser, openScene, pollOn, visit} from '../test/e2e/shopper.js';
import {buildIfStale} from './build-if-stale.js';

/** Makes the README's picture from the demo shop, after a few shoppers have voted. */
await buildIfStale();
const browser = await openBrowser();
const scene = await openScene(browser);
try {
  const votes = ['Harvest Moon', 'First-Frost Persimmons', 'Mochi, Napping', 'Mochi, Napping', 'Late Chrysanthemum', 'Mochi, Napping', 'Harvest Moon'];
  for (const option of votes) {
    const page = await visit(await scene.shopper(), scene.shop);
    await pollOn(page).vote(option);
    await pollOn(page).status.getByText('Recorded').waitFor();
    await page.close();
  }
  const page = await visit(await scene.shopper({viewport: {width: 1200, height: 960}}), scene.shop);
  await pollOn(page).vote('Mochi, Napping');
  await pollOn(page).status.getByText('Recorded').waitFor();
  await pollOn(page).element.evaluate(element => element.scrollIntoView({block: 'center'}));
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1000); // the bars' animation
  await page.screenshot({path: join(resolve(import.meta.dirname, '..'), 'docs/poll.png')});
} finally {
  await scene.end();
  await browser.close();
}

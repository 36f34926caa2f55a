import {expect} from 'chai';
import {atom} from 'nanostores';
import {type ConsentAnswer, consentOf} from '../../../src/client/consent/consent-of.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

describe('consent of the page’s own', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => page.restore());

  const answers: [ConsentAnswer, string[]][] = [[true, ['granted']], ['granted', ['granted']], [false, ['denied']], ['denied', ['denied']], ['unknown', []], [undefined, []]];
  for (const [answer, expected] of answers) {
    it(`takes a promise of ${JSON.stringify(answer)}`, async () => {
      const promise = Promise.resolve(answer);
      const told = toldBy(consentOf(promise));
      expect(told).to.deep.equal([]);
      await promise;
      expect(told).to.deep.equal(expected);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('stays unknown when the promise is rejected, and says so', async () => {
    const promise = Promise.reject(new Error('the banner broke'));
    const told = toldBy(consentOf(promise));
    await promise.catch(() => undefined);
    expect(told).to.deep.equal([]);
    expect(page.errors).to.deep.equal(['Kindred: consent from the page: Error: the banner broke']);
  });

  it('stays unknown when the promise never settles', async () => {
    const told = toldBy(consentOf(new Promise<boolean>(() => undefined)));
    await Promise.resolve();
    expect([told, page.errors]).to.deep.equal([[], []]);
  });

  it('stays unknown when the answer is neither yes nor no, and says so', async () => {
    const promise = Promise.resolve('yes' as never);
    const told = toldBy(consentOf(promise));
    await promise;
    expect(told).to.deep.equal([]);
    expect(page.errors).to.deep.equal(['Kindred: consent from the page: TypeError: "yes" is neither "granted" nor "denied"']);
  });

  it('follows a store, withdrawal included', () => {
    const $consent = atom<ConsentAnswer>();
    const told = toldBy(consentOf($consent));
    expect(told).to.deep.equal([]);
    for (const answer of [true, false, 'granted', 'unknown'] as const) $consent.set(answer);
    expect(told).to.deep.equal(['granted', 'denied', 'granted', 'unknown']);
  });

  it('tells at once what a store holds', () => {
    expect(toldBy(consentOf(atom<ConsentAnswer>(false)))).to.deep.equal(['denied']);
  });
});

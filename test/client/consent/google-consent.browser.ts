import {expect} from 'chai';
import {atom} from 'nanostores';
import {googleConsent, type GoogleConsentValues} from '../../../src/client/consent/google-consent.js';
import type {Consent} from '../../../src/outbox/consent-gate.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

const holder = window as {dataLayer?: unknown[] | undefined};

/** As in Google's own snippet: what is pushed is the `arguments` object. */
function gtag(..._: unknown[]): void {
  // eslint-disable-next-line prefer-rest-params
  (holder.dataLayer ??= []).push(arguments);
}

const granted = {analytics_storage: 'granted'} as const;
const denied = {analytics_storage: 'denied'} as const;

describe('Google’s consent', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => {
    page.restore();
    delete holder.dataLayer;
  });

  describe('reads from commands that came before', () => {
    const cases: [string, unknown[][], Consent[]][] = [
      ['nothing, where none did', [], []],
      ['a default', [['consent', 'default', denied]], ['denied']],
      ['a default that waits for an update', [['consent', 'default', {...denied, wait_for_update: 500}]], ['denied']],
      ['the last default', [['consent', 'default', denied], ['consent', 'default', granted]], ['granted']],
      ['an update over the default, told as one', [['consent', 'default', denied], ['consent', 'update', granted]], ['granted']],
      ['a withdrawal, told as one', [['consent', 'update', granted], ['consent', 'update', denied]], ['denied']],
      ['an update, whatever default comes later', [['consent', 'update', granted], ['consent', 'default', denied]], ['granted']],
      ['nothing in commands about other storage', [['consent', 'update', {ad_storage: 'granted'}]], []],
      ['nothing in values that the mode does not know', [['consent', 'update', {analytics_storage: 'maybe'}]], []],
      ['nothing in other commands', [['set', 'update', granted], ['consent', 'declare', granted]], []],
      ['a default for regions that agrees with the general one', [['consent', 'default', denied], ['consent', 'default', {...denied, region: ['ES']}]], ['denied']],
      ['no default where one for regions differs', [['consent', 'default', granted], ['consent', 'default', {...denied, region: ['ES']}]], []],
      ['no default where there is one for regions only', [['consent', 'default', {...granted, region: ['US']}]], []],
      ['an update over defaults for regions', [['consent', 'default', {...granted, region: ['US']}], ['consent', 'update', denied]], ['denied']],
    ];
    for (const [what, commands, expected] of cases) {
      it(what, () => {
        commands.forEach(command => gtag(...command));
        expect(toldBy(googleConsent())).to.deep.equal(expected);
      });
    }

    it('nothing in arrays, which are no gtag commands', () => {
      holder.dataLayer = [['consent', 'update', granted], {event: 'gtm.js'}, null];
      expect(toldBy(googleConsent())).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
    });
  });

  describe('follows commands that come later', () => {
    it('a default, the update that grants, and the one that withdraws', () => {
      const told = toldBy(googleConsent());
      gtag('consent', 'default', denied);
      gtag('consent', 'update', granted);
      gtag('js', new Date(0));
      gtag('consent', 'update', denied);
      expect(told).to.deep.equal(['denied', 'granted', 'denied']);
    });

    it('and leaves every entry, its order and what push returns as they were', () => {
      gtag('js', 1);
      toldBy(googleConsent());
      const layer = holder.dataLayer!;
      expect(layer.push({event: 'a'}, {event: 'b'})).to.equal(3);
      expect(layer.slice(1)).to.deep.equal([{event: 'a'}, {event: 'b'}]);
    });

    it('also when Google’s code has put its own push over it', () => {
      const told = toldBy(googleConsent());
      const layer = holder.dataLayer!;
      const {push} = layer;
      const processed: unknown[] = [];
      layer.push = (...entries) => {
        push.apply(layer, entries);
        return processed.push(...entries);
      };
      gtag('consent', 'update', granted);
      expect(told).to.deep.equal(['granted']);
      expect(processed).to.have.length(1);
    });

    it('also when Google’s code put its own push under it', () => {
      const layer: unknown[] = holder.dataLayer = [];
      const processed: unknown[] = [];
      layer.push = entry => processed.push(entry) === 1 ? 77 : 0;
      const told = toldBy(googleConsent());
      expect(layer.push({event: 'a'})).to.equal(77);
      gtag('consent', 'update', denied);
      expect(told).to.deep.equal(['denied']);
      expect(processed).to.have.length(2);
    });

    it('for each of two that listen', () => {
      const source = googleConsent();
      const told = [toldBy(source), toldBy(source)];
      gtag('consent', 'update', granted);
      expect(told).to.deep.equal([['granted'], ['granted']]);
    });
  });

  describe('takes from the page', () => {
    it('its values', () => {
      expect([toldBy(googleConsent(granted)), toldBy(googleConsent(denied)), toldBy(googleConsent({}))]).to.deep.equal([['granted'], ['denied'], []]);
    });

    it('its values over a default, and an update over its values', () => {
      gtag('consent', 'default', denied);
      const told = toldBy(googleConsent(granted));
      gtag('consent', 'update', denied);
      expect(told).to.deep.equal(['granted', 'denied']);
    });

    it('no grant that an earlier update withdrew', () => {
      gtag('consent', 'update', denied);
      expect(toldBy(googleConsent(granted))).to.deep.equal(['denied']);
      expect(toldBy(googleConsent(atom<GoogleConsentValues>(granted)))).to.deep.equal(['denied']);
    });

    it('a store of values, withdrawal included', () => {
      const $values = atom<GoogleConsentValues>({});
      const told = toldBy(googleConsent($values));
      $values.set(granted);
      $values.set(denied);
      expect(told).to.deep.equal(['granted', 'denied']);
    });
  });

  describe('when something is broken', () => {
    it('throws nothing into the page’s push, and says so once', () => {
      const told = toldBy(googleConsent());
      gtag('consent', 'update', null);
      gtag('consent', 'update');
      gtag('consent', 'update', denied);
      expect(holder.dataLayer).to.have.length(3);
      expect(told).to.deep.equal(['denied']);
      expect(page.errors).to.have.length(1);
      expect(page.errors[0]).to.match(/^Kindred: consent from Google Consent Mode: TypeError/);
    });

    it('stays unknown, and says so, where the data layer is no list', () => {
      holder.dataLayer = {} as never;
      expect(toldBy(googleConsent())).to.deep.equal([]);
      expect(page.errors).to.have.length(1);
    });

    it('lets what the page’s own push throws reach the page', () => {
      const layer: unknown[] = holder.dataLayer = [];
      layer.push = () => { throw new Error('the page’s'); };
      toldBy(googleConsent());
      expect(() => gtag('consent', 'update', granted)).to.throw('the page’s');
    });
  });
});

import {expect} from 'chai';
import {shopifyConsent} from '../../../src/client/consent/shopify-consent.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

const holder = window as {Shopify?: object | undefined};

/** Shopify's API as its documentation describes it, in a region that asks for consent or one that does not. */
function aShop({asks = true, analytics = ''} = {}) {
  const shop = {
    analytics,
    customerPrivacy: {
      analyticsProcessingAllowed: () => asks ? shop.analytics === 'yes' : shop.analytics !== 'no',
      currentVisitorConsent: () => ({analytics: shop.analytics, marketing: 'yes', preferences: 'yes', sale_of_data: 'yes'}),
    },
    choose(choice: string) {
      shop.analytics = choice;
      document.dispatchEvent(new CustomEvent('visitorConsentCollected', {detail: {analyticsAllowed: choice === 'yes'}}));
    },
  };
  return shop;
}

describe('Shopify’s consent', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => {
    page.restore();
    delete holder.Shopify;
  });

  const cases: [string, Parameters<typeof aShop>[0], string[]][] = [
    ['is granted where the visitor said yes', {analytics: 'yes'}, ['granted']],
    ['is denied where the visitor said no', {analytics: 'no'}, ['denied']],
    ['is unknown where the visitor has not decided', {analytics: ''}, []],
    ['is unknown where an older version says "no_interaction"', {analytics: 'no_interaction'}, []],
    ['is granted where the shop need not ask', {asks: false}, ['granted']],
    ['is denied where the shop need not ask but the visitor said no', {asks: false, analytics: 'no'}, ['denied']],
  ];
  for (const [what, shop, expected] of cases) {
    it(what, () => {
      holder.Shopify = aShop(shop);
      expect(toldBy(shopifyConsent())).to.deep.equal(expected);
      expect(page.errors).to.deep.equal([]);
    });
  }

  it('follows the visitor’s choices, withdrawal included', () => {
    const shop = aShop();
    holder.Shopify = shop;
    const told = toldBy(shopifyConsent());
    ['yes', 'no', 'yes'].forEach(shop.choose);
    expect(told).to.deep.equal(['granted', 'denied', 'granted']);
  });

  it('loads the API where it is not there yet', () => {
    let loaded!: (error?: unknown) => void;
    const asked: unknown[] = [];
    const shop = aShop({analytics: 'yes'});
    const Shopify = holder.Shopify = {
      customerPrivacy: undefined as object | undefined,
      loadFeatures(features: unknown, done: typeof loaded) {
        asked.push(features);
        loaded = done;
      },
    };
    const told = toldBy(shopifyConsent());
    expect(asked).to.deep.equal([[{name: 'consent-tracking-api', version: '0.1'}]]);
    expect(told).to.deep.equal([]);
    Shopify.customerPrivacy = shop.customerPrivacy;
    loaded();
    expect(told).to.deep.equal(['granted']);
    shop.choose('no');
    expect(told).to.deep.equal(['granted', 'denied']);
  });

  it('does not load an API that is there', () => {
    holder.Shopify = {...aShop({analytics: 'no'}), loadFeatures: () => expect.fail('loaded')};
    expect(toldBy(shopifyConsent())).to.deep.equal(['denied']);
    expect(page.errors).to.deep.equal([]);
  });

  it('stays unknown when the API does not load, and says so', () => {
    holder.Shopify = {loadFeatures: (_: unknown, done: (error: unknown) => void) => done(new Error('blocked'))};
    expect(toldBy(shopifyConsent())).to.deep.equal([]);
    expect(page.errors).to.deep.equal(['Kindred: consent from Shopify: Error: its Customer Privacy API did not load']);
  });

  it('stays unknown while the API never finishes loading', () => {
    holder.Shopify = {loadFeatures: () => undefined};
    expect(toldBy(shopifyConsent())).to.deep.equal([]);
    expect([page.errors, page.delays]).to.deep.equal([[], []]);
  });

  it('waits for a script that arrives late', () => {
    const told = toldBy(shopifyConsent());
    page.wait();
    holder.Shopify = aShop({analytics: 'yes'});
    page.wait();
    expect(told).to.deep.equal(['granted']);
  });

  it('takes no settings for the API, nor an API that has no answer yet', () => {
    const {customerPrivacy} = aShop({analytics: 'yes'});
    const Shopify: {customerPrivacy: object} = holder.Shopify = {customerPrivacy: {config: {isHeadless: true}}};
    const told = toldBy(shopifyConsent());
    Shopify.customerPrivacy = {...customerPrivacy, consentStatus: 'loading'};
    document.dispatchEvent(new Event('consentTrackingApiLoaded'));
    page.wait();
    expect(told).to.deep.equal([]);
    Shopify.customerPrivacy = {...customerPrivacy, consentStatus: 'loaded'};
    document.dispatchEvent(new CustomEvent('shopifyCustomerPrivacyApiLoaded'));
    expect(told).to.deep.equal(['granted']);
    expect(page.errors).to.deep.equal([]);
  });

  it('says so when there is no Shopify, and still hears one that comes even later', () => {
    const told = toldBy(shopifyConsent());
    for (let looks = 0; looks < 7; looks++) page.wait();
    expect(page.errors).to.deep.equal(['Kindred: consent from Shopify: Error: there is no Shopify.customerPrivacy on this page']);
    const shop = aShop();
    holder.Shopify = shop;
    shop.choose('no');
    expect(told).to.deep.equal(['denied']);
  });

  it('throws nothing into the page when the API throws, and takes what was granted for unknown', () => {
    const shop = aShop({analytics: 'yes'});
    holder.Shopify = shop;
    const told = toldBy(shopifyConsent());
    shop.customerPrivacy.analyticsProcessingAllowed = () => { throw new Error('broken'); };
    shop.choose('yes');
    shop.choose('yes');
    expect(told).to.deep.equal(['granted', 'unknown']);
    expect(page.errors).to.deep.equal(['Kindred: consent from Shopify: Error: broken']);
  });
});

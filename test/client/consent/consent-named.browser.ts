import {expect} from 'chai';
import {consentNamed} from '../../../src/client/consent/consent-named.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

const holder = window as {Shopify?: object; __tcfapi?: unknown; dataLayer?: unknown[]};

describe('consent by name', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => {
    page.restore();
    delete holder.Shopify;
    delete holder.__tcfapi;
    delete holder.dataLayer;
  });

  for (const name of ['granted', 'denied', 'unknown']) {
    it(`is ${name} itself`, () => {
      expect(consentNamed(name)).to.equal(name);
    });
  }

  function toldByName(name: string) {
    const source = consentNamed(name);
    if (typeof source === 'string') throw new Error(`${name} is no source`);
    return toldBy(source);
  }

  it('is Shopify’s', () => {
    holder.Shopify = {customerPrivacy: {analyticsProcessingAllowed: () => true}};
    expect(toldByName('shopify')).to.deep.equal(['granted']);
  });

  it('is the TCF’s', () => {
    holder.__tcfapi = (_: string, __: number, answer: (data: object, success: boolean) => void) => answer({gdprApplies: false}, true);
    expect(toldByName('tcf')).to.deep.equal(['granted']);
  });

  it('is Google’s', () => {
    holder.dataLayer = [(function (..._: unknown[]) {
      // eslint-disable-next-line prefer-rest-params
      return arguments;
    })('consent', 'update', {analytics_storage: 'granted'})];
    expect(toldByName('google')).to.deep.equal(['granted']);
  });

  for (const name of ['', 'yes', 'Granted', 'constructor']) {
    it(`is not "${name}", and the error says what it can be`, () => {
      expect(() => consentNamed(name)).to.throw(Error, `data-consent is "${name}", but can be granted, denied, unknown, shopify, tcf or google`);
    });
  }
});

import {CmpApi, CmpApiModel} from '@iabtechlabtcf/cmpapi';
import {GVL, PurposeRestriction, RestrictionType, TCModel, TCString} from '@iabtechlabtcf/core';
import {expect} from 'chai';
import {tcfConsent} from '../../../src/client/consent/tcf-consent.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

const holder = window as {__tcfapi?: unknown};

const vendor = 7;

/** As much of the Global Vendor List as the encoder asks for: purposes, and one vendor that wants consent for two of them. */
const vendorList = {
  gvlSpecificationVersion: 3,
  vendorListVersion: 1,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-01-01T00:00:00Z',
  purposes: Object.fromEntries([1, 7, 8, 9].map(id => [id, {id, name: `Purpose ${id}`, description: '', illustrations: []}])),
  specialPurposes: {},
  features: {},
  specialFeatures: {},
  stacks: {},
  dataCategories: {},
  vendors: {[vendor]: {id: vendor, name: 'A vendor', purposes: [1, 8], legIntPurposes: [], flexiblePurposes: [8], specialPurposes: [], features: [], specialFeatures: [], policyUrl: ''}},
};

interface Choices {
  /** What the shopper said of the purposes, for vendors. */
  readonly purposes?: number[];
  /** What the shopper said of them for the publisher. */
  readonly publisher?: number[];
  readonly vendors?: number[];
  /** What the publisher decided about purpose 8 and the vendor. */
  readonly restriction?: RestrictionType;
}

/** A real TC string. */
function tcString({purposes = [], publisher = [], vendors = [], restriction}: Choices): string {
  const model = new TCModel(new GVL(vendorList as never));
  model.cmpId = 3;
  model.cmpVersion = 1;
  model.isServiceSpecific = true;
  model.purposeConsents.set(purposes);
  model.publisherConsents.set(publisher);
  model.vendorConsents.set(vendors);
  if (restriction !== undefined) model.publisherRestrictions.add(vendor, new PurposeRestriction(8, restriction));
  return TCString.encode(model);
}

const yes = tcString({purposes: [1, 8]});
const no = tcString({});

/** The IAB's own stub, run anew. */
async function aStub(): Promise<void> {
  const script = document.createElement('script');
  script.src = '/node_modules/@iabtechlabtcf/stub/lib/stub.js';
  const loaded = new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
  });
  document.head.append(script);
  await loaded;
  script.remove();
}

const aManager = () => new CmpApi(3, 1, true);

describe('TCF consent', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => {
    page.restore();
    delete holder.__tcfapi;
    document.querySelector('iframe[name=__tcfapiLocator]')?.remove();
    CmpApiModel.reset();
  });

  describe('from a valid TC string', () => {
    const cases: [string, Choices, Parameters<typeof tcfConsent>[0], string[]][] = [
      ['is granted when both purposes are', {purposes: [1, 8]}, {}, ['granted']],
      ['is denied when none is', {}, {}, ['denied']],
      ['is denied without storage', {purposes: [7, 8, 9]}, {}, ['denied']],
      ['is denied without measurement of content', {purposes: [1, 7, 9]}, {}, ['denied']],
      ['asks for the purposes that the page names', {purposes: [1, 9]}, {purposes: [1, 9]}, ['granted']],
      ['is denied when one that the page names is missing', {purposes: [1, 8]}, {purposes: [1, 8, 9]}, ['denied']],
      ['is granted when the publisher’s own consents grant', {publisher: [1, 8]}, {}, ['granted']],
      ['is denied when the publisher’s own consents lack one that vendors have', {purposes: [1, 8], publisher: [1]}, {}, ['denied']],
      ['is granted to a vendor with its consent and the purposes', {purposes: [1, 8], vendors: [vendor]}, {vendor}, ['granted']],
      ['is denied to a vendor without its consent', {purposes: [1, 8], publisher: [1, 8]}, {vendor}, ['denied']],
      ['is denied to a vendor without the purposes', {publisher: [1, 8], vendors: [vendor]}, {vendor}, ['denied']],
      ['is granted to a vendor that the publisher makes ask', {purposes: [1, 8], vendors: [vendor], restriction: RestrictionType.REQUIRE_CONSENT}, {vendor}, ['granted']],
      ['is denied to a vendor that the publisher forbids a purpose', {purposes: [1, 8], vendors: [vendor], restriction: RestrictionType.NOT_ALLOWED}, {vendor}, ['denied']],
      ['is denied to a vendor that may not rely on consent', {purposes: [1, 8], vendors: [vendor], restriction: RestrictionType.REQUIRE_LI}, {vendor}, ['denied']],
    ];
    for (const [what, choices, options, expected] of cases) {
      it(what, () => {
        aManager().update(tcString(choices));
        expect(toldBy(tcfConsent(options))).to.deep.equal(expected);
        expect(page.errors).to.deep.equal([]);
      });
    }
  });

  it('is granted where GDPR does not apply', () => {
    aManager().update(null);
    expect(toldBy(tcfConsent())).to.deep.equal(['granted']);
  });

  describe('with a new shopper', () => {
    it('is unknown while the manager has no answer, and while it asks', () => {
      const manager = aManager();
      const told = toldBy(tcfConsent());
      expect(told).to.deep.equal([]);
      manager.update('', true);
      expect(told).to.deep.equal([]);
      manager.update(yes);
      expect(told).to.deep.equal(['granted']);
    });

    it('is denied when the shopper refuses', () => {
      const manager = aManager();
      const told = toldBy(tcfConsent());
      manager.update('', true);
      manager.update(no);
      expect(told).to.deep.equal(['denied']);
    });
  });

  it('is unknown while the shopper thinks again, then what they said: withdrawal, and grant', () => {
    const manager = aManager();
    manager.update(yes);
    const told = toldBy(tcfConsent());
    manager.update(yes, true);
    manager.update(no);
    manager.update(no, true);
    manager.update(yes);
    expect(told).to.deep.equal(['granted', 'unknown', 'denied', 'unknown', 'granted']);
  });

  describe('of a manager that comes late', () => {
    it('waits in the IAB’s stub', async () => {
      await aStub();
      const told = toldBy(tcfConsent());
      expect([told, page.delays]).to.deep.equal([[], []]);
      const manager = aManager();
      expect(told).to.deep.equal([]);
      manager.update(no);
      manager.update(yes);
      expect(told).to.deep.equal(['denied', 'granted']);
    });

    it('comes with the page’s load', () => {
      page.restore();
      page = aPage({loading: true});
      const told = toldBy(tcfConsent());
      aManager().update(yes);
      page.load();
      expect(told).to.deep.equal(['granted']);
    });

    it('comes some time after that', () => {
      const told = toldBy(tcfConsent());
      page.wait();
      aManager().update(no);
      page.wait();
      expect([told, page.errors]).to.deep.equal([['denied'], []]);
    });
  });

  describe('of a manager that is broken', () => {
    it('stays unknown when it never comes, and says so', () => {
      const told = toldBy(tcfConsent());
      for (let looks = 0; looks < 7; looks++) page.wait();
      expect(told).to.deep.equal([]);
      expect(page.errors).to.deep.equal(['Kindred: consent from TCF: Error: there is no __tcfapi on this page']);
    });

    it('stays unknown when it never answers', async () => {
      await aStub();
      expect(toldBy(tcfConsent())).to.deep.equal([]);
      expect(page.errors).to.deep.equal([]);
    });

    it('stays unknown when it refuses, and says so', () => {
      const manager = aManager();
      manager.update(yes);
      manager.disable();
      expect(toldBy(tcfConsent())).to.deep.equal([]);
      expect(page.errors).to.deep.equal(['Kindred: consent from TCF: Error: the consent manager refused to answer']);
    });

    it('stays unknown when it throws, and says so', () => {
      holder.__tcfapi = () => { throw new Error('broken'); };
      expect(toldBy(tcfConsent())).to.deep.equal([]);
      expect(page.errors).to.deep.equal(['Kindred: consent from TCF: Error: broken']);
    });

    /** A manager that hands over whatever it likes. */
    function aCarelessManager() {
      let hand!: (data: object | null, success: boolean) => void;
      holder.__tcfapi = (_: string, __: number, listener: typeof hand) => { hand = listener; };
      return {hand: (data: object | null, success = true) => hand(data, success)};
    }

    it('stays unknown when its answer is incomplete', () => {
      const manager = aCarelessManager();
      const told = toldBy(tcfConsent());
      manager.hand({cmpStatus: 'loading', listenerId: 1});
      manager.hand({eventStatus: 'tcloaded', purpose: {consents: {1: true, 8: true}}, publisher: {consents: {}}});
      expect([told, page.errors]).to.deep.equal([[], []]);
    });

    it('takes a grant for unknown when nonsense follows, and throws nothing at the manager', () => {
      const manager = aCarelessManager();
      const told = toldBy(tcfConsent());
      manager.hand({gdprApplies: false});
      manager.hand({gdprApplies: true, eventStatus: 'useractioncomplete'});
      manager.hand(null, false);
      expect(told).to.deep.equal(['granted', 'unknown']);
      expect(page.errors).to.have.length(1);
    });

    it('stays denied when nonsense follows', () => {
      const manager = aCarelessManager();
      const told = toldBy(tcfConsent());
      manager.hand({gdprApplies: true, eventStatus: 'tcloaded', purpose: {consents: {}}, publisher: {consents: {}}});
      manager.hand(null, false);
      expect(told).to.deep.equal(['denied']);
    });
  });
});

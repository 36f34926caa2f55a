import {expect} from 'chai';
import {whenThere} from '../../../src/client/consent/when-there.js';
import {aPage, type Page} from './page.js';

describe('whenThere', () => {
  let page: Page;
  let there: string | undefined;
  let used: (string | undefined)[];
  const look = () => whenThere(() => there, found => used.push(found));
  beforeEach(() => {
    there = undefined;
    used = [];
  });
  afterEach(() => page.restore());

  it('uses at once what is there', () => {
    page = aPage({loading: true});
    there = 'it';
    look();
    expect(used).to.deep.equal(['it']);
    page.load();
    expect([used, page.delays]).to.deep.equal([['it'], []]);
  });

  it('looks when the page has loaded, and sets no timer before', () => {
    page = aPage({loading: true});
    look();
    there = 'it';
    expect([used, page.delays]).to.deep.equal([[], []]);
    page.load();
    expect([used, page.delays]).to.deep.equal([['it'], []]);
  });

  it('looks again after the load, and stops once it has found it', () => {
    page = aPage({loading: true});
    look();
    page.load();
    page.wait();
    there = 'it';
    page.wait();
    expect([used, page.delays]).to.deep.equal([['it'], [250, 500]]);
  });

  it('gives up after seven ever later looks, and says so once', () => {
    page = aPage();
    look();
    for (let looks = 0; looks < 7; looks++) {
      expect(used).to.deep.equal([]);
      page.wait();
    }
    expect(used).to.deep.equal([undefined]);
    expect(page.delays).to.deep.equal([250, 500, 1000, 2000, 4000, 8000, 16_000]);
  });
});

import {expect} from 'chai';
import {consentSource, type Learn} from '../../../src/client/consent/consent-source.js';
import {aPage, type Page} from './page.js';
import {toldBy} from './told-by.js';

const fails = () => { throw new Error('no answer'); };

describe('a consent source', () => {
  let page: Page;
  beforeEach(() => { page = aPage(); });
  afterEach(() => page.restore());

  /** A source, started: what it told, and the way to let it learn more. */
  function started() {
    let learn!: Learn;
    const told = toldBy(consentSource('a test', given => { learn = given; }));
    return {told, learn: (read: Parameters<Learn>[0]) => learn(read)};
  }

  it('tells at once what it knows, and then each change, and nothing twice', () => {
    const {told, learn} = started();
    expect(told).to.deep.equal([]);
    for (const consent of ['unknown', 'granted', 'granted', 'denied', undefined, 'denied', 'granted'] as const) learn(() => consent);
    expect(told).to.deep.equal(['granted', 'denied', 'granted']);
  });

  it('tells what it learns while it starts as one', () => {
    const told = toldBy(consentSource('a test', learn => {
      learn(() => 'granted');
      learn(() => 'denied');
    }));
    expect(told).to.deep.equal(['denied']);
  });

  it('keeps what it learnt in the middle of reading', () => {
    const {told, learn} = started();
    learn(() => {
      learn(() => 'granted');
      return undefined;
    });
    expect(told).to.deep.equal(['granted']);
  });

  it('throws nothing into the page when it fails, and says so once', () => {
    const {told, learn} = started();
    learn(fails);
    learn(fails);
    expect(told).to.deep.equal([]);
    expect(page.errors).to.deep.equal(['Kindred: consent from a test: Error: no answer']);
  });

  it('throws nothing into the page when it cannot start, and says so', () => {
    expect(toldBy(consentSource('a test', fails))).to.deep.equal([]);
    expect(page.errors).to.deep.equal(['Kindred: consent from a test: Error: no answer']);
  });

  it('trusts no grant of a start that fails: nobody would hear of a withdrawal', () => {
    const told = toldBy(consentSource('a test', learn => {
      learn(() => 'granted');
      fails();
    }));
    expect(told).to.deep.equal([]);
  });

  it('takes a grant that can be read no more for unknown', () => {
    const {told, learn} = started();
    learn(() => 'granted');
    learn(fails);
    expect(told).to.deep.equal(['granted', 'unknown']);
  });

  it('leaves denied what can be read no more', () => {
    const {told, learn} = started();
    learn(() => 'denied');
    learn(fails);
    expect(told).to.deep.equal(['denied']);
  });

  it('throws nothing into the page when its listener throws', () => {
    consentSource('a test', learn => learn(() => 'granted'))(fails);
    expect(page.errors).to.deep.equal(['Kindred: consent from a test: Error: no answer']);
  });

  it('starts anew for each that listens', () => {
    const source = consentSource('a test', learn => learn(() => 'granted'));
    expect([toldBy(source), toldBy(source)]).to.deep.equal([['granted'], ['granted']]);
  });
});

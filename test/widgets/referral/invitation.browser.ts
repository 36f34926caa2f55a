import {expect} from 'chai';
import {type CaughtInvitation, captureInvitation, forgetInvitation, keptInvitation} from '../../../widgets/referral/index.js';
import {replace, restore} from './mount.js';

const before = location.href;
const visit = (search: string): void => history.replaceState({own: 1}, '', search || location.pathname);
const shown = (): string => location.search + location.hash;
const day = 86_400_000;

interface Asked {
  readonly url: string;
  readonly method: string | undefined;
  readonly body: unknown;
  readonly mode: string | undefined;
  readonly keepalive: boolean | undefined;
}

/** A shop's route that keeps one invitation. */
function aRoute(kept?: unknown): Asked[] {
  const asked: Asked[] = [];
  replace(window, 'fetch', async (url: string, {method, body, keepalive, mode}: RequestInit) => {
    asked.push({url, method, body, keepalive, mode});
    return kept === undefined ? new Response(null, {status: 204}) : Response.json(kept);
  });
  return asked;
}

describe('an invitation in the page’s address', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    restore();
    localStorage.clear();
    history.replaceState(null, '', before);
  });

  it('is caught, and taken out of it, and nothing else is touched', async () => {
    visit('?a=1%202&kin=KC4T9XWPV.1a2b3c4d&b=%E8%8C%B6&b=+#tea');
    const caught = captureInvitation();
    expect(await keptInvitation(caught)).to.deep.equal({code: 'KC4T9XWPV', invitation: '1a2b3c4d'});
    expect(shown()).to.equal('?a=1%202&b=%E8%8C%B6&b=+#tea');
    expect(history.state).to.deep.equal({own: 1});
  });

  for (const search of ['?kin=3', '?kin=dad', '?kin=123456789', '?kin=KC4T9XWPV.1a2b3c', '?kin=KC4T9XWPV.1A2B3C4D', '?kin=KC4T9XWPO', '?kin=', '?akin=KC4T9XWPV.1a2b3c4d']) {
    it(`is not what else a page means: ${search}`, async () => {
      visit(search);
      expect(await keptInvitation(captureInvitation())).to.equal(undefined);
      expect(shown()).to.equal(search);
      expect(localStorage).to.have.length(0);
    });
  }

  it('may be a code alone', async () => {
    visit('?kin=KC4T9XWPV');
    expect((await keptInvitation(captureInvitation()))?.code).to.equal('KC4T9XWPV');
    expect(shown()).to.equal('');
  });

  it('may have another name', async () => {
    visit('?friend=KC4T9XWPV.1a2b3c4d&kin=KC4T9XWPV.99999999');
    expect(await keptInvitation(captureInvitation({parameter: 'friend'}))).to.deep.equal({code: 'KC4T9XWPV', invitation: '1a2b3c4d'});
    expect(shown()).to.equal('?kin=KC4T9XWPV.99999999');
  });

  it('is there on later pages for thirty days, and the latest one counts', async () => {
    visit('?kin=KC4T9XWPV.1a2b3c4d');
    captureInvitation();
    visit('?kin=KC4T9XWPV.99999999');
    captureInvitation();
    visit('');
    expect((await keptInvitation(captureInvitation()))?.invitation).to.equal('99999999');
    const record = JSON.parse(localStorage['kindred-invitation'] as string) as [string, string, number];
    localStorage['kindred-invitation'] = JSON.stringify([record[0], record[1], record[2] - 29 * day]);
    expect(await keptInvitation(captureInvitation())).to.exist;
    localStorage['kindred-invitation'] = JSON.stringify([record[0], record[1], record[2] - 31 * day]);
    expect(await keptInvitation(captureInvitation())).to.equal(undefined);
    expect(localStorage).to.have.length(0);
  });

  it('is forgotten once it was used', async () => {
    visit('?kin=KC4T9XWPV.1a2b3c4d');
    const caught = captureInvitation();
    forgetInvitation(caught);
    expect(await keptInvitation(caught)).to.equal(undefined);
    expect(await keptInvitation(captureInvitation())).to.equal(undefined);
  });

  it('is known to this page where storage is blocked', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    const get = (): never => { throw new DOMException('blocked', 'SecurityError'); };
    Object.defineProperty(window, 'localStorage', {...storage, get});
    try {
      visit('?kin=KC4T9XWPV.1a2b3c4d');
      const caught = captureInvitation();
      expect((await keptInvitation(caught))?.code).to.equal('KC4T9XWPV');
      forgetInvitation(caught);
      expect(await keptInvitation(caught)).to.equal(undefined);
    } finally {
      Object.defineProperty(window, 'localStorage', storage);
    }
  });

  it('makes nothing of what else lies where it is kept', async () => {
    for (const text of ['{', 'null', '[]', '["<b>","x",9e15]', '{"code":"KC4T9XWPV"}']) {
      localStorage['kindred-invitation'] = text;
      expect(await keptInvitation({}), text).to.equal(undefined);
    }
  });

  describe('with a route of the shop’s', () => {
    const route = '/invitation';

    it('is offered to it, with nothing that would go to another site', () => {
      const asked = aRoute();
      visit('?kin=KC4T9XWPV.1a2b3c4d');
      captureInvitation({route});
      expect(asked).to.deep.equal([{url: route, method: 'POST', body: '{"code":"KC4T9XWPV","invitation":"1a2b3c4d"}', keepalive: true, mode: 'same-origin'}]);
    });

    it('is asked for there when the browser has nothing, and only then', async () => {
      const asked = aRoute({code: 'KC4T9XWPV', invitation: '1a2b3c4d'});
      expect(await keptInvitation(captureInvitation({route}))).to.deep.equal({code: 'KC4T9XWPV', invitation: '1a2b3c4d'});
      expect(asked.map(({method}) => method)).to.deep.equal(['GET']);
      visit('?kin=KC4T9XWPV.99999999');
      expect((await keptInvitation(captureInvitation({route})))?.invitation).to.equal('99999999');
      expect(asked.map(({method}) => method)).to.deep.equal(['GET', 'POST']);
    });

    for (const answer of [undefined, null, {}, 'no', {code: '<b>'}, {code: 'KC4T9XWPV', invitation: 'x'}, {code: 1}]) {
      it(`takes its answer for none when it is none: ${JSON.stringify(answer)}`, async () => {
        aRoute(answer);
        expect(await keptInvitation(captureInvitation({route}))).to.equal(undefined);
      });
    }

    it('is forgotten there too', () => {
      const asked = aRoute();
      forgetInvitation({route});
      expect(asked.map(({method}) => method)).to.deep.equal(['DELETE']);
    });

    it('asks no other site', async () => {
      const caught: CaughtInvitation = captureInvitation({route: 'https://elsewhere.example/invitation'});
      expect(await keptInvitation(caught)).to.equal(undefined);
    });
  });
});

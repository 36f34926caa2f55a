import {expect} from 'chai';
import type {DeliverOptions} from '../../src/endpoints/endpoint.js';
import type {KindredEvent} from '../../src/events/index.js';
import {identify, type Token} from '../../src/client/identity.js';
import {type Client, createClient, type TokenSource} from '../../src/index.js';
import {clearDevice, errorsSaid, journalKeys, noted, stored, told, when} from '../outbox/harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};

/** A JWT that nobody signed. @param life in seconds */
function aToken(sub: string, life = 900): string {
  const iat = Math.floor(Date.now() / 1000);
  const part = (value: object): string => btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${part({alg: 'none'})}.${part({sub, iat, exp: iat + life})}.`;
}

const memberOf = (token: string | undefined): string | undefined => (token ? (JSON.parse(atob(token.split('.')[1]!)) as {sub: string}).sub : undefined);

/** A token source that answers when the test says so. */
function aSource() {
  let answer: (token: string | null) => void = () => undefined;
  const token = new Promise<string | null>(resolve => { answer = resolve; });
  const source: TokenSource = () => token;
  return {source, answer};
}

describe('a member', () => {
  let clients: Client[];
  let name: string;
  /** Each event as it was delivered, and as whose. */
  let deliveries: {readonly event: KindredEvent; readonly member: string | undefined}[];
  let up: boolean;

  function connect(): Client {
    const client = createClient({endpoint: {
      name,
      async deliver(batch, {token}: DeliverOptions) {
        if (!up) throw new TypeError('Failed to fetch');
        deliveries.push(...batch.map(event => ({event, member: memberOf(token)})));
        return batch.map(() => ({status: 'accepted'}));
      },
    }});
    clients.push(client);
    return client;
  }
  const delivery = (id: string) => deliveries.find(({event}) => event.id === id);
  async function votedBy(client: Client) {
    const id = client.track('poll.voted', vote);
    await told(client, id, 'recorded');
    return {visitor: delivery(id)!.event.kinvisitor, member: delivery(id)!.member};
  }

  beforeEach(async () => {
    name = `test ${crypto.randomUUID()}`;
    deliveries = [];
    clients = [];
    up = true;
    await clearDevice();
  });
  afterEach(() => clients.forEach(client => client.close()));

  it('is named by the token of the page’s callback, and joined to the visitor who was here', async () => {
    const client = connect();
    const anonymous = await votedBy(client);
    expect(anonymous.member).to.equal(undefined);
    client.identify(async () => aToken('ada'));
    expect(await votedBy(client)).to.deep.equal({visitor: anonymous.visitor, member: 'ada'});
    expect(await noted('member')).to.equal('ada');
  });

  it('reads as who they are before they have done anything here', async () => {
    const client = connect();
    client.identify(async () => aToken('ada'));
    await when(() => !!client.$reader.get().token);
    const {visitor, token} = client.$reader.get();
    expect([visitor, memberOf(await token!())]).to.deep.equal([undefined, 'ada']);
  });

  it('is named by the token also where the device keeps nothing', async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
    Object.defineProperty(globalThis, 'indexedDB', {configurable: true, value: undefined});
    try {
      const client = connect();
      const anonymous = await votedBy(client);
      client.identify(async () => aToken('ada'));
      const known = await votedBy(client);
      expect([anonymous.member, known.member]).to.deep.equal([undefined, 'ada']);
      expect(known.visitor).to.match(/^[0-9a-f-]{36}$/).and.not.equal(anonymous.visitor);
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', original);
    }
  });

  it('is who everything is read as once, and as nobody before', async () => {
    const first = connect();
    first.identify(async () => aToken('ada'));
    const {visitor} = await votedBy(first);
    first.close();
    const client = connect();
    const readers: unknown[] = [];
    client.identify(async () => aToken('ada'));
    client.$reader.subscribe(({visitor, token, pending}) => {
      if (!pending) readers.push({visitor, member: !!token});
    });
    await when(() => readers.length > 0);
    await votedBy(client);
    expect(readers).to.deep.equal([{visitor, member: true}]);
  });

  it('is nobody while the shop does not answer', async () => {
    let speaks: Token | undefined;
    const said = await errorsSaid(() => identify(() => new Promise(() => undefined), {
      patience: 20,
      notes: {note: async () => undefined, setNotes: async () => undefined},
      isLatest: () => true,
      again: () => undefined,
      speak: token => { speaks = token; },
    }));
    expect(said.join()).to.contain('the shop has not answered for 20 ms');
    expect(await speaks!(true)).to.equal(undefined);
  });

  it('stays the same visitor when the same member is named again, also on the next page', async () => {
    const client = connect();
    client.identify(async () => aToken('ada'));
    const first = await votedBy(client);
    client.identify(async () => aToken('ada'));
    expect(await votedBy(client)).to.deep.equal(first);
    client.close();
    const next = connect();
    next.identify(async () => aToken('ada'));
    expect(await votedBy(next)).to.deep.equal(first);
  });

  it('is followed by another as another visitor, with whose token nothing goes that was left', async () => {
    const client = connect();
    client.identify(async () => aToken('ada'));
    const {visitor: ada} = await votedBy(client);
    up = false;
    const left = client.track('poll.voted', vote);
    await told(client, left, 'saved');
    const instant = client.track('poll.voted', vote);
    client.identify(async () => aToken('bert'));
    const next = client.track('poll.voted', vote);
    await told(client, next, 'saved');
    up = true;
    client.flush();
    await when(() => client.unsettled.size === 0);
    for (const id of [left, instant]) expect(delivery(id)).to.deep.include({member: undefined}).and.to.have.nested.property('event.kinvisitor', ada);
    expect(delivery(next)!.member).to.equal('bert');
    expect(delivery(next)!.event.kinvisitor).to.match(/^[0-9a-f-]{36}$/).and.not.equal(ada);
    expect(await noted('member')).to.equal('bert');
  });

  it('is not the one whom the device knew, when a page names another as it opens', async () => {
    const client = connect();
    client.identify(async () => aToken('ada'));
    const {visitor: ada} = await votedBy(client);
    client.close();
    const next = connect();
    const {source, answer} = aSource();
    next.identify(source);
    await stored(name); // the page has had time to read its notes
    const id = next.track('poll.voted', vote);
    const recorded = told(next, id, 'recorded');
    expect(next.$reader.value!.visitor).to.equal(undefined);
    answer(aToken('bert'));
    await recorded;
    expect(delivery(id)!.member).to.equal('bert');
    expect(delivery(id)!.event.kinvisitor).not.to.equal(ada);
  });

  it('is gone from the origin’s other pages when another is named', async () => {
    const [client, other] = [connect(), connect()];
    for (const page of [client, other]) {
      page.identify(async () => aToken('ada'));
      await votedBy(page);
    }
    await when(() => other.unsettled.size === 0);
    const away = new Promise<void>(resolve => {
      other.$reader.listen(({visitor, token}) => { if (!visitor && !token) resolve(); });
    });
    client.identify(async () => aToken('bert'));
    await away;
    const {visitor} = await votedBy(client);
    expect((await votedBy(other)).visitor).to.equal(visitor);
  });

  it('is nobody when the callback fails or names none, and what follows is another visitor’s', async () => {
    const client = connect();
    client.identify(async () => aToken('ada'));
    const {visitor: ada} = await votedBy(client);
    const said = await errorsSaid(async () => {
      client.identify(() => Promise.reject(new Error('the shop is down')));
      const nobody = await votedBy(client);
      expect(nobody.member).to.equal(undefined);
      expect(nobody.visitor).not.to.equal(ada);
      expect(await noted('member')).to.equal(undefined);
      client.identify(async () => null);
      expect(await votedBy(client)).to.deep.equal(nobody);
    });
    expect(said.join()).to.contain('the shop is down');
  });

  describe('while the callback is pending', () => {
    it('does nothing as the visitor of before; it is saved when it is known whose it is', async () => {
      const client = connect();
      client.identify(async () => aToken('ada'));
      const {visitor: ada} = await votedBy(client);
      const {source, answer} = aSource();
      client.identify(source);
      expect(client.$reader.value).to.deep.equal({visitor: undefined, token: undefined, pending: true});
      const id = client.track('poll.voted', vote);
      // What would commit it has had its turn when a later transaction is over.
      expect(await stored(name)).to.deep.equal([]);
      expect(client.unsettled.get(id)).to.deep.include({stage: 'sending'});
      expect(client.unsettled.get(id)!.event.kinvisitor).to.equal(undefined);
      const saved = told(client, id, 'saved');
      const recorded = told(client, id, 'recorded');
      answer(aToken('bert'));
      await saved;
      await recorded;
      expect(delivery(id)!.member).to.equal('bert');
      expect(delivery(id)!.event.kinvisitor).not.to.equal(ada);
    });

    it('leaves what it did in the journal as nobody’s that is known', async () => {
      const client = connect();
      client.identify(async () => aToken('ada'));
      const {visitor: ada} = await votedBy(client);
      client.identify(aSource().source);
      const id = client.track('poll.voted', vote);
      up = false;
      dispatchEvent(new PageTransitionEvent('pagehide'));
      const [event] = JSON.parse(localStorage.getItem(journalKeys(name)[0]!)!) as KindredEvent[];
      expect(event!.id).to.equal(id);
      expect(event!.kinvisitor).to.match(/^[0-9a-f-]{36}$/).and.not.equal(ada);
    });

    it('is overruled by a reset', async () => {
      const client = connect();
      const {visitor: before} = await votedBy(client);
      const {source, answer} = aSource();
      client.identify(source);
      await client.reset();
      answer(aToken('ada'));
      const after = await votedBy(client);
      expect(after.member).to.equal(undefined);
      expect(after.visitor).not.to.equal(before);
      expect(await noted('member')).to.equal(undefined);
    });

    it('is overruled by a later callback', async () => {
      const client = connect();
      const {source, answer} = aSource();
      client.identify(source);
      client.identify(async () => aToken('bert'));
      answer(aToken('ada'));
      expect((await votedBy(client)).member).to.equal('bert');
      expect(await noted('member')).to.equal('bert');
    });
  });

  describe('has a token that', () => {
    it('is fetched once while it is fresh', async () => {
      const client = connect();
      let fetched = 0;
      client.identify(async () => aToken('ada', 900 + fetched++));
      await votedBy(client);
      await votedBy(client);
      expect(fetched).to.equal(1);
    });

    it('is fetched anew near its end', async () => {
      const client = connect();
      let fetched = 0;
      client.identify(async () => aToken('ada', fetched++ ? 900 : 20));
      expect((await votedBy(client)).member).to.equal('ada');
      expect(fetched).to.equal(2);
      expect((await votedBy(client)).member).to.equal('ada');
      expect(fetched).to.equal(2);
    });

    it('is fetched anew once, however many it was refused', async () => {
      const client = connect();
      let fetched = 0;
      client.identify(async () => aToken('ada', 900 + fetched++));
      await when(() => !!client.$reader.get().token);
      const token = client.$reader.get().token!;
      const refused = await token();
      const anew = await Promise.all([token(false, refused), token(false, refused), token()]);
      expect(new Set(anew).size).to.equal(1);
      expect(anew[0]).not.to.equal(refused);
      expect(await token(false, refused)).to.equal(anew[0]);
      expect(fetched).to.equal(2);
    });

    it('fetched anew, names another: from then on it is the other, and what was done stays', async () => {
      const client = connect();
      let fetched = 0;
      client.identify(async () => (fetched++ ? aToken('bert') : aToken('ada', 20)));
      const ada = await votedBy(client);
      expect(ada.member).to.equal(undefined); // it was no longer ada who is signed in
      const bert = await votedBy(client);
      expect(bert.member).to.equal('bert');
      expect(bert.visitor).not.to.equal(ada.visitor);
    });
  });
});

import {expect} from 'chai';
import type {KindredEvent} from '../../src/events/index.js';

// Recorded from before the modules load, which keep what they find then.
const requests: string[] = [];
const {fetch: realFetch} = globalThis;
const {parse, stringify} = JSON;
globalThis.fetch = async (_, init) => {
  const body = init!.body as string;
  requests.push(body);
  if (requests.length === 1) throw new TypeError('Failed to fetch');
  const {events} = parse(body) as {events: KindredEvent[]};
  return new Response(stringify({results: events.map(() => ({status: 'accepted'}))}));
};
const {createReporter} = await import('../../src/client/create-reporter.js');
const {kindredDelivery} = await import('../../src/endpoints/kindred-delivery.js');
const {aService, errorsSaid, stored, told} = await import('../outbox/harness.js');
globalThis.fetch = realFetch;

type Reporter = ReturnType<typeof createReporter>;

const vote = {poll: 'autumn-tin', choices: ['moon']};

describe('a reporter', () => {
  let name: string;
  let service: ReturnType<typeof aService>;
  let reporter: Reporter;
  beforeEach(() => {
    name = `test ${crypto.randomUUID()}`;
    service = aService();
    reporter = createReporter({endpoint: {name, deliver: (batch, options) => service.deliver(batch, options)}});
  });
  afterEach(() => reporter.close());

  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  for (const [what, data] of Object.entries({cyclic, 'a BigInt': {choices: 1n}, 'nothing at all': undefined})) {
    it(`takes no data that is not JSON (${what}), says so, and saves and delivers what is around it`, async () => {
      const before = reporter.track('poll.voted', vote);
      let id: string | undefined;
      const said = await errorsSaid(() => { id = reporter.track('poll.voted', data as never); });
      const after = reporter.track('poll.voted', vote);
      expect(id).to.equal('');
      expect(said.join()).to.contain('no JSON: poll.voted');
      await Promise.all([before, after].flatMap(each => [told(reporter, each, 'saved'), told(reporter, each, 'recorded')]));
      expect(service.ids()).to.deep.equal([before, after]);
    });
  }

  it('sends what the data was when it was given', async () => {
    const data = {poll: 'autumn-tin', choices: ['moon']};
    const id = reporter.track('poll.voted', data);
    data.choices[0] = 'tide';
    data.poll = 'other';
    await told(reporter, id, 'recorded');
    expect(service.calls[0]!.batch[0]!.data).to.deep.equal(vote);
  });

  it('reports how much measurement was given up, with consent alone and when all else is delivered', async () => {
    const dropped = () => service.calls.flatMap(({batch}) => batch).filter(event => event.type === 'kindred.measurement.dropped').map(event => event.data);
    for (let i = 0; i < 3; i++) reporter.track('widget.viewed', {widget: 'poll'});
    reporter.setConsent('denied');
    await told(reporter, reporter.track('poll.voted', vote), 'recorded');
    expect(reporter.$outbox.value!.dropped).to.equal(3);
    expect(dropped()).to.deep.equal([]);
    reporter.setConsent('granted');
    const report = new Promise<void>(resolve => {
      reporter.onFact(fact => { if (fact.stage === 'recorded' && dropped().length > 0) resolve(); });
    });
    reporter.track('poll.voted', vote);
    await report;
    await told(reporter, reporter.track('poll.voted', vote), 'recorded');
    expect(dropped()).to.deep.equal([{count: 3}]);
  });

  it('saves and delivers, also at the second try, on a page that broke what it had found there', async () => {
    const broken = new Proxy(() => undefined, {
      get() { throw new Error('the page broke it'); },
      apply() { throw new Error('the page broke it'); },
      construct() { throw new Error('the page broke it'); },
    });
    const kept = ['fetch', 'JSON', 'Promise', 'setTimeout', 'clearTimeout', 'crypto'].map(key => [key, Object.getOwnPropertyDescriptor(globalThis, key)!] as const);
    const stages: string[] = [];
    const recorded = new Promise<void>(resolve => {
      const endpoint = kindredDelivery(`https://kin.example/${name}`, {key: 'pk'});
      for (const [key] of kept) Object.defineProperty(globalThis, key, {value: broken, configurable: true, writable: true});
      const late = createReporter({endpoint});
      late.onFact(({stage}) => {
        stages.push(stage);
        if (stage === 'recorded') resolve(late.close());
      });
      late.track('poll.voted', vote);
    });
    try {
      await recorded;
    } finally {
      for (const [key, descriptor] of kept) Object.defineProperty(globalThis, key, descriptor);
    }
    expect(stages).to.deep.equal(['sending', 'saved', 'recorded']);
    expect(requests).to.have.length(2);
    expect(await stored(`https://kin.example/${name} pk`)).to.deep.equal([]);
  });
});

import {expect} from 'chai';
import {addSink} from '../../src/client/add-sink.js';
import type {Endpoint} from '../../src/endpoints/endpoint.js';
import {type Client, createClient} from '../../src/index.js';
import {aService, never, stored, told, when} from '../outbox/harness.js';

const vote = {poll: 'autumn-tin', choices: ['moon']};
const viewed = {widget: 'poll'};

describe('a sink', () => {
  let service: ReturnType<typeof aService>;
  let clients: Client[];

  function connect(): Client {
    service = aService();
    const client = createClient({endpoint: {name: `test ${crypto.randomUUID()}`, deliver: service.deliver}});
    clients.push(client);
    return client;
  }
  function aSink(deliver: Endpoint['deliver']): Endpoint {
    return {name: `sink ${crypto.randomUUID()}`, deliver};
  }

  beforeEach(() => { clients = []; });
  afterEach(() => {
    clients.forEach(client => client.close());
    delete (navigator as {globalPrivacyControl?: unknown}).globalPrivacyControl;
  });

  it('is given nothing before consent, of whatever class, and then all that waited', async () => {
    const client = connect();
    const given = aService();
    const sink = aSink(given.deliver);
    addSink(client, sink);
    const seen = client.track('widget.viewed', viewed);
    const voted = client.track('poll.voted', vote);
    await told(client, voted, 'recorded');
    expect(given.calls).to.deep.equal([]);
    expect(await stored(sink.name)).to.deep.equal([]);
    client.setConsent('granted');
    await when(() => given.ids().length === 2);
    expect(given.ids()).to.have.members([seen, voted]);
  });

  it('is not told what people write to each other', async () => {
    const client = connect();
    const given = aService();
    addSink(client, aSink(given.deliver));
    client.setConsent('granted');
    client.track('referral.shared', {invitation: '1a2b3c4d', channel: 'whatsapp', note: 'Come and taste'});
    client.track('referral.thanked', {note: 'It was lovely'});
    await when(() => given.ids().length === 2 && service.ids().length === 2);
    expect(given.calls.flatMap(({batch}) => batch.map(({data}) => data))).to.deep.equal([{invitation: '1a2b3c4d', channel: 'whatsapp'}, {}]);
    expect(JSON.stringify(service.calls)).to.contain('Come and taste').and.to.contain('It was lovely');
  });

  it('is given nothing when consent is denied, and what waits for it is taken from the device', async () => {
    const client = connect();
    const sink = aSink(never);
    const $sink = addSink(client, sink);
    client.setConsent('granted');
    client.track('poll.voted', vote);
    await when(() => $sink.value!.storage === 'device' && $sink.value!.waiting === 1);
    while ((await stored(sink.name)).length === 0);
    client.setConsent('denied');
    await when(() => $sink.value!.dropped === 1);
    expect(await stored(sink.name)).to.deep.equal([]);
    client.track('poll.voted', vote);
    expect($sink.value).to.deep.include({waiting: 0, dropped: 2});
  });

  it('is given nothing under Global Privacy Control, which the service does not mind', async () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', {value: true, configurable: true});
    const client = connect();
    const given = aService();
    const sink = aSink(given.deliver);
    const $sink = addSink(client, sink);
    client.setConsent('granted');
    const ids = [client.track('poll.voted', vote), client.track('widget.viewed', viewed)];
    await Promise.all(ids.map(id => told(client, id, 'recorded')));
    expect(service.ids()).to.have.members(ids);
    expect($sink.value).to.deep.include({waiting: 0, dropped: 2});
    expect(given.calls).to.deep.equal([]);
    expect(await stored(sink.name)).to.deep.equal([]);
  });

  it('that never answers delays neither the service nor another sink', async () => {
    const client = connect();
    const [dead, given] = [aService(never), aService()];
    const $dead = addSink(client, aSink(dead.deliver));
    const $given = addSink(client, aSink(given.deliver));
    client.setConsent('granted');
    const ids = Array.from({length: 3}, () => client.track('poll.voted', vote));
    await Promise.all(ids.map(id => told(client, id, 'recorded')));
    await when(() => dead.calls.length === 1 && given.ids().length === 3 && $given.value!.waiting === 0);
    expect(given.ids()).to.have.members(ids);
    expect($dead.value!.waiting).to.equal(3);
  });

  it('that was dead is given by the next page what it missed', async () => {
    const client = connect();
    const sink = aSink(never);
    addSink(client, sink);
    client.setConsent('granted');
    const id = client.track('poll.voted', vote);
    await told(client, id, 'recorded');
    while ((await stored(sink.name)).length === 0);
    client.close();
    const next = connect();
    const given = aService();
    addSink(next, {...sink, deliver: given.deliver});
    await when(() => given.calls.length > 0);
    expect(given.ids()).to.deep.equal([id]);
    while ((await stored(sink.name)).length > 0);
  });
});

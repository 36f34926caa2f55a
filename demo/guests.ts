import {randomUUID} from 'node:crypto';
import {SignJWT} from 'jose';

/** An idea that is there when the shop first opens its doors, and where it stands by then. */
interface FirstIdea {
  readonly title: string;
  readonly words?: string;
  readonly credit?: string;
  readonly supports: number;
  /** What the house has said to it, step by step. */
  readonly decisions: readonly {readonly to: string; readonly reason?: string; readonly link?: string}[];
}

const published = {to: 'published'};
const review = {to: 'in-review'};

const firstIdeas: readonly FirstIdea[] = [
  {title: 'Sesame', words: 'Black on top, white underneath, and a little toasted.', supports: 312, decisions: [published]},
  {title: '汤圆', words: '白白圆圆的，像她睡着的样子。和团子正好是一家。', supports: 168, decisions: [published]},
  {title: 'Osmanthus', words: 'She came in October, with the flowers.', supports: 96, decisions: [published]},
  {title: 'A felt mat for the cold shelf', words: 'She sleeps on bare wood beside the kettle.', credit: 'Lin from Quanzhou', supports: 204, decisions: [published, review, {to: 'making'}, {to: 'made', link: 'https://thirdsteep.example/felt-mat'}]},
  {title: 'A small cup of her own', words: 'One sip, no handle, with her tail for a foot.', credit: 'Noor', supports: 143, decisions: [published, review, {to: 'making'}]},
  {title: '小壶盖', words: '她总爱趴在壶盖旁边取暖。', supports: 57, decisions: [published, review]},
  {title: 'Mooncake', supports: 88, decisions: [published, review, {to: 'not-this-time', reason: 'Our landlady’s cat is called Mooncake, and was here first.'}]},
  {title: 'Second Steep', words: 'Mochi was the first.', supports: 18, decisions: [published]},
  {title: '桂花', words: '十月来的，那天满院都是花香。', supports: 11, decisions: [published]},
];

/** As many events as the service takes at once. */
const batch = 1000;
const hour = 3_600_000;

interface House {
  readonly service: string;
  /** The publishable key. */
  readonly key: string;
  readonly tenant: string;
  /** With which the house signs for its own people. */
  readonly signing: {readonly kid: string; readonly privateKey: CryptoKey};
  /** The service's time: milliseconds since the epoch. */
  readonly now: () => number;
}

interface Seat extends House {
  readonly poll: string;
}

/** Lets the first guests of an open poll speak, through the service's own front door, if nobody has spoken yet. */
export async function seatFirstGuests(seat: Seat): Promise<void> {
  const {service, key, poll} = seat;
  const {activity} = await ask(`${service}/v1/polls/${poll}?key=${key}`) as {activity: {supports: number}};
  if (activity.supports > 0) return;

  const token = await operatorToken(seat);
  for (const [i, {title, words, credit, supports, decisions}] of firstIdeas.entries()) {
    const submitted = event(poll, 'idea.submitted', {title, ...(words && {words}), ...(credit && {credit})}, (firstIdeas.length - i) * 26 * hour);
    await deliver(seat, [submitted]);
    for (const [step, decision] of decisions.entries()) {
      await ask(`${service}/v1/ideas/${submitted.id}/decision?key=${key}`, {method: 'POST', headers: {authorization: `Bearer ${token}`}, body: JSON.stringify(decision)});
      // Whoever submits an idea supports it.
      if (step === 0) await deliver(seat, Array.from({length: supports - 1}, (_, n) => event(poll, 'idea.supported', {idea: submitted.id}, (n % 24) * hour)));
    }
  }
}

/** Puts single-use codes into a pool that is running low. */
export async function stockCoupons({pool, ...house}: House & {readonly pool: string}): Promise<void> {
  const {service, key} = house;
  const headers = {authorization: `Bearer ${await operatorToken(house)}`};
  const {free} = await ask(`${service}/v1/pools/${pool}?key=${key}`, {headers}) as {free: number};
  if (free >= 20) return;
  const codes = Array.from({length: 50}, () => `CUP-${randomUUID().slice(0, 8).toUpperCase()}`);
  await ask(`${service}/v1/pools/${pool}/coupons?key=${key}`, {method: 'POST', headers, body: JSON.stringify({codes})});
}

function event(poll: string, type: string, data: object, age: number): {readonly id: string} {
  return {
    specversion: '1.0', id: randomUUID(), source: 'urn:third-steep:guests', type: `kindred.${type}`, subject: `polls/${poll}`,
    time: new Date(Date.now() - age).toISOString(), datacontenttype: 'application/json', kinseq: 1, kinvisitor: randomUUID(), data: {poll, ...data},
  } as {readonly id: string};
}

async function deliver({service, key}: House, events: readonly object[]): Promise<void> {
  for (let i = 0; i < events.length; i += batch) {
    const {results} = await ask(`${service}/v1/events`, {method: 'POST', body: JSON.stringify({key, sentAt: new Date().toISOString(), events: events.slice(i, i + batch)})}) as {results: readonly {status: string}[]};
    const refused = results.find(({status}) => status !== 'accepted');
    if (refused) throw new Error(`The service has not taken what a first guest said: ${JSON.stringify(refused)}`);
  }
}

async function ask(url: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
  return response.json();
}

function operatorToken({tenant, signing: {kid, privateKey}, now}: House): Promise<string> {
  return new SignJWT({kin_role: 'operator'}).setProtectedHeader({alg: 'ES256', kid}).setSubject('house').setAudience(tenant).setExpirationTime(Math.floor(now() / 1000) + 300).sign(privateKey);
}

import {clientNetwork} from '../../../server/client-network.js';
import type {Result} from '../../../server/record.js';
import {type KindredEvent, uuidv7} from '../../../src/events/index.js';
import {brand, pollOf} from './kinds-fixture.js';
import {aShop} from '../member-fixture.js';
import {createService, event, ink, noon, type SendOptions, type ServiceOptions, type TestService} from '../service-fixture.js';

export const minute = 60_000;
export const shop = await aShop();
/** Hold at noon, for the tea house. */
export const operator = await shop.token('olga', {kin_role: 'operator'});
export const mia = await shop.token('mia');

const polls = {
  tin: pollOf('single'),
  box: pollOf('single'),
  strict: pollOf('single', {velocity: {votes: 3, minutes: 60}}),
  calm: pollOf('single', {velocity: false}),
  members: pollOf('single', {assurance: 'member'}),
  approval: pollOf('approval'),
  ...Object.fromEntries((['always', 'after-vote', 'after-close', 'never'] as const).map(results => [results, pollOf('single', {results, closes: '2026-03-01T18:00:00Z'})])),
};
export const tenants = [brand(polls, {memberKeys: [shop.key]}), {...brand(polls, {memberKeys: [shop.key]}), id: ink.id, keys: ink.keys, origins: ink.origins}];

/** One shopper, and when the visitor was made. */
export function visitorMade(at: number): string {
  return uuidv7(at);
}

/** The votes of so many shoppers, each a visitor made some seconds before. */
export function crowd(poll: string, choices: readonly string[], {at = noon, known = 5000}: {readonly at?: number; readonly known?: number} = {}): KindredEvent<'poll.voted'>[] {
  return choices.map(choice => by(visitorMade(at - known), poll, choice, at));
}

export function by(visitor: string, poll: string, choice: string, at = noon): KindredEvent<'poll.voted'> {
  return {...event('poll.voted', {poll, choices: [choice]}, {at}), kinvisitor: visitor};
}

export const times = (count: number, choice: string): string[] => Array<string>(count).fill(choice);

export interface SetAside {
  readonly voters: number;
  readonly counts: {readonly [option: string]: number};
  readonly ballots: readonly {readonly ballot: string; readonly at: string; readonly choices: readonly string[]; readonly reason: string}[];
  readonly next?: string;
}

export interface CrowdService extends TestService {
  /** Delivers events through the network of an address. */
  from(address: string | undefined, events: readonly unknown[], options?: SendOptions): Promise<readonly Result[]>;
  list(poll: string, query?: string, token?: string): Promise<Response>;
  setAside(poll: string, query?: string): Promise<SetAside>;
  decide(poll: string, decision: unknown, options?: {readonly token?: string | undefined; readonly key?: string}): Promise<Response>;
  counts(poll: string): Promise<{readonly [option: string]: number}>;
}

/** A service behind a proxy that says where requests come from. */
export function createCrowdService(options: ServiceOptions = {}): CrowdService {
  const service = createService({tenants, network: clientNetwork('X-Forwarded-For'), ...options});
  const bearer = (token: string | undefined): Record<string, string> => (token === undefined ? {} : {Authorization: `Bearer ${token}`});
  const list: CrowdService['list'] = async (poll, query = '', token = operator) => service.app.request(`/v1/polls/${poll}/set-aside?key=pk_tea&${query}`, {headers: bearer(token)});
  return {
    ...service, list,
    async from(address, events, {key = 'pk_tea', token, sentAt = service.clock.time} = {}) {
      const response = await service.post(JSON.stringify({key, token, sentAt: new Date(sentAt).toISOString(), events}), address === undefined ? {} : {'X-Forwarded-For': address});
      if (response.status !== 200) throw new Error(await response.text());
      return ((await response.json()) as {results: Result[]}).results;
    },
    async setAside(...asked) {
      const response = await list(...asked);
      if (response.status !== 200) throw new Error(await response.text());
      return (await response.json()) as SetAside;
    },
    decide: async (poll, decision, {token = operator, key = 'pk_tea'} = {}) =>
      service.app.request(`/v1/polls/${poll}/set-aside/decision?key=${key}`, {method: 'POST', body: typeof decision === 'string' ? decision : JSON.stringify(decision), headers: bearer(token)}),
    counts: async poll => (await service.view(poll)).tally!.counts,
  };
}

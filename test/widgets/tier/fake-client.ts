import {atom, type WritableAtom} from 'nanostores';
import type {Client, OutboxSnapshot} from '../../../src/client/client.js';
import type {BadgeSnapshot, SaidOfStanding, StandingSnapshot} from '../../../src/client/standing-store.js';
import type {ReadOptions} from '../../../src/endpoints/endpoint.js';
import type {MeView} from '../../../src/program/index.js';

/** A client whose service is the test: real stores, set by hand. */
export interface FakeClient extends Client {
  readonly $outbox: WritableAtom<OutboxSnapshot>;
  readonly $standing: WritableAtom<StandingSnapshot>;
  readonly $said: WritableAtom<SaidOfStanding>;
  $badge(member: string): WritableAtom<BadgeSnapshot>;
  /** What the widget reported, in order. */
  readonly tracked: {readonly type: string; readonly data: unknown}[];
  /** How often all was to be read anew. */
  readonly refreshed: number;
  show(view: MeView): void;
  /** How far something has come that was said. */
  stage(name: keyof SaidOfStanding, change: object): void;
}

export function fakeClient(view?: MeView): FakeClient {
  const badges = new Map<string, WritableAtom<BadgeSnapshot>>();
  const client = {
    $outbox: atom<OutboxSnapshot>({storage: 'device', waiting: 0, dropped: 0, failing: false}),
    $reader: atom<ReadOptions>({visitor: 'v1'}),
    $standing: atom<StandingSnapshot>({status: 'loading'}),
    $said: atom<SaidOfStanding>({}),
    tracked: [] as {type: string; data: unknown}[],
    refreshed: 0,
    $badge(member: string) {
      const $badge = badges.get(member) ?? atom<BadgeSnapshot>({status: 'loading'});
      badges.set(member, $badge);
      return $badge;
    },
    store: (name: string) => (name === 'me' ? client.$standing : name === 'me said' ? client.$said : client.$badge(name.replace('standings/', ''))),
    track(type: string, data: object) {
      client.tracked.push({type, data});
      if (type === 'promotion.seen') client.stage('seen', {id: `event-${client.tracked.length}`, data, stage: 'sending'});
      if (type === 'preference.set') client.stage('shown', {id: `event-${client.tracked.length}`, data, stage: 'sending'});
      return `event-${client.tracked.length}`;
    },
    refresh() {
      client.refreshed++;
    },
    show(shown: MeView) {
      client.$standing.set({status: 'ready', view: shown});
    },
    stage(name: keyof SaidOfStanding, change: object) {
      client.$said.set({...client.$said.get(), [name]: {...client.$said.get()[name], ...change}});
    },
  };
  if (view) client.show(view);
  return client as unknown as FakeClient;
}

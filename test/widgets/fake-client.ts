import {atom, type WritableAtom} from 'nanostores';
import type {Client, Consent, OutboxSnapshot} from '../../src/client/client.js';
import type {OwnVote, PollSnapshot} from '../../src/client/poll-store.js';
import type {EventData} from '../../src/events/catalogue.js';
import {isPlain, type PollResult, type PollView} from '../../src/program/poll-view.js';
import type {BallotPoll} from '../../src/program/program.js';

/** What a widget asks of its client. */
type Asked = Pick<Client, '$outbox' | '$consent' | 'store' | 'track' | 'setConsent' | 'refresh' | 'close'>;

/** A client whose service is the test: real stores, set by hand. */
export interface FakeClient extends Client {
  readonly $outbox: WritableAtom<OutboxSnapshot>;
  readonly $consent: WritableAtom<Consent>;
  $poll(id: string): WritableAtom<PollSnapshot>;
  /** What the widget asked for, in order. */
  readonly votes: EventData['poll.voted'][];
  readonly tracked: {readonly type: string; readonly data: unknown}[];
  refreshed: number;
  /** Changes the vote that was cast last. */
  stage(poll: string, change: Partial<OwnVote>): void;
  /** Shows another view. */
  show(view: PollView): void;
}

export function fakeClient(...views: readonly PollView[]): FakeClient {
  const polls = new Map<string, WritableAtom<PollSnapshot>>();
  let casts = 0;
  const client = {
    $outbox: atom<OutboxSnapshot>({storage: 'device', waiting: 0, dropped: 0, failing: false}),
    $consent: atom<Consent>('granted'),
    votes: [] as FakeClient['votes'],
    tracked: [] as FakeClient['tracked'],
    refreshed: 0,
    $poll(id: string) {
      const $poll = polls.get(id) ?? atom<PollSnapshot>({status: 'loading'});
      polls.set(id, $poll);
      return $poll;
    },
    store: <T>(name: string) => client.$poll(name.replace('polls/', '')) as T,
    track(type, data) {
      if (type !== 'poll.voted') {
        client.tracked.push({type, data});
        return 'tracked';
      }
      // Undefined fields do not survive the wire.
      const vote = JSON.parse(JSON.stringify(data)) as EventData['poll.voted'];
      const {poll, ...own} = vote;
      client.votes.push(vote);
      const id = `vote-${++casts}`;
      client.$poll(poll).set({...client.$poll(poll).get(), own: {id, ...own, stage: 'sending'}});
      return id;
    },
    setConsent: consent => client.$consent.set(consent),
    refresh() {
      client.refreshed++;
    },
    close: () => undefined,
    stage(poll, change) {
      const snapshot = client.$poll(poll).get();
      client.$poll(poll).set({...snapshot, own: {...snapshot.own!, ...change}});
    },
    show(view) {
      const {$poll} = client;
      $poll(view.poll).set({...$poll(view.poll).get(), status: 'ready', view});
    },
  } satisfies Asked & Pick<FakeClient, '$poll' | 'votes' | 'tracked' | 'refreshed' | 'stage' | 'show'> as unknown as FakeClient;
  for (const view of views) client.show(view);
  return client;
}

/** What a test says of a poll; who leads, where it matters. */
type PollChange = Partial<Omit<PollView, 'tally'>> & {readonly tally?: Pick<PollResult, 'counts' | 'voters'> & Partial<PollResult>; readonly beans?: number; readonly max?: number};

/** Tin lids: an open poll with four options in two languages. */
export function pollOf({tally, ...change}: PollChange = {}): PollView {
  const view = {
    poll: 'autumn-tin',
    kind: 'single',
    question: {en: 'Which lid shall the autumn tin have?', 'zh-Hans': '秋日茶罐配哪一款盖子？'},
    options: [
      {id: 'cedar', label: {en: 'Cedar', 'zh-Hans': '雪松木'}},
      {id: 'brass', label: {en: 'Brushed brass', 'zh-Hans': '拉丝黄铜'}},
      {id: 'glaze', label: {en: 'Celadon glaze', 'zh-Hans': '青瓷釉'}},
      {id: 'cork', label: {en: 'Portuguese cork', 'zh-Hans': '葡萄牙软木'}},
    ],
    results: 'after-vote',
    state: 'open',
    closes: '2026-10-04T12:00:00.000Z',
    now: '2026-10-01T09:00:00.000Z',
    ...change,
    ...(tally && {tally: {leaders: [], ...tally}}),
  } as PollView & BallotPoll;
  return {...view, ...(isPlain(view, view.ballot) && {plain: true})};
}

/** 412 votes. */
export const tally = {counts: {cedar: 173, brass: 121, glaze: 89, cork: 29}, voters: 412};

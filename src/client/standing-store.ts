import type {PreinitializedWritableAtom, ReadableAtom} from 'nanostores';
import {isService} from '../endpoints/endpoint.js';
import type {EventData} from '../events/catalogue.js';
import type {MeView, StandingsView} from '../program/bonds/me-view.js';
import type {Client, Fact} from './client.js';
import type {Said} from './referral-store.js';
import {whileListened} from './while-listened.js';

export interface StandingSnapshot {
  /** `unknown`: the service's program has no bonds. `unreachable`: no answer so far; it is asked again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  /** As last read. Kept when the connection is lost later. */
  readonly view?: MeView;
}

/** Where this reader stands; read and kept live while anyone listens. */
export function standingStore({endpoint, $reader, store}: Client): ReadableAtom<StandingSnapshot> {
  return store<StandingSnapshot>('me', {status: 'loading'}, $standing => {
    whileListened($standing, () => {
      let stop: (() => void) | undefined;
      let shown = $reader.get();
      const follow = $reader.subscribe(reader => {
        stop = void stop?.();
        // Nothing of one person is shown to the next, not even until the next reading.
        if ((shown.visitor && shown.visitor !== reader.visitor) || (shown.token && shown.token !== reader.token)) $standing.set({status: 'loading'});
        shown = reader;
        // Not as nobody first: a member would be taken for a stranger, for a moment.
        if (isService(endpoint) && !reader.pending) stop = endpoint.watch('me', reader, reading => {
          if (reading.ok) $standing.set({status: 'ready', view: reading.value});
          else if (!$standing.value.view) $standing.set({status: reading.problem});
        });
      });
      return () => {
        follow();
        stop?.();
      };
    });
  });
}

/** What this browser said of its member's standing last, and how far it has come. */
export interface SaidOfStanding {
  /** Whether all may see the badge. */
  readonly shown?: Said<EventData['preference.set']>;
  /** Of which promotion the member was told. */
  readonly seen?: Said<EventData['promotion.seen']>;
}

/** What was said and is not in the view yet; `recorded` is said no sooner than the view has it. */
export function saidOfStanding(client: Client): ReadableAtom<SaidOfStanding> {
  return client.store<SaidOfStanding>('me said', {}, $said => keepSaid($said, client));
}

function keepSaid($said: PreinitializedWritableAtom<SaidOfStanding>, client: Client): void {
  const {endpoint, onFact, $reader, unsettled} = client;
  const $standing = standingStore(client) as PreinitializedWritableAtom<StandingSnapshot>;
  const change = (name: keyof SaidOfStanding, said: object): void => $said.set({...$said.value, [name]: {...$said.value[name], ...said}});

  function learn(fact: Fact): void {
    if ('event' in fact) {
      const {event: {id, type, data, kinvisitor}, stage} = fact;
      // Kept for whoever made it, who is not shown to the next.
      if (kinvisitor && kinvisitor !== $reader.get().visitor) return;
      const name = type === 'kindred.promotion.seen' ? 'seen' : 'name' in data && data.name === 'standing' && 'shown';
      // Ids sort by time: what was said earlier, and is found late, says nothing now.
      if (name && id >= ($said.value[name]?.id ?? '')) $said.set({...$said.value, [name]: {id, data, stage}});
      return;
    }
    const isIt = (name: keyof SaidOfStanding): boolean => $said.value[name]?.id === fact.id;
    const name = (['shown', 'seen'] as const).find(isIt);
    if (!name) return;
    const settle = (): void => {
      if (isIt(name)) change(name, fact);
    };
    if (fact.stage !== 'recorded' || !isService(endpoint)) return settle();
    const reader = $reader.get();
    void endpoint.read('me', reader).then(reading => {
      // Of two answers that overtake each other the later one holds.
      if (reading.ok && reader === $reader.get() && reading.value.now >= ($standing.value.view?.now ?? '')) $standing.set({status: 'ready', view: reading.value});
      settle();
    });
  }

  unsettled.forEach(learn);
  onFact(learn);
  let {visitor} = $reader.get();
  $reader.listen(reader => {
    if (visitor && visitor !== reader.visitor) $said.set({});
    ({visitor} = reader);
  });
}

export interface BadgeSnapshot {
  readonly status: 'loading' | 'ready';
  /** Absent until the service has answered. Whoever is not in it lets nobody see. */
  readonly view?: StandingsView;
}

/** Members that are asked for together. */
interface Question {
  /** Their ids as they are in an address, a comma before each. */
  members: string;
  readonly badges: PreinitializedWritableAtom<BadgeSnapshot>[];
}

/** How many members one request names, and how long its list may get: many servers take addresses of 8,192 characters. */
const mostMembers = 1000;
const longestList = 7000;

/**
 * What another member lets all see of their bond. All who are asked for in
 * one turn of the page are asked for together, each once a page, and by
 * nobody in particular: the answer is the same for all.
 *
 * @param member the shop's id of the member
 */
export function badgeStore({endpoint, store}: Client, member: string): ReadableAtom<BadgeSnapshot> {
  return store<BadgeSnapshot>(`standings/${member}`, {status: 'loading'}, $badge => {
    if (!isService(endpoint)) return;
    const $question = store<Question | undefined>('standings', undefined, () => undefined) as PreinitializedWritableAtom<Question | undefined>;
    let question = $question.get();
    if (!question || question.badges.length === mostMembers || question.members.length > longestList) {
      const asked = question = {members: '', badges: [] as typeof $badge[]};
      $question.set(asked);
      queueMicrotask(() => {
        // What comes from now on is another question.
        if ($question.get() === asked) $question.set(undefined);
        void endpoint.read(`standings?members=${asked.members.slice(1)}`, {visitor: undefined}).then(reading => {
          if (reading.ok) asked.badges.forEach($badge => $badge.set({status: 'ready', view: reading.value}));
        });
      });
    }
    question.members += `,${encodeURIComponent(member)}`;
    question.badges.push($badge);
  });
}

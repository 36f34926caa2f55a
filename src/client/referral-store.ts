import type {PreinitializedWritableAtom, ReadableAtom} from 'nanostores';
import {isService, type Reading} from '../endpoints/endpoint.js';
import type {EventData} from '../events/catalogue.js';
import type {RefusalReason} from '../events/receipt.js';
import type {InvitationView, ReferralView} from '../program/referrals/referral-view.js';
import type {Client, Fact} from './client.js';
import {whileListened} from './while-listened.js';

/** Something that this browser said of referrals last, and how far it has come. */
export interface Said<T> {
  /** The id of the event that says it. */
  readonly id: string;
  readonly data: T;
  /** `recorded` is said no sooner than the view has it. */
  readonly stage: Fact['stage'];
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

/** By what was said: an invitation, a claim, thanks, and each preference. */
export interface SaidOfReferrals {
  readonly shared?: Said<EventData['referral.shared']>;
  readonly claimed?: Said<EventData['referral.claimed']>;
  readonly thanked?: Said<EventData['referral.thanked']>;
  readonly 'first-name'?: Said<EventData['preference.set']>;
  readonly leaderboard?: Said<EventData['preference.set']>;
}

export interface ReferralSnapshot {
  /** `unknown`: the service's program has no referrals. `unreachable`: no answer so far; it is asked again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  /** As last read. Kept when the connection is lost later. */
  readonly view?: ReferralView;
  readonly said: SaidOfReferrals;
}

/** What this reader may see of referrals, and what this browser has said of them; read and kept live while anyone listens. */
export function referralStore(client: Client): ReadableAtom<ReferralSnapshot> {
  return client.store<ReferralSnapshot>('me/referral', {status: 'loading', said: {}}, $referral => keep($referral, client));
}

function keep($referral: PreinitializedWritableAtom<ReferralSnapshot>, {endpoint, onFact, $reader, unsettled}: Client): void {
  const update = (change: Partial<ReferralSnapshot>): void => $referral.set({...$referral.value, ...change});

  function learn(fact: Fact): void {
    const {said} = $referral.value;
    if ('event' in fact) {
      const {event: {id, type, data, kinvisitor}, stage} = fact;
      // Kept for whoever made it, who is not shown to the next.
      if (kinvisitor && kinvisitor !== $reader.get().visitor) return;
      const name = ('name' in data ? data.name : /referral\.(.*)/.exec(type)?.[1]) as keyof SaidOfReferrals | undefined;
      // Ids sort by time: what was said earlier, and is found late, says nothing now.
      if (name && id >= (said[name]?.id ?? '')) update({said: {...said, [name]: {id, data, stage}}});
      return;
    }
    const [name] = Object.entries(said as {[name: string]: Said<unknown>}).find(([, {id}]) => id === fact.id) ?? [];
    if (!name) return;
    const settle = (): void => {
      const {said} = $referral.value;
      const last = said[name as 'shared'];
      if (last?.id === fact.id) update({said: {...said, [name]: {...last, ...fact}}});
    };
    if (fact.stage !== 'recorded' || !isService(endpoint)) return settle();
    const reader = $reader.get();
    void endpoint.read('me/referral', reader).then(reading => {
      if (reader === $reader.get()) take(reading);
      settle();
    });
  }

  function take(reading: Reading<ReferralView>): void {
    const {view} = $referral.value;
    if (reading.ok) {
      // Of two answers that overtake each other the later one holds.
      if (!view || reading.value.now >= view.now) update({status: 'ready', view: reading.value});
    } else {
      if (reading.problem === 'unknown') console.error('Kindred: no referrals.', reading.detail);
      if (!view) update({status: reading.problem});
    }
  }

  unsettled.forEach(learn);
  onFact(learn);
  whileListened($referral, () => {
    let stop: (() => void) | undefined;
    let shown = $reader.get();
    const follow = $reader.subscribe(reader => {
      stop = void stop?.();
      // Nothing of one person is shown to the next, not even until the next reading.
      if ((shown.visitor && shown.visitor !== reader.visitor) || (shown.token && shown.token !== reader.token)) $referral.set({status: 'loading', said: {}});
      shown = reader;
      // Not as nobody first: a member would be asked to sign in, for a moment.
      if (isService(endpoint) && !reader.pending) stop = endpoint.watch('me/referral', reader, take);
    });
    return () => {
      follow();
      stop?.();
    };
  });
}

export interface InvitationSnapshot {
  /** `unknown`: there is no such invitation. `unreachable`: no answer; `refresh()` of the client asks again. */
  readonly status: 'loading' | 'ready' | 'unknown' | 'unreachable';
  readonly view?: InvitationView;
}

/**
 * An invitation as its friend sees it; read once for each reader.
 *
 * @param name what its link carries: `KC4T9XWP3.1a2b3c4d`, or the code alone
 */
export function invitationStore({endpoint, $reader, store}: Client, name: string): ReadableAtom<InvitationSnapshot> {
  return store<InvitationSnapshot>(`referrals/${name}`, {status: 'loading'}, $invitation => {
    whileListened($invitation, () => $reader.subscribe(reader => {
      if (!isService(endpoint) || reader.pending) return;
      void endpoint.read(`referrals/${name}`, reader).then(reading => {
        if (reader !== $reader.get()) return;
        if (reading.ok) $invitation.set({status: 'ready', view: reading.value});
        else if (!$invitation.value.view) $invitation.set({status: reading.problem});
      });
    }));
  });
}

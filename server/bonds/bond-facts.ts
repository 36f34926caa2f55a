import type {KindredEvent, ShopData} from '../../src/events/index.js';
import {type Ballot, type BondFact, isCounted, type Referral, type ReferralMoved, type Support} from '../../src/program/index.js';
import type {ShopFact} from '../referrals/shop-event.js';

/** What the shop said. Its id is made of what happened, so that a message with another id says nothing new. */
export function factSaid({type, data}: ShopFact): BondFact {
  const at = new Date(data.at).toISOString();
  switch (type) {
    case 'order.paid': {
      const {order, amount, currency, products = []} = data as ShopData['order.paid'];
      return {type: 'paid', id: `paid/${order}`, at, order, amount, currency, products};
    }
    case 'order.refunded': {
      const {order, refund, amount, products} = data as ShopData['order.refunded'];
      return {type: 'refunded', id: `refunded/${order}/${refund}`, at, order, refund, ...(amount !== undefined && {amount}), ...(products && {products})};
    }
    case 'order.cancelled': {
      const {order} = data as ShopData['order.cancelled'];
      return {type: 'cancelled', id: `cancelled/${order}`, at, order};
    }
    case 'complaint.opened':
    case 'complaint.resolved': {
      const {complaint} = data as ShopData['complaint.opened'];
      const moved = type === 'complaint.opened' ? 'complaint-opened' : 'complaint-resolved';
      return {type: moved, id: `${moved}/${complaint}`, at, complaint};
    }
    case 'feedback.answered': {
      const {question} = data as ShopData['feedback.answered'];
      return {type: 'feedback-answered', id: `feedback/${question}`, at, question};
    }
  }
}

/** What a ballot says of its voter. One that does not count speaks against whatever was counted in its poll before. */
export function factCast(poll: string, ballot: Ballot): BondFact {
  const type = isCounted(ballot) && ballot.choices.length > 0 ? 'voted' : 'vote-withdrawn';
  return {type, id: `${type}/${ballot.id}`, at: ballot.at, poll};
}

/** That the brand lets a ballot count after all: from when it was cast, a moment after it was set aside. */
export function factCounted(poll: string, {id, at}: Ballot): BondFact {
  return {type: 'voted', id: `counted/${id}`, at: new Date(Date.parse(at) + 1).toISOString(), poll};
}

/** @param own whether the idea is the supporter's own, which is no support */
export function factSupported(idea: string, {id, at, supports}: Support, own: boolean): BondFact {
  const type = supports && !own ? 'idea-supported' : 'support-withdrawn';
  return {type, id: `${type}/${id}`, at, idea};
}

export function factMade(idea: string, published: string): BondFact {
  return {type: 'idea-made', id: `made/${idea}`, at: published, idea};
}

/**
 * That somebody was there, once a day: a widget was shown, for a minute at
 * least. As of the day's first moment, so that it does not matter which of the
 * day's pages is heard of first.
 *
 * @param occurred RFC 3339, UTC
 */
export function factVisited(occurred: string): BondFact {
  const day = occurred.slice(0, 10);
  return {type: 'visited', id: `visited/${day}`, at: `${day}T00:00:00.000Z`, day, minutes: 1};
}

export function factAnnounced({id, data}: KindredEvent<'promotion.seen'>, at: string): BondFact {
  return {type: 'announced', id, at, bond: data.bond as Extract<BondFact, {type: 'announced'}>['bond']};
}

/**
 * What a referral's new state says of the member who invited. A friend counts
 * when their order does; while the brand has to look at it, it does not yet.
 *
 * @param now milliseconds since the epoch
 */
export function factOfFriend(before: Referral | undefined, after: Referral, now: number): ReferralMoved | undefined {
  const [was, is] = [before && friendIn(before), friendIn(after)];
  if (was === is) return undefined;
  const type = is ?? 'referral-reversed';
  return {type, id: `${type}/${after.id}/${now}`, at: new Date(now).toISOString(), referral: after.id};
}

function friendIn({state, waits}: Referral): 'referral-qualified' | 'referral-rewarded' | undefined {
  if (state === 'rewarded') return 'referral-rewarded';
  return state === 'qualified' && !waits ? 'referral-qualified' : undefined;
}

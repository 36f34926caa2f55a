import {due, type Effect, type Entry, type Fact, type Passed, type Person, post, type Referral, type ReferralRules, renamed, type SignalReason, signalsOf, step} from '../../src/program/index.js';

/** What reaches a service: a friend's page tells of a claim, the shop of orders, signed. */
export type Message =
  | {readonly type: 'claim'; readonly id: string; readonly at: string; readonly member: string; readonly visitor: string}
  | {readonly type: 'order'; readonly id: string; readonly at: string; readonly order: string; readonly customer: string; readonly visitor: string; readonly amount: number; readonly payment: string; readonly address: string}
  | {readonly type: 'refund'; readonly id: string; readonly at: string; readonly order: string; readonly customer: string; readonly amount?: number};

/** A member as the shop knows them before anything here happens. */
export interface Customer extends Person {
  readonly member: string;
  readonly firstPaid?: string;
}

/** What comes to be known of somebody, by their id at the shop, or by their visitor's. */
interface Known {
  member?: string;
  readonly visitors: Set<string>;
  readonly payments: Set<string>;
  readonly addresses: Set<string>;
  firstPaid?: string;
}

const day = 86_400_000;

/**
 * A service of the rules alone, in memory: it finds out who is who and which
 * referral a message is about, asks for signals, and posts what follows.
 */
export class RulesInMemory {
  readonly referrals = new Map<string, Referral>();
  /** Each referral's entries. */
  readonly ledger = new Map<string, readonly Entry[]>();
  /** What the ledger did not take: nothing, if the rules are right. */
  readonly mistakes: string[] = [];
  readonly refusals = new Map<string, number>();
  readonly #people = new Map<string, Known>();
  readonly #said = new Map<string, readonly Fact[]>();
  readonly #customers = new Map<string, string>();
  readonly #byMember = new Map<string, Set<string>>();
  readonly #byFriend = new Map<string, Set<string>>();
  readonly #sweeps = new Map<number, Set<string>>();
  readonly #rules: ReferralRules;

  constructor(rules: ReferralRules, customers: Iterable<Customer>) {
    this.#rules = rules;
    for (const {member, visitors, payments, addresses, firstPaid} of customers) {
      this.#people.set(member, {member, visitors: new Set(visitors), payments: new Set(payments), addresses: new Set(addresses), ...(firstPaid !== undefined && {firstPaid})});
      for (const visitor of visitors) this.#customers.set(visitor, member);
    }
  }

  /** @param now the service's clock, milliseconds since the epoch */
  take(message: Message, now: number): void {
    if (message.type === 'claim') {
      const {id, at, member, visitor} = message;
      const friend = this.#nameOf(visitor);
      const open = [...(this.#byMember.get(member) ?? [])].filter(id => this.referrals.get(id)!.state !== 'rejected');
      const own = open.find(id => this.referrals.get(id)!.friend === friend);
      this.#step(own, {type: 'claimed', id, at, member, friend, nth: open.length + 1}, now);
      this.#ask(friend, now);
    } else {
      const {customer} = message;
      if (message.type === 'order') this.#learn(message);
      // What the shop said before anybody knew whom it was about is told again.
      const said = [...(this.#said.get(customer) ?? []), factOf(message)];
      this.#said.set(customer, said);
      for (const referral of this.#byFriend.get(customer) ?? []) for (const fact of said) this.#step(referral, fact, now);
      this.#ask(customer, now);
    }
  }

  /** Offers what is due by now, which happens once a day. */
  sweep(now: number): void {
    const today = Math.floor(now / day);
    for (const id of this.#sweeps.get(today) ?? []) {
      const when = due(this.referrals.get(id)!, this.#rules);
      if (when !== undefined && when <= now) this.#step(id, {type: 'passed'}, now);
    }
    this.#sweeps.delete(today);
  }

  #step(id: string | undefined, fact: Fact | Passed, now: number): void {
    const held = id === undefined ? undefined : this.referrals.get(id);
    const stepped = step(held, fact, this.#rules, now);
    if (!stepped.ok) {
      this.refusals.set(stepped.reason, (this.refusals.get(stepped.reason) ?? 0) + 1);
      return;
    }
    const {referral, effects} = stepped;
    this.referrals.set(referral.id, referral);
    index(this.#byMember, referral.member, referral.id);
    if (referral.friend !== undefined) index(this.#byFriend, referral.friend, referral.id);
    for (const effect of effects) this.#post(effect, now);
    const when = due(referral, this.#rules);
    if (when !== undefined) index(this.#sweeps, Math.max(Math.floor(now / day) + 1, Math.ceil(when / day)), referral.id);
  }

  #post(effect: Effect, now: number): void {
    const entries = this.ledger.get(effect.referral) ?? [];
    const posted = post(entries, effect, now);
    if (posted.ok) this.ledger.set(effect.referral, [...entries, posted.entry]);
    else this.mistakes.push(posted.detail);
  }

  /** Asks for signals about a person's claims, and about those of the same members, to whom the person may be a reason. */
  #ask(friend: string, now: number): void {
    for (const id of this.#byFriend.get(friend) ?? []) {
      for (const other of this.#byMember.get(this.referrals.get(id)!.member)!) {
        const referral = this.referrals.get(other)!;
        if (referral.friend === undefined) continue;
        for (const signal of this.#signals(referral)) this.#step(other, {type: 'flagged', id: `${other}/${signal}`, at: new Date(now).toISOString(), signal}, now);
      }
    }
  }

  #signals(referral: Referral): readonly SignalReason[] {
    const {id, member, friend} = referral;
    const claimedAt = ({facts}: Referral): string => facts.find(({type}) => type === 'claimed')!.at;
    const siblings = [...this.#byMember.get(member)!].map(id => this.referrals.get(id)!).filter(({friend}) => friend !== undefined);
    const elsewhere = [...this.#byFriend.get(friend!)!].filter(other => other !== id).map(other => claimedAt(this.referrals.get(other)!)).sort();
    const {firstPaid} = this.#person(friend!);
    return signalsOf({
      claimed: claimedAt(referral),
      member: this.#known(member),
      friend: this.#known(friend!),
      others: [...new Set(siblings.map(({friend}) => friend!))].filter(other => other !== friend).map(other => this.#known(other)),
      inviters: this.#inviters(member),
      claims: siblings.map(claimedAt),
      ...(elsewhere[0] !== undefined && {otherClaim: elsewhere[0]}),
      ...(firstPaid !== undefined && {firstPaid}),
    }, this.#rules);
  }

  #inviters(member: string): readonly string[] {
    const found: string[] = [];
    for (let next: string | undefined = member; next !== undefined;) {
      const by: Referral | undefined = [...(this.#byFriend.get(next) ?? [])].map(id => this.referrals.get(id)!).find(({state}) => state !== 'rejected');
      next = by && !found.includes(by.member) ? by.member : undefined;
      if (next !== undefined) found.push(next);
    }
    return found;
  }

  #learn({at, customer, visitor, payment, address}: Extract<Message, {type: 'order'}>): void {
    this.#join(visitor, customer);
    const person = this.#person(customer);
    person.payments.add(payment);
    person.addresses.add(address);
    if (person.firstPaid === undefined || at < person.firstPaid) person.firstPaid = at;
  }

  #nameOf(visitor: string): string {
    return this.#customers.get(visitor) ?? visitor;
  }

  #person(name: string): Known {
    const person = this.#people.get(name) ?? {visitors: new Set(), payments: new Set(), addresses: new Set()};
    this.#people.set(name, person);
    return person;
  }

  #known(name: string): Person {
    const {member, visitors, payments, addresses} = this.#person(name);
    return {...(member !== undefined && {member}), visitors: [...visitors, ...(member === undefined ? [name] : [])], payments: [...payments], addresses: [...addresses]};
  }

  /** Whoever orders as a customer is that customer, with all that their visitor has claimed. */
  #join(visitor: string, customer: string): void {
    const person = this.#person(customer);
    person.member = customer;
    if (this.#customers.has(visitor)) return;
    this.#customers.set(visitor, customer);
    person.visitors.add(visitor);
    for (const id of this.#byFriend.get(visitor) ?? []) {
      this.referrals.set(id, renamed(this.referrals.get(id)!, 'friend', customer));
      index(this.#byFriend, customer, id);
    }
    this.#byFriend.delete(visitor);
  }
}

function factOf(message: Exclude<Message, {type: 'claim'}>): Fact {
  const {id, at, order} = message;
  if (message.type === 'order') return {type: 'paid', id, at, order, amount: message.amount, currency: 'EUR'};
  return {type: 'refunded', id, at, order, ...(message.amount !== undefined && {amount: message.amount})};
}

function index<K>(sets: Map<K, Set<string>>, key: K, value: string): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}

import type {Customer, Message} from './service.js';

const day = 86_400_000;
/** When the first member shares. */
export const begins = Date.parse('2026-01-01T00:00:00Z');
export const smallest = 2000;

/** Something that reaches the service, and when. */
export interface Arrival {
  readonly arrives: number;
  readonly message: Message;
}

/** One friend, by whoever made them up. */
export interface Story {
  /** `honest`, or the name of the attack. */
  readonly by: string;
  /** The ids of their claims, which are those of the referrals that these begin. */
  readonly claims: readonly string[];
  /** Whether the brand owes for it: an honest friend's order in time, large enough, that was kept. */
  readonly owed: boolean;
  /** Whether the member is one of the hundred behind one address. */
  readonly crowded: boolean;
}

/** What one friend does. Times are in days: of the claim from the beginning, of the others from what they are about. */
export interface Plan {
  readonly by: string;
  readonly member: string;
  readonly claims: number;
  readonly visitor?: string;
  readonly customer?: string;
  readonly payment?: string;
  readonly address?: string;
  readonly orders?: readonly {readonly after: number; readonly amount: number; readonly refund?: {readonly after: number; readonly amount?: number}}[];
  /** Whether they claim with another visitor of theirs as well; they order with either, once they have. */
  readonly secondDevice?: boolean;
  readonly owed?: boolean;
  readonly crowded?: boolean;
  /** How often each of the shop's messages comes again: `same`, or signed anew with another id. */
  readonly replays?: {readonly same: number; readonly anew: number};
}

/** Everything that happens, and what is true of it. */
export interface Stage {
  readonly random: () => number;
  readonly customers: Customer[];
  readonly arrivals: Arrival[];
  readonly stories: Story[];
  /** Makes a name that nobody has. */
  readonly name: (of: string) => string;
}

export function aStage(random: () => number): Stage {
  let names = 0;
  return {random, customers: [], arrivals: [], stories: [], name: of => `${of}-${++names}`};
}

/** A member who was there before, by default as a customer. */
export function aMember({customers, name}: Stage, more: Partial<Customer> = {}): Customer {
  const member = name('member');
  const customer = {member, visitors: [name('visitor')], payments: [name('card')], addresses: [name('home')], firstPaid: at(-100), ...more};
  customers.push(customer);
  return customer;
}

/** A member who has an account and has never bought. */
export function aNewcomer(stage: Stage): Customer {
  const {firstPaid: _, ...newcomer} = aMember(stage);
  stage.customers[stage.customers.length - 1] = newcomer;
  return newcomer;
}

/** Has a friend do what was planned, and says as whom. */
export function play(stage: Stage, plan: Plan): {readonly customer: string; readonly visitor: string; readonly payment: string; readonly address: string} {
  const {random, name, arrivals, stories} = stage;
  const {by, member, claims, visitor = name('visitor'), customer = name('customer'), payment = name('card'), address = name('home'), orders = [], replays = {same: 0, anew: 0}} = plan;
  const send = (days: number, message: Message, late = 0): void => { arrivals.push({arrives: begins + (days + late) * day, message}); };
  /** One in ten comes up to three days late, and one in twenty twice. */
  const fromShop = (days: number, message: Message): void => {
    send(days, message, random() < 0.1 ? 3 * random() : 0);
    if (random() < 0.05) send(days, message, 3 * random());
    for (let i = 0; i < replays.same; i++) send(days, message, 30 * random());
    for (let i = 0; i < replays.anew; i++) send(days, {...message, id: name('message'), at: at(days + 30 * random())}, 30);
  };
  const device = plan.secondDevice ? name('visitor') : visitor;
  const made = [...new Set([visitor, device])].map((visitor, i): Message => ({type: 'claim', id: name('claim'), at: at(claims + i / 10), member, visitor}));
  made.forEach((claim, i) => send(claims + i / 10, claim));
  for (const {after, amount, refund} of orders) {
    const order = name('order');
    const paid = claims + after;
    fromShop(paid, {type: 'order', id: name('message'), at: at(paid), order, customer, visitor: after > 0.1 && random() < 0.5 ? device : visitor, amount, payment, address});
    if (!refund) continue;
    const refunded = paid + refund.after;
    fromShop(refunded, {type: 'refund', id: name('message'), at: at(refunded), order, customer, ...(refund.amount !== undefined && {amount: refund.amount})});
  }
  stories.push({by, claims: made.map(({id}) => id), owed: plan.owed ?? false, crowded: plan.crowded ?? false});
  return {customer, visitor, payment, address};
}

export function at(days: number): string {
  return new Date(begins + days * day).toISOString();
}

/** Between two numbers. */
export function between(random: () => number, from: number, to: number): number {
  return from + random() * (to - from);
}

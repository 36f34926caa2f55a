import {aMember, between, type Plan, play, smallest, type Stage} from './crowd.js';

const founders = 8_000;
const graduates = 2_000;
/** Members who live, and have their orders sent, at one address. */
const crowd = 100;

/**
 * Ten thousand members who invite people they know. Two thousand of them were
 * friends before; of the others a tenth invites the family at home, and a
 * hundred live in one house.
 */
export function honest(stage: Stage): void {
  const {random} = stage;
  const friends: {readonly customer: string; readonly since: number}[] = [];
  const invite = (member: string, from: number, home?: {readonly address: string; readonly most: number}, crowded = false): void => {
    for (let i = howMany(random); i > 0; i--) {
      const claims = from + between(random, 0, 120);
      const atHome = home !== undefined && i <= home.most && random() < 0.7;
      const {owed, orders} = behaviour(random);
      const plan: Plan = {by: 'honest', member, claims, orders, owed, crowded, secondDevice: random() < 0.1, ...(atHome && {address: home.address})};
      const {customer} = play(stage, plan);
      if (owed) friends.push({customer, since: claims + 31});
    }
  };
  for (let i = 0; i < founders; i++) {
    const crowded = i < crowd;
    const member = aMember(stage, crowded ? {addresses: ['the house of the hundred']} : {});
    const family = crowded || random() < 0.1;
    invite(member.member, 0, family ? {address: member.addresses[0]!, most: 4} : undefined, crowded);
  }
  for (let i = 0; i < graduates; i++) {
    const {customer, since} = friends[Math.floor(random() * friends.length)]!;
    invite(customer, since);
  }
}

/** Two on average; one member in a hundred tells a whole circle of it. */
function howMany(random: () => number): number {
  if (random() < 0.01) return Math.floor(between(random, 15, 40));
  return Math.floor(Math.log(1 - random()) / Math.log(0.68));
}

/** What friends do, and whether that is owed for. Nothing here is asked of the rules. */
function behaviour(random: () => number): {readonly owed: boolean; readonly orders: NonNullable<Plan['orders']>} {
  const amount = Math.round(between(random, smallest, 9000));
  const after = between(random, 0.01, 20);
  const chance = random();
  if (chance < 0.25) return {owed: false, orders: []};
  // Too late.
  if (chance < 0.35) return {owed: false, orders: [{after: between(random, 30.1, 60), amount}]};
  if (chance < 0.4) return {owed: false, orders: [{after, amount: smallest - 1 - Math.floor(random() * 1000)}]};
  // Sent back; the second half order again, what fits.
  if (chance < 0.44) return {owed: false, orders: [{after, amount, refund: {after: between(random, 1, 13.9)}}]};
  if (chance < 0.48) return {owed: true, orders: [{after, amount, refund: {after: between(random, 1, 8)}}, {after: after + between(random, 0.5, 9), amount}]};
  // A part is sent back, and what is kept is enough, or not.
  if (chance < 0.52) return {owed: true, orders: [{after, amount: amount + 1000, refund: {after: between(random, 1, 40), amount: 1000}}]};
  if (chance < 0.54) return {owed: false, orders: [{after, amount, refund: {after: between(random, 1, 13.9), amount: amount - smallest + 1}}]};
  // Sent back, but late, as one may: the rewards go back with it.
  if (chance < 0.56) return {owed: false, orders: [{after, amount, refund: {after: between(random, 14.1, 60)}}]};
  // One that was too small comes first.
  if (chance < 0.6) return {owed: true, orders: [{after: after / 2, amount: 900}, {after, amount}]};
  return {owed: true, orders: [{after, amount}]};
}

import type {Handler} from 'hono';
import {composeInvitationView, composeReferralView, type InvitationView, type KeptReferral, openStates, placesOf, readCode, type ReferralRules, type ReferralView, termsOf, voterOf} from '../../src/program/index.js';
import {admit} from '../access.js';
import {answerView} from '../answer-view.js';
import {type Asker, readAsker} from '../asker.js';
import {inviterFor, shownName, shows} from './inviters.js';
import {Problem} from '../problem.js';
import type {Inviter} from './referral-store.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Transaction} from '../store.js';
import type {Tenant} from '../tenant.js';

/** `GET /v1/me/referral`: what is offered, and the reader's own invitations and rewards; as an event stream, now and whenever they change. */
export function getMyReferral(parts: Parts): Handler<ServiceEnv, '/v1/me/referral'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const rules = findRules(tenant);
    const asker = await readAsker(c, tenant, parts);
    return answerView(c, parts, {
      tenant,
      topics: namesOf(asker),
      // A transaction, so that all is of one moment, and because a member's first reading makes their code.
      read: () => parts.store.transact(tenant.id, transaction => readView(transaction, rules, asker, parts.now())),
      nextChange: () => undefined,
      until: asker.until,
    });
  };
}

/** `GET /v1/referrals/:code`: an invitation, by its code or by the end of its link, as whoever has that sees it. */
export function getInvitation(parts: Parts): Handler<ServiceEnv, '/v1/referrals/:code'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const rules = findRules(tenant);
    const {code, invitation} = readLink(c.req.param('code'));
    const asker = await readAsker(c, tenant, parts);
    const find = async (transaction: Transaction): Promise<Inviter> => {
      const inviter = await transaction.inviterOf(code);
      if (!inviter) throw new Problem('unknown-code', 'No member has this code.');
      return inviter;
    };
    const {member} = await parts.store.transact(tenant.id, find);
    const closes = rules.closes === undefined ? Infinity : Date.parse(rules.closes);
    return answerView(c, parts, {
      tenant,
      topics: [member, ...namesOf(asker)],
      read: () => parts.store.transact(tenant.id, async transaction => readInvitation(transaction, rules, await find(transaction), invitation, asker, parts.now())),
      nextChange: now => (now < closes && closes < Infinity ? closes : undefined),
      until: asker.until,
    });
  };
}

/** @throws {Problem} unknown-referral */
export function findRules({program: {referral}}: Tenant): ReferralRules {
  if (referral) return referral;
  throw new Problem('unknown-referral', 'The program has no referral: nobody is invited.');
}

/** Under which names the reader's referrals and rewards are kept, the member's first; as `holderOf` for polls. */
function namesOf({member, visitor}: Asker): readonly string[] {
  return [...(member ? [voterOf('', member.id)] : []), ...(visitor === undefined ? [] : [voterOf(visitor)])];
}

async function readView(transaction: Transaction, rules: ReferralRules, asker: Asker, now: number): Promise<ReferralView> {
  const names = namesOf(asker);
  const {member, visitor} = asker;
  const inviter = member && await inviterFor(transaction, member);
  const invited = inviter ? await transaction.referralsOf(inviter.member) : [];
  const claimed = member ? await transaction.referralsBy(names) : visitor === undefined ? [] : await transaction.referralsClaimedBy(visitor);
  const latest = claimed.at(-1);
  const from = latest && shownName(await transaction.inviter(latest.referral.member));
  // What a visitor who is signed out has claimed may be a member's by now, whose other rewards are not theirs to see.
  const holders = member ? names : [...new Set(claimed.map(({referral}) => referral.friend!))];
  const mayShow = member ? () => true : isPromisedIn(claimed);
  return composeReferralView(rules, {
    ...(inviter && {
      member: {
        name: inviter.member,
        code: inviter.code,
        ...(member.firstName !== undefined && {firstName: member.firstName}),
        shows: {firstName: shows(inviter, 'first-name'), leaderboard: shows(inviter, 'leaderboard')},
        ...(shows(inviter, 'leaderboard') && {leaderboard: placesOf(await transaction.standings(inviter.member), inviter.member)}),
      },
    }),
    invited,
    claimed,
    ...(from !== undefined && {from}),
    entries: (await transaction.entriesOf(holders)).filter(({cause: {referral}, reward}) => mayShow(referral, reward)),
    coupons: (await transaction.grantsOf(holders)).flatMap(({referral, reward, code}) => (code !== undefined && mayShow(referral, reward) ? {referral, reward, code} : [])),
  }, now);
}

function isPromisedIn(claimed: readonly KeptReferral[]): (referral: string, reward: string) => boolean {
  return (referral, reward) => claimed.some(({referral: {id, promised}}) => id === referral && promised?.friend === reward);
}

async function readInvitation(transaction: Transaction, rules: ReferralRules, inviter: Inviter, invitation: string | undefined, {member, visitor}: Asker, now: number): Promise<InvitationView> {
  const owner = visitor === undefined ? undefined : (await transaction.membersOf([visitor])).get(visitor);
  const readers = [...new Set([member?.id, owner].flatMap(id => (id === undefined ? [] : voterOf('', id))).concat(visitor === undefined ? [] : voterOf(visitor)))];
  const linked = invitation === undefined ? undefined : await transaction.referralOf(inviter.member, invitation);
  const claimed = (await transaction.referralsBy(readers)).some(({referral}) => referral.member === inviter.member);
  const free = claimed || (linked !== undefined && linked.referral.friend === undefined);
  return composeInvitationView(rules, {
    from: shownName(inviter),
    note: linked?.note,
    own: readers.includes(inviter.member),
    full: !free && await transaction.countReferrals(inviter.member, openStates) >= termsOf(rules).most,
  }, now);
}

/** @throws {Problem} unknown-code */
function readLink(text: string): {readonly code: string; readonly invitation?: string} {
  const [written, invitation, ...more] = text.split('.');
  const read = readCode(written!);
  if (!read.ok) throw new Problem('unknown-code', `The address ends with ${read.problem === 'mistyped' ? 'a code that has a wrong symbol, or two in each other’s place' : 'no code'}; a code has nine symbols, as KC4T9XWP3.`);
  if (invitation === undefined) return {code: read.code};
  if (!/^[0-9a-f]{8}$/.test(invitation) || more.length > 0) throw new Problem('unknown-code', 'What follows the code and its dot is not 8 hexadecimal digits: take both from the link.');
  return {code: read.code, invitation};
}

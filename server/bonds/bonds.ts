import type {Context, Handler} from 'hono';
import {bondNamesOf, type BondProgram, memberStandingOf, type MeView, noFacts, type StandingsView, voterOf} from '../../src/program/index.js';
import {admit} from '../access.js';
import {answerView} from '../answer-view.js';
import {readAsker} from '../asker.js';
import type {Member} from '../member.js';
import {readOperator} from '../operator.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';

/** Of how many members one answer tells the bonds. */
export const mostStandings = 1000;

/** How old an answer about the bonds of others may be, in seconds. */
export const standingsAge = 60;

/** `GET /v1/me`: where the reader stands; as an event stream, now and whenever that changes. */
export function getMe(parts: Parts): Handler<ServiceEnv, '/v1/me'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const program = findBonds(tenant);
    const {member, until} = await readAsker(c, tenant, parts);
    return answerView(c, parts, {
      tenant,
      topics: member ? [voterOf('', member.id)] : [],
      read: () => readMe(parts, tenant, program, member),
      // What time does to a bond is published when it is found.
      nextChange: () => undefined,
      until,
    });
  };
}

/** `GET /v1/standings`: the bonds of those members who let them be seen. */
export function getStandings(parts: Parts): Handler<ServiceEnv, '/v1/standings'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const program = findBonds(tenant);
    const members = readMembers(c);
    const shown = await parts.store.shownBonds(tenant.id, members.map(id => voterOf('', id)));
    const standings = Object.fromEntries([...shown].map(([holder, bond]) => [holder.slice('member:'.length), bond]));
    return c.json({...bondNamesOf(program.bonds), standings} satisfies StandingsView, 200, {'Cache-Control': `public, max-age=${standingsAge}`});
  };
}

/** `GET /v1/members/:id`: for the shop's server, where a member stands. Whoever is not known is a stranger. */
export function getMember(parts: Parts): Handler<ServiceEnv, '/v1/members/:id'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    await readOperator(c, tenant, now);
    const program = findBonds(tenant);
    const member = c.req.param('id');
    const kept = await parts.store.keptBond(tenant.id, voterOf('', member));
    c.header('Vary', 'Authorization');
    return c.json({
      now: new Date(now).toISOString(),
      member,
      ...memberStandingOf(kept?.snapshot ?? noFacts, program, now),
      shows: kept?.shown?.value ?? false,
    }, 200, {'Cache-Control': 'no-store'});
  };
}

/** @throws {Problem} unknown-bonds */
function findBonds({program: {polls, bonds}}: Tenant): BondProgram {
  if (bonds) return {polls, bonds};
  throw new Problem('unknown-bonds', 'The program has no bonds: nobody’s is known. "bonds": {} in the program file gives it the usual ones.');
}

async function readMe({store, now}: Parts, {id: tenant}: Tenant, program: BondProgram, member: Member | undefined): Promise<MeView> {
  const kept = member && await store.keptBond(tenant, voterOf('', member.id));
  const time = now();
  return {
    now: new Date(time).toISOString(),
    ...bondNamesOf(program.bonds),
    ...(member && {
      member: {
        ...memberStandingOf(kept?.snapshot ?? noFacts, program, time),
        ...(member.firstName !== undefined && {firstName: member.firstName}),
        shows: kept?.shown?.value ?? false,
      },
    }),
  };
}

/** @throws {Problem} wrong-query */
function readMembers(c: Context<ServiceEnv>): readonly string[] {
  const members = (c.req.query('members') ?? '').split(',');
  if (members.length > mostStandings) throw new Problem('wrong-query', `members has ${members.length} ids; ${mostStandings} are the most: ask several times.`);
  if (members.every(id => /^[!-~]{1,128}$/.test(id))) return members;
  throw new Problem('wrong-query', 'members is no list of members’ ids with a comma between any two, each of 1 to 128 visible ASCII characters: members=lin,noor.');
}

import type {KindredEvent} from '../../src/events/index.js';
import {type Aside, type BallotPoll, favoured, isNewVisitor, isTooFast, type Velocity, velocityOf} from '../../src/program/index.js';
import type {Tenant} from '../tenant.js';

/** Of one crowd, as many votes are remembered as this times the votes that are too many. */
const remembered = 10;

/** Remembers, in this process alone, which votes of new visitors came of late through which network. */
export interface VelocityWatch {
  /**
   * Looks at a vote that has been judged, by a visitor who is no member. One
   * that a visitor changes replaces the one before.
   *
   * @param network as `ClientNetwork` names it; unknown, nothing is suspicious
   * @param now milliseconds since the epoch
   * @returns why the ballot is to be set aside, if it is
   */
  look(tenant: Tenant, event: KindredEvent<'poll.voted'>, network: string | undefined, now: number): Aside | undefined;
}

export function createVelocityWatch(): VelocityWatch {
  /** By poll, and by network; whose last vote is the oldest comes first. */
  const crowds = new Map<string, Map<string, Crowd>>();

  return {
    look({id: tenant, program}, {data, kinvisitor: visitor, time}, network, now) {
      const poll = program.polls[data.poll]!;
      const velocity = velocityOf(poll);
      if (network === undefined || !velocity || !isNewVisitor(visitor!, time, velocity.minutes)) return undefined;
      // Neither id can hold a line break.
      const topic = `${tenant}\n${data.poll}`;
      const networks = crowds.get(topic) ?? new Map<string, Crowd>();
      crowds.set(topic, networks);
      const crowd = networks.get(network) ?? createCrowd(velocity);
      networks.delete(network);
      for (const [name, {isOver}] of networks) {
        if (!isOver(now)) break;
        networks.delete(name);
      }
      networks.set(network, crowd);
      const favours = favoured(poll.kind as BallotPoll['kind'], data);
      return isTooFast(crowd.add(visitor!, favours, now), velocity) ? {reason: 'velocity'} : undefined;
    },
  };
}

/** The latest votes of new visitors through one network. */
interface Crowd {
  /** @returns how many there are, and how many favour an option that this vote favours */
  add(visitor: string, favours: readonly string[], now: number): {readonly agreeing: number; readonly all: number};
  /** Whether its last vote is too long ago to matter. */
  isOver(now: number): boolean;
}

function createCrowd({votes: most, minutes}: Velocity): Crowd {
  /** By visitor, the oldest first. */
  const votes = new Map<string, {readonly favours: readonly string[]; readonly at: number}>();
  const counts = new Map<string, number>();
  let last = -Infinity;

  const isOld = (at: number, now: number): boolean => at <= now - minutes * 60_000;
  const count = (favours: readonly string[], by: number): void => favours.forEach(option => counts.set(option, (counts.get(option) ?? 0) + by));
  const forget = (visitor: string): void => {
    count(votes.get(visitor)?.favours ?? [], -1);
    votes.delete(visitor);
  };

  return {
    isOver: now => isOld(last, now),
    add(visitor, favours, now) {
      last = now;
      forget(visitor);
      votes.set(visitor, {favours, at: now});
      count(favours, 1);
      for (const [other, {at}] of votes) {
        if (!isOld(at, now) && votes.size <= most * remembered) break;
        forget(other);
      }
      return {agreeing: Math.max(...favours.map(option => counts.get(option)!)), all: votes.size};
    },
  };
}

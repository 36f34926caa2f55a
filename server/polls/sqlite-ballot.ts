import type {Aside, Ballot, BallotPoll} from '../../src/program/index.js';
import type {BallotRow} from '../sqlite-tables.js';

/** The columns of a ballot, whoever holds it. */
export const ballotColumns = ['id', 'at', 'kind', 'choices', 'points', 'group', 'aside', 'decided'] as const satisfies readonly (keyof BallotRow)[];

export function toBallot({id, at, kind, choices, points, group, aside, decided}: BallotRow): Ballot {
  return {
    id,
    at,
    kind: kind as BallotPoll['kind'],
    choices: JSON.parse(choices) as string[],
    ...(points !== null && {points: JSON.parse(points) as number[]}),
    ...(group !== null && {group}),
    ...(aside !== null && {aside: {reason: aside, ...(decided !== null && {decided})} as Aside}),
  };
}

export function fromBallot({id, at, kind = 'single', choices, points, group, aside}: Ballot): BallotRow {
  return {id, at, kind, choices: JSON.stringify(choices), points: points ? JSON.stringify(points) : null, group: group ?? null, aside: aside?.reason ?? null, decided: aside?.decided ?? null};
}

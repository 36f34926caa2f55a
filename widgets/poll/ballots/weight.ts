import type {Round} from '../../../src/program/counting/rule.js';
import type {PollResult} from '../../../src/program/poll-view.js';
import type {Ballot, BallotKey} from './ballot.js';
import {pointsOf} from './score.js';

/** A sentence, and what stands in it. */
export interface Said {
  readonly key: BallotKey;
  readonly values: {readonly [name: string]: string | number};
}

interface Counted {
  readonly tally: PollResult;
  /** Options of the vote that are in the running. */
  readonly choices: readonly string[];
  readonly label: (id: string) => string;
}

/**
 * How much the vote weighed that the service holds, as far as the counts tell:
 * nothing where they are hidden, where the vote is in none of them, or where it was counted by another rule
 * than the poll has now. Every number is of these counts, and none is a guess.
 */
export function weightOf({kind, language, pick, view}: Pick<Ballot, 'kind' | 'language' | 'pick' | 'view'>): readonly Said[] {
  const {ballot, options, tally} = view;
  if (!ballot || ballot.aside || !tally || (ballot.kind ?? 'single') !== kind) return [];
  const inRunning = (id: string | undefined): boolean => id !== undefined && Object.hasOwn(tally.counts, id);
  const label = (id: string): string => pick(options.find(option => option.id === id)!.label);
  const counted = {tally, label, choices: ballot.choices.filter(inRunning)};
  switch (kind) {
    case 'single':
    case 'image': return standing(counted, {ahead: 'aheadBy', level: 'sharesLead', behind: 'behindBy'});
    case 'approval': return standing(counted, {ahead: 'foremostAhead', level: 'foremostLevel', behind: 'foremostBehind'});
    case 'budget': return [
      ...foremost(counted).map((id): Said => ({key: 'ownBeans', values: {label: label(id), count: tally.counts[id]!, n: pointsOf(ballot, id)}})),
      ...standing(counted, {ahead: 'foremostAhead', level: 'foremostLevel', behind: 'beansBehind'}),
    ];
    case 'score': return movedMean(counted, id => pointsOf(ballot, id), language);
    case 'pairwise': {
      // A comparison with a withdrawn option is in no count.
      const wins = ballot.choices.filter((id, i) => i % 2 === 0 && inRunning(id) && inRunning(ballot.choices[i + 1]));
      return ownWins({...counted, choices: wins});
    }
    case 'ranked': return [...moves(counted), ...lastRound(counted, id => ballot.choices.indexOf(id) + 1)];
  }
}

/** Of one's choices the one with the most; of equal ones the first. None without a choice in the running. */
function foremost({choices, tally: {counts}}: Counted): readonly string[] {
  return [...choices].sort((a, b) => counts[b]! - counts[a]!).slice(0, 1);
}

/** How far one's foremost choice is from the best of the others. */
function standing(counted: Counted, keys: {readonly ahead: BallotKey; readonly level: BallotKey; readonly behind: BallotKey}): readonly Said[] {
  return foremost(counted).flatMap(id => {
    const lead = leadOf(id, counted.tally.counts);
    return lead === undefined ? [] : {key: keys[lead > 0 ? 'ahead' : lead < 0 ? 'behind' : 'level'], values: {label: counted.label(id), count: Math.abs(lead)}};
  });
}

/** What an option has more than the best of the others; unknown where there are no others. */
function leadOf(id: string, counts: {readonly [option: string]: number}): number | undefined {
  const others = Object.keys(counts).filter(other => other !== id).map(other => counts[other]!);
  return others.length > 0 ? counts[id]! - Math.max(...others) : undefined;
}

/** The mean that the own score has moved the most, and what it would be without. */
function movedMean({choices, label, tally}: Counted, scoreOf: (id: string) => number, language: string): readonly Said[] {
  const moved = choices.map(id => {
    const ratings = tally.ratings![id]!;
    const count = ratings.reduce((a, b) => a + b, 0);
    const total = ratings.reduce((sum, times, i) => sum + times * (i + 1), 0);
    return {id, count, now: total / count, without: (total - scoreOf(id)) / (count - 1)};
  });
  const alone = moved.find(({count}) => count === 1);
  if (alone) return [{key: 'onlyScore', values: {label: label(alone.id)}}];
  const by = ({now, without}: (typeof moved)[number]): number => Math.abs(now - without);
  return [...moved].sort((a, b) => by(b) - by(a)).slice(0, 1).map(({id, count, now, without}) => {
    const [mean, other] = [now, without].map(value => value.toLocaleString(language, {minimumFractionDigits: 2, maximumFractionDigits: 2})) as [string, string];
    return mean === other ? {key: 'oneScore', values: {label: label(id), count}} : {key: 'movedMean', values: {label: label(id), mean, other}};
  });
}

/** The option that the own answers prefer most often. */
function ownWins({choices, label, tally}: Counted): readonly Said[] {
  const times = (id: string): number => choices.filter(other => other === id).length;
  return [...choices].sort((a, b) => times(b) - times(a)).slice(0, 1)
    .map(id => ({key: 'ownWins', values: {label: label(id), count: tally.counts[id]!, n: times(id)}}));
}

/** In which rounds the vote went on to another choice, or had none left. */
function moves({choices, label, tally}: Counted): readonly Said[] {
  const held = tally.rounds!.map(round => countedFor(choices, round));
  return held.flatMap((id, i): Said | readonly Said[] => {
    const before = held[i - 1];
    if (before === undefined || id === before) return [];
    const values = {n: i + 1, from: label(before)};
    return id === undefined ? {key: 'leftOver', values} : {key: 'movedOn', values: {...values, to: label(id)}};
  });
}

/** Where one's vote was in the end; and that it decided, where one fewer would have left nobody with more than half. */
function lastRound({choices, label, tally}: Counted, placeOf: (id: string) => number): readonly Said[] {
  const round = tally.rounds!.at(-1)!;
  const id = countedFor(choices, round);
  const lead = id === undefined ? undefined : leadOf(id, round.counts);
  if (id === undefined || lead === undefined) return [];
  const values = {label: label(id), n: tally.rounds!.length, count: Math.abs(lead), place: placeOf(id)};
  const counting = Object.values(round.counts).reduce((a, b) => a + b, 0);
  const decided = round.counts[id]! * 2 === counting + 1;
  return [
    {key: lead > 0 ? 'aheadInRound' : lead < 0 ? 'behindInRound' : 'levelInRound', values},
    ...(decided ? [{key: 'decidedRound', values} as const] : []),
  ];
}

function countedFor(choices: readonly string[], {counts}: Round): string | undefined {
  return choices.find(id => Object.hasOwn(counts, id));
}

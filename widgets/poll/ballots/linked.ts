import type {Vote} from '../../../src/program/counting/rule.js';
import type {PollView} from '../../../src/program/poll-view.js';

/** The page's query parameter by which a link fills in a vote: `?kin-poll=autumn-tin:harvest-moon`, with a comma between several. */
const parameter = 'kin-poll';

/**
 * What the page's address would have selected, where the poll can be voted in
 * by naming options: no more than that is taken from a link, and nothing is
 * submitted.
 */
export function linkedVote({kind, options, poll, ...view}: PollView): Vote | undefined {
  const [named, list = ''] = new URLSearchParams(location.search).getAll(parameter).find(value => value.startsWith(`${poll}:`))?.split(':') ?? [];
  if (!named) return undefined;
  const there = new Set(options.flatMap(({id, withdrawn}) => (withdrawn ? [] : [id])));
  const choices = [...new Set(list.split(','))].filter(choice => there.has(choice));
  const most = kind === 'single' || kind === 'image' ? 1 : kind === 'approval' && 'max' in view ? view.max ?? Infinity : kind === 'approval' || kind === 'ranked' ? Infinity : 0;
  return choices.length > 0 && choices.length <= most ? {choices} : undefined;
}

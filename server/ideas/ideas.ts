import type {Context, Handler} from 'hono';
import {ideaView, type OpenPoll, similarIdeas, tokensOf, unfinishedWord} from '../../src/program/index.js';
import {admit} from '../access.js';
import {readAsker} from '../asker.js';
import {cursorOf, ideasOnAPage, readAfter} from '../cursor.js';
import type {IdeaSort, SeenIdea} from './idea-store.js';
import {findPoll} from '../polls/polls.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {Tenant} from '../tenant.js';

/** The longest text that similar ideas are looked for, in UTF-16 units. */
const longestText = 200;
/** Of how many ideas with words in common the similar ones are found. */
const candidates = 50;

/** `GET /v1/polls/:id/ideas`: the poll's ideas as this visitor may see them, a page at a time; with `q`, those that say the same. */
export function getIdeas(parts: Parts): Handler<ServiceEnv, '/v1/polls/:id/ideas'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const id = c.req.param('id');
    const {ideas: {milestones: ladder}} = findOpenPoll(tenant, id);
    const sort = readSort(c);
    const after = readAfter(c, sort === 'top' ? 'supports' : 'time');
    const text = readText(c);
    const now = parts.now();
    const {holder} = await readAsker(c, tenant, parts);

    const found = text === undefined
      ? await parts.store.ideas(tenant.id, id, {sort, holder, after, limit: ideasOnAPage + 1})
      : similar(text, await parts.store.ideasWith(tenant.id, id, tokensOf(text), {holder, limit: candidates, beginning: unfinishedWord(text)}));
    const page = found.slice(0, ideasOnAPage);
    const last = text === undefined && found.length > page.length ? page.at(-1)!.idea : undefined;

    c.header('Vary', 'Authorization, Kin-Visitor');
    return c.json({
      ideas: page.map(({idea, ...seen}) => ideaView(idea, {ladder, ...seen}, now)),
      ...(last && {next: cursorOf(sort === 'top' ? last.supports : last.published ?? last.submitted, last.id)}),
      now: new Date(now).toISOString(),
    }, 200, {'Cache-Control': 'no-store'});
  };
}

function similar(text: string, found: readonly SeenIdea[]): readonly SeenIdea[] {
  const seen = new Map(found.map(one => [one.idea.id, one]));
  return similarIdeas(text, found.map(({idea}) => idea)).map(({id}) => seen.get(id)!);
}

function findOpenPoll(tenant: Tenant, id: string): OpenPoll {
  const poll = findPoll(tenant, id);
  if (poll.kind === 'open') return poll;
  throw new Problem('unknown-poll', `The poll ${JSON.stringify(id)} takes no ideas: its kind is "${poll.kind}", and not "open".`);
}

function readSort(c: Context<ServiceEnv>): IdeaSort {
  const sort = c.req.query('sort') ?? 'top';
  if (sort === 'top' || sort === 'new' || sort === 'mine') return sort;
  throw new Problem('wrong-query', 'sort is none of "top", "new", "mine".');
}

function readText(c: Context<ServiceEnv>): string | undefined {
  const text = c.req.query('q');
  if (text !== undefined && text.length > longestText) throw new Problem('wrong-query', `q has ${text.length} characters; ${longestText} are the most.`);
  return text;
}

import type {KindredEvent} from '../events/envelope.js';
import {addTally, emptyTally, supersedes, type Tally} from '../program/ballot.js';
import {activityChange} from '../program/ideas/activity.js';
import {type IdeaPage, ideaView} from '../program/ideas/idea-view.js';
import {type Idea, isPublic} from '../program/ideas/idea.js';
import {type Circumstances, judgeSubmission, judgeSupport} from '../program/ideas/judge-idea.js';
import {similarIdeas} from '../program/ideas/similarity.js';
import {type Support, supportChange} from '../program/ideas/support.js';
import type {Refusal} from '../program/judge-poll.js';
import {voterOf} from '../program/judge-vote.js';
import type {OpenPoll, Program} from '../program/program.js';
import {answer} from './local-database.js';

type Submission = KindredEvent<'idea.submitted'>;
type IdeaEvent = Submission | KindredEvent<'idea.supported' | 'idea.unsupported'>;

export function isIdeaEvent(event: KindredEvent): event is IdeaEvent {
  return event.type.startsWith('kindred.idea.');
}

/**
 * Judges what is submitted or supported, and keeps it when it holds, as the
 * service does: `ideas` by poll and id, `supports` by idea and voter.
 *
 * @returns why it does not hold
 */
export async function recordIdea(transaction: IDBTransaction, program: Program, event: IdeaEvent, circumstances: Circumstances): Promise<Refusal | undefined> {
  const [ideas, supports] = [transaction.objectStore('ideas'), transaction.objectStore('supports')];
  const {poll} = event.data;
  const keep = async (idea: Idea, voter: string, support: Support): Promise<void> => {
    const held = await answer<Support | undefined>(supports.get([idea.id, voter]));
    const later = supersedes(support, held);
    if (later) supports.put(support, [idea.id, voter]);
    const now = idea.supports + (later ? supportChange(held, support) : 0);
    ideas.put({...idea, supports: now, most: Math.max(idea.most, now)}, [poll, idea.id]);
  };
  if ('title' in event.data) {
    const own = (await ideasOf(ideas, poll)).filter(({author, state}) => author === voterOf(event.kinvisitor!) && (state === 'held' || state === 'published')).length;
    const judged = judgeSubmission(program, event as Submission, circumstances, own);
    if (!judged.ok) return judged;
    await keep(judged.idea, judged.idea.author, judged.support);
    return undefined;
  }
  const judged = judgeSupport(program, event as KindredEvent<'idea.supported'>, circumstances, await answer<Idea | undefined>(ideas.get([poll, event.data.idea])));
  if (!judged.ok) return judged;
  await keep(judged.idea, judged.voter, judged.support);
  return undefined;
}

/** What the ideas of a poll come to. */
export async function localActivity(transaction: IDBTransaction, poll: string): Promise<Tally> {
  const ideas = await ideasOf(transaction.objectStore('ideas'), poll);
  return ideas.map(idea => activityChange(undefined, idea)).reduce(addTally, emptyTally);
}

/** All on one page: one browser has few. */
export async function readIdeas(transaction: IDBTransaction, id: string, {ideas: {milestones: ladder}}: OpenPoll, query: URLSearchParams, visitor: string | undefined): Promise<IdeaPage> {
  const voter = voterOf(visitor ?? '');
  const now = Date.now();
  const ideas = await ideasOf(transaction.objectStore('ideas'), id);
  const views = new Map(await Promise.all(ideas.filter(idea => isPublic(idea) || idea.author === voter).map(async idea => {
    const support = await answer<Support | undefined>(transaction.objectStore('supports').get([idea.id, voter]));
    return [idea, ideaView(idea, {ladder, mine: idea.author === voter, supported: support?.supports ?? false}, now)] as const;
  })));
  const text = query.get('q');
  const sort = query.get('sort');
  const found = text === null
    ? [...views.keys()].sort((a, b) => (sort === 'top' ? b.supports - a.supports : 0) || (a.id < b.id ? 1 : -1))
    : similarIdeas(text, [...views.keys()]);
  const page = found.map(idea => views.get(idea)!);
  return {ideas: sort === 'mine' ? page.filter(({mine, supported}) => mine || supported) : page, now: new Date(now).toISOString()};
}

function ideasOf(ideas: IDBObjectStore, poll: string): Promise<Idea[]> {
  return answer<Idea[]>(ideas.getAll(IDBKeyRange.bound([poll], [poll, []])));
}

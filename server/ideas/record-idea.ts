import type {KindredEvent} from '../../src/events/index.js';
import {activityChange, type Circumstances, ideaTokens, judgeSubmission, judgeSupport, type Program, type Refusal, voterOf} from '../../src/program/index.js';
import {castSupport} from './cast-support.js';
import {type BondBook, note} from '../bonds/bond-book.js';
import {factMade} from '../bonds/bond-facts.js';

type Submission = KindredEvent<'idea.submitted'>;
type IdeaEvent = Submission | KindredEvent<'idea.supported' | 'idea.unsupported'>;

export function isIdeaEvent(event: KindredEvent): event is IdeaEvent {
  return event.type.startsWith('kindred.idea.');
}

/**
 * Judges what a shopper submits or supports, and keeps it when it holds.
 *
 * @returns why it does not
 */
export async function recordIdea(book: BondBook, program: Program, event: IdeaEvent, circumstances: Circumstances): Promise<Refusal | undefined> {
  const {transaction} = book;
  const visitor = event.kinvisitor!;
  if (isSubmission(event)) {
    // Another page may have made the same id, by chance or on purpose.
    if (await transaction.idea(event.id)) return {ok: false, reason: 'id-reused', detail: '/id: another idea has this id; make a new id for each event'};
    const author = voterOf(visitor, circumstances.member);
    const judged = judgeSubmission(program, event, circumstances, await transaction.ideasOf(event.data.poll, author, ['held', 'published']));
    if (!judged.ok) return judged;
    const {idea, support} = judged;
    await transaction.addIdea(idea, visitor, ideaTokens(idea));
    await transaction.addToTally(idea.poll, activityChange(undefined, idea));
    if (idea.published !== undefined) note(book, author, factMade(idea.id, idea.published));
    await castSupport(book, {idea, voter: author, visitor, support});
    return undefined;
  }
  const judged = judgeSupport(program, event, circumstances, await transaction.idea(event.data.idea));
  if (!judged.ok) return judged;
  await castSupport(book, {...judged, visitor});
  return undefined;
}

function isSubmission(event: IdeaEvent): event is Submission {
  return event.type === 'kindred.idea.submitted';
}

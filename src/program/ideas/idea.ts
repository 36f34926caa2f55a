/** Where an idea can stand with the brand. */
export const ideaStates = ['held', 'published', 'declined', 'in-review', 'making', 'made', 'not-this-time'] as const;
export type IdeaState = (typeof ideaStates)[number];

/** What a shopper would have the brand make. */
export interface Idea {
  /** The id of the event that submitted it. */
  readonly id: string;
  readonly poll: string;
  /** The voter (`voterOf`) who submitted it. Shown to nobody. */
  readonly author: string;
  readonly title: string;
  readonly words?: string;
  /** An https URL. */
  readonly picture?: string;
  /** By which name the author is thanked, if they gave one: shown once the idea is being made. */
  readonly credit?: string;
  readonly state: IdeaState;
  /** When it was submitted, by the counter's clock: RFC 3339, as all times here. */
  readonly submitted: string;
  readonly published?: string;
  /** When the brand last decided about it. */
  readonly decided?: string;
  /** Why it was declined, or is not made. */
  readonly reason?: string;
  /** Where what was made of it is to be had: an https URL. */
  readonly link?: string;
  /** How many support it. */
  readonly supports: number;
  /** The most that ever did: a milestone that was reached stays reached. */
  readonly most: number;
}

/** Whether the idea is there for everyone. */
export function isPublic({state}: Pick<Idea, 'state'>): boolean {
  return state !== 'held' && state !== 'declined';
}

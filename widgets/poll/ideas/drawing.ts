import type {html} from 'lit';
import type {Client, IdeaBoard, IdeaView} from '../../../src/element/client.js';
import type {LocalizedText} from '../../../src/element/messages.js';
import type {OpenPoll} from '../../../src/program/program.js';
import type {PollView} from '../../../src/program/poll-view.js';
import type {SayText} from '../../../src/element/texts.js';
import type {ideaMessages} from './idea-messages.js';

export type IdeaKey = keyof typeof ideaMessages;

/** What is written and not yet submitted. */
export interface Draft {
  title: string;
  words: string;
  picture: string;
  credit: string;
}

export const emptyDraft: Draft = {title: '', words: '', picture: '', credit: ''};

/** How many ideas are shown at first, and how many more at a time. */
export const firstShown = 5;
export const moreShown = 10;

/** What one element remembers of its ideas that nobody else needs to know. */
export interface Memory {
  /** The form is open. */
  writing: boolean;
  draft: Draft;
  /** What is wrong with the draft, as a key of its words, and with which part. */
  problem?: {readonly key: IdeaKey; readonly values?: {readonly [name: string]: string | number}; readonly part: keyof Draft} | undefined;
  /** How many ideas are shown. */
  shown: number;
  sort: 'top' | 'new' | 'mine';
  query: string;
  /** Waits until nothing was typed for a moment. */
  typing?: ReturnType<typeof setTimeout>;
  /** What the shopper did last: a submission or a support. */
  last?: string | undefined;
  /** How far that had come when it was last heard of, in words. */
  word?: string;
}

/** What the parts of an open poll are drawn from. */
export interface IdeaDrawing {
  readonly html: typeof html;
  readonly view: PollView & OpenPoll;
  readonly board: IdeaBoard;
  readonly kin: Client;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
  readonly say: SayText<IdeaKey>;
  readonly memory: Memory;
  readonly root: ShadowRoot;
  readonly redraw: () => void;
  /** Settles when what was changed is drawn. */
  readonly settled: () => Promise<unknown>;
  /** Whether a listener of the page lets it happen. */
  readonly announce: (idea: string | undefined, data: object) => boolean;
}

/** Says or withdraws a support. */
export function support({announce, kin, memory, view}: IdeaDrawing, {idea}: IdeaView, supports: boolean): void {
  const type = supports ? 'idea.supported' : 'idea.unsupported';
  if (announce(idea, {supports})) memory.last = kin.track(type, {poll: view.poll, idea});
}

/** How far something has come, in words. */
export function progress({kin, say}: IdeaDrawing, {stage, reason}: {readonly stage: string; readonly reason?: string}, recorded: IdeaKey): string {
  if (stage === 'refused') return say(reason as IdeaKey) || say('refused');
  if (stage === 'held') return say('kept');
  if (stage === 'saved') return say(kin.$outbox.get().failing || !navigator.onLine ? 'offline' : 'saved');
  return say(stage === 'recorded' ? recorded : 'sending');
}

export function day(time: string, language: string): string {
  return new Date(time).toLocaleDateString(language, {dateStyle: 'long'});
}

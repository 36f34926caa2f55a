import type {ReactiveElement} from 'lit';
import {type Client, type IdeaBoard, openIdeaBoard} from '../../../src/element/client.js';
import type {LocalizedText} from '../../../src/element/messages.js';
import type {PollView} from '../../../src/program/poll-view.js';
import type {OpenPoll} from '../../../src/program/program.js';
import {followTexts} from '../../../src/element/texts.js';
import {drawBoard} from './board.js';
import {emptyDraft, firstShown, type IdeaDrawing, type Memory} from './drawing.js';
import {KinIdeaEvent} from './idea-events.js';
import {ideaTexts} from './idea-messages.js';
import {ideaStyles} from './idea-styles.js';

/** What an element says of itself to what draws its ideas. */
interface Speaking {
  readonly kin: Client | undefined;
  readonly language: string;
  readonly pick: (text: LocalizedText) => string;
}

/** @returns what Lit renders in the place of everything else */
export type DrawIdeas = (drawing: Pick<IdeaDrawing, 'html'> & {readonly view: PollView}) => unknown;

/** Gets an element ready to draw a poll's ideas; settles when it has the words for them. */
export async function openIdeas(element: ReactiveElement): Promise<DrawIdeas> {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(ideaStyles());
  const speaking = element as unknown as Speaking;
  const redraw = (): void => element.requestUpdate();
  const texts = await followTexts(element, ideaTexts, redraw);
  let board: IdeaBoard | undefined;
  let memory: Memory;
  let poll: string | undefined;
  let reader: string | undefined;
  let client: Client;

  function close(): void {
    board?.close();
    board = undefined;
  }

  element.addController({hostDisconnected: close, hostConnected: redraw});

  return ({html, view}) => {
    const {kin, language, pick} = speaking;
    if (!kin) return '';
    const {visitor} = kin.$reader.get();
    // Nothing that one visitor has written or looked for is shown to the next.
    if (view.poll !== poll || (reader && reader !== visitor)) {
      poll = view.poll;
      memory = {writing: false, draft: emptyDraft, shown: firstShown, sort: 'top', query: ''};
      close();
    }
    if (kin !== client) close();
    [client, reader] = [kin, visitor];
    if (!board) {
      // It begins with the best, whatever was looked for on the one before.
      Object.assign(memory, {sort: 'top', query: ''});
      board = openIdeaBoard(kin, view.poll, redraw);
    }
    // Its first look comes with the first view, and a later one with each that is new.
    board.follow(view);
    return drawBoard({
      html, kin, language, pick, root, redraw, board, memory,
      view: view as PollView & OpenPoll, // the element has no other drawn here
      say: texts(),
      settled: () => element.updateComplete,
      announce: (idea, data) => element.dispatchEvent(new KinIdeaEvent(view.poll, idea, data)),
    });
  };
}

import type {OpenRow, Row, Talk} from './panel.js';

/** The messages on the page, and where one has scrolled to among them. */
export interface Log {
  readonly element: HTMLOListElement;
  /** There is something below that was not in sight. */
  readonly below: boolean;
  /** @param openRow makes a message's row */
  draw(talk: Talk, openRow: OpenRow): void;
  /** Makes sure of where one was, or of the end; to be called when all is on the page. */
  settle(): void;
  /** To be called when somebody scrolled. */
  scrolled(): void;
  toEnd(): void;
  /** What a message says, as it stands. */
  wordsOf(id: string): string;
}

/** Pixels from the end within which one counts as being there. */
const near = 48;

export function openLog(redraw: () => void): Log {
  const element = document.createElement('ol');
  let rows = new Map<string, Row>();
  let following = true;
  let below = false;
  let top = 0;
  let first: string | undefined;
  /** What was first before older ones came above it, and where it was seen. */
  let held: {readonly row: Element; readonly at: number} | undefined;
  let frame = 0;
  const scroller = (): HTMLElement | null => element.closest<HTMLElement>('[role=log]');

  function toEnd(): void {
    following = true;
    const box = scroller();
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    top = box.scrollTop;
  }

  /** Sees whether somebody scrolled: not every browser has told by the time that more is drawn. */
  function look(): void {
    const box = scroller();
    if (!box) return;
    const {scrollHeight, scrollTop, clientHeight} = box;
    // Only a shopper goes up; and what is heard of a scroll to the end may come when there is more below.
    const up = scrollTop < top;
    top = scrollTop;
    if (scrollHeight - scrollTop - clientHeight < near) following = true;
    else if (up) following = false;
  }

  return {
    element,
    get below() { return below; },
    draw(talk, openRow) {
      const {lines} = talk.chat;
      const last = lines.at(-1);
      const isNew = last && !rows.has(last.id);
      const before = lines[0]?.id !== first && rows.get(first!)?.element;
      if (before || isNew) look();
      // Not every browser keeps the place by itself, nor where something else above goes away as well.
      if (before && !following) held ??= {row: before, at: before.getBoundingClientRect().top};
      first = lines[0]?.id;
      const kept = new Map<string, Row>();
      let place: ChildNode | null = element.firstChild;
      for (const line of lines) {
        const row = rows.get(line.id) ?? openRow(redraw);
        kept.set(line.id, row);
        row.draw(talk, line, line === lines.at(-1));
        if (row.element === place) place = place.nextSibling;
        else element.insertBefore(row.element, place);
      }
      while (place) {
        const {nextSibling} = place;
        place.remove();
        place = nextSibling;
      }
      // What one writes oneself is to be seen; what others do is not forced on whoever reads above.
      if (isNew) {
        if (last.from === 'shopper') following = true;
        else if (!following) below = true;
      }
      rows = kept;
    },
    settle() {
      cancelAnimationFrame(frame);
      const box = scroller();
      if (held && box?.contains(held.row)) {
        box.scrollTop += held.row.getBoundingClientRect().top - held.at;
        top = box.scrollTop;
      }
      held = undefined;
      frame = requestAnimationFrame(() => {
        look();
        if (following) toEnd();
      });
    },
    scrolled() {
      look();
      if (!following || !below) return;
      below = false;
      redraw();
    },
    toEnd,
    wordsOf: id => rows.get(id)?.body.innerText ?? '',
  };
}

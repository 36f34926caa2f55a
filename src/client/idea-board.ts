import {isService} from '../endpoints/endpoint.js';
import type {EventData} from '../events/catalogue.js';
import type {RefusalReason} from '../events/receipt.js';
import type {IdeaPage, IdeaView} from '../program/ideas/idea-view.js';
import type {PollView} from '../program/poll-view.js';
import type {Client, Fact} from './client.js';

export type {IdeaView};

/** How far something that this browser said has come. */
export interface Progress {
  /** The id of the event that says it. */
  readonly id: string;
  readonly stage: Fact['stage'];
  /** Why it was refused. */
  readonly reason?: RefusalReason;
}

/** A support, or its withdrawal, that the list does not have yet. */
export interface SaidSupport extends Progress {
  readonly supports: boolean;
}

/** An idea that the list does not have yet. */
export interface Submission extends Progress {
  readonly data: EventData['idea.submitted'];
}

/** By supports; the latest first; what one has submitted or supports; or what a search finds. */
export interface Asked {
  readonly sort: 'top' | 'new' | 'mine';
  readonly query: string;
}

/** The ideas of one open poll as one reader sees them, a page after the other, kept up to date. */
export interface IdeaBoard {
  readonly status: 'loading' | 'ready' | 'unreachable';
  /** As asked for. */
  readonly list: readonly IdeaView[];
  /** Whether there are more than that. */
  readonly more: boolean;
  /** What this reader has submitted or supports, the latest first. */
  readonly mine: readonly IdeaView[];
  /** Those that say what `find` was given. */
  readonly similar: readonly IdeaView[];
  /** By idea. */
  readonly said: ReadonlyMap<string, SaidSupport>;
  /** By id. */
  readonly submissions: ReadonlyMap<string, Submission>;
  ask(asked: Asked): void;
  showMore(): void;
  find(text: string): void;
  /** Forgets a submission that was refused. */
  dismiss(id: string): void;
  /** Reads anew where the poll has changed, or somebody else reads. */
  follow(view: PollView): void;
  close(): void;
}

/** @param onChange is called whenever anything of the board has changed */
export function openIdeaBoard(client: Client, poll: string, onChange: () => void): IdeaBoard {
  const {endpoint, $reader, unsettled} = client;
  const said = new Map<string, SaidSupport>();
  const submissions = new Map<string, Submission>();
  let asked: Asked = {sort: 'top', query: ''};
  let state: Pick<IdeaBoard, 'status' | 'list' | 'more' | 'mine' | 'similar'> = {status: 'loading', list: [], more: false, mine: [], similar: []};
  let next: string | undefined;
  let reader = $reader.get();
  let followed: PollView | undefined;
  let activity = '';
  /** Only what was asked for last is taken. */
  let turn = 0;
  /** How many are to be shown at least. */
  let wanted = 0;
  let refreshing = false;
  let search = 0;

  function update(change: Partial<typeof state>): void {
    state = {...state, ...change};
    onChange();
  }

  async function read(parameters: Record<string, string>): Promise<IdeaPage> {
    if (!isService(endpoint)) return {ideas: [], now: ''};
    const reading = await endpoint.read(`polls/${poll}/ideas?${new URLSearchParams(parameters)}`, $reader.get());
    if (reading.ok) return reading.value;
    throw new Error(reading.detail);
  }

  const page = (after: string | undefined): Promise<IdeaPage> => read({
    ...(asked.query ? {q: asked.query} : {sort: asked.sort}),
    ...(after && {after}),
  });

  /** As many as are shown, anew. */
  async function refresh(): Promise<void> {
    const current = ++turn;
    refreshing = true;
    const heard = [...said, ...submissions].filter(([, {stage}]) => stage === 'recorded').map(([key]) => key);
    const list: IdeaView[] = [];
    try {
      let found: IdeaPage;
      do {
        found = await page(list.length ? found!.next : undefined);
        list.push(...found.ideas);
      } while (found.next && list.length < Math.max(wanted, state.list.length));
      const mine = $reader.get().visitor ? (await read({sort: 'mine'})).ideas : [];
      if (current !== turn) return;
      next = found.next;
      for (const key of heard) {
        said.delete(key);
        submissions.delete(key);
      }
      update({status: 'ready', list, more: !!next, mine});
    } catch {
      if (current === turn) update({status: 'unreachable'});
    }
    if (current === turn) refreshing = false;
  }

  function learn(fact: Fact): void {
    if ('event' in fact) {
      const {event: {id, type, data, kinvisitor}, stage} = fact;
      // Kept for whoever made it, who is not shown to the next.
      if (kinvisitor && kinvisitor !== $reader.get().visitor) return;
      if (!('poll' in data) || data.poll !== poll) return;
      if ('idea' in data) {
        // Ids sort by time: what was said earlier, and is found late, says nothing now.
        if (id >= (said.get(data.idea)?.id ?? '')) said.set(data.idea, {id, stage, supports: type.endsWith('.supported')});
      } else if ('title' in data) {
        submissions.set(id, {id, stage, data});
      } else {
        return;
      }
      return onChange();
    }
    const key = submissions.has(fact.id) ? fact.id : [...said].find(([, {id}]) => id === fact.id)?.[0];
    if (key === undefined) return;
    const {reason} = fact as {reason?: RefusalReason};
    for (const kept of [said, submissions] as Map<string, Progress>[]) {
      const entry = kept.get(key);
      if (entry?.id === fact.id) kept.set(key, {...entry, stage: fact.stage, ...(reason && {reason})});
    }
    onChange();
    void refresh();
  }

  unsettled.forEach(learn);
  const stop = client.onFact(learn);

  return {
    get status() { return state.status; },
    get list() { return state.list; },
    get more() { return state.more; },
    get mine() { return state.mine; },
    get similar() { return state.similar; },
    said,
    submissions,
    ask(now) {
      asked = now;
      wanted = 0;
      state = {...state, list: [], more: false};
      update({status: 'loading'});
      void refresh();
    },
    showMore() {
      wanted = state.list.length + 1;
      // It reads as many.
      if (refreshing) return;
      const current = ++turn;
      page(next).then(found => {
        if (current !== turn) return;
        next = found.next;
        update({list: [...state.list, ...found.ideas], more: !!next});
      }, () => {
        if (current === turn) update({status: 'unreachable'});
      });
    },
    find(text) {
      const current = ++search;
      const take = (similar: readonly IdeaView[]): void => {
        if (current === search) update({similar});
      };
      // What cannot be found now keeps nobody from submitting.
      if (text) read({q: text}).then(({ideas}) => take(ideas), () => take([]));
      else take([]);
    },
    dismiss(id) {
      submissions.delete(id);
      onChange();
    },
    follow(view) {
      if (view === followed) return;
      const now = JSON.stringify([view.activity, view.state]);
      const other = reader.visitor !== undefined && reader.visitor !== $reader.get().visitor;
      if (other) {
        said.clear();
        submissions.clear();
        search++;
        state = {...state, list: [], mine: [], similar: [], status: 'loading'};
      }
      const stale = now !== activity || reader !== $reader.get() || state.status === 'unreachable';
      [followed, activity, reader] = [view, now, $reader.get()];
      if (stale) void refresh();
    },
    close() {
      turn++;
      search++;
      stop();
    },
  };
}

import {checkProgram, type IdeaView} from '../../../src/program/index.js';
import type {KindredEvent} from '../../../src/events/index.js';
import {aShop} from '../member-fixture.js';
import {createService, event, ink, type ReadOptions, type SendOptions, type ServiceOptions, tea, type TestService} from '../service-fixture.js';

const milestones = [{supports: 3, days: 30}, {supports: 100, days: 60}];
const open = (more: object = {}, ideas: object = {}): object =>
  ({kind: 'open', question: 'What next?', results: 'always', ideas: {milestones, pictures: ['https://cdn.example'], ...ideas}, ...more});

/** `next` is moderated and `free` is not. */
export const program = checkProgram({
  name: 'Tea house',
  polls: {
    next: open({closes: '2026-12-01T00:00:00Z'}),
    free: open({}, {moderated: false}),
    other: open({}, {moderated: false}),
    closed: open({closes: '2026-02-28T12:00:00Z'}),
    lids: {kind: 'single', question: 'Which lid?', options: [{id: 'moon', label: 'Moon'}, {id: 'pine', label: 'Pine'}], results: 'always'},
  },
});

export const shop = await aShop();
export const tenants = [{...tea, program, memberKeys: [shop.key]}, {...ink, program, memberKeys: [shop.key]}];
/** Holds at noon, for the tea house. */
export const operator = await shop.token('olga', {kin_role: 'operator'});

export interface IdeaPage {
  readonly ideas: readonly IdeaView[];
  readonly next?: string;
  readonly now: string;
}

export interface IdeasService extends TestService {
  /** @param query `sort=new&q=…` */
  list(poll: string, query?: string, options?: ReadOptions): Promise<Response>;
  page(poll: string, query?: string, options?: ReadOptions): Promise<IdeaPage>;
  titles(poll: string, query?: string, options?: ReadOptions): Promise<readonly string[]>;
  decide(idea: string, decision: unknown, options?: {readonly token?: string | undefined; readonly key?: string}): Promise<Response>;
  inState(query?: string, options?: {readonly token?: string | undefined; readonly key?: string}): Promise<Response>;
  /** Submits ideas to a poll and publishes them. @returns their ids */
  published(poll: string, titles: readonly string[], options?: SendOptions & {readonly by?: number}): Promise<string[]>;
}

export function createIdeasService(options: ServiceOptions = {}): IdeasService {
  const service = createService({tenants, ...options});
  const bearer = (token: string | undefined): Record<string, string> => (token === undefined ? {} : {Authorization: `Bearer ${token}`});

  const list: IdeasService['list'] = (poll, query = '', options) => {
    const {key = 'pk_tea', ...rest} = options ?? {};
    return service.read(`${poll}/ideas`, {...rest, key: `${key}&${query}`});
  };
  const page: IdeasService['page'] = async (...asked) => {
    const response = await list(...asked);
    if (response.status !== 200) throw new Error(await response.text());
    return (await response.json()) as IdeaPage;
  };
  const decide: IdeasService['decide'] = async (idea, decision, {token = operator, key = 'pk_tea'} = {}) =>
    service.app.request(`/v1/ideas/${idea}/decision?key=${key}`, {method: 'POST', body: typeof decision === 'string' ? decision : JSON.stringify(decision), headers: bearer(token)});

  return {
    ...service, list, page, decide,
    titles: async (...asked) => (await page(...asked)).ideas.map(({title}) => title),
    inState: async (query = '', {token = operator, key = 'pk_tea'} = {}) => service.app.request(`/v1/ideas?key=${key}&${query}`, {headers: bearer(token)}),
    async published(poll, titles, {by = 1, ...options} = {}) {
      const events = titles.map(title => submission(title, {poll, by}));
      await service.send(events, options);
      for (const {id} of events) await decide(id, {to: 'published'});
      return events.map(({id}) => id);
    },
  };
}

export function submission(title: string, {poll = 'next', by = 1, at, ...more}: {poll?: string; by?: number; at?: number; words?: string; picture?: string} = {}): KindredEvent<'idea.submitted'> {
  return event('idea.submitted', {poll, title, ...more}, {by, ...(at !== undefined && {at})});
}

export function support(idea: string, {poll = 'next', by = 1, at, not = false}: {poll?: string; by?: number; at?: number; not?: boolean} = {}): KindredEvent<'idea.supported' | 'idea.unsupported'> {
  return event(not ? 'idea.unsupported' : 'idea.supported', {poll, idea}, {by, ...(at !== undefined && {at})});
}

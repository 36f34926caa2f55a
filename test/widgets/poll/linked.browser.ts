import {expect} from 'chai';
import type {BallotPoll} from '../../../src/program/program.js';
import {pollOf} from '../fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const before = location.href;
const visit = (query: string): void => history.replaceState(null, '', `?${query}`);
const open = (kind: BallotPoll['kind'], more: object = {}): Promise<Mounted> => mount({view: pollOf({kind, ...(kind === 'budget' && {beans: 10}), ...more})});
const chosen = (poll: Mounted): string[] => (poll.$$(':is(label:has(:checked) > span, .placed > span:not([class]))')).map(({textContent}) => textContent.trim());

describe('a link that chooses', () => {
  afterEach(() => {
    unmountAll();
    history.replaceState(null, '', before);
  });

  it('has the option selected, and nothing cast until the shopper votes', async () => {
    visit('utm_source=mail&kin-poll=autumn-tin:brass');
    const poll = await open('single');
    expect(chosen(poll)).to.deep.equal(['Brushed brass']);
    expect(poll.client.votes).to.deep.equal([]);
    poll.$('.main')!.click();
    await poll.settled();
    expect(poll.client.votes).to.have.length(1);
  });

  it('chooses several where several can be chosen, and puts them in order where there is one', async () => {
    visit('kin-poll=autumn-tin:cork,brass');
    expect(chosen(await open('approval'))).to.deep.equal(['Brushed brass', 'Portuguese cork']);
    unmountAll();
    expect(chosen(await open('ranked'))).to.deep.equal(['Portuguese cork', 'Brushed brass']);
  });

  for (const [what, query, kind, more] of [
    ['for another poll', 'kin-poll=spring-tin:brass', 'single', {}],
    ['with more than can be chosen', 'kin-poll=autumn-tin:brass,cork', 'single', {}],
    ['with more than the most', 'kin-poll=autumn-tin:brass,cork,cedar', 'approval', {max: 2}],
    ['with an option that there is not', 'kin-poll=autumn-tin:gold', 'single', {}],
    ['without an option', 'kin-poll=autumn-tin', 'single', {}],
    ['where points are given', 'kin-poll=autumn-tin:brass', 'budget', {}],
    ['with an option that was withdrawn', 'kin-poll=autumn-tin:brass', 'single', {options: pollOf().options.map(option => (option.id === 'brass' ? {...option, withdrawn: true} : option))}],
  ] as const) {
    it(`changes nothing ${what}`, async () => {
      visit(query);
      expect(chosen(await open(kind, more))).to.deep.equal([]);
    });
  }

  it('leaves a vote that was cast as it is', async () => {
    visit('kin-poll=autumn-tin:brass');
    const poll = await mount({view: pollOf(), own: {id: 'v', choices: ['cork'], stage: 'recorded'}});
    expect(chosen(poll)).to.deep.equal(['Portuguese cork']);
  });
});

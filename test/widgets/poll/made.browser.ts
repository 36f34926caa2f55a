import {setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {OwnVote} from '../../../src/client/poll-store.js';
import type {Vote} from '../../../src/program/counting/rule.js';
import type {BallotPoll} from '../../../src/program/program.js';
import type {PollView} from '../../../src/program/poll-view.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {pollOf} from '../fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const picture = {src: `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')}`, alt: ''};
const link = 'https://tea.example/brass-tin';
const options = pollOf().options.map(option => (option.id === 'brass' ? {...option, made: link} : option));
const counts = {cedar: 40, brass: 30, glaze: 20, cork: 10};
const own = (vote: Vote): OwnVote => ({id: 'v', ...vote, stage: 'recorded'});
const closed = {state: 'closed', closes: '2026-09-30T09:00:00.000Z'} as const;
const tallies: {readonly [kind: string]: object} = {
  ranked: {rounds: [{counts, exhausted: 0, eliminated: []}]},
  score: {ratings: Object.fromEntries(Object.keys(counts).map(id => [id, [0, 0, 0, 0, 5]]))},
  pairwise: {preferred: {cedar: 0.7, brass: 0.6, glaze: 0.4, cork: 0.25}},
};
const viewOf = (kind: BallotPoll['kind'], more: object = {}): PollView =>
  pollOf({kind, options: kind === 'image' ? options.map(option => ({...option, picture})) : options, ...(kind === 'budget' && {beans: 10}), ...more});
const countedOf = (kind: BallotPoll['kind'], more: object = {}): PollView =>
  viewOf(kind, {tally: {counts, voters: 100, leaders: ['cedar'], ...tallies[kind]}, ...more});
const votes: {readonly [K in BallotPoll['kind']]: Vote} = {
  single: {choices: ['brass']},
  image: {choices: ['brass']},
  approval: {choices: ['cedar', 'brass']},
  ranked: {choices: ['cork', 'brass']},
  score: {choices: ['brass'], points: [1]},
  budget: {choices: ['cork', 'brass'], points: [9, 1]},
  pairwise: {choices: ['brass', 'cedar']},
};
const kinds = Object.keys(votes) as BallotPoll['kind'][];

let poll: Mounted;
const links = (): HTMLAnchorElement[] => poll.$$('.made a') as HTMLAnchorElement[];
const told = (): string | undefined => poll.text('fieldset > div > .made');

afterEach(() => {
  unmountAll();
  document.documentElement.lang = 'en';
  document.documentElement.dir = '';
});

for (const kind of kinds) {
  describe(`an option that was made: ${kind}`, () => {
    it('says in the result where it is to be had, beside its label', async () => {
      poll = await mount({view: countedOf(kind, closed)});
      expect(links().map(({href, textContent}) => [href, textContent])).to.deep.equal([[link, 'See it']]);
      expect(links()[0]!.getAttribute('aria-label')).to.equal('See it: Brushed brass');
      expect(poll.$('label a')).to.equal(null);
      expect(links()[0]!.closest('li, .tile')!.textContent).to.contain('Brushed brass').and.contain('Made');
    });

    it('is told first to whoever voted for it', async () => {
      poll = await mount({view: countedOf(kind, closed), own: own(votes[kind])});
      expect(told()).to.equal(`${kind === 'score' ? 'What you gave a score is made.' : 'What you voted for is made.'} See Brushed brass`);
      expect(links()[0]!.href).to.equal(link);
      expect(poll.$('fieldset > div')!.firstElementChild!.className).to.equal('made');
    });

    it('is not told so to others', async () => {
      const other = kind === 'pairwise' ? {choices: ['cedar', 'brass', 'cork', 'glaze']} : {choices: ['cork'], ...(votes[kind].points && {points: [1]})};
      poll = await mount({view: countedOf(kind), own: own(other)});
      expect(told()).to.equal(undefined);
    });

    it('fits into 280 pixels, in both directions, while choosing and after', async () => {
      await setViewport({width: 280, height: 900});
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        for (const snapshot of [{view: viewOf(kind)}, {view: countedOf(kind), own: own(votes[kind])}]) {
          poll = await mount(snapshot);
          const {left, right} = poll.$('form')!.getBoundingClientRect();
          for (const element of poll.$$('.made, .made *')) {
            const box = element.getBoundingClientRect();
            expect(box.left).to.be.at.least(left - 1);
            expect(box.right).to.be.at.most(right + 1);
          }
          unmountAll();
        }
      }
      await setViewport({width: 800, height: 600});
    });

    inEachTheme(() => {
      it('leaves axe nothing to mend', async () => {
        for (const snapshot of [{view: viewOf(kind)}, {view: countedOf(kind, closed), own: own(votes[kind])}]) {
          poll = await mount(snapshot);
          await nothingToMend(poll.element);
          unmountAll();
        }
      });
    });
  });
}

describe('an option that was made', () => {
  for (const kind of kinds.filter(kind => kind !== 'pairwise')) {
    it(`says so while one chooses, too, and its link chooses nothing: ${kind}`, async () => {
      poll = await mount({view: viewOf(kind)});
      expect(links()).to.have.length(1);
      const stay = (event: Event): void => event.preventDefault();
      poll.element.addEventListener('click', stay);
      links()[0]!.click();
      poll.element.removeEventListener('click', stay);
      await poll.settled();
      expect(poll.$(':checked:not([aria-label="No opinion"])')).to.equal(null);
      expect(poll.$('.placed')).to.equal(null);
    });
  }

  it('is no part of a choice’s name', async () => {
    poll = await mount({view: viewOf('approval')});
    expect((poll.$$('input')[1] as HTMLInputElement).labels![0]!.textContent).not.to.match(/Made|See/);
  });

  it('speaks Chinese', async () => {
    document.documentElement.lang = 'zh-CN';
    poll = await mount({view: countedOf('approval', closed), own: own(votes.approval)});
    expect(told()).to.equal('你投的已经做成了。 去看拉丝黄铜');
    expect(links()[1]!.getAttribute('aria-label')).to.equal('去看看：拉丝黄铜');
  });
});

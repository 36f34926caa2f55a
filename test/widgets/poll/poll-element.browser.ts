import {sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import type {OwnVote} from '../../../src/client/poll-store.js';
import type {RefusalReason} from '../../../src/events/receipt.js';
import type {PollView} from '../../../src/program/poll-view.js';
import {pollOf, tally} from '../fake-client.js';
import {mount, type Mounted, unmountAll} from './mount.js';

const own = (stage: OwnVote['stage'], reason?: RefusalReason): OwnVote => ({id: 'v', choices: ['brass'], stage, ...(reason && {reason})});
const ballot = {id: 'v', at: '2026-10-01T08:00:00.000Z', choices: ['brass']};
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="9" fill="teal"/></svg>')}`;
const withPictures = ({plain: _, ...view}: PollView): PollView => pollOf({...view, options: view.options.map(option => ({...option, picture: {src: picture, alt: {en: `A ${option.id} lid`}}}))});
const focused = (poll: Mounted): Element | null => poll.element.shadowRoot!.activeElement;

describe('<kin-poll>', () => {
  let poll: Mounted;
  const status = (): string | undefined => poll.text('[part=status]');
  const summary = (): string | undefined => poll.text('p');
  const radios = (): HTMLInputElement[] => poll.$$('input') as HTMLInputElement[];

  afterEach(() => {
    unmountAll();
    document.documentElement.lang = 'en';
    document.documentElement.dir = '';
  });

  describe('before its data', () => {
    it('shows the page’s own content, and nothing else', async () => {
      poll = await mount({status: 'loading'});
      expect(poll.$('slot')).to.exist;
      expect(poll.element.getBoundingClientRect().height).to.equal(poll.element.firstElementChild!.getBoundingClientRect().height);
      expect(status()).to.equal('');
      expect(poll.client.tracked).to.deep.equal([]);
    });

    it('shows it on a page without a client, and while the texts load', async () => {
      poll = await mount({view: pollOf()});
      poll.element.client = undefined;
      await poll.settled();
      expect(poll.$('slot')).to.exist;
      unmountAll();
      const box = document.createElement('div');
      box.className = 'mounted';
      box.innerHTML = '<kin-poll poll="autumn-tin"><a href="#lids">The four lids</a></kin-poll>';
      document.body.append(box);
      await box.querySelector('kin-poll')!.updateComplete;
      expect(box.querySelector('a')!.getBoundingClientRect().height).to.be.above(0);
    });

    it('keeps it beside a kind word and a way to ask again when the service is out of reach', async () => {
      poll = await mount({status: 'unreachable'});
      expect(poll.$('slot')).to.exist;
      expect(status()).to.equal('Can’t reach the poll. It will appear by itself.');
      poll.$('button')!.click();
      expect(poll.client.refreshed).to.equal(1);
      await poll.set({status: 'ready', view: pollOf()});
      expect(poll.$('slot')).not.to.exist;
      expect(poll.text('legend')).to.equal('Which lid shall the autumn tin have?');
    });

    it('keeps it beside a kind word when there is no such poll', async () => {
      poll = await mount({status: 'unknown'});
      expect(poll.$('slot')).to.exist;
      expect(poll.text('[part=status]')).to.equal('This poll is not here right now.');
      expect(poll.$('button')).not.to.exist;
    });

    it('keeps showing a poll when the connection is lost later', async () => {
      poll = await mount({status: 'unreachable', view: pollOf()});
      expect(radios()).to.have.length(4);
    });
  });

  describe('choosing', () => {
    beforeEach(async () => (poll = await mount({view: pollOf()})));

    it('asks one question in a group of radios, each named by its label', () => {
      const group = poll.$('fieldset')!;
      expect(group.querySelector('legend')!.textContent).to.equal('Which lid shall the autumn tin have?');
      expect(radios().map(radio => radio.type)).to.deep.equal(['radio', 'radio', 'radio', 'radio']);
      expect(radios().map(radio => radio.labels![0]!.innerText.trim())).to.deep.equal(['Cedar', 'Brushed brass', 'Celadon glaze', 'Portuguese cork']);
    });

    it('offers targets of at least 44 pixels, and the whole row is one', async () => {
      for (const target of poll.$$('label, button')) expect(target.getBoundingClientRect().height, target.innerText).to.be.at.least(44);
      poll.$$('label')[2]!.click();
      await poll.settled();
      expect(radios()[2]!.checked).to.equal(true);
    });

    it('does not vote when an option is selected', async () => {
      radios()[0]!.click();
      await poll.settled();
      expect(poll.client.votes).to.deep.equal([]);
    });

    it('does not vote when nothing is selected', async () => {
      poll.$('button')!.click();
      await poll.settled();
      expect(poll.client.votes).to.deep.equal([]);
    });

    it('votes by keyboard alone', async () => {
      await sendKeys({press: 'Tab'});
      for (let i = 0; i < 9 && focused(poll) !== radios()[0]; i++) await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Space'});
      await sendKeys({press: 'ArrowDown'});
      expect(poll.client.votes).to.deep.equal([]);
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Enter'});
      await poll.settled();
      expect(poll.client.votes).to.deep.equal([{poll: 'autumn-tin', choices: ['brass']}]);
      expect(focused(poll) === poll.$('p')).to.equal(true);
    });

    it('casts one vote for a double click, which does not begin a change either', async () => {
      radios()[1]!.click();
      await poll.element.updateComplete;
      poll.$('button')!.click();
      poll.$('button')!.click();
      await poll.element.updateComplete;
      poll.$('button')!.click();
      await poll.settled();
      expect(poll.client.votes).to.have.length(1);
      expect(poll.text('button')).to.equal('Change my vote');
    });

    it('survives a client that throws', async () => {
      const {error} = console;
      const errors: unknown[] = [];
      console.error = (problem: unknown) => errors.push(problem);
      const thrown = new Error('planted');
      const {track} = poll.client;
      poll.client.track = (type, data) => {
        if (type !== 'poll.voted') return track(type, data);
        throw thrown;
      };
      await poll.vote(1);
      console.error = error;
      expect(errors).to.deep.equal([thrown]);
      expect(radios()[1]!.checked).to.equal(true);
      expect(poll.text('button')).to.equal('Vote');
    });
  });

  describe('after the vote', () => {
    beforeEach(async () => {
      poll = await mount({view: pollOf()});
      await poll.vote(1);
    });

    it('marks the own choice in words, and offers a change', () => {
      expect(poll.text('label:has(b)')).to.contain('Brushed brass').and.to.contain('Your vote');
      expect(poll.$$('b')).to.have.length(1);
      expect(poll.text('button')).to.equal('Change my vote');
      expect(radios().filter(radio => radio.checkVisibility({visibilityProperty: true}) && radio !== radios()[1])).to.deep.equal([]);
    });

    it('moves the focus to the summary', () => {
      expect(focused(poll) === poll.$('p')).to.equal(true);
      expect(summary()).to.equal('Your vote counts. The results appear once your vote is recorded.');
    });

    it('says each step once, in one polite region, and no tally', async () => {
      const region = poll.$('[part=status]')!;
      expect(poll.$$('[aria-live], [role=status], [role=alert]')).to.deep.equal([region]);
      expect(region.getAttribute('role')).to.equal('status');
      expect(status()).to.equal('Sending…');
      const said: string[] = [];
      new MutationObserver(() => said.push(status()!)).observe(region, {childList: true, characterData: true, subtree: true});
      poll.client.stage('autumn-tin', {stage: 'saved'});
      await poll.settled();
      poll.client.stage('autumn-tin', {stage: 'recorded'});
      await poll.settled();
      await poll.set({view: pollOf({tally, ballot})});
      await poll.set({view: pollOf({tally: {...tally, voters: 413}, ballot})});
      expect(said).to.deep.equal(['Saved on this device.', 'Recorded']);
      expect(summary()).to.equal('You are 1 of 413 makers');
      expect(focused(poll) === poll.$('p')).to.equal(true);
    });

    it('says saved only for saved, and recorded only for recorded', async () => {
      for (const [stage, words] of [
        ['sending', 'Sending…'],
        ['saved', 'Saved on this device.'],
        ['held', 'Kept in this tab only. Please leave it open.'],
        ['recorded', 'Recorded'],
      ] as const) {
        poll.client.stage('autumn-tin', {stage});
        await poll.settled();
        expect(status()).to.equal(words);
      }
    });

    it('says that a saved vote waits while deliveries fail', async () => {
      poll.client.stage('autumn-tin', {stage: 'saved'});
      poll.client.$outbox.set({...poll.client.$outbox.get(), failing: true});
      await poll.settled();
      expect(status()).to.equal('Saved on this device. It will be sent when the connection is back.');
      poll.client.stage('autumn-tin', {stage: 'recorded'});
      await poll.settled();
      expect(status()).to.equal('Recorded');
    });

    it('shows bars, percent and count, and the member’s part, when the tally comes', async () => {
      poll.client.stage('autumn-tin', {stage: 'recorded'});
      await poll.set({view: pollOf({tally, ballot})});
      expect(poll.$$('strong').map(result => result.textContent)).to.deep.equal(['42% 173 votes', '29% 121 votes', '22% 89 votes', '7% 29 votes']);
      const [bar] = poll.$$('[part=bar]');
      await Promise.all(bar!.getAnimations().map(animation => animation.finished));
      expect(bar!.getBoundingClientRect().width / bar!.parentElement!.getBoundingClientRect().width).to.be.closeTo(173 / 412, .01);
      expect(summary()).to.equal('You are 1 of 412 makers');
    });

    it('changes the vote by keyboard', async () => {
      await new Promise(resolve => setTimeout(resolve, 500));
      await sendKeys({press: 'Tab'});
      expect(focused(poll) === poll.$('button')).to.equal(true);
      await sendKeys({press: 'Enter'});
      await poll.settled();
      expect(focused(poll) === radios()[1]).to.equal(true);
      await sendKeys({press: 'ArrowDown'});
      await sendKeys({press: 'Enter'});
      await poll.settled();
      expect(poll.client.votes.map(vote => vote.choices)).to.deep.equal([['brass'], ['glaze']]);
      expect(poll.text('label:has(b)')).to.contain('Celadon glaze');
    });

    it('casts nothing when the change is to the same', async () => {
      await new Promise(resolve => setTimeout(resolve, 500));
      poll.$('button')!.click();
      await poll.settled();
      poll.$('button')!.click();
      await poll.settled();
      expect(poll.client.votes).to.have.length(1);
      expect(poll.text('button')).to.equal('Change my vote');
    });
  });

  describe('refused', () => {
    for (const [reason, words] of [
      ['poll-closed', 'The poll closed before your vote arrived.'],
      ['poll-not-open', 'Your vote could not be recorded. Please choose again.'],
      ['unknown-option', 'Your vote could not be recorded. Please choose again.'],
      ['id-reused', 'Your vote could not be recorded. Please choose again.'],
    ] as const) {
      it(`says why and what now (${reason}), and keeps the choice in the form`, async () => {
        poll = await mount({view: pollOf()});
        await poll.vote(2);
        poll.client.stage('autumn-tin', {stage: 'refused', reason});
        await poll.settled();
        expect(status()).to.equal(words);
        expect(radios().map(radio => radio.checked)).to.deep.equal([false, false, true, false]);
        expect(poll.text('button')).to.equal('Vote');
        poll.$('button')!.click();
        await poll.settled();
        expect(poll.client.votes).to.have.length(2);
        expect(status()).to.equal('Sending…');
      });
    }

    it('leaves the vote before it marked', async () => {
      poll = await mount({view: pollOf({tally, ballot: {...ballot, choices: ['cedar']}}), own: own('refused', 'unknown-option')});
      expect(poll.text('label:has(b)')).to.contain('Cedar');
      expect(radios()[1]!.checked).to.equal(true);
    });
  });

  describe('its results', () => {
    it('stand beside the radios where they are always shown', async () => {
      poll = await mount({view: pollOf({results: 'always', tally})});
      expect(poll.$$('strong')).to.have.length(4);
      expect(radios().every(radio => radio.matches(':enabled'))).to.equal(true);
      expect(summary()).to.equal('412 votes');
    });

    for (const [results, words] of [
      ['after-vote', 'The results appear once your vote is recorded.'],
      ['after-close', 'The results appear once the poll is closed.'],
      ['never', 'The results stay with the brand.'],
    ] as const) {
      it(`are promised while hidden (${results})`, async () => {
        poll = await mount({view: pollOf({results})});
        expect(summary()).to.equal(words);
        expect(poll.$('strong')).not.to.exist;
      });
    }

    it('greet the first voter', async () => {
      poll = await mount({view: pollOf({tally: {counts: {brass: 1}, voters: 1}, ballot}), own: own('recorded')});
      expect(summary()).to.equal('You are the first maker');
      expect(poll.text('label:has(b) strong')).to.equal('100% 1 vote');
    });

    it('are zero, not nothing, before any vote', async () => {
      poll = await mount({view: pollOf({results: 'always', tally: {counts: {}, voters: 0}})});
      expect(poll.text('strong')).to.equal('0% 0 votes');
    });

    const wordy = pollOf({options: pollOf().options.map((option, i) => ({...option, label: 'turned by hand '.repeat(i * 3 + 1)}))});
    for (const [kind, view] of [['text', wordy], ['pictures', withPictures(wordy)]] as const) {
      for (const width of [280, 320, 800]) {
        it(`come without moving an option (${kind}, ${width} pixels)`, async () => {
          await setViewport({width, height: 900});
          poll = await mount({view});
          const rects = (): string[] => poll.$$('label').map(label => {
            const {x, y, width, height} = label.getBoundingClientRect();
            return [x, y + scrollY, width, height].map(Math.round).join();
          });
          const before = rects();
          await poll.vote(1);
          expect(rects()).to.deep.equal(before);
          poll.client.stage('autumn-tin', {stage: 'recorded'});
          await poll.set({view: {...view, tally: {leaders: [], counts: {cedar: 1_234_567}, voters: 1_300_000}, ballot}});
          expect(rects()).to.deep.equal(before);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
          await setViewport({width: 800, height: 600});
        });
      }
    }
  });

  describe('its time', () => {
    const at = (seconds: number): string => new Date(Date.parse(pollOf().now) + seconds * 1000).toISOString();

    it('counts down by the counter’s clock, not the device’s', async () => {
      poll = await mount({view: pollOf({closes: at(3.5 * 86400)})});
      expect(poll.text('time')).to.equal('Closes in 3 days');
      expect(poll.$<HTMLTimeElement>('time')!.dateTime).to.equal(at(3.5 * 86400));
      await poll.set({view: pollOf({now: at(86400), closes: at(3.5 * 86400)})});
      expect(poll.text('time')).to.equal('Closes in 2 days');
    });

    it('ticks, and closes the poll by itself', async () => {
      poll = await mount({view: pollOf({closes: at(1.3)})});
      expect(poll.text('time')).to.equal('Closes in 1 second');
      await new Promise(resolve => setTimeout(resolve, 1700));
      expect(poll.text('time')).to.equal('Closed on October 1, 2026');
      expect(radios().every(radio => radio.matches(':disabled'))).to.equal(true);
      expect(poll.$('button')).not.to.exist;
    });

    it('rests while nobody sees the page, and while the element is off it', async () => {
      const {requestAnimationFrame} = globalThis;
      const frames: (() => void)[] = [];
      globalThis.requestAnimationFrame = call => frames.push(call as () => void);
      try {
        poll = await mount({view: pollOf({closes: at(1.9)})});
        await new Promise(resolve => setTimeout(resolve, 1200));
        expect(poll.text('time')).to.equal('Closes in 1 second');
        expect(frames).to.have.length(1);
        frames[0]!();
        await poll.settled();
        expect(poll.text('time')).to.equal('Closes in 0 seconds');
        poll.element.remove();
        await new Promise(resolve => setTimeout(resolve, 1000));
        frames.splice(0).forEach(frame => frame());
        await new Promise(resolve => setTimeout(resolve, 100));
        expect(frames).to.deep.equal([]);
      } finally {
        globalThis.requestAnimationFrame = requestAnimationFrame;
      }
    });

    it('says when it closed, and takes no vote', async () => {
      poll = await mount({view: pollOf({state: 'closed', closes: at(-86400), tally, ballot}), own: own('recorded')});
      expect(poll.text('time')).to.equal('Closed on September 30, 2026');
      expect(poll.$('button')).not.to.exist;
      expect(summary()).to.equal('You are 1 of 412 makers');
    });

    it('says when it opens, and takes no vote before', async () => {
      poll = await mount({view: pollOf({state: 'scheduled', opens: at(3 * 3600 + 60)})});
      expect(poll.text('time')).to.equal('Opens in 3 hours');
      expect(radios().every(radio => radio.matches(':disabled'))).to.equal(true);
      expect(poll.$('button')).not.to.exist;
    });

    it('says nothing where a poll never closes', async () => {
      const {closes: _, ...view} = pollOf();
      poll = await mount({view});
      expect(poll.$('time')).not.to.exist;
    });
  });

  describe('what it tells the page', () => {
    const types = ['kin-vote', 'kin-saved', 'kin-recorded', 'kin-refused'] as const;
    let heard: string[];
    const hear = (event: Event): number => heard.push([event.type, (event as unknown as {choices: string[]}).choices, (event as unknown as {reason?: string}).reason].filter(Boolean).join(' '));

    beforeEach(() => {
      heard = [];
      for (const type of types) addEventListener(type, hear);
    });
    afterEach(() => {
      for (const type of types) removeEventListener(type, hear);
    });

    it('is each step, once a vote', async () => {
      poll = await mount({view: pollOf()});
      await poll.vote(1);
      for (const stage of ['saved', 'saved', 'recorded', 'recorded'] as const) {
        poll.client.stage('autumn-tin', {stage});
        await poll.settled();
      }
      await poll.set({view: pollOf({tally, ballot})});
      expect(heard).to.deep.equal(['kin-vote brass', 'kin-saved brass', 'kin-recorded brass']);
    });

    it('is why a vote was refused', async () => {
      poll = await mount({view: pollOf()});
      await poll.vote(1);
      poll.client.stage('autumn-tin', {stage: 'refused', reason: 'poll-closed'});
      await poll.settled();
      expect(heard).to.deep.equal(['kin-vote brass', 'kin-refused brass poll-closed']);
    });

    it('is nothing about a vote of another day', async () => {
      poll = await mount({view: pollOf({tally, ballot}), own: own('recorded')});
      expect(heard).to.deep.equal([]);
    });

    it('lets the page keep a vote from being cast', async () => {
      poll = await mount({view: pollOf()});
      poll.element.addEventListener('kin-vote', event => event.preventDefault());
      await poll.vote(1);
      expect(poll.client.votes).to.deep.equal([]);
      expect(radios()[1]!.checked).to.equal(true);
      expect(poll.text('button')).to.equal('Vote');
    });
  });

  describe('what it measures', () => {
    it('is that it was seen, once, and the results, once', async () => {
      poll = await mount({view: pollOf()});
      const seen = [{type: 'widget.viewed', data: {widget: 'poll'}}, {type: 'poll.viewed', data: {poll: 'autumn-tin'}}];
      expect(poll.client.tracked).to.deep.equal(seen);
      await poll.set({view: pollOf({tally})});
      await poll.set({view: pollOf({tally: {...tally, voters: 413}})});
      expect(poll.client.tracked).to.deep.equal([...seen, {type: 'results.viewed', data: {poll: 'autumn-tin'}}]);
    });

    it('counts another poll in the same element anew', async () => {
      poll = await mount({view: pollOf()});
      radios()[2]!.click();
      await poll.settled();
      poll.client.show(pollOf({poll: 'winter-tin', question: 'And in winter?', options: ['a', 'b', 'c', 'd'].map(id => ({id, label: id}))}));
      poll.element.poll = 'winter-tin';
      await poll.settled();
      expect(poll.text('legend')).to.equal('And in winter?');
      expect(radios().some(radio => radio.checked), 'a choice of the poll before').to.equal(false);
      expect(poll.client.tracked.map(({type}) => type)).to.deep.equal(['widget.viewed', 'poll.viewed', 'poll.viewed']);
    });
  });

  describe('its language', () => {
    it('follows the page live, and keeps the choice', async () => {
      poll = await mount({view: pollOf({tally, results: 'always'})});
      radios()[2]!.click();
      document.documentElement.lang = 'zh-CN';
      await new Promise(resolve => setTimeout(resolve, 300));
      expect(poll.text('legend')).to.equal('秋日茶罐配哪一款盖子？');
      expect(poll.text('time')).to.equal('3天后截止');
      expect(poll.text('strong')).to.equal('42% 173 票');
      expect(poll.text('button')).to.equal('投票');
      expect(radios()[2]!.checked).to.equal(true);
      await poll.vote(2);
      poll.client.stage('autumn-tin', {stage: 'recorded'});
      await poll.settled();
      expect(summary()).to.equal('你是 412 位共创者之一');
    });

    it('is named to screen readers where it is not the page’s', async () => {
      document.documentElement.lang = 'sv';
      poll = await mount({view: pollOf()});
      expect(poll.$('button')!.closest('[lang]')!.getAttribute('lang')).to.equal('en');
      expect(poll.$('legend')!.closest('[lang]')).to.equal(null);
    });

    it('runs from right to left where the page does', async () => {
      poll = await mount({view: pollOf({tally, results: 'always'})});
      const offset = (): number => {
        const label = poll.$('label')!.getBoundingClientRect();
        return radios()[0]!.getBoundingClientRect().x - label.x - label.width / 2;
      };
      expect(offset()).to.be.below(0);
      document.documentElement.dir = 'rtl';
      expect(offset()).to.be.above(0);
      const bar = poll.$('[part=bar]')!.getBoundingClientRect();
      expect(bar.right).to.be.closeTo(poll.$('label')!.getBoundingClientRect().right, 2);
    });
  });

  it('shows pictures with their words', async () => {
    poll = await mount({view: withPictures(pollOf())});
    expect((poll.$$('img') as HTMLImageElement[]).map(img => img.alt)[0]).to.equal('A cedar lid');
    expect(radios()).to.have.length(4);
  });

  it('writes no style into the page', async () => {
    poll = await mount({view: withPictures(pollOf({tally, results: 'always'}))});
    await poll.vote(1);
    expect(poll.$$('[style], style, link')).to.deep.equal([]);
  });

  it('wraps long words at 280 pixels', async () => {
    await setViewport({width: 280, height: 900});
    const long = 'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz';
    poll = await mount({view: pollOf({question: long, options: [{id: 'a', label: long}, {id: 'b', label: long}], tally: {counts: {a: 123456}, voters: 123456}, results: 'always'})});
    expect(document.documentElement.scrollWidth).to.equal(280);
    for (const part of poll.$$('*')) expect(part.getBoundingClientRect().right, part.localName).to.be.at.most(280);
    await setViewport({width: 800, height: 600});
  });
});

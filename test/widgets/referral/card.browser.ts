import {expect} from 'chai';
import {mount, replace, restore, unmountAll} from './mount.js';
import {viewOf} from './fake-client.js';

const signedIn = () => viewOf({member: {}});
let clipboard: string[] = [];

describe('the card', () => {
  beforeEach(() => {
    clipboard = [];
    replace(navigator, 'clipboard', {writeText: async (text: string) => void clipboard.push(text)});
  });
  afterEach(() => {
    unmountAll();
    restore();
  });

  it('keeps the page’s own content until the offer is there, and says what is the matter when it does not come', async () => {
    const card = await mount(undefined);
    expect(!!card.$('slot')).to.equal(true);
    expect(card.text('[part=status]')).to.equal('');
    card.client.$referral.set({status: 'unknown', said: {}});
    await card.until(() => card.text('[part=status]') === 'Nobody is being invited here right now.');
    card.client.$referral.set({status: 'unreachable', said: {}});
    await card.until(() => card.text('[part=status]') === 'Can’t reach the shop.');
    expect(!!card.$('slot')).to.equal(true);
    await card.press('Try again');
    expect(card.client.refreshed).to.equal(1);
  });

  it('tells whoever is not signed in the offer and the way on, and no code', async () => {
    const card = await mount(viewOf(), 'signin="/account"');
    expect(card.text('[part=offer]')).to.equal('A cup for you, a cup for a friend.');
    expect(card.$('a')!.getAttribute('href')).to.equal('/account');
    expect(!!card.$('slot')).to.equal(true);
    expect(!!card.$('[part=code]')).to.equal(false);
    expect(!!card.$('details')).to.equal(false);
  });

  it('shows a member their code, and a link that leads to the shop’s start with code and invitation', async () => {
    const card = await mount(signedIn());
    expect(card.text('[part=code]')).to.equal('KC4-T9X-WPV');
    const link = new URL(card.$<HTMLInputElement>('[part=link]')!.value);
    expect(link.origin + link.pathname).to.equal(`${location.origin}/`);
    expect(link.searchParams.get('kin')).to.match(/^KC4T9XWPV\.[\da-f]{8}$/);
    expect(card.words()).to.contain('not a crowd');
    expect(card.tracked('widget.viewed')).to.deep.equal([{widget: 'referral'}]);
  });

  it('lets links lead where the page says, by the parameter that it says', async () => {
    const card = await mount(signedIn(), 'landing="/welcome?lang=en#tea"', undefined, {parameter: 'friend'});
    expect(card.$<HTMLInputElement>('[part=link]')!.value).to.match(new RegExp(`^${location.origin}/welcome\\?lang=en&friend=KC4T9XWPV\\.[\\da-f]{8}#tea$`));
  });

  it('copies the link, reports it with its invitation, and has another for the next friend', async () => {
    const card = await mount(signedIn());
    const link = card.$<HTMLInputElement>('[part=link]')!.value;
    await card.press('Copy link');
    await card.until(() => card.outcomes.length);
    expect(clipboard).to.deep.equal([link]);
    expect(card.outcomes).to.deep.equal(['copy copied']);
    expect(card.tracked('referral.shared')).to.deep.equal([{invitation: link.slice(-8), channel: 'copy'}]);
    expect(card.tracked('share.ended')).to.deep.equal([{channel: 'copy', outcome: 'copied'}]);
    expect(card.$<HTMLInputElement>('[part=link]')!.value).to.not.equal(link);
    expect(card.text('[part=status]')).to.equal('Link copied.');
    card.client.stage('shared', {stage: 'saved'});
    await card.until(() => card.text('[part=status]') === 'Link copied. Saved on this device.');
    card.client.$outbox.set({...card.client.$outbox.get(), failing: true});
    await card.until(() => card.text('[part=status]')!.includes('when the connection is back'));
    card.client.stage('shared', {stage: 'held'});
    await card.until(() => card.text('[part=status]')!.includes('this tab only'));
    card.client.stage('shared', {stage: 'recorded'});
    await card.until(() => card.text('[part=status]') === 'Link copied. Recorded.');
  });

  it('takes a double click for one', async () => {
    const card = await mount(signedIn());
    const button = card.$('.main')!;
    button.dispatchEvent(new MouseEvent('click', {detail: 1, bubbles: true}));
    button.dispatchEvent(new MouseEvent('click', {detail: 2, bubbles: true}));
    await card.until(() => card.outcomes.length);
    expect(card.outcomes).to.deep.equal(['copy copied']);
  });

  for (const [what, value] of [['no clipboard', undefined], ['a clipboard that is forbidden', {writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError'))}]] as const) {
    it(`selects the link and says so with ${what}`, async () => {
      replace(navigator, 'clipboard', value);
      replace(document, 'execCommand', () => false);
      const card = await mount(signedIn());
      const field = card.$<HTMLInputElement>('[part=link]')!;
      const link = field.value;
      await card.press('Copy link');
      await card.until(() => card.outcomes.length);
      expect(card.outcomes).to.deep.equal(['copy failed']);
      expect(card.tracked('referral.shared')).to.deep.equal([]);
      expect(card.tracked('share.ended')).to.deep.equal([{channel: 'copy', outcome: 'failed'}]);
      expect(card.element.shadowRoot!.activeElement === field).to.equal(true);
      expect([field.selectionStart, field.selectionEnd]).to.deep.equal([0, link.length]);
      expect(card.text('[part=status]')).to.contain('The link is selected');
      // By hand, then.
      field.dispatchEvent(new ClipboardEvent('copy', {bubbles: true}));
      await card.until(() => card.outcomes.length === 2);
      expect(card.outcomes[1]).to.equal('copy copied');
      expect(card.tracked('referral.shared')).to.deep.equal([{invitation: link.slice(-8), channel: 'copy'}]);
    });
  }

  it('copies in a frame that may not use the clipboard, where the browser still has the old way', async () => {
    replace(navigator, 'clipboard', undefined);
    // As browsers do, it says so to the field.
    replace(document, 'execCommand', (command: string) => card.$('[part=link]')!.dispatchEvent(new ClipboardEvent(command, {bubbles: true})));
    const card = await mount(signedIn());
    await card.press('Copy link');
    await card.until(() => card.outcomes.length);
    await new Promise(resolve => setTimeout(resolve));
    expect(card.outcomes).to.deep.equal(['copy copied']);
  });

  it('lets the page forbid an invitation', async () => {
    const card = await mount(signedIn());
    card.element.addEventListener('kin-invite', event => event.preventDefault());
    await card.press('Copy link');
    await new Promise(resolve => setTimeout(resolve));
    expect(clipboard).to.deep.equal([]);
    expect(card.outcomes).to.deep.equal([]);
    expect(card.tracked('share.ended')).to.deep.equal([]);
  });

  describe('with the device’s own way to share', () => {
    it('hands over what the friend is offered, and the link', async () => {
      const shared: ShareData[] = [];
      replace(navigator, 'share', async (data: ShareData) => void shared.push(data));
      const card = await mount(signedIn());
      const link = card.$<HTMLInputElement>('[part=link]')!.value;
      await card.press('Share');
      await card.until(() => card.outcomes.length);
      expect(shared).to.deep.equal([{text: 'A cup of spring tea is waiting for you.', url: link}]);
      expect(card.outcomes).to.deep.equal(['native shared']);
      expect(card.tracked('referral.shared')).to.deep.equal([{invitation: link.slice(-8), channel: 'native'}]);
    });

    it('takes a cancelled share for no error', async () => {
      replace(navigator, 'share', () => Promise.reject(new DOMException('cancelled', 'AbortError')));
      const card = await mount(signedIn());
      await card.press('Share');
      await card.until(() => card.outcomes.length);
      expect(card.outcomes).to.deep.equal(['native dismissed']);
      expect(card.tracked('referral.shared')).to.deep.equal([]);
      expect(card.text('[part=status]')).to.equal('');
      expect(!!card.$('.panel')).to.equal(false);
    });

    it('shows other ways where it is not allowed', async () => {
      replace(navigator, 'share', () => Promise.reject(new DOMException('in a frame', 'NotAllowedError')));
      const card = await mount(signedIn());
      await card.press('Share');
      await card.until(() => card.$('.panel'));
      expect(card.outcomes).to.deep.equal(['native failed']);
      expect(card.text('[part=status]')).to.contain('The link is selected');
    });

    it('gives up an attempt that never ended as soon as there is another', async () => {
      let finish: () => void = () => undefined;
      replace(navigator, 'share', () => new Promise<void>(resolve => { finish = resolve; }));
      const card = await mount(signedIn());
      await card.press('Share');
      await card.press('Copy link');
      await card.until(() => card.outcomes.length === 2);
      finish();
      await new Promise(resolve => setTimeout(resolve));
      expect(card.outcomes).to.deep.equal(['native dismissed', 'copy copied']);
      expect(card.tracked('referral.shared')).to.have.length(1);
    });

    for (const [app, agent] of [['WeChat', 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 MicroMessenger/8.0.49'], ['Instagram', 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Instagram 331.0']] as const) {
      it(`does not rely on it inside ${app}`, async () => {
        let asked = false;
        replace(navigator, 'share', async () => { asked = true; });
        replace(navigator, 'userAgent', agent);
        const card = await mount(signedIn());
        await card.press('Share');
        await card.until(() => card.$('.panel'));
        expect(asked).to.equal(false);
        expect(card.outcomes).to.deep.equal([]);
      });
    }
  });

  it('says when the offer has ended, and shares no more', async () => {
    const card = await mount(viewOf({closes: '2026-09-30T00:00:00.000Z', member: {}}));
    await card.until(() => card.words().includes('This offer has ended.'));
    expect(!!card.$('[part=link]')).to.equal(false);
    expect(!!card.$('details')).to.equal(true);
  });

  it('says why there are no more than 150 invitations', async () => {
    const card = await mount(viewOf({member: {left: 0}}));
    await card.until(() => card.words().includes('All 150 of your invitations'));
    expect(card.words()).to.contain('as many people as anyone knows well');
    expect(!!card.$('[part=link]')).to.equal(false);
  });

  for (const [reason, words] of [
    ['members-only', 'Please sign in again'],
    ['too-many-invitations', 'this one is too many'],
    ['referral-closed', 'The offer ended before'],
    ['invalid-note', 'not plain words'],
    ['malformed', 'could not be recorded'],
  ] as const) {
    it(`says why an invitation was refused, and what now: ${reason}`, async () => {
      const card = await mount(signedIn(), '', client => client.stage('shared', {stage: 'refused', reason}));
      await card.until(() => card.text('.problem')?.includes(words));
    });
  }

  it('forgets what one member wrote when another is signed in', async () => {
    const card = await mount(signedIn());
    await card.press('Share');
    await card.until(() => card.$('.panel'));
    await card.type('textarea', 'for your eyes only');
    const before = card.$<HTMLInputElement>('[part=link]')!.value;
    card.client.show(viewOf({member: {code: '7QF0RX3MN'}}));
    await card.until(() => card.text('[part=code]') === '7QF-0RX-3MN');
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(!!card.$('.panel')).to.equal(false);
    expect(card.$<HTMLInputElement>('[part=link]')!.value).to.contain('7QF0RX3MN').and.not.equal(before);
    await card.press('Share');
    await card.until(() => card.$('textarea'));
    expect(card.$<HTMLTextAreaElement>('textarea')!.value).to.equal('');
  });

  it('speaks Chinese', async () => {
    const card = await mount(signedIn(), 'lang="zh-CN"');
    await card.until(() => card.text('.main') === '复制链接');
    expect(card.text('[part=offer]')).to.equal('你一杯，朋友一杯。');
  });
});

import {expect} from 'chai';
import {mount, type Mounted, replace, restore, unmountAll} from './mount.js';
import {viewOf} from './fake-client.js';

interface Opened {
  readonly address: string;
  readonly target: string;
}

let opened: Opened[] = [];
let handle: {opener: unknown} | null;

async function panel(attributes = ''): Promise<Mounted> {
  const card = await mount(viewOf({member: {}}), attributes);
  await card.until(() => card.$('.row button[aria-expanded]'));
  await card.click('.row button[aria-expanded]');
  await card.until(() => card.$('.ways'));
  return card;
}

const link = (card: Mounted): string => card.$<HTMLInputElement>('[part=link]')!.value;
const ways = (card: Mounted): string[] => card.$$('.ways button').map(({textContent}) => textContent.trim());

describe('ways to share', () => {
  beforeEach(() => {
    opened = [];
    handle = {opener: window};
    replace(window, 'open', (address: string, target: string) => {
      opened.push({address, target});
      return handle;
    });
    replace(navigator, 'clipboard', {writeText: async () => undefined});
  });
  afterEach(() => {
    unmountAll();
    restore();
  });

  it('open and close with a button that says so', async () => {
    const card = await panel();
    expect(card.$('.row [aria-expanded]')!.getAttribute('aria-expanded')).to.equal('true');
    await card.click('.row [aria-expanded]');
    expect(!!card.$('.ways')).to.equal(false);
    expect(card.outcomes).to.deep.equal([]);
  });

  for (const [language, first] of [
    ['en', ['WhatsApp', 'Telegram', 'Messenger', 'X', 'Email', 'Text message', 'Picture with a QR code']],
    ['zh-CN', ['微信', '微博', '邮件', '短信']],
    ['ja', ['LINE', 'X']],
    ['ko', ['카카오톡', 'X']],
    ['zh-TW', ['LINE', 'WhatsApp']],
  ] as const) {
    it(`are those that people use in ${language}`, async () => {
      const card = await panel(`lang="${language}"`);
      expect(ways(card).slice(0, first.length)).to.deep.equal(first);
    });
  }

  for (const [name, lang, starts, channel, target] of [
    ['WhatsApp', 'en', 'https://wa.me/?text=', 'whatsapp', '_blank'],
    ['Telegram', 'en', 'https://t.me/share/url?url=', 'telegram', '_blank'],
    ['X', 'en', 'https://x.com/intent/tweet?text=', 'x', '_blank'],
    ['LINE', 'ja', 'https://social-plugins.line.me/lineit/share?url=', 'line', '_blank'],
    ['微博', 'zh', 'https://service.weibo.com/share/share.php?url=', 'weibo', '_blank'],
    ['Email', 'en', 'mailto:?body=', 'email', '_self'],
    ['Text message', 'en', 'sms:?&body=', 'sms', '_self'],
  ] as const) {
    it(`hand over offer, note and link: ${channel}`, async () => {
      const card = await panel(`lang="${lang}"`);
      await card.type('textarea', ' You’d like\nit & so do I ');
      const sent = link(card);
      await card.press(name);
      await card.until(() => card.outcomes.length);
      const [{address, target: where} = {address: '', target: ''}] = opened;
      expect(address.startsWith(starts), address).to.equal(true);
      expect(where).to.equal(target);
      expect(address).to.contain(encodeURIComponent('it & so do I'));
      const said = decodeURIComponent(address);
      expect(said).to.contain(sent).and.contain('You’d like it & so do I');
      expect(said).to.contain(lang === 'zh' ? '一杯春茶在等你。' : 'A cup of spring tea is waiting for you.');
      expect(card.outcomes).to.deep.equal([`${channel} shared`]);
      expect(card.tracked('referral.shared')).to.deep.equal([{invitation: sent.slice(-8), channel, note: 'You’d like it & so do I'}]);
    });
  }

  it('give the opened window no hold on the page', async () => {
    const card = await panel();
    await card.press('WhatsApp');
    expect(handle!.opener === null).to.equal(true);
  });

  it('leave an ordinary link where the browser opens no window', async () => {
    handle = null;
    const card = await panel();
    const sent = link(card);
    await card.press('Telegram');
    await card.until(() => card.$('.blocked a'));
    expect(card.outcomes).to.deep.equal(['telegram failed']);
    expect(card.tracked('referral.shared')).to.deep.equal([]);
    const anchor = card.$<HTMLAnchorElement>('.blocked a')!;
    expect([anchor.target, anchor.rel, anchor.textContent.trim()]).to.deep.equal(['_blank', 'noopener', 'Open Telegram']);
    expect(decodeURIComponent(anchor.href)).to.contain(sent);
    expect(card.element.shadowRoot!.activeElement === anchor).to.equal(true);
    card.box.addEventListener('click', event => event.preventDefault());
    anchor.click();
    await card.until(() => card.outcomes.length === 2 && !card.$('.blocked'));
    expect(card.outcomes[1]).to.equal('telegram shared');
    expect(card.tracked('referral.shared')).to.deep.equal([{invitation: sent.slice(-8), channel: 'telegram'}]);
  });

  for (const [name, lang, channel, said] of [
    ['카카오톡', 'ko', 'kakaotalk', '링크를 복사했어요. 카카오톡 대화창에 붙여 넣어 주세요.'],
    ['Messenger', 'en', 'messenger', 'Link copied. Paste it into a chat in Messenger.'],
  ] as const) {
    it(`copy the link for ${channel}, which takes none from a page, and say so`, async () => {
      const card = await panel(`lang="${lang}"`);
      await card.press(name);
      await card.until(() => card.outcomes.length);
      expect(card.outcomes).to.deep.equal([`${channel} copied`]);
      expect(card.text('[part=status]')).to.equal(said);
    });
  }

  it('take no tags in a note, and send none', async () => {
    const card = await panel();
    await card.type('textarea', 'look <b>here');
    expect(card.$('textarea')!.getAttribute('aria-invalid')).to.equal('true');
    expect(card.words()).to.contain('Plain words only');
    await card.press('WhatsApp');
    expect(decodeURIComponent(opened[0]!.address)).to.not.contain('<b>');
    expect(card.tracked('referral.shared')[0]).to.not.have.property('note');
  });

  it('lets the page forbid any of them', async () => {
    const card = await panel();
    card.element.addEventListener('kin-invite', event => {
      if (event.channel === 'whatsapp') event.preventDefault();
    });
    await card.press('WhatsApp');
    expect(opened).to.deep.equal([]);
    expect(card.outcomes).to.deep.equal([]);
  });

  describe('by a picture', () => {
    it('draw it, and end when it is saved', async () => {
      const card = await panel('lang="zh" brand="茶舍"');
      const sent = link(card);
      await card.press('微信');
      await card.until(() => card.$('.poster img'));
      const save = card.$<HTMLAnchorElement>('.poster .main')!;
      expect(save.download).to.equal('茶舍-KC4-T9X-WPV.png');
      expect(save.href).to.match(/^blob:/);
      expect(card.$<HTMLImageElement>('.poster img')!.alt).to.contain('KC4-T9X-WPV');
      expect(card.element.shadowRoot!.activeElement === save).to.equal(true);
      expect(card.outcomes).to.deep.equal([]);
      card.box.addEventListener('click', event => event.preventDefault());
      save.click();
      save.click();
      await card.until(() => card.outcomes.length);
      expect(card.outcomes).to.deep.equal(['wechat shared']);
      expect(card.tracked('referral.shared')).to.deep.equal([{invitation: sent.slice(-8), channel: 'wechat'}]);
      expect(!!card.$('.poster img')).to.equal(true);
    });

    it('are dismissed with the picture', async () => {
      const card = await panel();
      await card.press('Picture with a QR code');
      await card.until(() => card.$('.poster img'));
      await card.press('Close');
      expect(card.outcomes).to.deep.equal(['poster dismissed']);
      expect(!!card.$('.poster')).to.equal(false);
      expect(card.tracked('referral.shared')).to.deep.equal([]);
    });

    it('are dismissed by another attempt, and by leaving the page', async () => {
      const card = await panel();
      await card.press('Picture with a QR code');
      await card.until(() => card.$('.poster img'));
      await card.press('WhatsApp');
      await card.until(() => !card.$('.poster'));
      expect(card.outcomes).to.deep.equal(['poster dismissed', 'whatsapp shared']);
      await card.press('Picture with a QR code');
      await card.until(() => card.$('.poster img'));
      card.box.remove();
      expect(card.outcomes.at(-1)).to.equal('poster dismissed');
    });

    it('fail kindly where none can be drawn', async () => {
      const {error} = console;
      console.error = () => undefined;
      replace(HTMLCanvasElement.prototype, 'getContext', () => null);
      const card = await panel();
      await card.press('Picture with a QR code');
      await card.until(() => card.outcomes.length);
      console.error = error;
      expect(card.outcomes).to.deep.equal(['poster failed']);
      expect(card.text('[part=status]')).to.contain('can’t be drawn here');
    });
  });
});

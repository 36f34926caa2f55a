import {expect} from 'chai';
import '../../../widgets/exclusive/define.js';
import type {KinExclusive} from '../../../widgets/exclusive/index.js';
import {messages as chinese} from '../../../widgets/exclusive/teaser/messages/zh-Hans.js';
import {teaserMessages} from '../../../widgets/exclusive/teaser/teaser-messages.js';
import type {MeView} from '../../../src/program/index.js';
import {inEachTheme, nothingToMend} from '../axe.js';
import {type FakeClient, fakeClient} from '../tier/fake-client.js';
import {complained, histories, meOf, strangeness} from '../tier/views.js';

interface Mounted {
  readonly client: FakeClient;
  readonly element: KinExclusive;
  /** Whether what is for members of the bond can be seen. */
  readonly shown: () => boolean;
  readonly teaser: () => string;
  readonly until: (condition: () => unknown) => Promise<void>;
}

async function mount(view: MeView | undefined, attributes = 'bond="partner"', content = ''): Promise<Mounted> {
  const box = document.createElement('div');
  box.className = 'mounted';
  box.innerHTML = `<kin-exclusive ${attributes}><p class="inside">The winter tin</p>${content}</kin-exclusive>`;
  const element = box.firstElementChild as KinExclusive;
  const client = fakeClient(view);
  element.client = client;
  document.body.append(box);
  const mounted: Mounted = {
    client, element,
    shown: () => element.querySelector('.inside')!.checkVisibility(),
    teaser: () => (element.shadowRoot?.querySelector('[part=teaser]')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
    async until(condition) {
      for (let waits = 0; !condition(); waits++) {
        if (waits > 200) throw new Error(`never so: ${String(condition)}; it says: ${mounted.teaser()}`);
        await new Promise(resolve => setTimeout(resolve, 10));
      }
    },
  };
  await element.updateComplete;
  return mounted;
}

describe('what is for a bond', () => {
  afterEach(() => {
    for (const box of document.querySelectorAll('.mounted')) box.remove();
  });

  for (const [who, seen] of [['stranger', false], ['acquaintance', false], ['friend', false], ['partner', true], ['kindred', true]] as const) {
    it(`is ${seen ? 'shown to' : 'hidden from'}: ${who}`, async () => {
      const {shown, teaser, until} = await mount(meOf(histories[who]));
      await until(() => (seen ? shown() : teaser()));
      expect(shown()).to.equal(seen);
      expect(!!teaser()).to.equal(!seen);
    });
  }

  it('says what is missing, and how to get there', async () => {
    const near = await mount(meOf(histories.friend));
    await near.until(() => near.teaser() === 'For: Partner, and closer. Still missing: 3 votes or ideas.');
    const far = await mount(meOf(histories.acquaintance));
    await far.until(() => far.teaser() === 'For: Partner, and closer. First comes “Friend”: ordering the same 2 more times.');
    const out = await mount(strangeness(), 'bond="partner" signin="/account"');
    await out.until(() => out.teaser() === 'For: Partner, and closer. Sign in to see whether that is you. Sign in');
    expect(out.element.shadowRoot!.querySelector('a')!.getAttribute('href')).to.equal('/account');
    const cross = await mount(meOf([...histories.friend, complained(59)]));
    await cross.until(() => cross.teaser().includes('That is up to us'));
  });

  it('shows the page’s own teaser instead', async () => {
    const {element, shown, until} = await mount(meOf(histories.friend), 'bond="partner"', '<p slot="teaser">Soon!</p>');
    const teaser = element.querySelector<HTMLElement>('[slot=teaser]')!;
    await until(() => teaser.checkVisibility());
    expect(shown()).to.equal(false);
  });

  it('shows nothing, and no teaser, until it is known who asks', async () => {
    const {client, element, shown, until} = await mount(undefined, 'bond="partner"', '<p slot="teaser">Soon!</p>');
    const teaser = element.querySelector<HTMLElement>('[slot=teaser]')!;
    // Its texts are there by then.
    await new Promise(resolve => setTimeout(resolve));
    expect(shown()).to.equal(false);
    expect(teaser.checkVisibility()).to.equal(false);
    client.$standing.set({status: 'unreachable'});
    await until(() => teaser.checkVisibility());
    client.show(meOf(histories.kindred));
    await until(shown);
    expect(teaser.checkVisibility()).to.equal(false);
  });

  it('hides again from whoever has fallen, or comes next', async () => {
    const {client, shown, until} = await mount(meOf(histories.partner));
    await until(shown);
    client.$standing.set({status: 'loading'});
    await until(() => !shown());
    client.show(meOf(histories.friend));
    await until(() => !shown());
  });

  it('means the next closer bond where the brand does without this one', async () => {
    const {shown, teaser, until} = await mount(meOf(histories.friend, 60, {bonds: ['acquaintance', 'friend', 'kindred']}));
    await until(() => teaser().startsWith('For: Kindred'));
    expect(shown()).to.equal(false);
  });

  it('hides from everyone what names no bond, and tells the developer', async () => {
    const {error} = console;
    const errors: string[] = [];
    console.error = (text: string) => errors.push(text);
    const {element, shown, until} = await mount(meOf(histories.kindred), 'bond="stranger"');
    await until(() => errors.length);
    element.requestUpdate();
    await element.updateComplete;
    console.error = error;
    expect(shown()).to.equal(false);
    expect(errors).to.deep.equal(['Kindred: <kin-exclusive bond="stranger"> hides its content from everyone; bond is one of acquaintance, friend, partner, kindred.']);
  });

  it('speaks Chinese, and says 您 where the brand is the younger one', async () => {
    expect(Object.keys(chinese)).to.deep.equal(Object.keys(teaserMessages));
    const {teaser, until} = await mount({...meOf(histories.friend), stance: 'junior'}, 'bond="partner" lang="zh-CN"');
    await until(() => teaser() === '这是我们做给伙伴和更近的人的。 很想给您看。还差：投票或出主意 3 次。');
  });

  inEachTheme(() => {
    for (const [state, view] of Object.entries({'signed out': strangeness(), 'too far': meOf(histories.friend), 'near enough': meOf(histories.partner)})) {
      it(`leaves axe nothing to mend: ${state}`, async () => {
        const {element, shown, teaser, until} = await mount(view, 'bond="partner" signin="/account"');
        await until(() => teaser() || shown());
        await nothingToMend(element);
      });
    }
  });
});

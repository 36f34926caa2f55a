import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {expect} from 'chai';
import {inEachTheme, nothingToMend} from '../axe.js';
import {mount, unmountAll} from './mount.js';
import {opened, states, talked} from './states.js';

describe('axe', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  afterEach(unmountAll);

  inEachTheme(() => {
    for (const {state, show} of states) {
      it(`finds nothing to mend: ${state}`, async () => {
        const {element} = await show();
        await nothingToMend(element);
      });
    }
  });

  for (const {state, show} of states.filter(({state}) => state !== 'unknown')) {
    it(`fits into 320 pixels: ${state}`, async () => {
      await setViewport({width: 320, height: 640});
      const chat = await show();
      const frame = (chat.$('[part=panel].open') ?? document.documentElement).getBoundingClientRect();
      for (const inside of chat.$$('*')) {
        const {left, right, width} = inside.getBoundingClientRect();
        if (width > 1) expect(left >= frame.left - .5 && right <= frame.right + .5, inside.outerHTML).to.equal(true);
      }
      await setViewport({width: 800, height: 600});
    });
  }

  it('is opened, used and closed by keyboard alone, traps nobody, and gives the focus back', async () => {
    const chat = await mount(talked);
    // Somewhere to go: from a page’s last control some engines go to the first.
    chat.box.prepend(document.createElement('button'));
    await chat.until(() => chat.$('[part=launcher]'));
    const focused = (): HTMLElement | null => chat.element.shadowRoot!.activeElement as HTMLElement | null;
    chat.$('[part=launcher]')!.focus();
    await sendKeys({press: 'Enter'});
    await chat.until(() => focused()?.localName === 'textarea');
    await chat.until(() => chat.$('li.persona .meta'));
    await sendKeys({type: 'Thanks'});
    await sendKeys({press: 'Enter'});
    await chat.until(() => chat.service.runs.length);
    const seen: string[] = [];
    for (let i = 0; i < 30; i++) {
      await sendKeys({down: 'Shift'});
      await sendKeys({press: 'Tab'});
      await sendKeys({up: 'Shift'});
      const now = focused();
      if (!now || !chat.$('[part=panel]')!.contains(now)) break;
      seen.push(now.ariaLabel || now.textContent.trim());
    }
    expect(focused() === null || !chat.$('[part=panel]')!.contains(focused())).to.equal(true);
    for (const words of ['Helpful', 'Copy', 'Messages', 'Talk to a person', 'Close', 'More']) expect(seen.join('|'), words).to.contain(words);
    chat.$('textarea')!.focus();
    await sendKeys({press: 'Escape'});
    await chat.until(() => focused()?.getAttribute('part') === 'launcher');
    expect(chat.element.opened).to.equal(false);
  });

  it('does not send what ends a choice of characters, nor nothing', async () => {
    const chat = await mount();
    await chat.open();
    await chat.write('   ');
    const input = chat.$<HTMLTextAreaElement>('textarea')!;
    input.value = '茶';
    input.dispatchEvent(new Event('input'));
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}));
    await chat.element.updateComplete;
    expect(input.value).to.equal('茶');
    expect(chat.client.unsettled.size + chat.service.events.filter(({type}) => type.includes('chat.messaged')).length).to.equal([...chat.client.unsettled.values()].filter(({event}) => !event.type.includes('messaged')).length);
  });

  it('is in the top layer, and tells in words whose words are whose', async () => {
    const chat = await mount(talked);
    await opened(chat);
    expect(chat.$('[part=panel]')!.matches(':popover-open')).to.equal(true);
    expect(chat.words('li.shopper .hidden')).to.equal('You:');
    expect(chat.words('li.persona .hidden')).to.equal('Mochi, glad:');
  });
});

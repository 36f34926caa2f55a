import {expect} from 'chai';
import type {Message} from '../../../src/element/messages.js';
import {messages} from '../../../widgets/tier/card/messages/zh-Hans.js';
import {mount, unmountAll} from './mount.js';
import {fallingDay, histories, meOf, strangeness} from './views.js';

const stances = ['elder', 'peer', 'junior'] as const;
const chinese: {readonly [key: string]: Message} = messages;

describe('the brand’s voice', () => {
  afterEach(unmountAll);

  for (const [what, view] of [['to whoever falls', meOf(histories.partner, fallingDay)], ['to strangers', strangeness()], ['at the top', meOf(histories.kindred)]] as const) {
    for (const lang of ['en', 'zh-CN']) {
      it(`differs by stance ${what}, in ${lang}`, async () => {
        const said = new Set<string>();
        for (const stance of stances) {
          const card = await mount({...view, stance}, `lang="${lang}"`);
          await card.until(() => card.$('[lang]')?.lang.startsWith(lang.slice(0, 2)));
          said.add(card.words());
        }
        expect(said.size).to.equal(3);
      });
    }
  }

  it('says 您 as the younger one, everywhere, and 你 as the elder and among equals', () => {
    const all = (stance: string): string => JSON.stringify(Object.keys(chinese).filter(key => !key.includes(' ')).map(key => chinese[`${key} ${stance}`] ?? chinese[key]));
    expect(all('junior')).to.contain('您').and.not.match(/你|您们/);
    for (const stance of ['elder', 'peer']) expect(all(stance)).to.contain('你').and.not.contain('您');
  });
});

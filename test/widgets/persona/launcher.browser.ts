import {expect} from 'chai';
import {personaOf} from './a-service.js';
import {mount, unmountAll} from './mount.js';

describe('the launcher', () => {
  afterEach(unmountAll);

  it('keeps the page’s own content until the persona is there', async () => {
    const chat = await mount(service => { service.persona = {ok: false, problem: 'unreachable', detail: ''}; });
    await chat.until(() => chat.service.reads.length && chat.$('slot'));
    expect(chat.$('[part=launcher]')).to.equal(null);
    chat.service.persona = {ok: true, value: personaOf()};
    chat.client.refresh();
    await chat.until(() => chat.$('[part=launcher]'));
    expect(chat.words('[part=launcher] bdi')).to.equal('Mochi');
  });

  it('reads the persona once, and nothing of the chat before it is opened', async () => {
    const chat = await mount();
    await chat.until(() => chat.$('[part=launcher]'));
    expect(chat.service.reads).to.deep.equal(['personas/mochi?after=0']);
    expect(performance.getEntriesByType('resource').some(({name}) => name.includes('/persona/said/'))).to.equal(false);
  });

  it('says how much has not been seen, and asks from where this browser has', async () => {
    const first = await mount(service => {
      service.persona = {ok: true, value: personaOf({unread: 3})};
      service.say({text: 'Hi', from: 'shopper'});
      service.say({text: 'Hello'});
    });
    await first.until(() => first.words('[part=unread]') === '3');
    expect(first.$('[part=launcher]')!.ariaLabel).to.equal('Talk to Mochi, 3 new messages');
    await first.open();
    await first.until(() => first.$$('ol > li').length === 2);
    await first.press('Close');
    expect(first.$('[part=unread]')).to.equal(null);
    expect(localStorage['kindred.seen.mochi']).to.match(/ 2$/);
  });

  it('moves nothing on the page when it comes or opens', async () => {
    const shifts: number[] = [];
    const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push((entry as unknown as {value: number}).value)));
    observer.observe({type: 'layout-shift'});
    const chat = await mount(service => void service.say({text: 'Hi'}), '', '');
    await chat.open();
    await chat.until(() => chat.$$('ol > li').length);
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    observer.disconnect();
    expect(shifts.reduce((sum, value) => sum + value, 0)).to.equal(0);
  });

  it('keeps its place in the page where it is inline', async () => {
    const chat = await mount(undefined, 'placement="inline"');
    const {height} = chat.element.getBoundingClientRect();
    await chat.until(() => chat.$('[part=panel].open'));
    expect(chat.element.getBoundingClientRect().height).to.equal(height);
    expect(chat.$('[part=launcher]')).to.equal(null);
  });

  it('speaks Chinese, and with respect where the brand is younger', async () => {
    const chat = await mount(service => {
      service.persona = {ok: true, value: personaOf({stance: 'junior'})};
      service.chat = {...service.chat, state: 'queued', place: 1};
    }, 'lang="zh-CN"');
    await chat.until(() => chat.words('[part=launcher]') === '团子');
    await chat.open();
    await chat.until(() => chat.words('.handoff').includes('下一位就是您。'));
    expect(chat.words()).to.not.contain('你');
  });
});

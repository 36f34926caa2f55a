import 'axe-core';
import {expect} from 'chai';
import type axeCore from 'axe-core';
import {emulateMedia, sendKeys, setViewport} from '@web/test-runner-commands';
import {setDefaultClient} from '../../src/index.js';
import type {KindredEvent} from '../../src/events/index.js';
import {openDoctor} from '../../src/doctor/index.js';
import {aClient, aService, clear, faring, kinds, looked, opened, place, until, words} from './mount.js';
import '../../widgets/poll/define.js';
import '../../widgets/provider/define.js';
import '../../widgets/tier/define.js';

const axe = (globalThis as unknown as {readonly axe: typeof axeCore}).axe;
const poll = {poll: 'autumn-tin', kind: 'single', question: {en: 'Which lid?'}, options: [{id: 'moon', label: 'Moon'}], results: 'always', state: 'open', now: '2026-03-01T12:00:00Z', plain: true};
const rows = (doctor: Element): string[] => [...doctor.shadowRoot!.querySelectorAll('.events > li')].map(row => `${row.querySelector('b')!.textContent} ${row.querySelector('.stage')!.textContent}`);

describe('the doctor', () => {
  afterEach(clear);

  it('finds nothing to mend on a page where nothing is wrong', async () => {
    place('<kin-poll poll="autumn-tin"></kin-poll>');
    setDefaultClient(aClient({endpoint: aService({has: {'polls/autumn-tin': poll}})}));
    const doctor = await opened();
    expect(kinds(doctor)).to.eql([]);
    expect(doctor.shadowRoot!.querySelector('.well')!.textContent).to.equal('Nothing to mend.');
  });

  it('says that a page has no client, and follows the one that comes later', async () => {
    place('<kin-poll poll="autumn-tin"></kin-poll>');
    const doctor = await opened();
    expect(kinds(doctor)).to.include.members(['noTag', 'outsideClient']);
    setDefaultClient(aClient({endpoint: aService({has: {'polls/autumn-tin': poll}})}));
    await until(() => kinds(doctor).length === 0 && !!doctor.shadowRoot!.querySelector('.well'));
  });

  describe('of elements', () => {
    const reading = {'polls/autumn-tin': poll, me: {}};
    const found = async (markup: string): Promise<Awaited<ReturnType<typeof opened>>> => {
      place(markup);
      return opened(aClient({endpoint: aService({has: reading})}));
    };

    it('names the attribute that one lacks', async () => {
      const doctor = await found('<kin-poll></kin-poll>');
      expect(kinds(doctor)).to.eql(['attributeMissing']);
      expect(words(doctor, 'attributeMissing')).to.include('<kin-poll> lacks the attribute poll').and.include('the poll’s id in the program file');
    });

    it('names what the service does not have, in the service’s words', async () => {
      const doctor = await found('<main id="tea"><kin-poll poll="winter"></kin-poll></main>');
      expect(words(doctor, 'thingUnknown')).to.include('polls/winter').and.include('404: there is no polls/winter').and.include('<kin-poll poll="winter"> in main#tea');
    });

    it('names a persona that the service does not have, and one that is not named', async () => {
      customElements.get('kin-persona') ?? customElements.define('kin-persona', class extends HTMLElement {});
      const doctor = await found('<kin-persona persona="mochi"></kin-persona><kin-persona></kin-persona>');
      expect(words(doctor, 'thingUnknown')).to.include('personas/mochi');
      expect(words(doctor, 'attributeMissing')).to.include('persona');
    });

    it('names the words that an attribute may be', async () => {
      expect(words(await found('<kin-tier view="huge"></kin-tier>'), 'attributeInvalid')).to.include('view="huge"').and.include('card, progress, compact');
    });

    it('guesses what a name that is none was meant to be', async () => {
      expect(words(await found('<kin-pol poll="autumn-tin"></kin-pol>'), 'elementUnknown')).to.include('Did you mean <kin-poll>?');
    });

    it('says that one’s file was not loaded, once there was time for it', async () => {
      const doctor = await found('<kin-referral></kin-referral>');
      expect(words(doctor, 'elementNotDefined')).to.include('<kin-referral>').and.include('kindred-widgets/referral/define');
    });

    it('says that a provider has no client, and so has what is in it', async () => {
      const doctor = await found('<kin-provider><kin-poll poll="autumn-tin"></kin-poll></kin-provider>');
      expect(kinds(doctor)).to.eql(['providerEmpty', 'outsideClient']);
    });

    it('looks into open shadow trees', async () => {
      const host = place('<div></div>').firstElementChild!;
      host.attachShadow({mode: 'open'}).innerHTML = '<kin-poll></kin-poll>';
      expect(kinds(await opened(aClient({endpoint: aService({has: reading})})))).to.eql(['attributeMissing']);
    });

    it('says which texts are missing: the element’s, and the brand’s', async () => {
      const doctor = await found('<div lang="eu"><kin-poll poll="autumn-tin"></kin-poll></div>');
      expect(words(doctor, 'textMissing')).to.include('“eu”').and.include('“en”');
      expect(words(doctor, 'brandTextMissing')).to.include('polls/autumn-tin: question').and.include('beside en');
    });

    it('names a language that is none, and a page that says none', async () => {
      expect(words(await found('<div lang="english please"><kin-poll poll="autumn-tin"></kin-poll></div>'), 'languageInvalid')).to.include('lang="english please"');
      clear();
      document.documentElement.removeAttribute('lang');
      try {
        expect(kinds(await found('<kin-poll poll="autumn-tin"></kin-poll>'))).to.eql(['languageMissing']);
      } finally {
        document.documentElement.lang = 'en';
      }
    });
  });

  describe('of a client', () => {
    it('tells consent, as it changes', async () => {
      const client = aClient({consent: 'unknown'});
      const doctor = await opened(client);
      expect(kinds(doctor)).to.eql(['consentUnknown']);
      client.setConsent('denied');
      expect(kinds(doctor)).to.eql(['consentDenied']);
      client.setConsent('granted');
      expect(kinds(doctor)).to.eql([]);
    });

    it('tells that the device keeps nothing, what waits, and what was dropped', async () => {
      const doctor = await opened(faring(aClient(), {storage: 'memory', waiting: 3, failing: true, dropped: 2}));
      expect(words(doctor, 'memoryOnly')).to.include('lost if the tab closes');
      expect(words(doctor, 'waitingLong')).to.include('3 events wait');
      expect(words(doctor, 'eventsDropped')).to.include('2 measurement events');
    });

    it('tells each kind of refusal once, with the service’s words', async () => {
      const client = aClient({endpoint: aService({deliver: async batch => batch.map(() => ({status: 'refused', reason: 'poll-closed', detail: 'It closed on Monday.'}))})});
      const doctor = await opened(client);
      client.track('poll.retracted', {poll: 'a'});
      client.track('poll.retracted', {poll: 'b'});
      await until(() => rows(doctor).every(row => row.includes('refused')) && rows(doctor).length === 2);
      expect(kinds(doctor)).to.eql(['eventRefused']);
      expect(words(doctor, 'eventRefused')).to.include('poll.retracted: poll-closed').and.include('It closed on Monday.');
    });

    it('says that the service does not take the member’s token, and does not tell the token', async () => {
      const token = `e30.${btoa(JSON.stringify({sub: 'mia', iat: 0, exp: 900}))}.c2ln`;
      const client = aClient({endpoint: aService({read: async () => ({ok: false, problem: 'unreachable', detail: '401: The token’s signature is none of the tenant’s.'})})});
      client.identify(async () => token);
      await until(() => !!client.$reader.get().token);
      const doctor = await opened(client);
      expect(words(doctor, 'tokenRefused')).to.include('signature is none');
      expect(doctor.shadowRoot!.textContent).not.to.include(token).and.not.to.include(token.split('.')[1]!);
    });
  });

  describe('’s list of events', () => {
    it('has each event by its type and stage, as it goes', async () => {
      let answer: (() => void) | undefined;
      const client = aClient({endpoint: aService({deliver: batch => new Promise(resolve => { answer = () => resolve(batch.map(() => ({status: 'accepted'}))); })})});
      const doctor = await opened(client);
      client.track('poll.retracted', {poll: 'autumn-tin'});
      await until(() => rows(doctor).join() === 'poll.retracted saved' && !!answer);
      answer!();
      await until(() => rows(doctor).join() === 'poll.retracted recorded');
    });

    it('has what waits for consent, and what was dropped for want of it', async () => {
      const client = aClient({consent: 'unknown'});
      const doctor = await opened(client);
      client.track('poll.viewed', {poll: 'autumn-tin'});
      await until(() => rows(doctor).join() === 'poll.viewed waits for consent');
      client.setConsent('denied');
      await until(() => rows(doctor).join() === 'poll.viewed dropped');
    });

    it('has what was saved, and dropped when consent was withdrawn', async () => {
      const client = aClient({endpoint: aService({deliver: () => new Promise(() => undefined)})});
      const doctor = await opened(client);
      client.track('poll.viewed', {poll: 'autumn-tin'});
      await until(() => rows(doctor).join() === 'poll.viewed saved');
      client.setConsent('denied');
      await until(() => rows(doctor).join() === 'poll.viewed dropped');
    });

    it('has what happened before, and still waits', async () => {
      const client = aClient({endpoint: aService({deliver: () => new Promise(() => undefined)})});
      client.track('poll.retracted', {poll: 'autumn-tin'});
      const doctor = await opened(client);
      expect(rows(doctor).join()).to.match(/^poll\.retracted (made|saved)$/);
    });

    it('stops with the doctor, and leaves nothing at the client', async () => {
      const client = aClient();
      const before = client.outboxes.size;
      const doctor = await opened(client);
      expect(client.outboxes.size).to.equal(before + 1);
      doctor.remove();
      expect(client.outboxes.size).to.equal(before);
    });
  });

  describe('’s copy', () => {
    it('holds findings, standing and events, and nothing that a shopper wrote', async () => {
      const copies: string[] = [];
      const {clipboard} = navigator;
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async (text: string) => void copies.push(text)}});
      try {
        const delivered: KindredEvent[] = [];
        const client = aClient({consent: 'unknown', endpoint: aService({deliver: async batch => { delivered.push(...batch); return batch.map(() => ({status: 'accepted'})); }})});
        const doctor = await opened(client);
        client.track('chat.messaged', {persona: 'mochi', text: 'my secret wish'});
        await until(() => rows(doctor).join() === 'chat.messaged recorded');
        doctor.shadowRoot!.querySelector<HTMLElement>('.first')!.click();
        await until(() => copies.length > 0);
        const copy = JSON.parse(copies[0]!) as {findings: {kind: string; todo: string}[]; events: object[]; standing: object};
        expect(copy.findings.map(({kind}) => kind)).to.eql(['consentUnknown']);
        expect(copy.findings[0]!.todo).to.include('data-consent');
        expect(copy.events).to.eql([{id: delivered[0]!.id, type: 'chat.messaged', time: delivered[0]!.time, stage: 'recorded'}]);
        expect(copy.standing).to.include({consent: 'unknown', recorded: '1'});
        for (const secret of ['my secret wish', delivered[0]!.kinvisitor!]) expect(copies[0]).not.to.include(secret);
      } finally {
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
      }
    });

    it('is shown where the browser lets nobody copy', async () => {
      const {clipboard} = navigator;
      Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText: async () => Promise.reject(new Error('NotAllowedError'))}});
      try {
        const doctor = await opened(aClient());
        doctor.shadowRoot!.querySelector<HTMLElement>('.first')!.click();
        await until(() => !!doctor.shadowRoot!.querySelector('textarea'));
        expect(JSON.parse(doctor.shadowRoot!.querySelector('textarea')!.value)).to.have.property('standing');
      } finally {
        Object.defineProperty(navigator, 'clipboard', {configurable: true, value: clipboard});
      }
    });
  });

  describe('for everybody', () => {
    it('takes the focus when it is called, and gives it back when Escape closes it', async () => {
      const button = place('<button>Doctor</button>').querySelector('button')!;
      button.focus();
      const doctor = await opened(aClient());
      expect(document.activeElement).to.equal(button);
      doctor.focus();
      await until(() => doctor.shadowRoot!.activeElement?.id === 'title');
      await sendKeys({press: 'Escape'});
      expect(doctor.isConnected).to.equal(false);
      expect(document.activeElement).to.equal(button);
    });

    it('is one on a page, however often it is called', async () => {
      const doctor = await opened(aClient());
      expect(openDoctor()).to.equal(doctor);
      await looked(doctor);
      expect(document.querySelectorAll('kin-doctor')).to.have.length(1);
    });

    it('looks again when it is asked to', async () => {
      const box = place('<kin-poll></kin-poll>');
      const doctor = await opened(aClient());
      expect(kinds(doctor)).to.eql(['attributeMissing']);
      box.remove();
      doctor.shadowRoot!.querySelector<HTMLElement>('footer button')!.click();
      await looked(doctor);
      expect(kinds(doctor)).to.eql([]);
    });

    for (const [scheme, direction] of [['light', 'ltr'], ['dark', 'rtl']] as const) {
      it(`has nothing that axe finds, ${scheme} and ${direction}, and fits 320 pixels`, async () => {
        await setViewport({width: 320, height: 640});
        await emulateMedia({colorScheme: scheme});
        document.documentElement.dir = direction;
        try {
          place('<kin-poll></kin-poll>');
          const client = aClient({consent: 'unknown'});
          const doctor = await opened(client);
          client.track('poll.retracted', {poll: 'autumn-tin'});
          await until(() => rows(doctor).join() === 'poll.retracted recorded');
          const {left, right, top} = doctor.shadowRoot!.querySelector('.doctor')!.getBoundingClientRect();
          expect([left >= 0, right <= 320, top >= 0]).to.eql([true, true, true]);
          const inside = doctor.shadowRoot!.querySelector('.inside')!;
          expect(inside.scrollWidth).to.equal(inside.clientWidth);
          const {violations} = await axe.run(doctor, {resultTypes: ['violations']});
          expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`)).to.eql([]);
        } finally {
          document.documentElement.dir = '';
          await emulateMedia({colorScheme: 'light'});
          await setViewport({width: 800, height: 600});
        }
      });
    }
  });
});

import {type InvitationSnapshot, invitationStore} from '../../../src/element/client.js';
import {storeController} from '../../../src/element/store-controller.js';
import {followTexts} from '../../../src/element/texts.js';
import type {Open, Speaking} from '../drawing.js';
import type {Invitation} from '../invitation.js';
import {forgetInvitation, keptInvitation} from '../kept-invitation.js';
import {KinClaimEvent} from './claim-event.js';
import {drawCodeForm} from './code-form.js';
import {drawFriend, isOver} from './friend.js';
import {drawOffer} from './offer.js';
import type {State, Welcome} from './welcome.js';
import {welcomeTexts} from './welcome-messages.js';
import {welcomeStyles} from './welcome-styles.js';

/** What a friend sees: who invited them, to what, how to accept, and then where it stands. */
export const openWelcome: Open = async element => {
  const root = element.renderRoot as ShadowRoot;
  root.adoptedStyleSheets.push(welcomeStyles());
  const speaking = element as unknown as Speaking;
  const redraw = (): void => element.requestUpdate();
  const texts = await followTexts(element, welcomeTexts, redraw);
  let looked: Promise<void> | undefined;
  let isSettled = false;
  let invitation: Invitation | undefined;
  let visitor: string | undefined;
  let state: State = {code: '', thanks: '', word: ''};

  const name = (): string => [invitation!.code, invitation!.invitation].filter(Boolean).join('.');
  const invited = storeController<InvitationSnapshot>(element, () => (invitation && speaking.kin ? invitationStore(speaking.kin, name()) : undefined));

  return drawing => {
    const {caught, html, said, view: {friend}} = drawing;
    looked ??= (caught ? keptInvitation(caught) : Promise.resolve(undefined)).then(found => {
      invitation = found;
      isSettled = true;
      redraw();
    });
    // What it says of the invitation comes together with the rest, so that nothing moves.
    if (!isSettled || invited.value?.status === 'loading') return '';
    const {kin, language, pick} = speaking;
    const reader = kin?.$reader.get().visitor;
    // Nothing that one visitor has written is shown to the next.
    if (visitor && visitor !== reader) state = {code: '', thanks: '', word: ''};
    visitor = reader;
    if (invitation && said.claimed?.stage === 'recorded' && said.claimed.data.code === invitation.code) {
      invitation = undefined;
      if (caught) forgetInvitation(caught);
    }
    const focus = (selector: string): void => {
      redraw();
      void element.updateComplete.then(() => root.querySelector<HTMLElement>(selector)?.focus());
    };
    const welcome: Welcome = {
      ...drawing, focus, invitation, invited: invited.value, kin, language, pick, redraw, state, say: texts(),
      claim({code, invitation}) {
        if (!kin || !element.dispatchEvent(new KinClaimEvent(code))) return;
        kin.track('referral.claimed', {code, invitation});
        focus('.where');
      },
    };
    const claiming = said.claimed && !['recorded', 'refused'].includes(said.claimed.stage);
    const stands = claiming || (friend && !(invitation && isOver(friend)));
    return html`<div part="card" role="group" aria-labelledby="offer">${stands ? drawFriend(welcome) : html`${drawOffer(welcome)}${drawCodeForm(welcome)}`}</div>`;
  };
};

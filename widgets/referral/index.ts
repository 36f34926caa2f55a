export {type CaughtInvitation, captureInvitation, type Invitation, type InvitationOptions} from './invitation.js';
export {forgetInvitation, keptInvitation} from './kept-invitation.js';
export {KinReferral} from './referral-element.js';
export {KinInviteEvent, KinShareEvent} from './referral-events.js';
export {KinClaimEvent} from './welcome/claim-event.js';

/** What widgets may know of the client. */
export type {Client} from '../client/client.js';
export {type Chat, type ChatLine, type ChatState, openChat, type Rating, type Said as SaidInChat} from '../client/chat-store.js';
export {openTalk} from '../client/chat-talk.js';
export type {clientEvent} from '../client/default-client.js';
export {type IdeaBoard, type IdeaView, openIdeaBoard, type Progress, type Submission} from '../client/idea-board.js';
export {readBond} from '../client/read-bond.js';
export {type PersonaSnapshot, personaStore} from '../client/persona-store.js';
export {type OwnVote, type PollSnapshot, pollStore} from '../client/poll-store.js';
export {invitationStore, type InvitationSnapshot, type ReferralSnapshot, referralStore, type Said} from '../client/referral-store.js';
export {badgeStore, type BadgeSnapshot, type SaidOfStanding, saidOfStanding, type StandingSnapshot, standingStore} from '../client/standing-store.js';

export {callback} from './endpoints/callback.js';
export {kindred, type KindredOptions} from './endpoints/kindred.js';
export type {DeliverOptions, Endpoint, Reading, ReadOptions, ResourceName, Resources, Service} from './endpoints/endpoint.js';
export type {Client, Consent, Fact, OutboxSnapshot, Unsettled} from './client/client.js';
export {type ClientOptions, createClient} from './client/create-client.js';
export {type OwnVote, type PollSnapshot, pollStore} from './client/poll-store.js';
export {defaultClient, type PageKindred, setDefaultClient} from './client/default-client.js';
export type {EventData, EventType, KindredEvent, Receipt, RefusalReason, Verdict} from './events/index.js';
export type {Ballot, Picture, Poll, PollOption, PollState, PollView, Program, ResultsVisibility, Tally, Text} from './program/index.js';

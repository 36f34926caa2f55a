export {KinPoll} from './poll-element.js';
export {KinRecordedEvent, KinRefusedEvent, KinSavedEvent, KinVoteEvent, PollVoteEvent} from './poll-events.js';

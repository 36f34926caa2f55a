export {KinPoll} from './poll-element.js';
export {KinIdeaEvent} from './ideas/idea-events.js';
export {KinRecordedEvent, KinRefusedEvent, KinSavedEvent, KinVoteEvent, PollVoteEvent} from './poll-events.js';

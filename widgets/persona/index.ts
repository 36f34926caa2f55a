export {KinPersona} from './persona-element.js';
export {KinChatOpenEvent, KinSayEvent} from './persona-events.js';

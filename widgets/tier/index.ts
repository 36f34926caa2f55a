export {KinTier} from './tier-element.js';
export {KinNextEvent} from './tier-events.js';

export {KinExclusive} from './exclusive-element.js';

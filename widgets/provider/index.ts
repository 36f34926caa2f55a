export {KinProvider} from './provider-element.js';

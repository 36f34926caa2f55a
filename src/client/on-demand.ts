/**
 * What few pages need, in one file of the built SDK, because each file more
 * costs every page its name and its hash. From npm, each is a module of its own.
 */
export {identify} from './identity.js';
export {openDoctor, tagOptions} from './tag-options.js';

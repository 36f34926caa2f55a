/** What the loader loads first, whatever the page shows: the client, and the check that other chunks load by. */
export {clientFromTag} from './client/client-from-tag.js';
export {importPinned} from './loader/pinned.js';

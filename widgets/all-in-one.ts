import {clientFromTag} from '../src/client/client-from-tag.js';
import {claimPage} from '../src/loader/claim-page.js';
import {importPinned, type Load} from '../src/loader/pinned.js';
import './all.js';

/** The whole SDK in one file, for pages that want a single request: reads its own script tag, as the loader does. */
const tag = [...document.querySelectorAll('script')].find(script => script.src === import.meta.url);
const load: Load = (hashes, base) => importPinned(hashes, base, tag?.nonce);
if (claimPage(load) && tag) void clientFromTag(tag, load);

import {clientFromTag} from '../src/client/client-from-tag.js';
import {claimPage} from '../src/loader/claim-page.js';
import {importPinned} from '../src/loader/pinned.js';
import './all.js';

/** The whole SDK in one file, for pages that want a single request: reads its own script tag, as the loader does. */
const tag = [...document.scripts].find(script => script.src === import.meta.url);
if (claimPage() && tag) void clientFromTag(tag, (files, base) => importPinned(files, base, tag.nonce));

import {posthog} from 'posthog-js';

/** Beside host and key, the filter of robots is off, which drops all events of a headless browser. */
posthog.init('phc_bench', {api_host: new URL(import.meta.url).origin, opt_out_useragent_filter: true});

/**
 * The browser's own functions, taken when the module loads, because pages
 * replace globals later: consent managers wrap `fetch`, old libraries patch
 * timers and `Promise`, tests fake clocks.
 */
export const {clearTimeout, crypto, fetch, Promise, setTimeout} = globalThis;
export const {now} = Date;
export const {parse, stringify} = JSON;

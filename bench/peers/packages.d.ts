/** Packages that the root does not install; its type check must pass without them. */
declare module '@amplitude/analytics-browser';
declare module '@jitsu/js';
declare module '@rudderstack/analytics-js/bundled';
declare module 'esbuild';
declare module 'mixpanel-browser';

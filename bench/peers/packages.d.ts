/** Packages that the root does not install; its type check must pass without them. */
declare module '@amplitude/analytics-browser';
declare module '@awesome.me/webawesome/dist/*';
declare module '@jitsu/js';
declare module '@rudderstack/analytics-js/bundled';
declare module '@shoelace-style/shoelace/dist/*';
declare module 'deep-chat';
declare module 'esbuild';
declare module 'mixpanel-browser';
declare module 'survey-core';
declare module 'survey-js-ui';

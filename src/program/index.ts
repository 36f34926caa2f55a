export * from './ballot.js';
export * from './check-program.js';
export * from './judge-vote.js';
export * from './poll-state.js';
export * from './poll-view.js';
export * from './program.js';
export * from './program-schema.js';
export * from './schema-problems.js';

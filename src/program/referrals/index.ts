export * from './codes.js';
export * from './fact.js';
export * from './referral.js';
export * from './signals.js';
export * from './step.js';
export * from './terms.js';

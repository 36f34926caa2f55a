export * from './codes.js';
export * from './terms.js';

export * from './catalogue.js';
export * from './delta.js';
export * from './envelope.js';
export * from './parse-event.js';
export * from './receipt.js';
export * from './serialise.js';
export * from './uuidv7.js';

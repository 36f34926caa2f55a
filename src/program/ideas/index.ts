export * from './decide.js';
export * from './idea.js';
export * from './idea-view.js';
export * from './judge-idea.js';
export * from './milestones.js';
export * from './plain-text.js';
export * from './similarity.js';
export * from './support.js';

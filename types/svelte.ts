import type {HTMLAttributes} from 'svelte/elements';
import type {ElementOf, KinTag, Listeners, Settings} from './settings.js';

/** Kindred's elements in Svelte's markup: it sets properties where the element has them, and listens to `kin-vote` by `onkin-vote`. */
export type SvelteElements = {
  [Tag in KinTag]: HTMLAttributes<ElementOf<Tag>> & Settings<Tag> & Listeners<Tag, 'on'>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends SvelteElements {}
}

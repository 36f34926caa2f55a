import type {HTMLAttributes} from 'preact';
import type {ElementOf, KinTag, Listeners, Settings} from './settings.js';

/** Kindred's elements in Preact's JSX: it sets properties where the element has them, and listens to `kin-vote` by `onkin-vote`. */
export type PreactElements = {
  [Tag in KinTag]: HTMLAttributes<ElementOf<Tag>> & Settings<Tag> & Listeners<Tag, 'on'>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends PreactElements {}
  }
}

import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {ElementOf, KinTag, Listeners, Settings} from './settings.js';

/**
 * Kindred's elements in React's JSX, as React 19 treats them: it sets
 * properties where the element has them, and listens to `kin-vote` by
 * `onkin-vote`. So no component around them is needed.
 */
export type ReactElements = {
  [Tag in KinTag]: DetailedHTMLProps<HTMLAttributes<ElementOf<Tag>>, ElementOf<Tag>> & Settings<Tag> & Listeners<Tag, 'on'>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends ReactElements {}
  }
}

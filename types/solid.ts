import type {JSX} from 'solid-js';
import type {KinElements} from './elements.js';
import type {ElementOf, KinTag, Listeners} from './settings.js';

/**
 * Kindred's elements in Solid's JSX. Solid takes what is set on an element for
 * a property unless it is told otherwise, so attributes that are no properties
 * go by `attr:` alone; `on:kin-vote` listens.
 */
export type SolidElements = {
  [Tag in KinTag]: JSX.HTMLAttributes<ElementOf<Tag>> & KinElements[Tag]['properties'] & Prefixed<KinElements[Tag]['properties'], 'prop:'> & Prefixed<KinElements[Tag]['attributes'], 'attr:'> & Listeners<Tag, 'on:'>;
};

type Prefixed<Members, Prefix extends string> = {[Name in keyof Members as `${Prefix}${Name & string}`]: Members[Name]};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends SolidElements {}
  }
}

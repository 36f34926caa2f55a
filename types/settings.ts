import type {KinElements} from './elements.js';

/** The name of one of Kindred's elements. */
export type KinTag = keyof KinElements;
export type ElementOf<Tag extends KinTag> = KinElements[Tag]['element'];

/** What an element's attributes and properties can be set to, for frameworks that find out by themselves which of the two a name is. */
export type Settings<Tag extends KinTag> = KinElements[Tag]['properties'] & Omit<KinElements[Tag]['attributes'], keyof KinElements[Tag]['properties']>;

/** Listeners for an element's own events, by names that begin with `Prefix`: `onkin-vote`, `on:kin-vote`. */
export type Listeners<Tag extends KinTag, Prefix extends string> = {
  [Type in keyof KinElements[Tag]['events'] & string as `${Prefix}${Type}`]?: ((event: KinElements[Tag]['events'][Type]) => void) | undefined;
};

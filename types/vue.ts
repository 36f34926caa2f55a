import type {HTMLAttributes, PublicProps} from 'vue';
import type {KinElements} from './elements.js';
import type {ElementOf, KinTag, Settings} from './settings.js';

/**
 * Kindred's elements in Vue's templates: `@kin-vote` listens, `:client` sets the
 * property. Vue's compiler has to be told that they are no components:
 * `isCustomElement: tag => tag.startsWith('kin-')`.
 */
export type VueElements = {
  [Tag in KinTag]: new () => ElementOf<Tag> & {
    /** @deprecated Only for the type checker: elements have none. */
    $props: Settings<Tag> & VueListeners<KinElements[Tag]['events']> & HTMLAttributes & PublicProps;
  };
};

type VueListeners<Events> = {[Type in keyof Events & string as `on${Joined<Capitalize<Type>>}`]?: ((event: Events[Type]) => void) | undefined};

/** `Kin-vote` is `KinVote`. */
type Joined<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${First}${Joined<Capitalize<Rest>>}` : Name;

declare module 'vue' {
  interface GlobalComponents extends VueElements {}
}

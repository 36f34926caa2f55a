import type {Load} from './default-client.js';
import type {TagOptions} from './tag-options.js';

/**
 * What few pages need, by one file of the built SDK, because each file more
 * that is known from the start costs every page its name and its hash. Where
 * members sign in is in it; what a tag can say, which weighs ten times as
 * much, is another one that only this knows. From npm, each is a module of its
 * own.
 */
export {identify} from './identity.js';

export async function tagOptions(data: DOMStringMap, load: Load): Promise<TagOptions> {
  return (await import('./tag-options.js')).tagOptions(data, load);
}

export async function openDoctor(load: Load): Promise<void> {
  return (await import('./tag-options.js')).openDoctor(load);
}

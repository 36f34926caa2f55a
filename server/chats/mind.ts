import {type Knowledge, knowledgeOf, type Persona} from '../../src/program/index.js';

/** What personas know, made ready to be looked up. It takes longer than an answer, and depends on nothing but the persona. */
const minds = new WeakMap<Persona, Knowledge>();

export function mindOf(persona: Persona): Knowledge {
  const known = minds.get(persona);
  if (known) return known;
  const knowledge = knowledgeOf(persona);
  // One that knows nothing still has to hear in which language it is asked.
  const mind = knowledge.languages.length > 0 ? knowledge : {...knowledge, languages: languagesOf(persona)};
  minds.set(persona, mind);
  return mind;
}

function languagesOf({disclosure}: Persona): readonly string[] {
  return typeof disclosure === 'string' ? ['en'] : Object.keys(disclosure);
}

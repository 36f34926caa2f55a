import {type Finding, plainAddress} from '../finding.js';

/** The script tags of Kindred's on this page. */
export function kindredTags(): HTMLScriptElement[] {
  return [...document.scripts].filter(({src}) => /\/kindred(\.all)?\.js$/.test(plainAddress(src)));
}

/**
 * Whether the script tag says what it has to, and says it once.
 *
 * @param hasClient whether the page has a client, from wherever
 * @param refused what Kindred itself said when it read the tag
 */
export function checkTag(tags: readonly HTMLScriptElement[], hasClient: boolean, refused: string | undefined): Finding[] {
  const [tag] = tags;
  const findings: Finding[] = [];
  const where = tag ? plainAddress(tag.src) : location.origin + location.pathname;
  const mend = (kind: Finding['kind'], values?: Finding['values'], said?: string): unknown => findings.push({kind, level: 'mend', where, ...(values && {values}), said});

  if (tags.length > 1) findings.push({kind: 'twice', level: 'mend', where: tags.map(({src}) => plainAddress(src)).join(', '), values: {count: tags.length}});
  // A page may have its client from npm, and the tag for the elements alone.
  if (hasClient) return findings;
  if (!tag) {
    mend('noTag');
    return findings;
  }
  const {endpoint, key, program} = tag.dataset;
  if (!endpoint) mend('noEndpoint');
  else if (endpoint === 'local:' && !program) mend('noProgram');
  else if (endpoint !== 'local:' && !URL.canParse(endpoint, location.href)) mend('badEndpoint', {endpoint});
  if (endpoint !== 'local:' && !key) mend('noKey');
  if (refused !== undefined && !findings.some(({kind}) => kind === 'noProgram')) mend('tagRefused', undefined, refused);
  return findings;
}

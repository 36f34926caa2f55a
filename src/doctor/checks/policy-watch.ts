import {type Finding, plainAddress} from '../finding.js';

/** What of a policy's violation the doctor tells. */
interface Violation {
  readonly effectiveDirective: string;
  readonly blockedURI: string;
  readonly sourceFile: string | null;
  readonly lineNumber: number | null;
  readonly disposition: string;
}

export interface PolicyWatch {
  findings(): Finding[];
  /** Whether the page's policy blocked a request to this origin. */
  blocks(origin: string): boolean;
  stop(): void;
}

/**
 * Listens for what the page's Content Security Policy blocks and is Kindred's:
 * its files, its requests, and what its elements contain. Browsers that keep
 * earlier violations are asked for those, too.
 *
 * @param isOurs whether a URL is one of Kindred's files, or the service's
 */
export function watchPolicy(isOurs: (url: string) => boolean, onChange: () => void): PolicyWatch {
  const found = new Map<string, Violation>();
  const life = new AbortController();

  function hear(violation: Violation, inElement = false): void {
    const {blockedURI, disposition, effectiveDirective, sourceFile} = violation;
    if (!inElement && !isOurs(blockedURI) && !isOurs(sourceFile ?? '')) return;
    const key = `${disposition} ${effectiveDirective} ${sourceOf(blockedURI) ?? blockedURI}`;
    if (found.has(key)) return;
    found.set(key, violation);
    onChange();
  }

  document.addEventListener('securitypolicyviolation', event => {
    hear(event, event.composedPath().some(node => node instanceof Element && node.localName.startsWith('kin-')));
  }, {signal: life.signal});
  const earlier = 'ReportingObserver' in globalThis ? observeReports(violation => hear(violation)) : undefined;

  return {
    findings: () => [...found.values()].map(findingOf),
    blocks: origin => [...found.values()].some(({blockedURI, disposition}) => disposition === 'enforce' && sourceOf(blockedURI) === origin),
    stop() {
      life.abort();
      earlier?.disconnect();
    },
  };
}

/** Reports are kept by the browser from before anybody observed them (https://w3c.github.io/reporting/#observers). */
function observeReports(hear: (violation: Violation) => void): ReportingObserver {
  const observer = new ReportingObserver(reports => {
    for (const {body} of reports) {
      // The report names it otherwise than the event does; what it holds is its prototype's.
      const {blockedURL, disposition, effectiveDirective, lineNumber, sourceFile} = body as unknown as Omit<Violation, 'blockedURI'> & {readonly blockedURL: string | null};
      hear({blockedURI: blockedURL ?? '', disposition, effectiveDirective, lineNumber, sourceFile});
    }
  }, {types: ['csp-violation'], buffered: true});
  observer.observe();
  return observer;
}

function findingOf({blockedURI, disposition, effectiveDirective, lineNumber, sourceFile}: Violation): Finding {
  const source = sourceOf(blockedURI);
  const values = {blocked: plainAddress(blockedURI), directive: effectiveDirective, source: source ?? ''};
  const where = sourceFile ? `${plainAddress(sourceFile)}${lineNumber ? `:${lineNumber}` : ''}` : location.origin + location.pathname;
  if (!source) return {kind: 'blockedInline', level: 'mend', where, values};
  return disposition === 'report' ? {kind: 'reported', level: 'know', where, values} : {kind: 'blocked', level: 'mend', where, values};
}

/** What a policy has to list; nothing for what is no address: `inline`, `eval`, `trusted-types-sink`. */
function sourceOf(blocked: string): string | undefined {
  if (/^(data|blob)$/.test(blocked)) return `${blocked}:`;
  if (!URL.canParse(blocked)) return undefined;
  const {origin, protocol} = new URL(blocked);
  return origin === 'null' ? protocol : origin;
}

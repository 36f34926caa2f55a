/** Why there is no token: no page has opened this one, or that page does not say who uses it. */
export class NobodyError extends Error {
  override readonly name = 'NobodyError';

  constructor(readonly why: 'no-host' | 'no-answer') {
    super(why);
  }
}

export interface TokenKeeper {
  /**
   * A token that holds for a while yet.
   *
   * @param refused the service did not take the last one
   * @throws {NobodyError}
   */
  token(refused?: boolean): Promise<string>;
}

/** The name of the question, and of its answer. */
const question = 'kindred.inbox.token';
/** Milliseconds that the shop's page has to answer: it asks its server. */
const patience = 10_000;
/** Milliseconds until it is asked again: it may have been loaded later than this page. */
const again = 2_000;
/** Milliseconds before its end from which on a token is replaced. */
const early = 60_000;

/**
 * Asks the page that embeds or has opened this one for an operator's token. It
 * is kept in memory alone, and asked for again before it ends.
 *
 * @param origins whose pages are believed, in the notation of the tenants file
 */
export function createTokenKeeper(origins: readonly string[], page: Window = window): TokenKeeper {
  const host = page.parent === page ? page.opener as Window | null : page.parent;
  let kept: {readonly token: string; readonly until: number} | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    if (!host) throw new NobodyError('no-host');
    const id = crypto.randomUUID();
    const answered = new AbortController();
    const timers: ReturnType<typeof setTimeout>[] = [];
    try {
      const token = await new Promise<string>((resolve, reject) => {
        page.addEventListener('message', ({source, origin, data}: MessageEvent<{readonly type?: unknown; readonly id?: unknown; readonly token?: unknown} | null>) => {
          if (source !== host || !isListed(origins, origin) || data?.type !== question || data.id !== id) return;
          if (typeof data.token === 'string' && data.token !== '') resolve(data.token);
          else reject(new NobodyError('no-answer'));
        }, {signal: answered.signal});
        // To whomever it is: the question holds no secret, and the answer is believed from listed pages alone.
        const put = (): void => host.postMessage({type: question, id}, '*');
        put();
        timers.push(setInterval(put, again), setTimeout(() => reject(new NobodyError('no-answer')), patience));
      });
      kept = {token, until: endOf(token)};
      return token;
    } finally {
      timers.forEach(timer => clearTimeout(timer));
      answered.abort();
    }
  }

  return {
    async token(refused = false) {
      if (refused) kept = undefined;
      if (kept && kept.until - Date.now() > early) return kept.token;
      asking ??= ask().finally(() => { asking = undefined; });
      return asking;
    },
  };
}

/** `http://localhost:*` lists any port, as in CSP. */
function isListed(origins: readonly string[], origin: string): boolean {
  return origins.some(listed => {
    const host = listed.endsWith(':*') ? listed.slice(0, -2) : undefined;
    return host === undefined ? listed === origin : origin === host || origin.startsWith(`${host}:`);
  });
}

/** When a JWT ends, milliseconds since the epoch; for what cannot be read, at once: the service says what is wrong with it. */
function endOf(token: string): number {
  try {
    const {exp} = JSON.parse(atob(token.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/'))) as {readonly exp?: number};
    return (exp ?? 0) * 1000;
  } catch {
    return 0;
  }
}

import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {resolve} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {build} from 'esbuild';
import {openBackOffice} from '../../demo/back-office.js';
import {createShop} from '../../demo/shop.js';
import {answerPosthog} from './posthog-service.js';
import type {Variant} from './variants.js';

const parts = resolve(import.meta.dirname, 'parts');

export interface Site {
  /** Where the storefront is, furnished like this. */
  page(variant: Variant): string;
  stop(): Promise<void>;
}

interface Answer {
  readonly type: string;
  readonly body: Buffer;
}

/**
 * The demo shop's home, with the poll right beneath its head and two more
 * widgets after it, for a guest who is signed in. All is sent with brotli.
 * What others make is served by another origin, as from a vendor's network.
 * No page has a content security policy, because not all of them could
 * stand the shop's.
 *
 * @param secrets the path of the shop's, as the demo's house writes them
 */
export async function startSite(service: string, secrets: string, variants: readonly Variant[]): Promise<Site> {
  const shop = createShop({service, office: openBackOffice(secrets, service)});
  const bundles = new Map<string, Answer>();
  for (const {part, styled} of variants) {
    if (!part) continue;
    bundles.set(`/parts/${part}.js`, compressed('text/javascript', await bundle(`${part}.ts`)));
    if (styled) bundles.set(`/parts/${part}.css`, compressed('text/css', await bundle(`${part}.css`)));
  }
  // Each file is compressed once: how long that takes is not a page's affair.
  const files = new Map<string, Promise<Answer>>();
  const file = (path: string): Promise<Answer> => {
    if (!files.has(path)) files.set(path, fromShop(path).then(({type, text}) => compressed(type, path === '/shop.css' ? `${text}\n${reserved}` : text)));
    return files.get(path)!;
  };
  const fromShop = async (path: string): Promise<{type: string; text: string}> => {
    const response = await shop.request(path, {headers: {cookie: 'guest=lin'}});
    return {type: response.ok ? response.headers.get('content-type') ?? 'text/plain' : '404', text: await response.text()};
  };

  const server = createServer((request, response) => {
    answer(request).then(({type, body}) => {
      // The collector of PostHog is asked by a page of another origin.
      response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
      response.setHeader('access-control-allow-headers', 'content-type');
      if (type === '404') response.writeHead(404).end();
      else response.writeHead(200, {'content-type': type, 'content-encoding': 'br', 'cache-control': 'no-cache'}).end(body);
    }, (error: unknown) => response.destroy(error as Error));
  });
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const {pathname} = new URL(request.url!, 'http://site');
    const bundled = bundles.get(pathname);
    if (bundled) return bundled;
    const variant = variants.find(({name}) => pathname === `/${name}`);
    if (variant) return compressed('text/html; charset=utf-8', furnished((await fromShop('/')).text, variant, vendor()));
    const posthog = await answerPosthog(pathname);
    if (posthog) return compressed(posthog.type, posthog.body);
    // A token is for once.
    if (pathname === '/session/token') return fromShop(pathname).then(({type, text}) => compressed(type, text));
    return file(pathname);
  };
  const vendor = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    page: ({name}) => `http://localhost:${(server.address() as AddressInfo).port}/${name}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A place that the demo's own style sheet does not reserve, as tall as the card is on a phone, a promotion included. */
const reserved = 'kin-tier { min-block-size: 62rem }';

const behind = `
  <section class="section"><div class="wrap ask">
    <kin-tier order-href="/autumn-oolong"><a href="/member">See where we stand</a></kin-tier>
    <kin-referral landing="/welcome" brand="Third Steep"><a href="/friends">Invite a friend</a></kin-referral>
  </div></section>`;

function furnished(home: string, {kindred, part, styled, furnish}: Variant, vendor: string): string {
  const tin = found(home, /<section class="section band-celadon" id="tin".*?<\/section>/s);
  const scripts = found(home, /<script type="module" src="[^"]*kindred\.js".*?src="\/friends\.js"><\/script>/s);
  const html = home.replace(tin, '').replace(/<main id="main">/, `$&${tin}${behind}`);
  const head = kindred ? scripts
    : part ? `${styled ? `<link rel="stylesheet" href="${vendor}/parts/${part}.css">` : ''}<script type="module" crossorigin src="${vendor}/parts/${part}.js"></script>`
    : '';
  const whole = html.replace(scripts, () => head);
  return furnish ? furnish(whole) : whole;
}

function found(html: string, part: RegExp): string {
  const match = part.exec(html)?.[0];
  if (match === undefined) throw new Error(`the demo's home has changed: found nothing like ${part.source}; mend bench/storefront/site.ts`);
  return match;
}

const compressed = (type: string, body: string): Answer => ({type, body: brotliCompressSync(body)});

async function bundle(name: string): Promise<string> {
  const entry = resolve(parts, name);
  if (!existsSync(resolve(parts, '../../node_modules/lighthouse'))) throw new Error('The peers are not installed: run "npm --prefix bench ci" first.');
  const {outputFiles} = await build({
    entryPoints: [entry],
    bundle: true, minify: true, format: 'esm', target: 'es2022', write: false, logLevel: 'error',
    define: {'process.env.NODE_ENV': '"production"'},
  });
  return outputFiles[0]!.text;
}

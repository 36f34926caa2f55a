import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {SignJWT} from 'jose';
import Database from 'libsql';
import {openDemoHouse} from '../../../scripts/demo-house.js';
import {type Callers, openCallers} from '../callers.js';
import {voterOf} from '../../../src/program/index.js';
import {type ServiceProcess, startService} from '../processes.js';

/** A page of somebody's, as it is served. */
export interface ServedPage {
  readonly html: string;
  readonly headers?: {readonly [name: string]: string};
}

export interface Votes {
  readonly events: readonly Record<string, unknown>[];
  readonly ballots: number;
}

/** The real service with the demo's program, and a shop whose pages are each fixture's own. */
export interface House {
  readonly service: ServiceProcess;
  readonly shop: string;
  readonly callers: Callers;
  /**
   * The votes that the service took, each as the page wrote it, and how many ballots that made.
   *
   * @param member whose they are
   * @param ids which they may be
   */
  votesOf(member: string, ids: readonly string[]): Votes;
  /** What browsers have reported to `/report`. */
  readonly reports: readonly string[];
  /** What names a member to the service. */
  token(member: string): Promise<string>;
  /** Serves a page, and answers its address. `{{service}}` in it stands for the service's. */
  serve(name: string, page: ServedPage): string;
  close(): Promise<void>;
}

const dist = resolve(import.meta.dirname, '../../../dist/cdn');
const pictures = resolve(import.meta.dirname, '../../../demo/pictures');

export async function openHouse(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'kindred-hostile-'));
  const house = await openDemoHouse(folder);
  const service = await startService({...house.serviceEnvironment, KINDRED_SWEEP_SECONDS: '1'});
  const database = new Database(service.database, {readonly: true});
  const pages = new Map<string, ServedPage>();
  const reports: string[] = [];
  const token = (member: string): Promise<string> => new SignJWT({})
    .setProtectedHeader({alg: 'ES256', kid: house.signing.kid}).setSubject(member).setAudience(house.tenant).setIssuedAt().setExpirationTime('10 minutes').sign(house.signing.privateKey);

  async function answer(url: URL, response: ServerResponse): Promise<void> {
    const {pathname, searchParams} = url;
    const page = pages.get(pathname);
    const send = (body: string | Buffer, type: string, headers = {}): void => void response.writeHead(200, {'content-type': type, 'cache-control': 'no-store', ...headers}).end(body);
    if (page) send(page.html, 'text/html; charset=utf-8', page.headers);
    else if (pathname === '/token') send(await token(searchParams.get('member')!), 'text/plain');
    // The same release at another address: to the browser, another module.
    else if (/^\/other\/(chunks\/)?[\w.-]+\.js$/.test(pathname)) send(readFileSync(join(dist, pathname.slice('/other/'.length))), 'text/javascript');
    else if (/^\/pictures\/[\w-]+\.svg$/.test(pathname)) send(readFileSync(join(pictures, pathname.slice('/pictures/'.length))), 'image/svg+xml');
    else response.writeHead(404).end();
  }
  const server = createServer((request, response) => {
    if (request.url === '/report') {
      void text(request).then(report => {
        reports.push(report);
        response.writeHead(204).end();
      });
      return;
    }
    answer(new URL(request.url!, 'http://localhost'), response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const shop = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    service,
    shop,
    callers: openCallers(service.url, house),
    reports,
    token,
    votesOf(member, ids) {
      const rows = database.prepare(`SELECT id, body, visitor FROM events WHERE type = 'kindred.poll.voted' AND member = ?`).all(member) as {id: string; body: string; visitor: string}[];
      const found = rows.filter(({id}) => ids.includes(id));
      const {ballots} = database.prepare('SELECT count(*) AS ballots FROM ballots WHERE voter = ?').get(voterOf(found[0]?.visitor ?? '', member)) as {ballots: number};
      return {events: found.map(({body}) => JSON.parse(body) as Record<string, unknown>), ballots};
    },
    serve(name, page) {
      pages.set(`/${name}`, {...page, html: page.html.replaceAll('{{service}}', service.url)});
      return `${shop}/${name}`;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      database.close();
      await service.stop();
      rmSync(folder, {recursive: true});
    },
  };
}

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type Context, Hono} from 'hono';
import {etag} from 'hono/etag';
import type {BondProgram} from 'kindred-widgets/program';
import {guests, type BackOffice, people, type Person} from './back-office.js';
import {fill, framed, type Values} from './frame.js';
import {guestOf, houseRoutes, orderBook, playedPerson} from './house-routes.js';
import {momentOf} from './time-machine.js';

export interface ShopOptions {
  /** Where the SDK's files and its API live, e.g. `http://localhost:8787`. */
  readonly service: string;
  /** What the pages give as `data-endpoint`: a URL, or `local:`. The service unless said. */
  readonly endpoint?: string;
  /** Absent: nobody can sign in, and nothing is ordered. */
  readonly office?: BackOffice | undefined;
  /** The folder that holds pages, pictures and the program. This file's own unless said. */
  readonly root?: string;
}

/** In English and, beneath `/zh`, in Chinese. */
const pages = {
  '/': 'index.html',
  '/autumn-oolong': 'autumn-oolong.html',
  '/friends': 'friends.html',
  '/makers': 'makers.html',
  '/member': 'member.html',
  '/mochi': 'mochi.html',
  '/welcome': 'welcome.html',
} as const;

/** What developers can start from, as `looks/` has them; `none` is how widgets look by themselves. */
const looks = ['paper', 'ink', 'garden', 'market', 'none'] as const;

/** The demo shop: static pages that know the SDK by its script tag alone. */
export function createShop({service, endpoint = service, office, root = fileURLToPath(new URL('.', import.meta.url))}: ShopOptions): Hono {
  const app = new Hono();
  const policy = contentSecurityPolicy(service, endpoint);

  app.use(etag());
  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    // Not no-store: that would keep the pages out of the back/forward cache.
    c.header('Cache-Control', 'no-cache');
  });

  const valuesFor = (c: Context): Values => {
    const local = c.req.query('endpoint') === 'local';
    return {
      service: withoutSlash(service),
      endpoint: local ? 'local:' : endpoint,
      // The links carry it along, so that a visit without a service stays one.
      query: local ? '?endpoint=local' : '',
      guest: guests[guestOf(c)!] ?? '',
    };
  };
  const page = (c: Context, language: '' | 'zh', name: string, twin: string): Promise<string> => framed(join(root, 'pages', language), name, c.req.path, twin, valuesFor(c));
  const file = async (c: Context, name: string, type: string): Promise<Response> => {
    try {
      return c.body(await readFile(join(root, name)), 200, {'Content-Type': type});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return c.notFound();
      throw error;
    }
  };

  if (office) {
    app.route('/', houseRoutes(office));
    app.get('/counter', async c => {
      const html = await page(c, '', 'counter.html', '/friends');
      return c.html(html.replace('{{orders}}', String(await orderBook(office))));
    });
  }
  if (office) {
    app.get('/inbox', async c => {
      const template = await readFile(join(root, 'pages', 'inbox.html'), 'utf8');
      const as = playedPerson(c);
      const others = (Object.keys(people) as Person[]).filter(name => name !== as).map(name => `<a href="/inbox?as=${name}">Be ${people[name]}</a>`);
      return c.html(fill(template, {service: withoutSlash(service), as, person: people[as]}).replace('{{others}}', others.join(' ')));
    });
    app.get('/inbox.js', c => file(c, 'inbox.js', 'text/javascript; charset=utf-8'));
  }
  for (const [path, name] of Object.entries(pages)) {
    app.get(path, async c => c.html(await page(c, '', name, path)));
    app.get(`/zh${path}`, async c => c.html(await page(c, 'zh', name, path)));
  }
  app.get('/looks', async c => {
    const look = looks.find(name => name === c.req.query('look')) ?? 'paper';
    const html = fill(await readFile(join(root, 'pages', 'looks.html'), 'utf8'), {...valuesFor(c), look});
    return c.html(html.replace(`href="/looks?look=${look}"`, '$& aria-current="page"'));
  });
  app.get('/looks.css', c => file(c, 'looks.css', 'text/css; charset=utf-8'));
  app.get('/zh', c => c.redirect(`/zh/${new URL(c.req.url).search}`, 301));
  app.get('/time-machine/:day{[0-9]{1,3}}', async c => {
    const program = JSON.parse(await readFile(join(root, 'program.json'), 'utf8')) as BondProgram;
    return c.json(momentOf(Math.min(365, Number(c.req.param('day'))), program));
  });
  app.get('/time-machine.js', c => file(c, 'time-machine.js', 'text/javascript; charset=utf-8'));
  app.get('/friends.js', c => file(c, 'friends.js', 'text/javascript; charset=utf-8'));
  app.get('/shop.css', c => file(c, 'shop.css', 'text/css; charset=utf-8'));
  app.get('/program.json', async c => {
    // Pages without a service have no chats, and need no persona's file.
    const {personas: _, ...program} = JSON.parse(await readFile(join(root, 'program.json'), 'utf8')) as {personas?: unknown};
    return c.json(program);
  });
  app.get('/pictures/:name{[a-z0-9-]+\\.svg}', c => file(c, `pictures/${c.req.param('name')}`, 'image/svg+xml'));
  app.notFound(async c => c.html(fill(await readFile(join(root, 'pages', 'not-found.html'), 'utf8'), valuesFor(c)), 404));
  return app;
}

function contentSecurityPolicy(service: string, endpoint: string): string {
  const scripts = new URL(service).origin;
  const connections = new Set([scripts, ...(/^https?:/.test(endpoint) ? [new URL(endpoint).origin] : [])]);
  return [
    "default-src 'none'",
    `script-src ${scripts} 'self'`,
    `style-src ${scripts} 'self'`,
    "img-src 'self' data: blob:",
    `connect-src ${[...connections].join(' ')} 'self'`,
    "font-src 'self'",
    `frame-src ${scripts}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ');
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

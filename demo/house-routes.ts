import {type Context, Hono} from 'hono';
import {deleteCookie, getCookie, setCookie} from 'hono/cookie';
import {html} from 'hono/html';
import {type BackOffice, type Guest, guests, type Order, people, type Person, type Step, steps} from './back-office.js';

const year = 365 * 86_400;
const month = 30 * 86_400;

/** Who is signed in at this browser. */
export function guestOf(c: Context): Guest | undefined {
  const name = getCookie(c, 'guest');
  return name !== undefined && Object.hasOwn(guests, name) ? (name as Guest) : undefined;
}

/** What the shop's server does besides serving its pages: signing guests in, keeping an invitation, taking orders, and the counter behind which webhooks are sent. */
export function houseRoutes(office: BackOffice): Hono {
  const app = new Hono();

  app.post('/sign-in', async c => {
    const {guest = '', back = '/friends'} = await c.req.parseBody<{guest: string; back: string}>();
    if (Object.hasOwn(guests, guest)) setCookie(c, 'guest', guest, {httpOnly: true, sameSite: 'Lax', maxAge: year});
    else deleteCookie(c, 'guest');
    return c.redirect(within(back), 303);
  });
  app.get('/session/token', async c => {
    const guest = guestOf(c);
    c.header('Cache-Control', 'no-store');
    return guest ? c.text(await office.token(guest)) : c.body(null, 204);
  });

  // A cookie that the server sets lives longer than what scripts may keep.
  app.post('/invitation', async c => {
    const {code, invitation = ''} = await c.req.json<{code: string; invitation?: string}>();
    if (/^[0-9A-Z]{9}$/.test(code) && /^([0-9a-f]{8})?$/.test(invitation)) setCookie(c, 'invitation', `${code}.${invitation}`, {httpOnly: true, sameSite: 'Lax', maxAge: month});
    return c.body(null, 204);
  });
  app.get('/invitation', c => {
    const [code, invitation] = getCookie(c, 'invitation')?.split('.') ?? [];
    return code ? c.json({code, ...(invitation && {invitation})}) : c.body(null, 204);
  });
  app.delete('/invitation', c => {
    deleteCookie(c, 'invitation');
    return c.body(null, 204);
  });

  app.post('/orders', async c => {
    const {visitor = '', back = '/counter'} = await c.req.parseBody<{visitor: string; back: string}>();
    const guest = guestOf(c);
    if (guest || visitor) office.place(guest ? {member: guest} : {visitor});
    return c.redirect(within(back), 303);
  });
  app.post('/counter', async c => {
    const {order = '', step = '', days = '0'} = await c.req.parseBody<{order: string; step: string; days: string}>();
    if (Object.hasOwn(steps, step)) await office.tell(order, step as Step);
    if (Number(days) > 0) office.wait(Math.min(60, Number(days)));
    return c.redirect('/counter', 303);
  });
  // Whoever can open the demo may play the house's people, as they may play its guests.
  app.get('/counter/token', async c => {
    c.header('Cache-Control', 'no-store');
    return c.text(await office.operatorToken(playedPerson(c)));
  });
  return app;
}

/** Which of the house's people a page of the back office plays. */
export function playedPerson(c: Context): Person {
  const name = c.req.query('as');
  return name !== undefined && Object.hasOwn(people, name) ? name as Person : 'hua';
}

/** The orders of the shop's book, each with what may happen to it. */
export function orderBook(office: BackOffice): ReturnType<typeof html> {
  const row = ({id, buyer, amount, state, answer}: Order): ReturnType<typeof html> => html`
    <li class="order">
      <div class="order-words">
        <strong>${id}</strong>
        <span>${'member' in buyer ? guests[buyer.member] : 'A guest who is not signed in'} · $${amount / 100} · ${state}</span>
        ${answer ? html`<code>${answer}</code>` : ''}
      </div>
      <form method="post" action="/counter" class="order-steps">
        <input type="hidden" name="order" value="${id}">
        ${(Object.keys(steps) as Step[]).filter(step => (steps[step] as readonly string[]).includes(state)).map(step => html`<button class="button quiet" name="step" value="${step}">Say it is ${step}</button>`)}
      </form>
    </li>`;
  return html`
    <p>In this shop it is <time datetime="${office.now().toISOString()}">${office.now().toLocaleDateString('en', {dateStyle: 'full'})}</time>.</p>
    ${office.orders.length ? html`<ul class="orders">${office.orders.map(row)}</ul>` : html`<p>No orders yet.</p>`}`;
}

/** A path of this shop's, and nobody else's address. */
function within(back: string): string {
  return /^\/(?![/\\])[\w\-/?=.]*$/.test(back) ? back : '/';
}

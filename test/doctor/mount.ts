import {atom, type WritableAtom} from 'nanostores';
import {type Client, type ClientOptions, createClient, type OutboxSnapshot} from '../../src/index.js';
import {type FindingKind, type KinDoctor, openDoctor} from '../../src/doctor/index.js';
import type {Service} from '../../src/endpoints/endpoint.js';
import type {Reading} from '../../src/endpoints/endpoint.js';

/** A service in the test: what it has to read, and what it answers to events. */
export function aService(parts: Partial<Service> & {readonly has?: {readonly [resource: string]: object}} = {}): Service {
  const {has = {}, ...rest} = parts;
  return {
    name: `test ${crypto.randomUUID()}`,
    deliver: async batch => batch.map(() => ({status: 'accepted'})),
    read: async resource => (Object.hasOwn(has, resource)
      ? {ok: true, value: has[resource]}
      : {ok: false, problem: 'unknown', detail: `404: there is no ${resource}`}) as Reading<never>,
    open: async () => new Response(),
    watch: () => () => undefined,
    ...rest,
  };
}

const clients: Client[] = [];

/** A real client, that ends with the test. */
export function aClient(options: Partial<ClientOptions> = {}): Client {
  const client = createClient({endpoint: aService(), consent: 'granted', ...options});
  clients.push(client);
  return client;
}

/** The client, its outbox faring as the test says. */
export function faring(client: Client, snapshot: Partial<OutboxSnapshot>): Client & {readonly $outbox: WritableAtom<OutboxSnapshot>} {
  return {...client, $outbox: atom({storage: 'device', waiting: 0, dropped: 0, failing: false, ...snapshot})};
}

/** Opens the doctor and waits until it has looked. */
export async function opened(client?: Client): Promise<KinDoctor> {
  const doctor = openDoctor(client);
  await looked(doctor);
  return doctor;
}

export async function looked(doctor: KinDoctor): Promise<void> {
  await until(() => !!doctor.shadowRoot?.querySelector('.ill, .well'));
}

/** Waits until the page is so. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 8_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`never: ${String(isSo)}`);
    await new Promise(resolve => requestAnimationFrame(resolve));
  }
}

export const kinds = (doctor: KinDoctor): FindingKind[] => doctor.findings.map(({kind}) => kind);

/** What the doctor says of one finding, as it is read. */
export function words(doctor: KinDoctor, kind: FindingKind): string {
  const place = doctor.findings.findIndex(finding => finding.kind === kind);
  return doctor.shadowRoot!.querySelectorAll('.findings > li')[place]?.textContent?.replace(/\s+/g, ' ').trim() ?? `no ${kind} among ${kinds(doctor).join(', ')}`;
}

/** Puts markup on the page. */
export function place(markup: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'placed';
  box.innerHTML = markup;
  document.body.prepend(box);
  return box;
}

export function clear(): void {
  for (const element of document.querySelectorAll('kin-doctor, .placed')) element.remove();
  for (const client of clients.splice(0)) client.close();
  globalThis.kindred = undefined;
}

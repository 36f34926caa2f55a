import '@awesome.me/webawesome/dist/components/badge/badge.js';
import '@shoelace-style/shoelace/dist/components/badge/badge.js';
import {css, html, LitElement} from 'lit';
import type {Service} from '../../src/endpoints/endpoint.js';
import {type Client, createClient} from '../../src/index.js';
import {bonds, type StandingsView} from '../../src/program/index.js';
import type {KinTier} from '../../widgets/tier/index.js';
import '../../widgets/tier/define.js';
import {drawBadge, shapes} from '../../widgets/tier/badge.js';

const [, ...held] = bonds;
const names = {acquaintance: 'Acquaintance', friend: 'Friend', partner: 'Partner', kindred: 'Kindred'};
const bondOf = (i: number): (typeof held)[number] => held[i % held.length]!;

/** The least that draws the same with Lit: it is told the bond, and knows no service, language or name of a brand's. */
class PlainBadge extends LitElement {
  static override styles = css`:host { display: inline-block; } svg { vertical-align: -.12em; }`;
  static override properties = {bond: {}};
  declare bond: keyof typeof shapes;

  override render(): unknown {
    return html`<span>${drawBadge(html, this.bond, shapes[this.bond])} <bdi>${names[this.bond]}</bdi></span>`;
  }
}
customElements.define('plain-badge', PlainBadge);

const template = document.createElement('template');
template.innerHTML = '<span><svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true"><path></path></svg> <bdi></bdi></span>';

const sheet = new CSSStyleSheet();
sheet.replaceSync(':host { display: inline-block; } svg { vertical-align: -.12em; }');

/** The same, drawn by hand. */
class VanillaBadge extends HTMLElement {
  connectedCallback(): void {
    const bond = this.getAttribute('bond') as keyof typeof shapes;
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [sheet];
    root.append(template.content.cloneNode(true));
    const path = root.querySelector('path')!;
    path.setAttribute('fill', `var(--kin-bond-${bond},currentColor)`);
    path.setAttribute('d', shapes[bond]);
    root.querySelector('bdi')!.textContent = names[bond];
  }
}
customElements.define('vanilla-badge', VanillaBadge);

export interface Mounted {
  readonly requests: number;
  readonly clients: number;
}

const box = document.createElement('div');
document.body.append(box);

/** Settles when the last badge shows its bond, and all of them have their places. */
async function show(markup: string, shown: string): Promise<void> {
  box.innerHTML = markup;
  for (let turns = 0; !box.lastElementChild!.lastElementChild!.shadowRoot?.querySelector(shown); turns++) {
    if (turns > 100) throw new Error('the last badge shows nothing');
    await new Promise(resolve => setTimeout(resolve));
  }
  void box.offsetHeight;
}

let requests = 0;
let client: Client | undefined;

/** A client whose service answers at once. Badges are asked for once a page, so each turn has another. */
function prepare(count: number): void {
  box.replaceChildren();
  client?.close();
  requests = 0;
  const view: StandingsView = {
    stance: 'peer', bonds: held, names: {}, colours: {},
    standings: Object.fromEntries(Array.from({length: count}, (_, i) => [`m${i}`, bondOf(i)])),
  };
  const service = {
    name: 'bench',
    deliver: async () => [],
    async read() {
      requests++;
      return {ok: true, value: view};
    },
    watch: () => () => undefined,
  } as unknown as Service;
  client = createClient({endpoint: service});
  globalThis.kindred = {client} as unknown as typeof globalThis.kindred;
}

/** A badge of each kind, and what is in its shadow root once it shows something. Those of the libraries show the name, and no picture. */
const kinds = {
  kindred: [i => `<kin-tier view="compact" member="m${i}"></kin-tier>`, 'bdi'],
  vanilla: [i => `<vanilla-badge bond="${bondOf(i)}"></vanilla-badge>`, 'bdi'],
  lit: [i => `<plain-badge bond="${bondOf(i)}"></plain-badge>`, 'bdi'],
  shoelace: [i => `<sl-badge>${names[bondOf(i)]}</sl-badge>`, '[part=base]'],
  webawesome: [i => `<wa-badge>${names[bondOf(i)]}</wa-badge>`, 'slot'],
} as const satisfies Record<string, readonly [(i: number) => string, string]>;
export type Kind = keyof typeof kinds;

function mount(kind: Kind, count: number): Promise<void> {
  const [badge, shown] = kinds[kind];
  return show(Array.from({length: count}, (_, i) => `<p>m${i} ${badge(i)}</p>`).join(''), shown);
}

/** What the badges have needed, all of which show something. */
function look(count: number): Mounted {
  const elements = [...box.querySelectorAll('kin-tier')] as (KinTier & {readonly kin: Client})[];
  const showing = elements.filter(({shadowRoot}) => shadowRoot!.querySelector('bdi')).length;
  if (showing !== count) throw new Error(`${count - showing} of ${count} badges show nothing`);
  return {requests, clients: new Set(elements.map(({kin}) => kin)).size};
}

Object.assign(globalThis, {bench: {prepare, mount, look}});

import {setTimeout as pause} from 'node:timers/promises';
import type {Engine} from '../../../scripts/find-browser.js';
import {find, type Wanted, words} from './finding.js';
import {openTab} from './tab.js';

/** A shopper with a browser of their own, of some engine. What is not there yet is waited for. */
export interface EngineShopper {
  goTo(url: string): Promise<void>;
  reload(): Promise<void>;
  press(role: NonNullable<Wanted['role']>, name: string, within?: string): Promise<void>;
  /** Presses what leads to another page, and waits for that. */
  follow(role: NonNullable<Wanted['role']>, name: string, within?: string): Promise<void>;
  sees(text: string, within?: string): Promise<void>;
  /** Writes into the field of this name, and presses Enter. */
  write(text: string, name: string, within?: string): Promise<void>;
  /** How many there are of these now, in the elements' own trees. */
  count(selector: string): Promise<number>;
  /** What a field holds that has this label. */
  fieldOf(name: string, within?: string): Promise<string>;
  /** Has the page’s own script do something. */
  run(script: string): Promise<void>;
  leave(): Promise<void>;
}

/** Milliseconds after which what is not there is missing. */
const patience = 30_000;

export async function shopperIn(engine: Engine): Promise<EngineShopper> {
  const tab = await openTab[engine]();
  const looking = (wanted: Wanted): string => `(${find.toString()})(${JSON.stringify(wanted)})`;
  const until = async (what: string, done: () => Promise<unknown>): Promise<void> => {
    const end = Date.now() + patience;
    let problem: unknown;
    do {
      // Elements are drawn anew and pages left between a look and a click.
      const there = await done().catch((error: unknown) => { problem = error; });
      if (there) return;
      await pause(50);
    } while (Date.now() < end);
    const text = await tab.ask<string>(`(${words.toString()})()`).catch(String);
    throw new Error(`${engine} shows no ${what} on ${await tab.ask<string>('location.href')}:\n${text}`, {cause: problem});
  };
  const wantedOf = (role: Wanted['role'], name: string, within: string | undefined): Wanted => ({name, ...role && {role}, ...within && {within}});
  const press: EngineShopper['press'] = (role, name, within) => {
    const script = looking(wantedOf(role, name, within));
    let seen: string | undefined;
    return until(`${role} “${name}” that stays where it is`, async () => {
      const now = await tab.ask<string | undefined>(`JSON.stringify(${script}?.getBoundingClientRect())`);
      const stays = !!now && now === seen;
      seen = now;
      return stays && tab.click(script);
    });
  };
  return {
    goTo: url => tab.goTo(url),
    reload: () => tab.reload(),
    press,
    async follow(role, name, within) {
      await tab.ask('document.documentElement.dataset.left = ""');
      await press(role, name, within);
      await until(`page behind “${name}”`, () => tab.ask('document.readyState === "complete" && document.documentElement.dataset.left === undefined'));
    },
    sees: (text, within) => until(`“${text}”`, () => tab.ask(`!!${looking(wantedOf(undefined, text, within))}`)),
    async write(text, name, within) {
      // WebKit's driver takes the field of a chat for covered, though a pointer finds it.
      const script = looking(wantedOf('textbox', name, within));
      await until(`field “${name}”`, () => tab.ask(`(field => (field?.focus(), !!field))(${script})`));
      await tab.type(text);
    },
    count: selector => tab.ask(`[...document.querySelectorAll('*')].reduce((sum, {shadowRoot}) => sum + (shadowRoot?.querySelectorAll(${JSON.stringify(selector)}).length ?? 0), 0)`),
    async fieldOf(name, within) {
      const script = looking(wantedOf('textbox', name, within));
      await until(`field “${name}”`, () => tab.ask(`!!${script}`));
      return tab.ask(`${script}.value`);
    },
    run: script => tab.ask(`void ${script}`),
    leave: () => tab.close(),
  };
}

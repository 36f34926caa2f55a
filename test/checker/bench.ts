import type {Browser} from 'puppeteer-core';
import {tenants, vote} from './brand.js';
import {bundlePage} from './bundle.js';
import {type Device, launchBrowser, lendDevice, openDevice} from './device.js';
import {type Fault, openFaultProxy} from './fault-proxy.js';
import {astray, judge, lost, readStored, type Stored} from './judge.js';
import type {Act} from './news.js';
import type {PlantedBug} from './planted-bug.js';
import {openRecord, type Record} from './record.js';
import {type Service, startService} from './service.js';
import {openShop} from './shop.js';
import {Tab} from './tab.js';

/** Milliseconds after a recovery in which something moves, until all that waits is delivered: ten of the SDK's longest pauses, by the page's quick clock. */
const recovery = 4_000;

/** More than all faults and all closing pages of a schedule can cost. */
const mostCopies = 100;

/** Browser, service and script, shared by runs that meet nothing of each other. */
export interface Bench {
  readonly service: Service;
  /** How often the browser has thrown a database away so far (decision 17). */
  readonly tornLogs: number;
  run(options?: RunOptions): Promise<Run>;
  close(): Promise<void>;
}

export interface RunOptions {
  /** The shopper's browser is killed in it, so it needs one of its own. */
  readonly killed?: boolean;
  readonly faultOf?: (ids: readonly string[], seen: ReadonlyMap<string, number>) => Fault | undefined;
  /** How much quicker the pages' clocks go. A browser that has just started needs its time to open a database. */
  readonly speed?: number;
}

/** One shopper, one tenant, from the first page to the verdict. */
export interface Run {
  readonly device: Device;
  readonly record: Record;
  readonly copies: ReadonlyMap<string, number>;
  readonly tabs: ReadonlySet<Tab>;
  address(shift?: number): string;
  openTab(shift?: number): Promise<Tab>;
  closeTab(tab: Tab, crash?: boolean): Promise<void>;
  /** How often the browser was killed. */
  readonly kills: number;
  /** SIGKILL of the browser, all tabs with it. */
  kill(): Promise<void>;
  /** So many votes, each another. */
  votes(count: number): NonNullable<Act['votes']>;
  /** Faults off, service up: what does not come back by itself, what is lost, what is counted twice. */
  verdict(): Promise<{readonly objections: readonly string[]; readonly stored: Stored}>;
  end(): Promise<void>;
}

/**
 * @param bug planted into the page's script or the service
 * @param browser of the caller's, who closes it
 */
export async function openBench(bug?: PlantedBug, browser?: Promise<Browser>): Promise<Bench> {
  const atService = bug?.file.startsWith('server/') ?? false;
  const [script, first] = await Promise.all([bundlePage(atService ? undefined : bug), startService(atService ? bug : undefined)]);
  const epoch = Date.now();
  let service = first;
  let taken = 0;
  let tornLogs = 0;
  let shared = browser;

  return {
    get service() { return service; },
    get tornLogs() { return tornLogs; },
    async run({killed = false, faultOf = () => undefined, speed = killed ? 5 : 20} = {}) {
      if (taken === tenants.length) {
        await service.stop();
        service = await startService(atService ? bug : undefined);
        taken = 0;
      }
      const tenant = tenants[taken++]!;
      const record = openRecord();
      const [proxy, shop, device] = await Promise.all([
        openFaultProxy(service, faultOf),
        openShop(script, record.intend),
        killed ? openDevice() : (shared ??= launchBrowser()).then(lendDevice),
      ]);
      const tabs = new Set<Tab>();
      let voted = 0;
      let pages = 0;
      let kills = 0;

      const run: Run = {
        device, record, tabs, copies: proxy.copies,
        address: (shift = 0) => `${shop.url}/?${new URLSearchParams({service: proxy.url, key: tenant.keys[0]!, speed: String(speed), epoch: String(epoch), shift: String(shift), page: String(pages++)})}`,
        get kills() { return kills; },
        async openTab(shift) {
          const before = kills;
          const tab = await Tab.open(device, record, run.address(shift));
          if (kills > before) throw new Error('The browser was killed before the tab was open.');
          tabs.add(tab);
          return tab;
        },
        async closeTab(tab, crash = false) {
          tabs.delete(tab);
          if (crash) record.excuse();
          await (crash ? tab.crash() : tab.close());
          tab.gone();
          // Tabs may share the process that ended.
          if (crash) record.excuse();
        },
        async kill() {
          kills++;
          const killed = [...tabs];
          tabs.clear();
          await device.kill();
          killed.forEach(tab => tab.gone());
          record.excuse();
          record.part();
        },
        votes: count => Array.from({length: count}, () => vote(voted++)),
        async verdict() {
          proxy.calm();
          await service.ready();
          const objections: string[] = [];
          const settled = (): boolean => [...tabs].every(tab => tab.settled);
          const say = async (whom: string): Promise<void> => {
            const locks = await [...tabs][0]?.locks();
            objections.push(`${whom} still waiting after the recovery: ${[...tabs].map(({outbox}) => JSON.stringify(outbox)).join()}; locks: ${locks}`);
          };
          // By themselves first: no new page, no new event.
          if (!(await record.untilStill(settled, recovery))) await say('open tabs');
          await run.openTab();
          // A page that has just opened does not know yet what waits; and whose database is slow to open, not what others left in the journal.
          const missing = (): boolean => [lost, astray].some(find => find(record, readStored(service.database, tenant.id)).length > 0);
          await record.untilStill(() => settled() && !missing(), recovery);
          if (!settled()) await say('the next page');
          const endless = [...proxy.copies].filter(([, count]) => count > mostCopies);
          if (endless.length > 0) objections.push(`sent more than ${mostCopies} times: ${endless.length} events`);
          const stored = readStored(service.database, tenant.id);
          tornLogs += record.torn.length;
          return {objections: [...objections, ...judge(record, stored)], stored};
        },
        async end() {
          await device.close();
          proxy.close();
          shop.close();
        },
      };
      return run;
    },
    async close() {
      if (!browser) await (await shared)?.close();
      await service.stop();
    },
  };
}

import type {Browser} from 'puppeteer-core';
import {tenants, vote} from './brand.js';
import {bundlePage} from './bundle.js';
import {type Device, launchBrowser, lendDevice, openDevice} from './device.js';
import {type Fault, openFaultProxy} from './fault-proxy.js';
import {judge, readStored, type Stored} from './judge.js';
import type {Act} from './news.js';
import type {PlantedBug} from './planted-bug.js';
import {openRecord, type Record} from './record.js';
import {type Service, startService} from './service.js';
import {openShop} from './shop.js';
import {Tab} from './tab.js';

/** Milliseconds after a recovery within which all that waits is delivered: fifteen of the SDK's longest pauses, by the page's quick clock. */
const recovery = 6_000;
/** How much quicker the pages' clocks go. */
const speed = 20;

/** Browser, service and script, shared by runs that meet nothing of each other. */
export interface Bench {
  readonly service: Service;
  run(options?: RunOptions): Promise<Run>;
  close(): Promise<void>;
}

export interface RunOptions {
  /** The shopper's browser is killed in it, so it needs one of its own. */
  readonly killed?: boolean;
  readonly faultOf?: (ids: readonly string[], seen: ReadonlyMap<string, number>) => Fault | undefined;
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
  /** SIGKILL of the browser, all tabs with it. */
  kill(): Promise<void>;
  /** So many votes, each another. */
  votes(count: number): NonNullable<Act['votes']>;
  /** Faults off, service up: what does not come back by itself, what is lost, what is counted twice. */
  verdict(): Promise<{readonly objections: readonly string[]; readonly stored: Stored}>;
  end(): Promise<void>;
}

/** @param bug planted into the page's script or the service */
export async function openBench(bug?: PlantedBug): Promise<Bench> {
  const atService = bug?.file.startsWith('server/') ?? false;
  const [script, first] = await Promise.all([bundlePage(atService ? undefined : bug), startService(atService ? bug : undefined)]);
  const epoch = Date.now();
  let service = first;
  let taken = 0;
  let shared: Promise<Browser> | undefined;

  return {
    get service() { return service; },
    async run({killed = false, faultOf = () => undefined, speed: given = speed} = {}) {
      if (taken === tenants.length) {
        await service.stop();
        service = await startService(atService ? bug : undefined);
        taken = 0;
      }
      const tenant = tenants[taken++]!;
      const record = openRecord();
      const [proxy, shop, device] = await Promise.all([
        openFaultProxy(service, faultOf),
        openShop(script, intended => intended.forEach(event => record.intended.set(event.id, event))),
        killed ? openDevice() : (shared ??= launchBrowser()).then(lendDevice),
      ]);
      const tabs = new Set<Tab>();
      let voted = 0;
      let pages = 0;

      const run: Run = {
        device, record, tabs, copies: proxy.copies,
        address: (shift = 0) => `${shop.url}/?${new URLSearchParams({service: proxy.url, key: tenant.keys[0]!, speed: String(given), epoch: String(epoch), shift: String(shift), page: String(pages++)})}`,
        async openTab(shift) {
          const tab = await Tab.open(device, record, run.address(shift));
          tabs.add(tab);
          return tab;
        },
        async closeTab(tab, crash = false) {
          tabs.delete(tab);
          await (crash ? tab.crash() : tab.close());
        },
        async kill() {
          tabs.clear();
          await device.kill();
        },
        votes: count => Array.from({length: count}, () => vote(voted++)),
        async verdict() {
          proxy.calm();
          await service.ready();
          const objections: string[] = [];
          const settled = async (whom: string): Promise<void> => {
            if (await record.until(() => [...tabs].every(tab => tab.settled), recovery)) return;
            objections.push(`${whom} not delivered after the recovery: ${[...tabs].map(({outbox}) => JSON.stringify(outbox)).join()}`);
          };
          // By themselves first: no new page, no new event.
          await settled('open tabs:');
          await run.openTab();
          await settled('the next page:');
          const stored = readStored(service.database, tenant.id);
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
      await (await shared)?.close();
      await service.stop();
    },
  };
}

import type {Page} from 'playwright-core';

/** All that the browser keeps for a page's origin, as text. */
export async function readStores(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const databases: unknown[] = [];
    for (const {name} of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const records = database.transaction(store).objectStore(store);
        databases.push({name, store, keys: await answer(records.getAllKeys()), values: await answer(records.getAll())});
      }
      database.close();
    }
    const files: unknown[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) files.push([name, request.url, await (await cache.match(request))!.text()]);
    }
    return {databases, files, local: {...localStorage}, session: {...sessionStorage}};
  });
  return JSON.stringify({...kept, cookies: await page.context().cookies()});
}

import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {createAdaptorServer} from '@hono/node-server';
import type {Hono} from 'hono';
import type {ServiceEnv} from './service-env.js';
import {StartupError} from './startup-error.js';

export interface Listening {
  /** With the port that was really taken. */
  readonly url: string;
  /** Takes no more requests; resolves when those in flight are answered, or cut off after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

/** @throws {StartupError} when the address cannot be listened on */
export async function listen(app: Hono<ServiceEnv>, host: string, port: number): Promise<Listening> {
  const server = createAdaptorServer({fetch: app.fetch}) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(inWords(error, host, port)));
    server.listen(port, host, resolve);
  });
  const {port: taken} = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,

    async stop(patience) {
      const closed = new Promise(resolve => server.close(resolve));
      // close() ends the connections that are idle now, not those that become so.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const limit = setTimeout(() => server.closeAllConnections(), patience);
      await closed;
      clearInterval(sweep);
      clearTimeout(limit);
    },
  };
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartupError(`Port ${port} on ${host} is taken: stop what listens there, or set SERVICE_PORT to another (0: any free port).`, {cause: error});
    case 'EACCES':
      return new StartupError(`Port ${port} on ${host} may not be used: set SERVICE_PORT to 1024 or above, and let a proxy listen on the port.`, {cause: error});
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartupError(`This machine has no address ${host}: set KINDRED_HOST to one that it has (0.0.0.0: all).`, {cause: error});
    default:
      return error;
  }
}

import {createServer} from 'node:http';
import {getRequestListener} from '@hono/node-server';
import {openBackOffice} from './back-office.js';
import {createShop} from './shop.js';

const {SHOP_PORT = '5173', SERVICE_URL = 'http://localhost:8787', SHOP_SECRETS} = process.env;

const port = Number(SHOP_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65535) fail(`SHOP_PORT: found "${SHOP_PORT}"; allowed: a port number from 0 to 65535`);
if (!URL.canParse(SERVICE_URL) || !/^https?:/.test(SERVICE_URL)) fail(`SERVICE_URL: found "${SERVICE_URL}"; allowed: an address as http://localhost:8787`);

const listener = getRequestListener(createShop({service: SERVICE_URL, office: SHOP_SECRETS === undefined ? undefined : openBackOffice(SHOP_SECRETS, SERVICE_URL)}).fetch);
const server = createServer((request, response) => void listener(request, response));

server.on('error', (error: NodeJS.ErrnoException) => {
  fail(error.code === 'EADDRINUSE' ? `port ${port} is taken; set SHOP_PORT to another` : `could not listen on port ${port}: ${error.message}`);
});
server.listen(port, '127.0.0.1', () => {
  const address = server.address();
  console.log(`shop: http://localhost:${typeof address === 'object' && address ? address.port : port}`);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}

function fail(reason: string): never {
  console.error(`shop: ${reason}`);
  process.exit(1);
}

import type {Handler} from 'hono';
import {html} from 'hono/html';
import {admit} from '../access.js';
import {Problem} from '../problem.js';
import type {Parts, ServiceEnv} from '../service-env.js';

/**
 * `GET /inbox`: the inbox of the brand's people, for a page of the shop's to
 * hold. It has no sign-in and no secret: what it shows it asks the API for,
 * with a token that the page around it gives.
 *
 * @param built whether the SDK is, of which its script is a part
 */
export function getInboxPage(parts: Parts, built: boolean): Handler<ServiceEnv, '/inbox'> {
  return c => {
    const tenant = admit(c, parts, c.req.query('key'));
    if (!built) throw new Problem('unknown-path', 'The inbox is a part of the built SDK, which this service does not have: npm run build makes it.');
    c.header('Content-Security-Policy', [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      `frame-ancestors ${tenant.origins.join(' ')}`,
    ].join('; '));
    // The page that has opened it, or holds it, is asked who uses it.
    c.header('Cross-Origin-Opener-Policy', 'unsafe-none');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    c.header('Cache-Control', 'no-cache');
    return c.html(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Inbox</title>
<script type="module" src="kindred/latest/inbox.js"></script>
</head>
<body>
<kin-inbox key="${c.req.query('key')!}" origins="${tenant.origins.join(' ')}"></kin-inbox>
<noscript>The inbox needs JavaScript.</noscript>
</body>
</html>
`);
  };
}

/**
 * Lets a test turn forced colours on and off: the runner's own emulateMedia()
 * knows nothing of them, and says nothing. Chromium alone can do it; the
 * command says whether it did.
 */
export function forcedColoursPlugin() {
  /** Colours are forced for as long as the session is open. */
  const sessions = new WeakMap();
  return {
    name: 'kindred:forced-colours',
    async executeCommand({command, payload, session}) {
      if (command !== 'forced-colours') return undefined;
      if (session.browser.type !== 'puppeteer' || /firefox/i.test(session.browser.name)) return false;
      const page = session.browser.getPage(session.id);
      if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
      await sessions.get(page).send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: payload ? 'active' : 'none'}]});
      return true;
    },
  };
}

import {type Client, readBond} from '../../../src/element/client.js';
import {type Bond, bonds} from '../../../src/program/bonds/bond.js';
import type {PersonaView} from '../../../src/program/personas/chat-view.js';

/**
 * What a persona greets with: the first of its greetings for strangers, the
 * ones after it for closer bonds, the last for all that are closer still.
 *
 * @param redraw is called when it is known how close the reader is
 * @returns the greeting; `attach` follows who reads, until it is told to end
 */
export function greetingFor(client: Client, redraw: () => void): ((view: PersonaView) => PersonaView['greetings'][number]) & {attach(until: AbortSignal): void} {
  let bond: Bond | undefined;
  const attach = (signal: AbortSignal): void => signal.addEventListener('abort', client.$reader.subscribe(() => void readBond(client).then(found => {
    if (found === bond) return;
    bond = found;
    redraw();
  })));
  return Object.assign(({greetings}: PersonaView) => greetings[Math.min(bonds.indexOf(bond ?? 'stranger'), greetings.length - 1)]!, {attach});
}

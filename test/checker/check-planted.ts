import type {Summary} from './summary.js';

export async function checkPlanted(_: {only?: string | undefined; seed?: number | undefined}): Promise<Summary> {
  return {check: 'planted', objections: []};
}

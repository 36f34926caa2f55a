import type {Logger} from 'pino';
import type {Store} from '../store.js';
import type {Tenant} from '../tenant.js';
import type {Brain} from './brain.js';
import {limitedBrain} from './limited-brain.js';
import {openAiBrain} from './openai-brain.js';
import type {Spender} from './reserve.js';

/** The model that answers for a tenant's persona, for whoever asks; nothing where the persona answers by its rules. */
export type Brains = (tenant: Pick<Tenant, 'id'>, persona: string, who: Spender) => Brain | undefined;

/**
 * The models that the tenants file names, made ready once.
 *
 * @param guided answers where a limit is reached
 */
export function brainsOf(tenants: readonly Tenant[], store: Store, log: Logger, guided?: Brain): Brains {
  const made = new Map(tenants.flatMap(({id: tenant, brains = {}, program: {personas = {}}}) => Object.entries(brains).flatMap(([persona, options]) => {
    const character = personas[persona];
    if (!character) return [];
    const ownLog = log.child({tenant, persona});
    return [[`${tenant}\n${persona}`, {brain: openAiBrain(options, character, ownLog), limits: options.limits ?? {}, log: ownLog}] as const];
  })));
  return ({id: tenant}, persona, who) => {
    const found = made.get(`${tenant}\n${persona}`);
    return found && limitedBrain(found.brain, {store, tenant, persona, limits: found.limits, who, log: found.log, fallback: guided});
  };
}

import type {Client} from 'kindred-widgets';
import type {} from 'kindred-widgets/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';

declare const client: Client;

export const poll: SvelteHTMLElements['kin-poll'] = {poll: 'autumn-tin', client, class: 'wide', 'onkin-recorded': ({poll, choices}) => console.log(poll.length, choices.length)};
export const tier: SvelteHTMLElements['kin-tier'] = {view: 'compact', 'order-href': '/shop', 'onkin-next': event => event.preventDefault()};
export const exclusive: SvelteHTMLElements['kin-exclusive'] = {bond: 'partner', signin: '/account'};

// @ts-expect-error -- no such view
export const huge: SvelteHTMLElements['kin-tier'] = {view: 'huge'};
// @ts-expect-error -- a poll's id is a string
export const seventh: SvelteHTMLElements['kin-poll'] = {poll: 7};
// @ts-expect-error -- no such field of the event
export const detailed: SvelteHTMLElements['kin-poll'] = {'onkin-vote': ({detail}: {detail: string}) => console.log(detail)};

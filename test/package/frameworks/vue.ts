import type {Client} from 'kindred-widgets';
import type {} from 'kindred-widgets/vue';
import type {GlobalComponents} from 'vue';

/** What Vue's type checker asks of a tag in a template. */
type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];

declare const client: Client;

export const poll: Props<'kin-poll'> = {poll: 'autumn-tin', client, class: 'wide', onKinRecorded: ({poll, choices}) => console.log(poll.length, choices.length)};
export const tier: Props<'kin-tier'> = {view: 'compact', 'order-href': '/shop', onKinNext: event => event.preventDefault()};
export const exclusive: Props<'kin-exclusive'> = {bond: 'partner', signin: '/account'};

// @ts-expect-error -- no such view
export const huge: Props<'kin-tier'> = {view: 'huge'};
// @ts-expect-error -- a poll's id is a string
export const seventh: Props<'kin-poll'> = {poll: 7};
// @ts-expect-error -- no such field of the event
export const detailed: Props<'kin-poll'> = {onKinVote: ({choice}) => console.log(choice)};
// @ts-expect-error -- no such element
export type Pole = Props<'kin-pole'>;

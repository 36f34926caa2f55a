import type {EventData, EventType} from './catalogue.js';
import {type KindredEvent, typeOf} from './envelope.js';

/** What one type of event is called elsewhere. */
export interface Convention<T extends EventType = EventType> {
  /** Segment, PostHog: object, then action (https://segment.com/academy/collecting-data/naming-conventions-for-clean-data/). */
  readonly objectAction: string;
  /** A recommended event where there is one (https://support.google.com/analytics/answer/9267735), else a custom name. */
  readonly ga4: string;
  /** The payload as GA4's event parameters: no lists, and names that the recommended events use. */
  parameters(data: EventData[T]): {readonly [parameter: string]: string | number};
  /** Prefixed, as Shopify asks of custom events (https://shopify.dev/docs/api/web-pixels-api/emitting-data). */
  readonly shopify: string;
  /** The name of its Iglu schema, vendor `io.kindred` (`docs/iglu/`). */
  readonly snowplow: string;
}

const aboutPoll = ({poll}: {poll: string}): {content_type: string; content_id: string} => ({content_type: 'poll', content_id: poll});
const aboutIdea = ({idea}: {idea: string}): {content_type: string; content_id: string} => ({content_type: 'idea', content_id: idea});

const aboutPersona = ({persona}: {persona: string}): {content_type: string; content_id: string} => ({content_type: 'persona', content_id: persona});

/** Not for the event core: only sinks carry these words. */
export const conventions: {readonly [T in EventType]: Convention<T>} = {
  'poll.voted': {
    objectAction: 'Poll Voted',
    ga4: 'select_content',
    parameters: ({poll, choices, points}) => ({...aboutPoll({poll}), choices: choices.join(), ...(points && {points: points.join()})}),
    shopify: 'kindred:poll_voted',
    snowplow: 'poll_voted',
  },
  'poll.retracted': {objectAction: 'Poll Retracted', ga4: 'poll_retracted', parameters: aboutPoll, shopify: 'kindred:poll_retracted', snowplow: 'poll_retracted'},
  'idea.submitted': {objectAction: 'Idea Submitted', ga4: 'idea_submitted', parameters: aboutPoll, shopify: 'kindred:idea_submitted', snowplow: 'idea_submitted'},
  'idea.supported': {objectAction: 'Idea Supported', ga4: 'idea_supported', parameters: aboutIdea, shopify: 'kindred:idea_supported', snowplow: 'idea_supported'},
  'idea.unsupported': {objectAction: 'Idea Unsupported', ga4: 'idea_unsupported', parameters: aboutIdea, shopify: 'kindred:idea_unsupported', snowplow: 'idea_unsupported'},
  'referral.shared': {
    objectAction: 'Referral Shared',
    ga4: 'share',
    parameters: ({channel}) => ({method: channel, content_type: 'invitation', item_id: 'referral'}),
    shopify: 'kindred:referral_shared',
    snowplow: 'referral_shared',
  },
  // Whose code it is, and what friends write to each other, is nobody else's business.
  'referral.claimed': {objectAction: 'Referral Claimed', ga4: 'referral_claimed', parameters: () => ({content_type: 'referral'}), shopify: 'kindred:referral_claimed', snowplow: 'referral_claimed'},
  'referral.thanked': {objectAction: 'Referral Thanked', ga4: 'referral_thanked', parameters: () => ({content_type: 'referral'}), shopify: 'kindred:referral_thanked', snowplow: 'referral_thanked'},
  'preference.set': {
    objectAction: 'Preference Set',
    ga4: 'preference_set',
    parameters: ({name, value}) => ({content_type: 'preference', content_id: name, value: Number(value)}),
    shopify: 'kindred:preference_set',
    snowplow: 'preference_set',
  },
  'promotion.seen': {
    objectAction: 'Promotion Seen',
    ga4: 'level_up',
    parameters: ({bond}) => ({level: 1 + ['acquaintance', 'friend', 'partner', 'kindred'].indexOf(bond), character: bond}),
    shopify: 'kindred:promotion_seen',
    snowplow: 'promotion_seen',
  },
  // What a shopper says to the brand is between them.
  'chat.messaged': {objectAction: 'Chat Messaged', ga4: 'chat_messaged', parameters: aboutPersona, shopify: 'kindred:chat_messaged', snowplow: 'chat_messaged'},
  'chat.rated': {
    objectAction: 'Chat Rated',
    ga4: 'chat_rated',
    parameters: ({persona, value}) => ({...aboutPersona({persona}), rating: value}),
    shopify: 'kindred:chat_rated',
    snowplow: 'chat_rated',
  },
  'handoff.requested': {objectAction: 'Handoff Requested', ga4: 'handoff_requested', parameters: aboutPersona, shopify: 'kindred:handoff_requested', snowplow: 'handoff_requested'},
  'handoff.withdrawn': {objectAction: 'Handoff Withdrawn', ga4: 'handoff_withdrawn', parameters: aboutPersona, shopify: 'kindred:handoff_withdrawn', snowplow: 'handoff_withdrawn'},
  'chat.closed': {objectAction: 'Chat Closed', ga4: 'chat_closed', parameters: aboutPersona, shopify: 'kindred:chat_closed', snowplow: 'chat_closed'},
  'contact.limited': {
    objectAction: 'Contact Limited',
    ga4: 'contact_limited',
    parameters: ({persona, perMonth}) => ({...aboutPersona({persona}), value: perMonth}),
    shopify: 'kindred:contact_limited',
    snowplow: 'contact_limited',
  },
  'share.ended': {
    objectAction: 'Share Ended',
    ga4: 'share_ended',
    parameters: ({channel, outcome}) => ({method: channel, outcome}),
    shopify: 'kindred:share_ended',
    snowplow: 'share_ended',
  },
  'poll.viewed': {objectAction: 'Poll Viewed', ga4: 'poll_viewed', parameters: aboutPoll, shopify: 'kindred:poll_viewed', snowplow: 'poll_viewed'},
  'results.viewed': {objectAction: 'Results Viewed', ga4: 'results_viewed', parameters: aboutPoll, shopify: 'kindred:results_viewed', snowplow: 'results_viewed'},
  'widget.viewed': {
    objectAction: 'Widget Viewed',
    ga4: 'widget_viewed',
    parameters: ({widget}) => ({content_type: 'widget', content_id: widget}),
    shopify: 'kindred:widget_viewed',
    snowplow: 'widget_viewed',
  },
  'chat.opened': {objectAction: 'Chat Opened', ga4: 'chat_opened', parameters: aboutPersona, shopify: 'kindred:chat_opened', snowplow: 'chat_opened'},
  'measurement.dropped': {
    objectAction: 'Measurement Dropped',
    ga4: 'measurement_dropped',
    parameters: ({count}) => ({count}),
    shopify: 'kindred:measurement_dropped',
    snowplow: 'measurement_dropped',
  },
};

/** What is said in confidence, by type: the field that holds it. */
const confidential: {readonly [T in EventType]?: string} = {'chat.messaged': 'text', 'referral.shared': 'note', 'referral.thanked': 'note'};

/** An event's payload as it may be told to others: that something was written, and not what. */
export function toldToOthers({type, data}: KindredEvent): object {
  const field = confidential[type.slice(8) as EventType];
  return field !== undefined && field in data ? {...data, [field]: '…'} : data;
}

/**
 * What others call this event. One of a type that only a newer release knows,
 * left on the device before an older one came back, keeps its own name: it
 * must not hold up what waits behind it.
 */
export function conventionOf(event: KindredEvent): Convention {
  const type = typeOf(event);
  const name = type.replace('.', '_');
  return Object.hasOwn(conventions, type)
    ? conventions[type]
    : {objectAction: type, ga4: name, parameters: () => ({}), shopify: `kindred:${name}`, snowplow: name};
}

/** Why a person is fetched for what a shopper said, the gravest first. */
export const gravest = ['safety', 'legal', 'payment', 'refund', 'complaint', 'anger', 'asked'] as const;

/**
 * What can be heard in a shopper's words. `asks-ai`: they ask whether a machine
 * answers, which is answered, and is no wish for a person by itself.
 */
export const cues = [...gravest, 'asks-ai', 'thanks', 'broken', 'late', 'insult'] as const;
export type Cue = (typeof cues)[number];

/**
 * Why a person is fetched: a cue; `misses`: the answers did not help;
 * `unknown`: nothing that the persona knows comes near; `upstream`: the model
 * that answers failed.
 */
export const triggers = [...gravest, 'misses', 'unknown', 'upstream'] as const;
export type Trigger = (typeof triggers)[number];

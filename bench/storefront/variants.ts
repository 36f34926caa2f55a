/** One way to furnish the storefront. */
export interface Variant {
  readonly name: string;
  readonly heading: string;
  /** Whose version is printed; Kindred's own when absent. */
  readonly packages?: readonly string[];
  /** A file of `parts/`, bundled for this page. */
  readonly part?: string;
  /** Whether that has a style sheet beside it. */
  readonly styled?: boolean;
  /** Whether Kindred's tag and the shop's script for it stay. */
  readonly kindred?: boolean;
  /** Which of Kindred's elements stay, or what stands in their place. */
  furnish?(html: string): string;
  /** What has to be there in the end, shadow roots after `>>>`. The first is timed. */
  readonly shows: readonly [string, ...string[]];
}

const [poll, referral, tier, persona] = ['kin-poll >>> input[type=radio]', 'kin-referral >>> [part=code]', 'kin-tier >>> [part=bond]', 'kin-persona >>> [part=launcher]'] as const;
const without = (...names: readonly string[]) => (html: string): string => names.reduce((html, name) => html.replaceAll(element(name), ''), html);
const element = (name: string): RegExp => new RegExp(`<${name}\\b.*?</${name}>`, 'gs');

/** The page alone comes first: all others are read beside it. */
export const variants: readonly Variant[] = [
  {name: 'page', heading: 'The page alone', packages: [], shows: ['kin-poll .unheard']},
  {name: 'kindred', heading: 'Kindred: poll, referral, tier, persona', kindred: true, shows: [poll, referral, tier, persona]},
  {name: 'kindred-poll', heading: 'Kindred: the poll', kindred: true, furnish: without('kin-referral', 'kin-tier', 'kin-persona'), shows: [poll]},
  {name: 'shoelace', heading: 'Shoelace: radio group, progress bars, button', packages: ['@shoelace-style/shoelace'], part: 'shoelace', styled: true, shows: ['sl-radio >>> .radio__label', 'sl-progress-bar >>> [part=indicator]', 'sl-button >>> [part=base]']},
  {name: 'webawesome', heading: 'Web Awesome: the same', packages: ['@awesome.me/webawesome'], part: 'webawesome', styled: true, shows: ['wa-radio >>> [part=label]', 'wa-progress-bar >>> [part=indicator]', 'wa-button >>> button']},
  {name: 'survey-js-ui', heading: 'SurveyJS: one question', packages: ['survey-js-ui'], part: 'survey-js-ui', styled: true, shows: ['kin-poll input[type=radio]']},
  {name: 'posthog', heading: 'PostHog: one survey', packages: ['posthog-js'], part: 'posthog', shows: ['[class^=PostHogSurvey] >>> .survey-box']},
  {
    name: 'kindred-chat', heading: 'Kindred: the chat, open', kindred: true,
    furnish: html => without('kin-referral', 'kin-tier', 'kin-persona')(html).replace(element('kin-poll'), '<kin-persona persona="mochi" placement="inline"><div class="unheard"><p>Write to us.</p></div></kin-persona>'),
    shows: ['kin-persona >>> textarea'],
  },
  {name: 'deep-chat', heading: 'Deep Chat: the chat, open', packages: ['deep-chat'], part: 'deep-chat', shows: ['deep-chat >>> #text-input']},
];

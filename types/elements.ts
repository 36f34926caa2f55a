// Written by `npm run docs` from the docstrings of the elements.
import type {KinExclusive} from '../widgets/exclusive/index.js';
import type {KinChatOpenEvent, KinPersona, KinSayEvent} from '../widgets/persona/index.js';
import type {KinIdeaEvent, KinPoll, KinRecordedEvent, KinRefusedEvent, KinSavedEvent, KinVoteEvent} from '../widgets/poll/index.js';
import type {KinProvider} from '../widgets/provider/index.js';
import type {KinClaimEvent, KinInviteEvent, KinReferral, KinShareEvent} from '../widgets/referral/index.js';
import type {KinNextEvent, KinTier} from '../widgets/tier/index.js';

/** What can be set on each element, and what it tells. */
export interface KinElements {
  'kin-exclusive': {
    element: KinExclusive;
    attributes: {
      /** From which bond on; where the program does without it, from the next closer one. Anything else hides the content from everyone, and says so on the console. */
      bond?: 'acquaintance' | 'friend' | 'partner' | 'kindred' | undefined;
      /** the URL where members sign in */
      signin?: string | undefined;
    };
    properties: {
      /** From which bond on; where the program does without it, from the next closer one. Anything else hides the content from everyone, and says so on the console. */
      bond?: KinExclusive['bond'];
      /** Asked instead of the service: for previews and tests. */
      me?: KinExclusive['me'];
      /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
      client?: KinExclusive['client'];
    };
    events: object;
  };
  'kin-persona': {
    element: KinPersona;
    attributes: {
      /** The persona's id in the program. */
      persona?: string | undefined;
      /** In the page's corner, or where the element stands; `floating` by default. */
      placement?: 'floating' | 'inline' | undefined;
    };
    properties: {
      /** The persona's id in the program. */
      persona?: KinPersona['persona'];
      /** In the page's corner, or where the element stands; `floating` by default. */
      placement?: KinPersona['placement'];
      /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
      client?: KinPersona['client'];
    };
    events: {
      /** before the chat of `persona` opens; `preventDefault()` keeps it closed */
      'kin-chat-open': KinChatOpenEvent;
      /** before a shopper says `text`; `preventDefault()` leaves it in the input */
      'kin-say': KinSayEvent;
    };
  };
  'kin-poll': {
    element: KinPoll;
    attributes: {
      /** The poll's id in the program file. */
      poll?: string | undefined;
    };
    properties: {
      /** The poll's id in the program file. */
      poll?: KinPoll['poll'];
      /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
      client?: KinPoll['client'];
    };
    events: {
      /** before a vote is cast or changed; `preventDefault()` keeps it from being cast */
      'kin-vote': KinVoteEvent;
      /** before an idea is submitted (`title`), or supported or no longer (`idea`, `supports`); `preventDefault()` keeps it from happening */
      'kin-idea': KinIdeaEvent;
      /** the vote is kept on this device and will reach the service */
      'kin-saved': KinSavedEvent;
      /** the service has recorded the vote */
      'kin-recorded': KinRecordedEvent;
      /** the service will not have the vote; `reason` says why */
      'kin-refused': KinRefusedEvent;
    };
  };
  'kin-provider': {
    element: KinProvider;
    attributes: object;
    properties: {
      /** The client of all elements inside. While it is absent they wait, rather than use the page's default. */
      client?: KinProvider['client'];
    };
    events: object;
  };
  'kin-referral': {
    element: KinReferral;
    attributes: {
      /** For members, or for the friends whom they invite; `card` by default. */
      view?: 'card' | 'welcome' | undefined;
      /** Where links lead: a URL, relative to the page's; the start of the page's site by default. */
      landing?: string | undefined;
      /** The URL where members sign in. */
      signin?: string | undefined;
      /** the name on the picture that can be sent; by default the page's `og:site_name`, else its host */
      brand?: string | undefined;
      /** the URL of a product's picture, to be on the picture that can be sent */
      picture?: string | undefined;
    };
    properties: {
      /** For members, or for the friends whom they invite; `card` by default. */
      view?: KinReferral['view'];
      /** Where links lead: a URL, relative to the page's; the start of the page's site by default. */
      landing?: KinReferral['landing'];
      /** The URL where members sign in. */
      signin?: KinReferral['signin'];
      /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
      client?: KinReferral['client'];
    };
    events: {
      /** before an invitation goes out by `channel`; `preventDefault()` keeps it in */
      'kin-invite': KinInviteEvent;
      /** an attempt to share by `channel` has ended; `outcome` says how: `shared`, `copied`, `dismissed` or `failed` */
      'kin-share': KinShareEvent;
      /** before a friend accepts by `code`; `preventDefault()` keeps it from happening */
      'kin-claim': KinClaimEvent;
    };
  };
  'kin-tier': {
    element: KinTier;
    attributes: {
      /** `progress` is a line and a bar, `compact` a badge; `card` by default. */
      view?: 'card' | 'progress' | 'compact' | undefined;
      /** Whose badge is shown, if they let it be seen: the shop's id of a member. Absent: one's own. */
      member?: string | undefined;
      /** the URL where members sign in */
      signin?: string | undefined;
      /** the URL where members order */
      'order-href'?: string | undefined;
      /** where they order the same again, `{product}` standing for the shop's id of it; `order-href` by default */
      'order-again-href'?: string | undefined;
      /** where they vote, when no poll is on the page */
      'vote-href'?: string | undefined;
      /** where they share ideas, when no poll is on the page */
      'idea-href'?: string | undefined;
      /** where they invite, when no `<kin-referral>` is on the page */
      'invite-href'?: string | undefined;
      /** where they tell what they think, when no `<kin-persona>` is on the page */
      'feedback-href'?: string | undefined;
    };
    properties: {
      /** `progress` is a line and a bar, `compact` a badge; `card` by default. */
      view?: KinTier['view'];
      /** Whose badge is shown, if they let it be seen: the shop's id of a member. Absent: one's own. */
      member?: KinTier['member'];
      /** Shown instead of what the service says, and reported to nobody: for previews and tests. */
      me?: KinTier['me'];
      /** The client to talk to. Absent: that of the nearest `<kin-provider>`, else the page's default. */
      client?: KinTier['client'];
    };
    events: {
      /** before a member is led to what comes next; `step.kind` is `order`, `order-again` (of `step.product`), `vote`, `idea`, `invite` or `feedback`; `preventDefault()` keeps them here */
      'kin-next': KinNextEvent;
    };
  };
}

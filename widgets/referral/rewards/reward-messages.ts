import type {Message} from '../../../src/element/messages.js';

/** What is said of rewards, to members and friends alike. */
export const rewardMessages = {
  rewards: 'Rewards',
  coupon: 'Coupon for {label}',
  copyCoupon: 'Copy',
  couponCopied: 'Copied.',
  couponFailed: 'Can’t copy here. The coupon is selected: please copy it.',
  pending: 'Yours on {when}, once the order can no longer be returned.',
  pendingReview: 'The shop takes a look first. You need not do anything.',
  pendingOnly: 'On its way.',
  granted: 'Good until {when}. Enter it at the checkout.',
  grantedSoon: 'Yours. The coupon is being made and will appear here.',
  used: 'Used on {when}. Enjoy!',
  expired: 'It was good until {when}.',
  reversed: 'Taken back on {when}: what it was given for no longer stands.',
} satisfies {readonly [key: string]: Message};

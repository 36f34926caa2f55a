/**
 * Whether the shopper's browser says that their data may not be sold or shared
 * (Global Privacy Control, https://w3c.github.io/gpc/). It is about others: the
 * shop's own service goes on.
 */
export function privacyControlOn(): boolean {
  return (navigator as {globalPrivacyControl?: boolean}).globalPrivacyControl === true;
}

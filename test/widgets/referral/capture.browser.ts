import {expect} from 'chai';
import type {KinReferral} from '../../../widgets/referral/referral-element.js';

describe('defining the element', () => {
  it('catches the invitation by the names that the script tag gives', async () => {
    const before = location.href;
    const tag = document.createElement('script');
    tag.type = 'text/plain';
    Object.assign(tag.dataset, {endpoint: 'local:', referralParameter: 'friend', referralRoute: '/no-such-route'});
    document.body.append(tag);
    history.replaceState(null, '', '?friend=KC4T9XWPV.1a2b3c4d');
    await import('../../../widgets/referral/define.js');
    const {caught} = customElements.get('kin-referral') as typeof KinReferral;
    expect(caught).to.deep.equal({parameter: 'friend', route: '/no-such-route', invitation: {code: 'KC4T9XWPV', invitation: '1a2b3c4d'}});
    expect(location.search).to.equal('');
    tag.remove();
    localStorage.clear();
    history.replaceState(null, '', before);
  });
});

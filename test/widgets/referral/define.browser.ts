import {expect} from 'chai';

describe('define', () => {
  it('leaves a second definition out, with one warning, and catches nothing for it', async () => {
    const before = location.href;
    history.replaceState(null, '', '?kin=KC4T9XWPV.1a2b3c4d');
    const {warn} = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    class First extends HTMLElement {}
    customElements.define('kin-referral', First);
    try {
      await import('../../../widgets/referral/define.js');
      await import('../../../widgets/referral/index.js');
    } finally {
      console.warn = warn;
    }
    expect(customElements.get('kin-referral')).to.equal(First);
    expect(warnings.filter(text => text.startsWith('Kindred'))).to.have.length(1);
    expect(location.search).to.contain('kin=');
    history.replaceState(null, '', before);
  });
});

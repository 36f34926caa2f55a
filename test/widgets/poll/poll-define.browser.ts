import {expect} from 'chai';

describe('define', () => {
  it('leaves a second definition out, with one warning', async () => {
    const {warn} = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    class First extends HTMLElement {}
    customElements.define('kin-poll', First);
    try {
      await import('../../../widgets/poll/define.js');
      await import('../../../widgets/poll/index.js');
    } finally {
      console.warn = warn;
    }
    expect(customElements.get('kin-poll')).to.equal(First);
    expect(warnings.filter(text => text.startsWith('Kindred'))).to.have.length(1);
  });
});

import {expect} from 'chai';

describe('define', () => {
  it('leaves a second <kin-persona> out, with one warning', async () => {
    const {warn} = console;
    const warnings: string[] = [];
    console.warn = (text: string) => warnings.push(text);
    class First extends HTMLElement {}
    customElements.define('kin-persona', First);
    try {
      await import('../../../widgets/persona/define.js');
    } finally {
      console.warn = warn;
    }
    expect(customElements.get('kin-persona')).to.equal(First);
    expect(warnings.filter(text => text.startsWith('Kindred'))).to.have.length(1);
  });
});

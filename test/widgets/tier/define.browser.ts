import {expect} from 'chai';

describe('define', () => {
  for (const [name, define] of [['tier', () => import('../../../widgets/tier/define.js')], ['exclusive', () => import('../../../widgets/exclusive/define.js')]] as const) {
    it(`leaves a second <kin-${name}> out, with one warning`, async () => {
      const {warn} = console;
      const warnings: string[] = [];
      console.warn = (text: string) => warnings.push(text);
      class First extends HTMLElement {}
      customElements.define(`kin-${name}`, First);
      try {
        await define();
      } finally {
        console.warn = warn;
      }
      expect(customElements.get(`kin-${name}`)).to.equal(First);
      expect(warnings.filter(text => text.startsWith('Kindred'))).to.have.length(1);
    });
  }
});

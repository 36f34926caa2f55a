import {expect} from 'chai';
import {privacyControlOn} from '../../../src/client/consent/privacy-control-on.js';

describe('Global Privacy Control', () => {
  afterEach(() => { delete (navigator as {globalPrivacyControl?: unknown}).globalPrivacyControl; });

  for (const [value, expected] of [[true, true], [false, false], [undefined, false]] as const) {
    it(`is ${expected ? 'on' : 'off'} where the browser says ${value}`, () => {
      Object.defineProperty(navigator, 'globalPrivacyControl', {value, configurable: true});
      expect(privacyControlOn()).to.equal(expected);
    });
  }

  it('is off where the browser says nothing', () => {
    expect(privacyControlOn()).to.equal(false);
  });
});

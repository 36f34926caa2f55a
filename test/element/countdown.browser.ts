import {expect} from 'chai';
import {countdown} from '../../src/element/countdown.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('countdown', () => {
  it('counts in the largest unit of which two are left', () => {
    expect(countdown(3.5 * day).slice(0, 2)).to.deep.equal([3, 'day']);
    expect(countdown(47 * hour).slice(0, 2)).to.deep.equal([47, 'hour']);
    expect(countdown(119 * minute).slice(0, 2)).to.deep.equal([119, 'minute']);
    expect(countdown(90 * second).slice(0, 2)).to.deep.equal([90, 'second']);
    expect(countdown(10).slice(0, 2)).to.deep.equal([0, 'second']);
  });

  it('says when its words change, and not before', () => {
    for (const left of [2 * day, 3.5 * day, 5 * hour + 7, 61 * minute, 1999]) {
      const [value, unit, changesIn] = countdown(left);
      expect(countdown(left - changesIn + 1).slice(0, 2)).to.deep.equal([value, unit]);
      expect(countdown(left - changesIn).slice(0, 2)).not.to.deep.equal([value, unit]);
    }
  });
});

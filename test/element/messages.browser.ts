import {expect} from 'chai';
import {format, negotiate, pick} from '../../src/element/messages.js';

describe('negotiate', () => {
  const languages = ['en', 'zh-Hans'];
  for (const [wanted, found] of [
    ['en', 'en'], ['en-GB', 'en'], ['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-Hans-CN', 'zh-Hans'], ['ZH-cn', 'zh-Hans'],
    ['fr', 'en'], ['', 'en'], ['en_US', 'en'], ['not a tag', 'en'],
  ] as const) {
    it(`gives ${found} to a reader of "${wanted}"`, () => expect(negotiate(wanted, languages)).to.equal(found));
  }

  it('prefers the same region, then the same script, then the same language', () => {
    expect(negotiate('en-GB', ['en-US', 'en-GB'])).to.equal('en-GB');
    expect(negotiate('zh-TW', ['zh-CN', 'zh-Hant'])).to.equal('zh-Hant');
    expect(negotiate('zh-TW', ['en', 'zh-CN'])).to.equal('zh-CN');
  });

  it('falls back to English, then to the first there is', () => {
    expect(negotiate('fr', ['de', 'en-GB'])).to.equal('en-GB');
    expect(negotiate('fr', ['de', 'ja'])).to.equal('de');
  });
});

describe('pick', () => {
  it('takes a text in one language as it is', () => expect(pick('Thé', 'zh')).to.equal('Thé'));
  it('takes the language that suits', () => expect(pick({en: 'Tea', 'zh-CN': '茶'}, 'zh')).to.equal('茶'));
});

describe('format', () => {
  it('fills placeholders, and writes numbers as the language does', () => {
    expect(format('{who}: {n}', {who: 'Mochi', n: 1234.5}, 'en')).to.equal('Mochi: 1,234.5');
    expect(format('{n}', {n: 1234.5}, 'de')).to.equal('1.234,5');
  });

  it('chooses the plural, exact numbers first', () => {
    const message = {1: 'only you', one: '{count} vote', other: '{count} votes'};
    expect([0, 1, 2].map(count => format(message, {count}, 'en'))).to.deep.equal(['0 votes', 'only you', '2 votes']);
    expect(format({one: '{count} голос', few: '{count} голоса', other: '{count} голосов'}, {count: 22}, 'ru')).to.equal('22 голоса');
  });
});

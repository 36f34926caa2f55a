import {readFileSync} from 'node:fs';
import type {Persona} from '../../../src/program/index.js';

/** A small one that says everything that it has to. */
export const aPersona: Persona = {
  name: {'en': 'Pip', 'zh-Hans': '皮皮'},
  disclosure: {'en': 'Pip is an automated assistant.', 'zh-Hans': '皮皮是自动应答的机器人。'},
  pictures: {calm: {src: '/pip.svg', alt: ''}},
  voice: {words: 'Brief.'},
  greetings: [{'en': 'Hello.', 'zh-Hans': '你好。'}],
  facts: {postage: {'en': 'Postage is $5, and free from $60.', 'zh-Hans': '运费 ¥12，满 ¥300 包邮。'}},
  faq: [
    {id: 'postage', asks: {'en': ['What does shipping cost?', 'How much is postage?'], 'zh-Hans': ['运费多少钱？', '包邮吗？']}, answer: {'en': '$5, and nothing from $60 on.', 'zh-Hans': '¥12，满 ¥300 包邮。'}, from: ['postage']},
    {id: 'returns', asks: {'en': ['Can I return something?', 'How do I send something back?'], 'zh-Hans': ['可以退货吗？', '怎么退货？']}, answer: {'en': 'Yes, unopened.', 'zh-Hans': '没拆封的可以。'}},
    {id: 'water', asks: {'en': ['How hot should the water be?'], 'zh-Hans': ['水温多少？']}, answer: {'en': 'Just off the boil.', 'zh-Hans': '刚烧开的。'}},
    {id: 'kettle', asks: {'en': ['How hot should the kettle be?'], 'zh-Hans': ['壶要多热？']}, answer: {'en': 'Whistling.', 'zh-Hans': '会叫就好。'}},
  ],
  products: [{id: 'oolong', name: {'en': 'Autumn Oolong', 'zh-Hans': '秋香乌龙'}, words: {'en': 'Orchid first.', 'zh-Hans': '先闻见兰花。'}, price: {'en': {amount: 2400, currency: 'USD'}, 'zh-Hans': {amount: 16_800, currency: 'CNY'}}}],
  handoff: {answersWithin: 15},
};

/** The demo's own. */
export const mochi = JSON.parse(readFileSync(new URL('../../../demo/mochi.json', import.meta.url), 'utf8')) as Persona;

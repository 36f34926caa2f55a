import type {FaqEntry, Persona} from '../../src/program/index.js';

const things = ['gaiwan', 'kettle', 'tin', 'pot', 'tray', 'scoop', 'towel', 'jar', 'stove', 'lamp', 'basket', 'box', 'bag', 'brush', 'cup'];
const 物 = ['盖碗', '水壶', '铁罐', '茶壶', '茶盘', '茶匙', '茶巾', '瓦罐', '炉子', '灯笼', '竹篮', '盒子', '布袋', '茶刷', '杯子'];

/** The same persona with entries about numbered things besides its own, as many as are asked for. */
export function manyEntries(persona: Persona, entries: number): Persona {
  const more = Array.from({length: entries - persona.faq.length}, (_, i): FaqEntry => {
    const own = persona.faq[i % persona.faq.length]!;
    const [thing, 东西] = [`${things[i % things.length]!} model ${i}`, `${i} 号${物[i % 物.length]!}`];
    return {
      id: `${own.id}-${i}`,
      asks: {'en': own.asks.en!.map(ask => `${ask} ${thing}`), 'zh-Hans': own.asks['zh-Hans']!.map(ask => `${东西}${ask}`)},
      answer: own.answer,
    };
  });
  return {...persona, faq: [...persona.faq, ...more]};
}

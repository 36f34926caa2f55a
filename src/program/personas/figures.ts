/** A number, price, date, time, address or link, as it is compared with others. */
export type Figure = string;

const link = /https?:\/\/[^\s<>"'）)」』，。；、]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;
const number = /\d+(?:[.,:]\d+)*/gu;
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** A month's name beside a day or a year; "may" alone is a verb. */
const monthDate = new RegExp(`(?:\\d+(?:st|nd|rd|th)?\\s+(?:of\\s+)?)(${months.join('|')})|(${months.join('|')})(?=\\s+\\d)`, 'giu');
const digits = '零一二三四五六七八九';
const units: {readonly [unit: string]: number} = {十: 10, 百: 100, 千: 1000, 万: 10_000};
/** Han numerals that count something, but for 一 alone; an ordinal, as 第三泡, is a name more often than a figure. */
const hanNumber = /(?<![第零一二两三四五六七八九十百千万])(?!一[^零一二两三四五六七八九十百千万])([零一二两三四五六七八九十百千万]+)(?=[天日月年元块角克斤两升度岁折倍周]|个?小时|分钟|秒|公里|毫升|个月)/gu;
const countWords: {readonly [word: string]: number} = {
  two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15,
  sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
};
const counted = new RegExp(`\\b(${Object.keys(countWords).join('|')})\\b(?=[\\s-]+(?:\\w+[\\s-]+)?(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|grams?|dollars?|euros?|pounds?|percent|cents?|degrees?|litres?|liters?)\\b)`, 'giu');

/**
 * The figures in a text: numbers in digits (1,200 and 1200 are the same), links
 * and addresses, months of dates, and numbers in words that count days, money
 * or measures. Words that only tell how many things there are, "two hands", are
 * no figures.
 */
export function figuresIn(text: string): ReadonlySet<Figure> {
  const plain = text.normalize('NFKC');
  const figures = new Set<Figure>();
  const rest = plain.replace(link, found => {
    figures.add(found.toLowerCase().replace(/[.,;:!?]+$/u, ''));
    return ' ';
  });
  for (const [found] of rest.matchAll(number)) for (const part of partsOf(found)) figures.add(part);
  for (const [, before, after] of rest.matchAll(monthDate)) figures.add(String(months.indexOf((before ?? after)!.toLowerCase()) + 1));
  for (const [, found] of rest.matchAll(hanNumber)) figures.add(String(valueOf(found!)));
  for (const [, found] of rest.matchAll(counted)) figures.add(String(countWords[found!.toLowerCase()]));
  return figures;
}

/** The figures of a text that none of its sources has. */
export function unsourced(text: string, sources: readonly string[]): readonly Figure[] {
  const known = new Set(sources.flatMap(source => [...figuresIn(source)]));
  return [...figuresIn(text)].filter(figure => !known.has(figure));
}

/** "1,200.50" → 1200.5; "10:00" stays; "24,00" is 24 as well. */
function partsOf(found: string): readonly string[] {
  if (found.includes(':')) return [found.replace(/^0(?=\d)/u, '')];
  const decimal = /^(.*?)(?:[.,](\d{1,2}))?$/u.exec(found)!;
  const whole = decimal[1]!.replace(/[.,]/gu, '');
  return [String(Number(`${whole}.${decimal[2] ?? 0}`))];
}

/** 九百 → 900; 两万三千 → 23000. */
function valueOf(numeral: string): number {
  let all = 0;
  let section = 0;
  let digit = 0;
  for (const character of numeral.replaceAll('两', '二')) {
    const unit = units[character];
    if (unit === undefined) digit = digits.indexOf(character);
    else if (unit === 10_000) [all, section, digit] = [(all + section + digit) * unit, 0, 0];
    else [section, digit] = [section + (digit || 1) * unit, 0];
  }
  return all + section + digit;
}

/** How wide a text is, in pixels. */
export type Measure = (text: string) => number;

/** Room for a text, in pixels: its letters shrink from the largest size to the smallest. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
  /** From a line to the next, in sizes of a letter. */
  readonly leading: number;
}

export interface Fitted {
  readonly lines: readonly string[];
  /** Of a letter, in pixels. */
  readonly size: number;
}

/** Scripts that put no space between words, and the punctuation that goes with them. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\u3000-\u303f\uff00-\uffef]`;
const beginsUnspaced = new RegExp(`^${unspaced}`, 'u');
const endsUnspaced = new RegExp(`${unspaced}$`, 'u');
const closing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{Lm}ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ]/u;
const opening = /[\p{Ps}\p{Pi}\p{Sc}]$/u;

/** What must stay on one line: words with the space after them and the punctuation that belongs to them. */
function piecesOf(text: string, language: string): readonly string[] {
  const pieces: string[] = [];
  for (const {segment} of new Intl.Segmenter(language, {granularity: 'word'}).segment(text.trim().replace(/\s+/g, ' '))) {
    const before = pieces.at(-1);
    const breaks = before === undefined
      || (segment !== ' ' && !closing.test(segment) && !opening.test(before) && (before.endsWith(' ') || endsUnspaced.test(before) || beginsUnspaced.test(segment)));
    if (breaks) pieces.push(segment);
    else pieces[pieces.length - 1] = before + segment;
  }
  return pieces;
}

/**
 * A text in lines no wider than `width`, broken between words. No line begins
 * with punctuation that closes or ends with one that opens; a word that is
 * wider than a line is broken between its letters.
 */
export function breakLines(text: string, width: number, measure: Measure, language: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text, language)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line) lines.push(line.trimEnd());
    line = piece;
    if (measure(line.trimEnd()) <= width) continue;
    line = '';
    for (const letter of lettersOf(piece.trimEnd(), language)) {
      if (line && measure(line + letter) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
    if (piece.endsWith(' ')) line += ' ';
  }
  return line.trim() ? [...lines, line.trimEnd()] : lines;
}

/** The largest size at which a text fits, in lines of about the same width; at the smallest, an ellipsis stands for what does not. */
export function fitText(text: string, {width, height, largest, smallest, leading}: Room, measureAt: (size: number) => Measure, language: string): Fitted {
  for (let size = largest; ; size = Math.max(smallest, Math.floor(size * .95))) {
    const measure = measureAt(size);
    const lines = breakLines(text, width, measure, language);
    const most = Math.max(1, Math.floor(height / (size * leading)));
    if (lines.length <= most) return {lines: balance(text, lines.length, width, measure, language), size};
    if (size > smallest) continue;
    const last = lettersOf(lines[most - 1]!, language);
    while (measure(`${last.join('').trimEnd()}…`) > width) last.pop();
    return {lines: [...lines.slice(0, most - 1), `${last.join('').trimEnd()}…`], size};
  }
}

/** Lines of the same number: two of them parted at a comma, if there is one about the middle; otherwise the narrowest, so that no word is left alone on the last. */
function balance(text: string, count: number, width: number, measure: Measure, language: string): readonly string[] {
  const pieces = piecesOf(text, language);
  const halves = pieces.flatMap((piece, i) => (/[\p{Po}\p{Pd}] ?$/u.test(piece) ? [[pieces.slice(0, i + 1), pieces.slice(i + 1)].map(half => half.join('').trimEnd())] : []))
    .map(lines => ({lines, wide: lines.map(measure)}))
    .filter(({wide}) => Math.max(...wide) <= width && Math.min(...wide) > .6 * Math.max(...wide));
  if (count === 2 && halves.length) return halves.reduce((best, half) => (Math.max(...half.wide) < Math.max(...best.wide) ? half : best)).lines;
  let narrow = Math.min(width, Math.max(0, ...pieces.map(piece => measure(piece.trimEnd()))));
  let wide = width;
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    if (breakLines(text, middle, measure, language).length > count) narrow = middle;
    else wide = middle;
  }
  return breakLines(text, wide, measure, language);
}

function lettersOf(text: string, language: string): string[] {
  return Array.from(new Intl.Segmenter(language).segment(text), ({segment}) => segment);
}

import {showCode} from '../../../src/program/referrals/codes.js';
import {type Fitted, fitText} from './lines.js';
import {drawPaper, height, ink, margin, muted, width} from './paper.js';
import {type LetterStyle, type Pen, penOf} from './pen.js';
import {drawPicture, loadPicture, type Picture} from './picture.js';
import {type Qr, qrOf} from './qr.js';
import {quote} from './quote.js';

export interface PosterParts {
  /** An absolute address; the QR code says it letter by letter. */
  readonly link: string;
  readonly brand: string;
  readonly offer: string;
  /** A personal line, shown as a quotation. */
  readonly note?: string | undefined;
  /** The address of a product's picture, of any shape. One that cannot be had, or not for a canvas, is left out. */
  readonly picture?: string | undefined;
  /** The member's code, with hyphens or without. */
  readonly code: string;
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Families as in CSS; a serif, if not given. Fonts that the page has not loaded yet are not waited for. */
  readonly font?: string | undefined;
  /** A colour for the frame and the ornaments; words and QR code keep theirs, so that they can be read beside any. */
  readonly accent?: string | undefined;
}

const serif = `'Iowan Old Style', 'Palatino Nova', Palatino, 'Palatino Linotype', 'P052', Georgia, 'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', 'SimSun', serif`;
const oxblood = '#8a2f3b';
const column = width - 2 * margin;

const brandStyle: LetterStyle = {weight: 600, colour: ink, leading: 1.2};
const offerStyle: LetterStyle = {weight: 700, colour: ink, leading: 1.18};
const noteStyle: LetterStyle = {weight: 400, colour: ink, leading: 1.45};
const codeStyle: LetterStyle = {weight: 600, colour: ink, leading: 1.2, spacing: .04, latin: true};
const hostStyle: LetterStyle = {weight: 400, colour: muted, leading: 1.3, latin: true};

/**
 * A poster that invites, as a PNG of 1080 × 1440 pixels: brand, picture, offer
 * and note, and below a line to tear off, the code and the link's QR code.
 * Drawn in the page; nothing but the picture is fetched.
 *
 * @throws {TypeError} when the link is not an absolute address.
 * @throws {RangeError} when the link is longer than a QR code can be.
 */
export async function drawPoster(parts: PosterParts): Promise<Blob> {
  const {host} = new URL(parts.link);
  const qr = qrOf(parts.link, 470);
  const picture = parts.picture ? await loadPicture(parts.picture) : undefined;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Han characters look as their language writes them.
  canvas.lang = parts.language;
  const context = canvas.getContext('2d')!;
  // A colour that the canvas cannot read leaves the one before.
  context.fillStyle = oxblood;
  context.fillStyle = parts.accent ?? oxblood;
  const pen = penOf(context, {accent: context.fillStyle, direction: parts.direction, font: parts.font ?? serif});

  const card = qr.side + 32;
  const tear = height - margin - card - 56;
  drawPaper(pen, tear);
  drawInvitation(pen, parts, picture, tear - 56);
  drawStub(pen, parts, host, qr, card);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The browser could not save the poster as a PNG.'))), 'image/png'));
}

/** What is offered, and by whom, above `bottom`; the picture takes what room the words leave. */
function drawInvitation(pen: Pen, {brand, language, note, offer}: PosterParts, picture: Picture | undefined, bottom: number): void {
  const fit = (text: string, style: LetterStyle, [largest, smallest]: readonly [number, number], tall: number, wide = column): Fitted =>
    fitText(text, {width: wide, height: tall, largest, smallest, leading: style.leading}, pen.measureAt(style), language);
  const tallOf = ({lines, size}: Fitted, {leading}: LetterStyle): number => lines.length * size * leading;

  const top = pen.write(fit(brand, brandStyle, [46, 30], 60), brandStyle, margin, 104) + 36;
  const room = bottom - top;
  const words = note && fit(quote(note, language), noteStyle, picture ? [38, 24] : [44, 26], room * (picture ? .28 : .4), column - 40);
  const noteTall = words ? tallOf(words, noteStyle) + 40 : 0;
  const title = fit(offer, offerStyle, picture ? [84, 40] : [128, 44], picture ? room * .34 : room - noteTall);
  const titleTall = tallOf(title, offerStyle);

  let next = top;
  if (picture) {
    const tall = room - titleTall - noteTall - 40;
    drawPicture(pen, picture, {x: margin, y: top, width: column, height: tall});
    next = top + tall + 40;
  } else {
    drawMoon(pen);
    next = Math.max(top, top + (room - titleTall - noteTall) * .62);
  }
  next = pen.write(title, offerStyle, margin, next);
  if (!words) return;
  pen.context.fillStyle = pen.accent;
  pen.context.fillRect(pen.place(margin, 5), next + 48, 5, tallOf(words, noteStyle) - 16);
  pen.write(words, noteStyle, margin + 40, next + 40);
}

function drawMoon({accent, context, place}: Pen): void {
  context.save();
  context.fillStyle = accent;
  context.globalAlpha = .1;
  context.beginPath();
  context.arc(place(width - 300), 330, 200, 0, 2 * Math.PI);
  context.fill();
  context.restore();
}

/** What is kept: the code, where it is good, and the QR code for both. */
function drawStub(pen: Pen, {code, language}: PosterParts, host: string, qr: Qr, card: number): void {
  const {context, place} = pen;
  const edge = (card - qr.side) / 2;
  const [x, y] = [place(width - margin - card, card), height - margin - card];
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(x, y, card, card, 20);
  context.fill();
  qr.draw(context, x + edge, y + edge);

  const wide = column - card - 48;
  const fit = (text: string, style: LetterStyle, largest: number, smallest: number): Fitted =>
    fitText(text, {width: wide, height: 10, largest, smallest, leading: style.leading}, pen.measureAt(style), language);
  const codeText = fit(showCode(code.replaceAll('-', '')), codeStyle, 60, 20);
  const hostText = fit(host, hostStyle, 32, 20);
  const tall = codeText.size * codeStyle.leading + hostText.size * hostStyle.leading + 44;
  const top = y + (card - tall) / 2;
  context.fillStyle = pen.accent;
  context.fillRect(place(margin, 72), top, 72, 5);
  const next = pen.write(codeText, codeStyle, margin, top + 36);
  pen.write(hostText, hostStyle, margin, next + 8);
}

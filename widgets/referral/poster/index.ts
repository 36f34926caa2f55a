import {showCode} from '../../../src/program/referrals/codes.js';
import {type Fitted, fitText, type Room} from './lines.js';
import {drawPaper, height, ink, margin, muted, width} from './paper.js';
import {type LetterStyle, type Pen, penOf} from './pen.js';
import {drawPicture, loadPicture, type Picture, ratioOf} from './picture.js';
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
/** From the lower edge to what is written. */
const foot = 93;
const gap = 40;
/** Of a note, for the line before it. */
const indent = 34;

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

  const card = qr.side + 18;
  const tear = height - foot - card - 46;
  drawPaper(pen, tear, !picture);
  drawInvitation(pen, parts, picture, tear - 52);
  drawStub(pen, parts, host, qr, card);
  return new Promise((resolve, reject) => canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The browser could not save the poster as a PNG.'))), 'image/png'));
}

/** What is offered, and by whom, above `bottom`. */
function drawInvitation(pen: Pen, {brand, language, note, offer}: PosterParts, picture: Picture | undefined, bottom: number): void {
  const fit = (text: string, style: LetterStyle, room: Omit<Room, 'leading'>): Fitted => fitText(text, {...room, leading: style.leading}, pen.measureAt(style), language);
  const top = 34 + pen.write(fit(brand, brandStyle, {width: column, height: 60, largest: 46, smallest: 30}), brandStyle, margin, 98);
  const room = bottom - top;
  const quotation = note?.trim() && quote(note, language);

  if (!picture) {
    const words = quotation && fit(quotation, noteStyle, {width: column - indent, height: room * .46, largest: 44, smallest: 24});
    const noteTall = words ? gap + tallOf(words, noteStyle) : 0;
    const title = fit(offer, offerStyle, {width: column, height: room - noteTall, largest: 106, smallest: 44});
    const next = pen.write(title, offerStyle, margin, top + (room - tallOf(title, offerStyle) - noteTall) * .6);
    if (words) drawNote(pen, words, margin, next + gap);
    return;
  }

  const title = fit(offer, offerStyle, {width: column, height: room * .34, largest: 86, smallest: 40});
  const most = room - tallOf(title, offerStyle) - gap;
  const wide = quotation ? Math.min(440, Math.max(300, most * ratioOf(picture))) : column;
  // Beside a note, a picture with a ground of its own keeps its shape, and the offer has the air above it.
  const tall = quotation && !picture.clear ? Math.min(most, Math.max(300, wide / ratioOf(picture))) : most;
  pen.write(title, offerStyle, margin, top + (most - tall) * .4);
  drawPicture(pen, picture, {x: pen.place(margin, wide), y: bottom - tall, width: wide, height: tall});
  if (!quotation) return;
  const start = margin + wide + 44;
  const words = fit(quotation, noteStyle, {width: width - margin - start - indent, height: tall, largest: 40, smallest: 22});
  drawNote(pen, words, start, bottom - (tall + tallOf(words, noteStyle)) / 2);
}

function tallOf({lines, size}: Fitted, {leading}: LetterStyle): number {
  return lines.length * size * leading;
}

function drawNote(pen: Pen, words: Fitted, start: number, top: number): void {
  pen.context.fillStyle = pen.accent;
  pen.context.fillRect(pen.place(start, 4), top + 8, 4, tallOf(words, noteStyle) - 16);
  pen.write(words, noteStyle, start + indent, top);
}

/** What is kept: the code, where it is good, and the QR code for both. */
function drawStub(pen: Pen, {code, language}: PosterParts, host: string, qr: Qr, card: number): void {
  const {context, place} = pen;
  // Like the modules, the code stands on every third pixel.
  const x = Math.round(place(width - margin - card, card) / 3) * 3;
  const y = height - foot - card;
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(x, y, card, card, 18);
  context.fill();
  qr.draw(context, x + 9, y + 9);

  const fit = (text: string, style: LetterStyle, largest: number): Fitted =>
    fitText(text, {width: column - card - 44, height: 0, largest, smallest: 18, leading: style.leading}, pen.measureAt(style), language);
  const symbols = fit(showCode(code.replaceAll('-', '')), codeStyle, 62);
  const where = fit(host, hostStyle, 32);
  const top = y + (card - 44 - tallOf(symbols, codeStyle) - tallOf(where, hostStyle)) / 2;
  context.fillStyle = pen.accent;
  context.fillRect(place(margin, 72), top, 72, 4);
  pen.write(where, hostStyle, margin, 8 + pen.write(symbols, codeStyle, margin, top + 36));
}

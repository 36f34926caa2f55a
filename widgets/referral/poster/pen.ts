import type {Fitted, Measure} from './lines.js';
import {width} from './paper.js';

export interface Pen {
  readonly context: CanvasRenderingContext2D;
  readonly accent: string;
  /** Where a box begins, in pixels from the left, whose place is told from where lines begin. */
  place(start: number, box?: number): number;
  measureAt(style: LetterStyle): (size: number) => Measure;
  /** Writes lines below `top`; returns where they end. */
  write(text: Fitted, style: LetterStyle, start: number, top: number): number;
}

export interface LetterStyle {
  readonly weight: number;
  readonly colour: string;
  readonly leading: number;
  /** Between letters, in sizes of a letter. */
  readonly spacing?: number;
  /** Codes and addresses are written from left to right in every language. */
  readonly latin?: true;
}

/** Writes in one family and direction. */
export function penOf(context: CanvasRenderingContext2D, {accent, direction, font}: {readonly accent: string; readonly direction: 'ltr' | 'rtl'; readonly font: string}): Pen {
  const rtl = direction === 'rtl';
  const take = ({weight, spacing = 0}: LetterStyle, size: number): void => {
    context.font = `${weight} ${size}px ${font}`;
    context.letterSpacing = `${spacing * size}px`;
  };
  const place = (start: number, box = 0): number => (rtl ? width - start - box : start);
  return {
    context,
    accent,
    place,
    measureAt: style => size => text => {
      take(style, size);
      return context.measureText(text).width;
    },
    write({lines, size}, style, start, top) {
      take(style, size);
      context.fillStyle = style.colour;
      context.direction = style.latin ? 'ltr' : direction;
      context.textAlign = rtl ? 'right' : 'left';
      const line = size * style.leading;
      lines.forEach((text, i) => context.fillText(text, place(start), top + i * line + (line - size) / 2 + size * .82));
      return top + lines.length * line;
    },
  };
}

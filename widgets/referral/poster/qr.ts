import {correction, generate} from 'lean-qr';

/** In modules, on each side (ISO/IEC 18004, 5.3.8). */
const quietZone = 4;
/** What the largest code holds at correction level M, in bytes (ISO/IEC 18004, table 7). */
const mostBytes = 2331;

export interface Qr {
  /** With the quiet zone, in pixels. */
  readonly side: number;
  readonly draw: (context: CanvasRenderingContext2D, x: number, y: number) => void;
}

/**
 * The QR code of a link, black on white, as large as `most` pixels allow.
 * Its modules are multiples of three pixels where that is possible, so that
 * they stay sharp on a picture that is shown at a third of its size.
 *
 * @throws {RangeError} when the link is longer than a QR code can be.
 */
export function qrOf(link: string, most: number): Qr {
  const bytes = new TextEncoder().encode(link).length;
  if (bytes > mostBytes) throw new RangeError(`The link has ${bytes} bytes; a QR code holds ${mostBytes}. Shorten the landing page's address.`);
  const code = generate(link, {minCorrectionLevel: correction.M, maxCorrectionLevel: correction.M});
  const modules = code.size + 2 * quietZone;
  const module = Math.floor(most / modules / 3) * 3 || Math.floor(most / modules);
  const side = modules * module;
  return {
    side,
    draw(context, x, y) {
      context.fillStyle = '#fff';
      context.fillRect(x, y, side, side);
      context.fillStyle = '#000';
      for (let row = 0; row < code.size; row++) {
        for (let column = 0; column < code.size; column++) {
          if (code.get(column, row)) context.fillRect(x + (column + quietZone) * module, y + (row + quietZone) * module, module, module);
        }
      }
    },
  };
}

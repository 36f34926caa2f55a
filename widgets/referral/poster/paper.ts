import type {Pen} from './pen.js';

/** A poster's size in pixels. */
export const width = 1080;
export const height = 1440;
/** From the side to what is written. */
export const margin = 112;
/** From the edge to the frame. */
const inset = 42;

export const ink = '#2f1f1b';
export const muted = '#75604f';
const ground = '#fbf5e8';
const corner = 26;
const notch = 26;
/** From the outer frame to the inner. */
const between = 10;

/** The paper: a warm ground, a thin frame whose corners are cut round as on a tea label, a moon if there is no other picture, and a line to tear off the part below `tear`. */
export function drawPaper({accent, context, place}: Pen, tear: number, moon: boolean): void {
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  if (moon) {
    context.save();
    context.clip(frame(between, tear));
    context.fillStyle = accent;
    context.globalAlpha = .1;
    context.beginPath();
    context.arc(place(width - 250), 250, 270, 0, 2 * Math.PI);
    context.fill();
    context.restore();
  }
  context.strokeStyle = accent;
  context.lineWidth = 3;
  context.stroke(frame(0, tear));
  context.lineWidth = 1.25;
  context.stroke(frame(between, tear));
  context.save();
  context.setLineDash([.1, 13]);
  context.lineCap = 'round';
  context.lineWidth = 4;
  context.globalAlpha = .55;
  context.beginPath();
  context.moveTo(inset + between + notch + 13, tear);
  context.lineTo(width - inset - between - notch - 13, tear);
  context.stroke();
  context.restore();
}

/** A frame so far within the outer one: its corners and notches are cut by circles about the outer one's edge. */
function frame(within: number, tear: number): Path2D {
  const [left, top, right, bottom] = [inset, inset, width - inset, height - inset];
  const turn = Math.PI / 2;
  const path = new Path2D();
  /** From the edge that lies at `from` quarter turns to the next one, leftwards. */
  const cut = (x: number, y: number, radius: number, from: number, turns: number): void => {
    const off = Math.asin(within / (radius + within));
    path.arc(x, y, radius + within, from * turn - off, (from - turns) * turn + off, true);
  };
  cut(left, top, corner, 1, 1);
  cut(right, top, corner, 2, 1);
  cut(right, tear, notch, 3, 2);
  cut(right, bottom, corner, 3, 1);
  cut(left, bottom, corner, 4, 1);
  cut(left, tear, notch, 1, 2);
  path.closePath();
  return path;
}

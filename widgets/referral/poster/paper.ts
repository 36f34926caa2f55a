import type {Pen} from './pen.js';

/** A poster's size in pixels. */
export const width = 1080;
export const height = 1440;
/** From the edge to the frame, and to what is written. */
export const inset = 42;
export const margin = 112;

export const ink = '#2f1f1b';
export const muted = '#75604f';
const ground = '#fbf5e8';
const notch = 30;

/** The paper: a warm ground, a thin frame whose corners are cut round as on a tea label, and a line to tear off the part below `tear`. */
export function drawPaper({accent, context}: Pen, tear: number): void {
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = accent;
  context.lineWidth = 3;
  context.stroke(frame(inset, tear, 26));
  context.lineWidth = 1.25;
  context.stroke(frame(inset + 11, tear, 26));
  context.save();
  context.setLineDash([.1, 13]);
  context.lineCap = 'round';
  context.lineWidth = 4;
  context.globalAlpha = .55;
  context.beginPath();
  context.moveTo(inset + 11 + notch + 10, tear);
  context.lineTo(width - inset - 11 - notch, tear);
  context.stroke();
  context.restore();
}

function frame(edge: number, tear: number, corner: number): Path2D {
  const [right, bottom] = [width - edge, height - edge];
  const path = new Path2D();
  path.moveTo(edge + corner, edge);
  path.arc(right, edge, corner, Math.PI, Math.PI / 2, true);
  path.arc(right, tear, notch, -Math.PI / 2, Math.PI / 2, true);
  path.arc(right, bottom, corner, -Math.PI / 2, Math.PI, true);
  path.arc(edge, bottom, corner, 0, -Math.PI / 2, true);
  path.arc(edge, tear, notch, Math.PI / 2, -Math.PI / 2, true);
  path.arc(edge, edge, corner, Math.PI / 2, 0, true);
  path.closePath();
  return path;
}

import type {Pen} from './pen.js';

export interface Picture {
  readonly image: HTMLImageElement;
  /** Whether it has no ground of its own: its corners are clear. */
  readonly clear: boolean;
}

/** Longer than this, in milliseconds, and the gesture that asked for the poster may no longer share it. */
const patience = 3000;

/** A picture that a canvas may show and still be saved; none when it cannot be had in time. */
export async function loadPicture(address: string): Promise<Picture | undefined> {
  const image = new Image();
  // Before the address: what comes without leave would taint the canvas.
  image.crossOrigin = 'anonymous';
  image.src = address;
  let timer;
  try {
    await Promise.race([image.decode(), new Promise((_, late) => (timer = setTimeout(late, patience, new Error('The picture came too late.'))))]);
    // Some browsers give an SVG no size when it names none.
    return image.naturalWidth ? {image, clear: hasClearCorners(image)} : undefined;
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** @throws {DOMException} when the picture taints what it is drawn on. */
function hasClearCorners(image: HTMLImageElement): boolean {
  const canvas = document.createElement('canvas');
  const side = canvas.width = canvas.height = 16;
  const context = canvas.getContext('2d', {willReadFrequently: true})!;
  context.drawImage(image, 0, 0, side, side);
  const {data} = context.getImageData(0, 0, side, side);
  return [0, side - 1, side * (side - 1), side * side - 1].some(pixel => data[4 * pixel + 3]! < 128);
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Its width by its height. */
export function ratioOf({image}: Picture): number {
  return image.naturalWidth / image.naturalHeight;
}

/**
 * A picture on a tinted panel. It fills the panel when their shapes are alike;
 * otherwise it stands whole in the middle, with a moon behind it if it has no
 * ground of its own.
 */
export function drawPicture({accent, context}: Pen, picture: Picture, {x, y, width, height}: Box): void {
  const {clear, image} = picture;
  const ratio = ratioOf(picture);
  const fills = !clear && Math.abs(Math.log(ratio * height / width)) < .15;
  const tall = fills ? Math.max(height, width / ratio) : Math.min(height - 40, (width - 40) / ratio);
  const wide = tall * ratio;

  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, 18);
  context.clip();
  context.fillStyle = accent;
  context.globalAlpha = .1;
  context.fillRect(x, y, width, height);
  if (clear) {
    context.beginPath();
    context.arc(x + width / 2, y + height / 2, Math.min(width, height) * .44, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  const [left, top] = [x + (width - wide) / 2, y + (height - tall) / 2];
  if (!clear && !fills) {
    context.beginPath();
    context.roundRect(left, top, wide, tall, 10);
    context.clip();
  }
  context.drawImage(image, left, top, wide, tall);
  context.restore();
}

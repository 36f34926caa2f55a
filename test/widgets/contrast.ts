/** A colour as it is on the screen: red, green, blue and how opaque, each from 0 to 1. */
type Shade = readonly [number, number, number, number];

const pen = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true})!;

/** @throws {RangeError} when this is no colour */
function shadeOf(colour: string): Shade {
  if (!CSS.supports('color', colour)) throw new RangeError(`${colour}: no colour`);
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  return [red! / 255, green! / 255, blue! / 255, alpha! / 255];
}

const over = ([red, green, blue, alpha]: Shade, below: Shade): Shade => [red, green, blue].map((part, i) => part * alpha + below[i]! * (1 - alpha)).concat(1) as unknown as Shade;

/** The element around it as it is drawn: through slots, and out of shadow trees. */
const around = (element: Element): Element | null => element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** What is behind an element's content, or behind the element itself. */
function ground(element: Element | null): Shade {
  if (!element) return [1, 1, 1, 1];
  const shade = shadeOf(getComputedStyle(element).backgroundColor);
  return shade[3] === 1 ? shade : over(shade, ground(around(element)));
}

/** Relative luminance, as WCAG 2.2 defines it (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
const luminance = (shade: Shade): number => {
  const [red, green, blue] = shade.map(part => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
  return .2126 * red! + .7152 * green! + .0722 * blue!;
};

/** How well this colour stands out from what is around the element: 1 is not at all, 21 is the most. */
export function contrastAround(element: Element, colour: string): number {
  const behind = ground(around(element));
  const [darker, lighter] = [luminance(over(shadeOf(colour), behind)), luminance(behind)].sort((a, b) => a - b);
  return (lighter! + .05) / (darker! + .05);
}

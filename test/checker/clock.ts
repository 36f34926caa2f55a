/**
 * The page's clock, faster than the world's and wrong by as much as the
 * address says. Loaded before the SDK, which takes its natives when it loads.
 */
const settings = new URLSearchParams(location.search);
const speed = Number(settings.get('speed'));
const epoch = Number(settings.get('epoch'));
let shift = Number(settings.get('shift'));

/** Puts the page's clock wrong by so many milliseconds. */
export function shiftClock(milliseconds: number): void {
  shift = milliseconds;
}

const World = Date;
const {performance, setInterval, setTimeout} = globalThis;
const worldPerformance = performance.now.bind(performance);
const worldTimeout = AbortSignal.timeout.bind(AbortSignal);

/** The same for all pages of one shift, so that time goes on from page to page. */
const now = (): number => Math.floor(epoch + (World.now() - epoch) * speed + shift);

globalThis.Date = class extends World {
  constructor(...given: [] | [number]) {
    super(...(given.length > 0 ? given : [now()]) as [number]);
  }
  static override now = now;
} as DateConstructor;
globalThis.setTimeout = ((work: () => void, delay = 0) => setTimeout(work, delay / speed)) as typeof setTimeout;
globalThis.setInterval = ((work: () => void, delay = 0) => setInterval(work, delay / speed)) as typeof setInterval;
performance.now = () => worldPerformance() * speed;
AbortSignal.timeout = delay => worldTimeout(delay / speed);

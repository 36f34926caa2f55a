const units = [['day', 864e5], ['hour', 36e5], ['minute', 6e4], ['second', 1e3]] as const;

/**
 * A span of time as people say it: in the largest unit of which at least two
 * are left, because "1 day" would stand for anything up to two.
 *
 * @param left milliseconds
 * @returns how many of which unit, and the milliseconds until that is no longer so
 */
export function countdown(left: number): readonly [value: number, unit: typeof units[number][0], changesIn: number] {
  const [unit, size] = units.find(([, size]) => left >= 2 * size) ?? units[3];
  return [Math.floor(left / size), unit, left % size + 1];
}

import type {Cost} from './burst.js';
import {cases} from './cases.js';
import type {Outcome} from './run.js';

/** What was seen of one SDK, run by run. */
export interface Seen {
  readonly name: string;
  readonly version: string;
  readonly cases: {readonly [name: string]: readonly Outcome[]};
  readonly bursts: readonly Cost[];
}

/** "172 (160–180)": the median, with the least and the most where they differ. */
export function median(values: readonly number[], digits = 0): string {
  const sorted = values.map(value => Number(value.toFixed(digits))).sort((a, b) => a - b);
  if (sorted.length === 0) return '–';
  const middle = (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
  const show = (value: number): string => value.toLocaleString('en', {maximumFractionDigits: digits});
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  return show(middle) + (least === most ? '' : ` (${show(least)}–${show(most)})`);
}

export function deliveryTable(rows: readonly Seen[]): string {
  const names = Object.keys(cases).filter(name => rows.some(row => row.cases[name]?.length));
  return markdown(
    ['SDK', ...names.map(name => cases[name]!.heading)],
    rows.map(row => [label(row), ...names.map(name => cell(row.cases[name] ?? []))]),
  );
}

export function costTable(rows: readonly Seen[]): string {
  const columns: readonly [string, keyof Cost, number][] = [
    ['caller, µs an event', 'caller', 1],
    ['main thread in all, µs an event', 'mainThread', 0],
    ['longest task, ms', 'longest', 0],
    ['bytes an event', 'bytes', 0],
    ['requests', 'requests', 0],
    ['delivered', 'delivered', 0],
  ];
  return markdown(
    ['SDK', ...columns.map(([heading]) => heading)],
    rows.map(row => [label(row), ...columns.map(([, column, digits]) => median(row.bursts.map(cost => cost[column]), digits))]),
  );
}

const label = ({name, version}: Seen): string => `${name} ${version}`;

function cell(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return '–';
  const of = (pick: (outcome: Outcome) => number): string => median(outcomes.map(pick));
  const {events} = outcomes[0]!;
  let text = of(({delivered}) => delivered) + (events === 500 ? '' : ` of ${events}`);
  if (outcomes.some(({sooner, delivered}) => sooner !== undefined && sooner !== delivered)) text = `${of(({sooner = 0}) => sooner)}; ${text} after the next visit`;
  if (outcomes.some(({twice}) => twice > 0)) text += `, +${of(({twice}) => twice)} twice`;
  if (outcomes.some(({copies, delivered}) => copies > delivered)) text += `, ${of(({copies}) => copies)} copies`;
  return text;
}

export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/**
 * Where a text stops being JSON: `line 3, column 7`.
 *
 * V8 gives the offset for some mistakes only, but it tells a text that merely
 * lacks its end from one that is wrong, so the longest beginning that merely
 * lacks its end is searched for.
 */
export function placeOfMistake(text: string): string {
  let good = 0;
  let bad = text.length + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (lacksOnlyItsEnd(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split('\n');
  return `line ${lines.length}, column ${lines.at(-1)!.length + 1}`;
}

function lacksOnlyItsEnd(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const {message} = error as SyntaxError;
    return message.startsWith('Unexpected end') || message.endsWith(`at position ${text.length}`);
  }
}

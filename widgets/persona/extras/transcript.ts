import type {ChatLine} from '../../../src/element/client.js';

/**
 * What was said as plain text: when, who, what.
 *
 * @param who names the one who said a line
 * @param language BCP 47, for the times
 */
export function transcriptOf(title: string, lines: readonly ChatLine[], who: (line: ChatLine) => string, language: string): string {
  const said = lines.map(line => `${new Date(line.at).toLocaleString(language)}  ${who(line)}\n${line.text}\n`);
  return [title, '', ...said].join('\n');
}

/** Gives the text to the shopper as a file, without a request. */
export function download(name: string, text: string): void {
  // With a mark for programs that would take it for another encoding.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], {type: 'text/plain'}));
  Object.assign(document.createElement('a'), {href: url, download: name}).click();
  // The browser has the file once the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 9000);
}

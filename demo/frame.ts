import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** What stands for a page's placeholders: `service` for `{{service}}`. */
export interface Values {
  readonly [name: string]: string;
}

/**
 * A page of the shop: its own file, within what all pages of its language
 * have in common. The file has what goes into the head, then the link that
 * skips to what the page is about, then that. Links of the frame that lead to
 * the page itself say so.
 *
 * @param folder of one language's pages
 * @param path the page's own
 * @param twin its path in English, by which the other language finds its own
 */
export async function framed(folder: string, file: string, path: string, twin: string, values: Values): Promise<string> {
  const page = await readFile(join(folder, file), 'utf8');
  const frame = await readFile(join(folder, 'frame.html'), 'utf8');
  const [, head, skip, main] = /^(.*?)\s*(<a class="skip".*?<\/a>)\s*(.*?)\s*$/s.exec(page) ?? [];
  if (main === undefined) throw new Error(`${file}: found no link of the class "skip"; allowed: what goes into the head, such a link, then the page`);
  const parts: Values = {head: head!, skip: skip!, main};
  const whole = frame
    .replaceAll(`href="${path}{{query}}"`, '$& aria-current="page"')
    .replace(/^( *)\{\{(head|skip|main)\}\}/gm, (_, indent: string, part: string) => indent + parts[part]!.replaceAll('\n', `\n${indent}`));
  return fill(whole, {...values, twin});
}

/** Values come as texts; what they would end is escaped. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => (Object.hasOwn(values, name) ? escapeAttribute(values[name]!) : placeholder));
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

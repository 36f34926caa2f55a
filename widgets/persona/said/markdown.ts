/** Words that are being said: what stands on the page stays as it is, and more is added behind it. */
export interface Words {
  /** @param more what comes next, however it was cut */
  add(more: string): void;
  /** Nothing comes any more: what could still have become something stands as it was written. */
  end(): void;
}

type Mark = '*' | '_' | '**' | '__';

/** What a line may begin with, as long as more of it has to come. */
const undecidedLine = /^ {0,3}([-+*]|\d{1,9}[.)]?|#{1,6}|`{1,2})?$/;
const item = /^ {0,3}(?:[-+*]|(\d{1,9})[.)]) /;
const link = /^\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)/;
const undecidedLink = /^\[[^[\]\n]{0,300}(\](\([^()\s]{0,2000})?)?$/;
const address = /^https?:\/\/[\w\-.~:/?#@!$&+,;=%]+/;
const word = /[\p{L}\p{N}]/u;

/**
 * Writes a subset of Markdown into an element as nodes, while it comes:
 * paragraphs, emphasis, code, lists, and links to http(s) and mailto that say
 * where they lead. Nothing else in a text, markup included, is anything but
 * text. Elements and attributes are made here alone, so no text can name one.
 */
export function openWords(root: HTMLElement): Words {
  let rest = '';
  let over = false;
  let atLine = true;
  /** Inside a fenced block of code. */
  let fenced = false;
  /** Inside a heading, which ends with its line. */
  let headed = false;
  /** The paragraph, item or code that is being written. */
  let block: HTMLElement | undefined;
  let list: HTMLElement | undefined;
  let marks: {readonly mark: Mark | '`'; readonly node: HTMLElement}[] = [];
  /** Not on the page yet. */
  let text = '';
  let last = '';

  const within = (): HTMLElement => marks.at(-1)?.node ?? block!;

  function flush(): void {
    if (text) within().append(text);
    text = '';
  }

  function write(more: string): void {
    text += more;
    last = more.at(-1) ?? last;
  }

  function make(name: string, parent: HTMLElement): HTMLElement {
    flush();
    const node = document.createElement(name);
    parent.append(node);
    return node;
  }

  function close(): void {
    flush();
    marks = [];
    block = undefined;
    last = '';
  }

  /** @returns how much of the line's beginning is done with; nothing where more has to come */
  function beginLine(): number | undefined {
    if (fenced) return fencedLine();
    if (!over && (undecidedLine.test(rest) || (rest.startsWith('```') && !rest.includes('\n')))) return undefined;
    const [fence] = /^```.*\n?/.exec(rest) ?? [];
    if (fence) {
      close();
      list = undefined;
      block = make('code', make('pre', root));
      fenced = true;
      return fence.length;
    }
    atLine = false;
    const [bullet, number] = item.exec(rest) ?? [];
    if (bullet) {
      close();
      const name = number ? 'ol' : 'ul';
      if (list?.localName !== name) {
        list = make(name, root);
        if (number && number !== '1') list.setAttribute('start', String(Number(number)));
      }
      block = make('li', list);
      return bullet.length;
    }
    const [heading] = /^ {0,3}#{1,6} /.exec(rest) ?? [];
    if (heading) {
      close();
      list = undefined;
      block = make('p', root);
      marks = [{mark: '**', node: make('strong', block)}];
      headed = true;
      return heading.length;
    }
    if (rest.startsWith('\n')) {
      close();
      return 0;
    }
    if (block) {
      // Lines of one paragraph stay lines.
      write('\n');
    } else {
      list = undefined;
      block = make('p', root);
    }
    return 0;
  }

  function fencedLine(): number | undefined {
    const [line, end] = /^[^\n]*(\n?)/.exec(rest)!;
    if (!end && !over && '```'.startsWith(line.slice(0, 3))) return undefined;
    if (/^```\s*$/.test(line)) {
      close();
      fenced = false;
      return line.length;
    }
    write(line);
    atLine = !!end;
    return line.length;
  }

  function mark(): number | undefined {
    const [sign] = rest as unknown as [Mark];
    if (rest.length < 3 && !over) return undefined;
    const mark = (rest[1] === sign ? sign + sign : sign) as Mark;
    const next = rest[mark.length] ?? '';
    const open = marks.findIndex(other => other.mark === mark);
    // `_` inside a word is part of it, and `*` between figures multiplies.
    const joined = sign === '_' ? word : /\d/;
    const joins = joined.test(last) && joined.test(next);
    if (open >= 0 && last.trim() && !joins) {
      flush();
      marks = marks.slice(0, open);
    } else if (open < 0 && next.trim() && !joins && !(sign === '_' && word.test(last))) {
      marks = [...marks, {mark, node: make(mark.length > 1 ? 'strong' : 'em', within())}];
      last = '';
    } else {
      write(mark);
    }
    return mark.length;
  }

  function code(): number {
    flush();
    if (marks.at(-1)?.mark === '`') marks = marks.slice(0, -1);
    else marks = [...marks, {mark: '`', node: make('code', within())}];
    last = '`';
    return 1;
  }

  function leadTo(words: string, href: string): boolean {
    let url: URL;
    try {
      url = new URL(href, document.baseURI);
    } catch {
      return false;
    }
    if (!/^(https?|mailto):$/.test(url.protocol)) return false;
    const anchor = make('a', within()) as HTMLAnchorElement;
    anchor.href = url.href;
    anchor.append(words);
    const where = url.host || url.pathname;
    if (url.host !== location.host && url.host) {
      anchor.target = '_blank';
      anchor.rel = 'noopener noreferrer';
    }
    if (where !== location.host && !words.startsWith(`${url.protocol}//${where}`)) {
      const shown = make('bdi', within());
      shown.append(` (${where})`);
    }
    last = ')';
    return true;
  }

  function linked(): number | undefined {
    if (!over && undecidedLink.test(rest)) return undefined;
    const [whole, words, href] = link.exec(rest) ?? [];
    if (whole && leadTo(words!, href!)) return whole.length;
    write('[');
    return 1;
  }

  function addressed(): number | undefined {
    const [found] = word.test(last) ? [] : address.exec(rest) ?? [];
    if (!over && (found ? found.length === rest.length : ['http://', 'https://'].some(start => start.startsWith(rest)))) return undefined;
    const url = found?.replace(/[.,;:!?]+$/, '') ?? '';
    if (url && leadTo(url, url)) return url.length;
    write('h');
    return 1;
  }

  /** @returns how much of the rest is done with; nothing where more has to come */
  function step(): number | undefined {
    if (atLine) return beginLine();
    const inCode = fenced || marks.at(-1)?.mark === '`';
    const [sign = ''] = rest;
    if (sign === '\n') {
      if (fenced) write('\n');
      if (headed) close();
      headed = false;
      atLine = true;
      return 1;
    }
    if (sign === '`' && !fenced) return code();
    if (!inCode) {
      if (sign === '\\') {
        if (rest.length < 2 && !over) return undefined;
        const escaped = /^\\[!-/:-@[-`{-~]/.test(rest);
        write(escaped ? rest[1]! : '\\');
        return escaped ? 2 : 1;
      }
      if (sign === '*' || sign === '_') return mark();
      if (sign === '[') return linked();
      if (sign === 'h') return addressed();
    }
    const [plain] = (inCode ? /^[^`\n]+|^[^]/ : /^[^\\`*_[h\n]+|^[^]/).exec(rest)!;
    write(plain);
    return plain.length;
  }

  function go(): void {
    while (rest) {
      const done = step();
      if (done === undefined) break;
      rest = rest.slice(done);
    }
    if (block) flush();
  }

  return {
    add(more) {
      rest += more.replaceAll('\r', '').replaceAll('\0', '');
      go();
    },
    end() {
      over = true;
      go();
    },
  };
}

import {expect} from 'chai';
import {openWords} from '../../../widgets/persona/said/markdown.js';

const allowed = ['P', 'STRONG', 'EM', 'CODE', 'PRE', 'UL', 'OL', 'LI', 'A', 'BDI'];

/** As a generator of chance that is the same in every run (mulberry32). */
function chance(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function written(...parts: readonly string[]): HTMLElement {
  const root = document.createElement('div');
  const words = openWords(root);
  parts.forEach(words.add);
  words.end();
  return root;
}

function markup(...parts: readonly string[]): string {
  return written(...parts).innerHTML;
}

describe('words', () => {
  for (const [text, expected] of [
    ['Plain words.', '<p>Plain words.</p>'],
    ['One\ntwo\n\nthree', '<p>One\ntwo</p><p>three</p>'],
    ['**strong** and *soft* and __strong__ and _soft_', '<p><strong>strong</strong> and <em>soft</em> and <strong>strong</strong> and <em>soft</em></p>'],
    ['**so *very* much**', '<p><strong>so <em>very</em> much</strong></p>'],
    ['5 * 3 * 2, a_b_c and 2*3', '<p>5 * 3 * 2, a_b_c and 2*3</p>'],
    ['use `a*b*` here', '<p>use <code>a*b*</code> here</p>'],
    ['```js\nlet *a* = 1;\n```\nafter', '<pre><code>let *a* = 1;\n</code></pre><p>after</p>'],
    ['- one\n- **two**\n\ntext', '<ul><li>one</li><li><strong>two</strong></li></ul><p>text</p>'],
    ['3. three\n4. four', '<ol start="3"><li>three</li><li>four</li></ol>'],
    ['# Title\nwords', '<p><strong>Title</strong></p><p>words</p>'],
    ['\\*not soft\\*', '<p>*not soft*</p>'],
    ['[our tea](https://tea.example/oolong)', '<p><a href="https://tea.example/oolong" target="_blank" rel="noopener noreferrer">our tea</a><bdi> (tea.example)</bdi></p>'],
    ['[write](mailto:a@tea.example)', '<p><a href="mailto:a@tea.example">write</a><bdi> (a@tea.example)</bdi></p>'],
    ['see https://tea.example/a?b=1.', '<p>see <a href="https://tea.example/a?b=1" target="_blank" rel="noopener noreferrer">https://tea.example/a?b=1</a>.</p>'],
    ['看https://tea.example/茶', '<p>看https://tea.example/茶</p>'],
    ['看 https://tea.example。好', '<p>看 <a href="https://tea.example/" target="_blank" rel="noopener noreferrer">https://tea.example</a>。好</p>'],
    ['[https://bank.example](https://evil.example)', '<p><a href="https://evil.example/" target="_blank" rel="noopener noreferrer">https://bank.example</a><bdi> (evil.example)</bdi></p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['[x](data:text/html,hi)', '<p>[x](data:text/html,hi)</p>'],
    ['![x](https://evil.example/p.png)', '<p>!<a href="https://evil.example/p.png" target="_blank" rel="noopener noreferrer">x</a><bdi> (evil.example)</bdi></p>'],
    ['<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['**never closed', '<p><strong>never closed</strong></p>'],
    ['ends with [a', '<p>ends with [a</p>'],
    ['h', '<p>h</p>'],
  ] as const) {
    it(`says ${JSON.stringify(text)}, whole and by single characters`, () => {
      expect(markup(text)).to.equal(expected);
      expect(markup(...text)).to.equal(expected);
    });
  }

  it('leads to a page of its own site without saying so', () => {
    const link = written('[returns](/returns)').querySelector('a')!;
    expect(link.href).to.equal(`${location.origin}/returns`);
    expect(link.target).to.equal('');
    expect(link.nextSibling).to.equal(null);
  });

  it('makes allowed nodes alone of ten thousand hostile messages, however they are cut, and the same ones', () => {
    const parts = [
      '<script>globalThis.hacked=1</script>', '<img src=/hacked onerror="globalThis.hacked=1">', '<svg onload=globalThis.hacked=1>', '</p><iframe src=/hacked>', '<!--', ']]>', '&lt;b&gt;',
      '[a](javascript:globalThis.hacked=1)', '[a](JaVaScRiPt:alert(1))', '[a](java\nscript:x)', '[a](\u0001javascript:x)', '[a](vbscript:x)', '[a](data:text/html;base64,PHNjcmlwdD4=)', '[a](blob:x)', '[a](//evil.example)', '[a](https://u:p@evil.example/)',
      '![a](/hacked.png)', '![a](https://evil.example/hacked.png)', 'https://evil.example/hacked', '[a]("onmouseover="x)', '[<img src=/hacked>](https://a.example)', '[a', '](', ')', '[', '(', 'http', 'https://', 'javascript:alert(1)',
      '**', '*', '__', '_', '`', '```', '```html\n', '\n', '\n\n', '- ', '1. ', '999999999. ', '# ', '\\', '\0', '\u202e', '茶', '🍵', 'tea', ' ', '<style>@import "/hacked"</style>', '<a href=javascript:x>', '{{constructor}}', '${alert(1)}', '<base href=//evil.example>', '<meta http-equiv=refresh content="0;/hacked">',
    ];
    const next = chance(20261122);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)]!;
    const stage = document.createElement('div');
    document.body.append(stage);
    const before = performance.getEntriesByType('resource').length;
    for (let i = 0; i < 10_000; i++) {
      const text = Array.from({length: 1 + Math.floor(next() * 14)}, () => pick(parts)).join(next() < .3 ? ' ' : '');
      const cuts: string[] = [];
      for (let at = 0; at < text.length; ) {
        const end = at + 1 + Math.floor(next() * 9);
        cuts.push(text.slice(at, end));
        at = end;
      }
      const root = written(...cuts);
      stage.replaceChildren(root);
      for (const node of root.querySelectorAll('*')) {
        if (!allowed.includes(node.tagName)) expect.fail(`${JSON.stringify(text)} makes ${node.outerHTML}`);
        for (const {name, value} of node.attributes) {
          const fine = node.tagName === 'A' ? name === 'href' ? /^(https?|mailto):/.test(value) : (name === 'rel' && value === 'noopener noreferrer') || (name === 'target' && value === '_blank') : node.tagName === 'OL' && name === 'start' && /^\d+$/.test(value);
          if (!fine) expect.fail(`${JSON.stringify(text)} makes ${node.outerHTML}`);
        }
        if (node.tagName === 'A' && (node as HTMLAnchorElement).host !== location.host && (node as HTMLAnchorElement).host && !node.textContent.includes((node as HTMLAnchorElement).host) && !node.nextSibling?.textContent?.includes((node as HTMLAnchorElement).host)) expect.fail(`${JSON.stringify(text)} hides where it leads: ${root.innerHTML}`);
      }
      // However it was cut, it is the same.
      const whole = written(text);
      root.normalize();
      whole.normalize();
      if (root.innerHTML !== whole.innerHTML) expect.fail(`${JSON.stringify(cuts)}: ${root.innerHTML} is not ${whole.innerHTML}`);
    }
    stage.remove();
    expect((globalThis as {hacked?: unknown}).hacked).to.equal(undefined);
    expect(performance.getEntriesByType('resource').slice(before).map(({name}) => name).filter(name => /hacked|evil/.test(name))).to.deep.equal([]);
  }).timeout(60_000);

  it('takes no longer for a long message than its length asks for', () => {
    const start = performance.now();
    written(...'[a'.repeat(3000));
    written(...'*a *b **c __d _e'.repeat(600));
    written('`'.repeat(20_000), '['.repeat(20_000));
    expect(performance.now() - start).to.be.below(2000);
  });
});

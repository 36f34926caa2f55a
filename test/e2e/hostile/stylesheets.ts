import type {BrowserContextOptions} from 'playwright-core';

export interface Stylesheet {
  readonly css: string;
  /** Attributes of `<html>`. */
  readonly html?: string;
  /** How the shopper sees the page. */
  readonly context?: BrowserContextOptions;
  readonly media?: 'print';
  /** What cannot be helped. The rest is still asked for. */
  readonly cannot?: {readonly why: string; readonly small?: true};
}

/** Style sheets as shops have them, and some that nobody would have. */
export const stylesheets: {readonly [name: string]: Stylesheet} = {
  'nothing at all': {css: ''},
  'root at 62.5 %': {css: 'html { font-size: 62.5% } body { font-size: 1.4rem }'},
  'root at 62.5 % and no size for the body': {css: 'html { font-size: 62.5% } body { font-size: 1rem }'},
  'root at 1 px': {css: 'html { font-size: 1px } body { font-size: 16rem }'},
  'root at 40 px': {css: 'html, body { font-size: 40px }'},
  'everything small': {css: '* { font-size: 8px !important }'},
  'everything tiny in em': {css: 'body * { font-size: .8em !important }'},
  'everything unset': {css: '* { all: unset !important }'},
  'everything initial': {css: '* { all: initial !important }'},
  'everything reverted': {css: '* { all: revert !important }'},
  'a reset of the old kind': {css: 'html, body, div, span, h1, p, a, img, small, strong, b, i, form, label, legend, fieldset, button, input, article, section, main, * { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; outline: 0 }'},
  'everything a block': {css: '* { display: block !important }'},
  'everything in line': {css: 'body * { display: inline !important }'},
  'everything flex': {css: 'body * { display: flex !important }'},
  'everything floating': {css: 'body * { float: left !important }'},
  'everything absolute': {css: 'main > * { position: relative !important; inset: auto !important; z-index: 9 !important }'},
  'everything a content box of great padding': {css: '* { box-sizing: content-box !important; padding: 3px !important; border: 1px solid red !important }'},
  'everything hidden that overflows': {css: '* { overflow: hidden !important; min-width: 0 !important }'},
  'giant line heights': {css: '* { line-height: 4 !important }'},
  'no line height': {css: '* { line-height: 0 !important }'},
  'letters far apart': {css: '* { letter-spacing: .35em !important; word-spacing: 1em !important }'},
  'the spacing that readers may need': {css: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }'},
  'letters upon each other': {css: '* { letter-spacing: -.05em !important }'},
  'capitals and indents': {css: '* { text-transform: uppercase !important; text-indent: 5em !important; text-align: justify !important }'},
  'lines that never break': {css: '* { white-space: nowrap !important }'},
  'lines kept as written': {css: '* { white-space: pre !important; word-break: break-all !important; hyphens: auto !important }'},
  'pictures stretched': {css: 'svg, img, video { width: 100% !important; height: auto !important; max-width: none !important }'},
  'pictures without their box': {css: 'svg { display: none !important } img { position: absolute !important; width: 1px !important; height: 1px !important }'},
  'buttons of its own': {css: 'button { all: unset !important; width: 4px !important; height: 4px !important; font-size: 4px !important; position: absolute !important } input { display: none !important } label { display: none !important }'},
  'forms of its own': {css: 'form, fieldset, legend, label, input, select, textarea { border: 9px solid !important; height: 3px !important; width: 3px !important; opacity: 0 !important }'},
  'text columns': {css: 'main { columns: 3; column-gap: 4px }'},
  'a narrow cell of a table': {css: 'main { display: table-cell; width: 1px }'},
  'a narrow grid': {css: 'main { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)) }'},
  'a frozen row that cannot grow': {css: 'main { display: flex; flex-flow: row nowrap } main > * { flex: 0 0 160px }'},
  'right to left': {css: '', html: 'lang="en" dir="rtl"'},
  'right to left by style': {css: '* { direction: rtl !important; unicode-bidi: isolate !important }'},
  'from top to bottom': {css: 'main { writing-mode: vertical-rl }'},
  'no colours but one': {css: '* { color: #777 !important; background: #777 !important }'},
  'its own names for our variables': {css: ':root { --_accent: 4px; --_on: url(x); --kin-gap: 0; --kin-radius: 0; --kin-line: red; --kin-accent: transparent }'},
  'anything undefined is hidden': {css: ':not(:defined) { visibility: hidden }'},
  'transitions everywhere': {css: '* { transition: all 2s linear !important; animation-duration: 9s !important }'},
  'contained to its size': {css: 'main > * { contain: layout paint style !important; content-visibility: auto !important; contain-intrinsic-size: 10px 400px !important }'},
  'a container of its own': {css: 'main { container: kin / inline-size; display: block } * { container-type: normal }'},
  'a zoom of 400 %': {css: '', context: {viewport: {width: 320, height: 256}, deviceScaleFactor: 4}},
  'the text alone at 200 %': {css: 'html { font-size: 200% } body { font-size: 1rem }', context: {viewport: {width: 320, height: 640}}},
  'forced colours': {css: '', context: {forcedColors: 'active'}},
  'forced colours by night': {css: ':root { color-scheme: dark }', context: {forcedColors: 'active', colorScheme: 'dark'}},
  'less motion': {css: '* { scroll-behavior: smooth }', context: {reducedMotion: 'reduce'}},
  'more contrast': {css: '', context: {contrast: 'more'}},
  'on paper': {css: '@media print { * { color: #000 !important; background: none !important; box-shadow: none !important } }', media: 'print'},
  'everything at half its size': {css: 'main { zoom: .5 }', cannot: {why: 'zoom and transforms shrink whatever is inside, and an element that grew against them would break the page that means it', small: true}},
};

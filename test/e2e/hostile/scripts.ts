import {elements} from './page.js';

export interface Script {
  /** Runs before Kindred is loaded. */
  readonly before?: string;
  /** Runs when every element is ready. */
  readonly after?: string;
  /** What the body begins with. */
  readonly body?: string;
  /** How Kindred is loaded. */
  readonly load?: (tag: string) => string;
  /** The page first calls Kindred after it is loaded. */
  readonly late?: true;
  /** What Kindred may say on the console. */
  readonly says?: RegExp;
  /** What cannot be helped: then the page's own content stays, and Kindred says what is wrong. */
  readonly cannot?: {readonly why: string; readonly says: RegExp};
}

const whole = JSON.stringify(elements);
const other = (tag: string): string => tag.replace('{{service}}/kindred/latest/', '/other/');
const allInOne = (tag: string): string => tag.replace('/kindred.js', '/kindred.all.js');
const twice = /^warning: Kindred is loaded twice$/;

/** What scripts of shops do, and some that mean harm. */
export const scripts: {readonly [name: string]: Script} = {
  // Old libraries.
  'Prototype.js': {before: `
    const add = (to, more) => { for (const name in more) to[name] = more[name]; };
    add(Function.prototype, {bind(context, ...first) { const method = this; return (...rest) => method.apply(context, [...first, ...rest]); }, curry() { return this; }, wrap(wrapper) { return wrapper; }, delay(seconds) { return setTimeout(this, seconds * 1000); }});
    add(Array.prototype, {toJSON() { return '[' + this.map(JSON.stringify).join(', ') + ']'; }, each(iterator) { this.forEach(iterator); return this; }, reduce() { return this.length > 1 ? this : this[0]; }, entries() { return [...this]; }, clear() { this.length = 0; return this; }, first() { return this[0]; }, last() { return this[this.length - 1]; }, compact() { return this.filter(Boolean); }, flatten() { return this.flat(Infinity); }, without(...values) { return this.filter(value => !values.includes(value)); }, size() { return this.length; }});
    add(String.prototype, {toJSON() { return JSON.stringify(this); }, sub() { return this; }, strip() { return this.trim(); }, startsWith(text) { return this.lastIndexOf(text, 0) === 0; }});
    add(Number.prototype, {toJSON() { return String(this); }, times() { return this; }});
    add(Date.prototype, {toJSON() { return '"' + this.toISOString() + '"'; }});
    add(Element.prototype, {remove() { this.parentNode.removeChild(this); return this; }, update(content) { this.innerHTML = content; return this; }, select(selector) { return [...this.querySelectorAll(selector)]; }, show() { this.hidden = false; }, hide() { this.hidden = true; }, visible() { return !this.hidden; }});
    Array.from = items => { const list = []; for (let i = 0; i < (items?.length ?? 0); i++) list.push(items[i]); return list; };
    document.getElementsByClassName = name => [...document.querySelectorAll('.' + name)];
    add(Event, {observe() {}, stop() {}, element() {}});
    window.$ = id => document.getElementById(id);`},
  'MooTools': {before: `
    const add = (to, more) => { for (const name in more) to[name] = more[name]; };
    add(Function.prototype, {bind(context, args) { const method = this; return function () { return method.apply(context, args ?? arguments); }; }, extend(more) { add(this, more); return this; }, implement(more) { add(this.prototype, more); return this; }, pass(args, context) { return this.bind(context, args); }});
    add(Array.prototype, {contains(item) { return this.includes(item); }, clean() { return this.filter(item => item != null); }, append(items) { this.push(...items); return this; }, getLast() { return this[this.length - 1]; }, erase(item) { return this.filter(each => each !== item); }, include(item) { if (!this.includes(item)) this.push(item); return this; }, combine() { return this; }, empty() { this.length = 0; return this; }});
    add(String.prototype, {contains(text) { return this.indexOf(text) > -1; }, clean() { return this.trim(); }, toInt() { return parseInt(this); }, test(regex) { return new RegExp(regex).test(this); }});
    add(Element.prototype, {get(name) { return this.getAttribute(name); }, set(name, value) { this.setAttribute(name, value); return this; }, inject(where) { where.appendChild(this); return this; }, dispose() { this.parentNode.removeChild(this); return this; }, clone() { return this.cloneNode(true); }, addEvent(type, run) { this.addEventListener(type, run); return this; }, store() {}, retrieve() {}, toggle() {}});
    Array.from = item => item == null ? [] : item.length !== undefined && typeof item !== 'function' ? Array.prototype.slice.call(item) : [item];
    window.Class = function () {}; window.Browser = {}; window.$$ = selector => [...document.querySelectorAll(selector)];`},
  'MooTools 1.2, which has an Event of its own': {before: `
    window.Event = function (event) { event = event || window.event; this.event = event; this.type = event.type; };`},
  'bind that knows no arguments': {before: 'Function.prototype.bind = function (context) { const method = this; return function () { return method.apply(context, arguments); }; };'},
  'remove that asks before': {before: 'Element.prototype.remove = function () { return this; }; CharacterData.prototype.remove = function () { return this; };'},
  'getAttribute that answers text': {before: `const {getAttribute} = Element.prototype; Element.prototype.getAttribute = function (name) { return getAttribute.call(this, name) || ''; };`},
  'append as jQuery has it': {before: 'Element.prototype.append = function (child) { this.appendChild(typeof child === "string" ? document.createTextNode(child) : child); return this; };'},
  'matches and closest of its own': {before: 'Element.prototype.matches = Element.prototype.closest = function () { return false; };'},
  'methods on Object.prototype': {before: 'Object.prototype.each = function () {}; Object.prototype.extend = function () {}; Object.prototype.isEmpty = false; Object.prototype.name0 = "x";'},
  'toJSON on Object.prototype': {before: 'Object.prototype.toJSON = function () { return "[object]"; };'},
  'values on Object.prototype that options have': {before: 'Object.prototype.once = true; Object.prototype.passive = true; Object.prototype.detail = 7; Object.prototype.lang = "tlh"; Object.prototype.token = "x"; Object.prototype.claimed = true;'},
  'listeners that are all called once': {before: 'Object.prototype.passive = true; Object.prototype.capture = true;'},
  'frozen prototypes': {before: 'for (const type of [Object, Array, Function, Promise, String, Number, Error, Event, EventTarget, Node, Element, HTMLElement, Map, Set]) { Object.freeze(type.prototype); Object.freeze(type); }'},
  'arrays with more to iterate': {before: 'Array.prototype.extra = "extra"; Array.prototype.remove = function () {}; Array.prototype.flat2 = 1;'},
  'an iterator of its own': {before: `const {values} = Array.prototype; Array.prototype[Symbol.iterator] = function () { return values.call(this); };`},

  // Replaced and broken globals.
  'fetch that is wrapped': {before: 'const {fetch} = window; window.fetch = async function (...args) { const response = await fetch.apply(this, args); response.clone().text().catch(() => {}); return response; };'},
  'fetch that is wrapped by one that returns no promise of the browser’s': {before: 'const {fetch} = window; window.fetch = (...args) => { const answer = fetch(...args); return {then: (...both) => answer.then(...both)}; };'},
  'fetch that throws, later': {after: 'window.fetch = () => { throw new Error("no fetch here"); };'},
  'fetch that throws': {before: 'window.fetch = () => { throw new Error("no fetch here"); };', cannot: {why: 'nothing else reaches a service', says: /not here right now|cannot be reached|connection|reach/i}},
  'JSON that throws, later': {after: 'JSON.parse = JSON.stringify = () => { throw new Error("no JSON here"); };'},
  'JSON of its own': {before: 'const {parse, stringify} = JSON; window.JSON = {parse: text => parse(text), stringify: (value, replacer) => stringify(value, replacer, 1)};'},
  'Promise of its own': {before: `
    const Native = Promise;
    window.Promise = class Promised extends Native { static get [Symbol.species]() { return Promised; } finally(run) { return super.finally(run); } };`},
  'Promise that throws, later': {after: 'window.Promise = function () { throw new Error("no promises here"); };'},
  'crypto without chance': {before: 'Object.defineProperty(window, "crypto", {value: {}});', cannot: {why: 'an id that can be guessed is none', says: /getRandomValues/}},
  'crypto without randomUUID': {before: 'delete Crypto.prototype.randomUUID; delete Crypto.prototype.subtle;'},
  'customElements that are wrapped': {before: 'const {define} = customElements; customElements.define = function (name, type, options) { return define.call(customElements, name, type, options); };'},
  'customElements that throw': {before: 'customElements.define = () => { throw new Error("no elements here"); };', cannot: {why: 'there are no elements then', says: /no elements here/}},
  'structuredClone that throws': {before: 'window.structuredClone = () => { throw new Error("no clones here"); };'},
  'MutationObserver that is gone': {before: 'delete window.MutationObserver;', cannot: {why: 'elements that come later, and the page’s language, could not be followed', says: /MutationObserver/}},
  'MutationObserver that is gone, later': {after: 'delete window.MutationObserver;'},
  'IntersectionObserver that is gone': {before: 'delete window.IntersectionObserver;', cannot: {why: 'every browser that can load Kindred has one', says: /IntersectionObserver/}},
  'localStorage that is refused': {before: 'Object.defineProperty(window, "localStorage", {get() { throw new DOMException("Access is denied", "SecurityError"); }});'},
  'localStorage that is full': {before: 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'},
  'indexedDB that is gone': {before: 'Object.defineProperty(window, "indexedDB", {value: undefined});', says: /Kindred: TypeError|reading 'open'/},
  'indexedDB that throws': {before: 'IDBFactory.prototype.open = () => { throw new DOMException("refused", "SecurityError"); };', says: /refused/},
  'indexedDB that never answers': {before: 'IDBFactory.prototype.open = () => ({});', says: /IndexedDB hangs/},
  'BroadcastChannel that is gone': {before: 'delete window.BroadcastChannel;', cannot: {why: 'every browser that can load Kindred has one', says: /BroadcastChannel/}},
  'locks that are gone': {before: 'Object.defineProperty(navigator, "locks", {value: undefined});'},
  'locks that throw': {before: 'LockManager.prototype.request = () => { throw new DOMException("no locks here", "SecurityError"); };', says: /no locks here/},
  'a clock that stands still': {before: 'const still = Date.now(); Date.now = () => still;'},
  'timers that return objects': {before: 'const {setTimeout, clearTimeout} = window; window.setTimeout = (run, delay, ...args) => ({id: setTimeout(run, delay, ...args)}); window.clearTimeout = timer => clearTimeout(timer?.id ?? timer);'},
  'listeners that are wrapped': {before: `
    const {addEventListener} = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, options) { return addEventListener.call(this, type, typeof listener === 'function' ? function (event) { return listener.call(this, event); } : listener, options); };`},
  'history that is patched': {before: 'for (const name of ["pushState", "replaceState"]) { const method = history[name]; history[name] = function () { const result = method.apply(this, arguments); dispatchEvent(new Event("locationchange")); return result; }; }', after: 'history.pushState({}, "", "?page=2"); history.replaceState(null, "", "?page=3");'},
  'a URL that is a text': {before: 'var URL = "/shop";', cannot: {why: 'no address could be told', says: /URL is not a constructor/}},
  'attachShadow that is wrapped': {before: 'const {attachShadow} = Element.prototype; Element.prototype.attachShadow = function (options) { return attachShadow.call(this, {...options}); };'},

  // Names that hide what the document has.
  'a form by the name of scripts': {body: '<form name="scripts"><input name="src"></form>'},
  'a picture by the name of scripts': {body: '<img name="scripts" alt="">'},
  'a form by the name of head': {body: '<form name="head"><input name="href"></form>'},
  'forms by the names of body and documentElement': {body: '<form name="body"></form><form name="documentElement"></form><form name="currentScript"></form><form name="activeElement"></form>'},
  'forms by the names of methods': {body: '<form name="createElement"></form>', cannot: {why: 'no library can make an element there', says: /createElement is not a function/}},
  'an element by the name of kindred': {body: '<section id="kindred"></section>', late: true},
  'elements by the names of globals': {body: '<a id="client"></a><a id="load"></a><form id="customElements" name="elements"></form><a id="fetch"></a>'},

  // How Kindred is loaded.
  'the same tag twice': {load: tag => tag + tag},
  'another copy after': {load: tag => tag + other(tag), says: twice},
  'another copy before': {load: tag => other(tag) + tag, says: twice},
  'the one-file build after': {load: tag => tag + other(allInOne(tag)), says: /Kindred is loaded twice|a second <kin-/},
  'the one-file build before': {load: tag => allInOne(tag) + tag, says: twice},
  'a tag that is added by script': {load: tag => `<script>document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: '${/src="([^"]*)"/.exec(tag)![1]}'})); { const {dataset} = document.head.lastElementChild; dataset.endpoint = '{{service}}'; dataset.key = 'pk_demo_teahouse'; }</script>`},
  'a tag that is gone as soon as it has run': {load: tag => `${tag}<script type="module">document.querySelector('script[src$="kindred.js"]').remove()</script>`},
  'elements that are removed and put back while they load': {body: '<script>addEventListener("DOMContentLoaded", () => { const main = document.querySelector("main"); for (let i = 0; i < 20; i++) setTimeout(() => { if (i % 2) document.body.append(main); else main.remove(); }, i * 20); });</script>'},

  // Pages that change under it.
  'a body that is swapped, as Turbo does': {after: `{
    const body = document.createElement('body');
    body.innerHTML = '<main>' + ${whole} + '</main>';
    document.documentElement.replaceChild(body, document.body);
    history.pushState({turbo: {}}, '', '?turbo');
  }`},
  'a view transition': {after: `document.startViewTransition(() => { const main = document.createElement('main'); main.innerHTML = ${whole}; document.querySelector('main').replaceWith(main); }).finished`},
  'a router of a single page': {after: `
    for (let i = 0; i < 5; i++) { history.pushState({}, '', '?view=' + i); document.querySelector('main').innerHTML = i % 2 ? '' : ${whole}; }`},
  'an element that is cloned': {after: `{ const poll = document.querySelector('kin-poll'); poll.replaceWith(poll.cloneNode(true)); }`},
  'elements that move into a template and back': {after: `{ const main = document.querySelector('main'); const {content} = document.createElement('template'); content.append(main); document.body.append(content.firstChild); }`},
  'elements in another’s shadow': {after: `{ const main = document.querySelector('main'); const host = document.createElement('div'); main.replaceWith(host); host.attachShadow({mode: 'open'}).append(main); }`},
  'document.write when all is done': {after: `document.open(); document.write('<!doctype html><html lang="en"><title>Written</title><main>' + ${whole} + '</main>'); document.close();`},
  'a console that throws': {before: 'console.warn = console.info = console.log = () => { throw new Error("no console here"); };'},
};

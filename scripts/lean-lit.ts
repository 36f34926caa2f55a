import {join, resolve} from 'node:path';
import type {Plugin} from 'vite';

type Cut = readonly [from: string | RegExp, to: string];

/**
 * What the built files leave out of Lit, and of nanostores: paths that no element of Kindred's
 * can reach, some 1.3 kB of the 5 that Lit weighs. Each cut has to find its
 * place exactly once, so a new version stops the build until somebody
 * has looked.
 */
const cuts: {readonly [file: string]: readonly Cut[]} = {
  'reactive-element/reactive-element.js': [
    // Hooks of polyfills and of Lit's warning about two versions.
    ['p=a.reactiveElementPolyfillSupport,', ''],
    ['p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")', '0'],
    // Standard decorators keep their options in metadata; the elements declare `static properties`.
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    // A property of an element is never reflected to its attribute, and has no accessor of its own.
    ['toAttribute(t,s){switch(s){case Boolean:t=t?l:null;break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t},', ''],
    ['c=a.trustedTypes,l=c?c.emptyScript:"",', ''],
    [/_\$ET\(t,s\)\{.*?\}(?=_\$AK\()/, ''],
    ['this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),', ''],
    ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
    [/C\(t,s,\{useDefault:i.*?\}(?=async _\$EP)/, 'C(t,s){this._$AL.has(t)||(this.hasUpdated||(s=void 0),this._$AL.set(t,s))}'],
    [',this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0)', ''],
    [/const t=this\.constructor\.elementProperties;if\(t\.size>0\)for\(const\[s,i\]of t\)\{.*?\}(?=\}let t=!1)/, ''],
    ['reflect:!1,useDefault:!1,', ''],
    // Attributes are strings, numbers or booleans.
    ['case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}', ''],
    [/void 0!==e&&this\._\$Em!==e/, 'void 0!==e'],
    [/,h="function"==typeof t\.converter\?.*?this\._\$Em=null\}/, ';this[e]=u.fromAttribute(s,t.type)}'],
    [',this._$Em=null,', ','],
    // What elements may do at their first update, before each, or instead; none does.
    ['const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}', 'return this.performUpdate(),!this.isUpdatePending}'],
    ['try{await this._$ES}catch(t){Promise.reject(t)}', 'await this._$ES;'],
    ['let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)}willUpdate(t){}', 'const s=this._$AL;try{this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(t){throw this._$EM(),t}this._$AE(s)}'],
    ['this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),this.updated(t)', 'this.hasUpdated=!0,this.updated(t)'],
    ['return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(t){return!0}', 'return this._$ES}'],
    ['updated(t){}firstUpdated(t){}', 'updated(t){}'],
    // Controllers come with the element and go with it.
    [',void 0!==this.renderRoot&&this.isConnected&&t.hostConnected?.()}removeController(t){this._$EO?.delete(t)}', '}'],
    // A property is named by a string, has no accessor yet, and is compared as everything is.
    ['s.state&&(s.attribute=!1),', ''],
    ['if(this._$Ei(),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}', 'this._$Ei(),this.elementProperties.set(t,s),e(this.prototype,t,this.getPropertyDescriptor(t,Symbol()))'],
    ['static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}', 'static getPropertyDescriptor(t,s){return{get(){return this[s]},set(i){const e=this[s];this[s]=i,this.requestUpdate(t,e)}}}'],
    ['const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])', 'Object.entries(this.properties).forEach(([t,s])=>this.createProperty(t,s))'],
    ['"string"==typeof t?t.toLowerCase():void 0', 't.toLowerCase()'],
    ['requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!((i.hasChanged??f)(h,s)))return;this.C(t,s,i)}', 'requestUpdate(t,s){if(void 0!==t){if(i(this[t],s))return;this.C(t,s)}'],
    [',hasChanged:f}', '}'],
    ['{this._$AK(t,i)}', '{this[this.constructor._$Eh.get(t)]=i}'],
    [/_\$AK\(t,s\)\{.*?\}\}(?=requestUpdate)/, ''],
    // Attributes of Kindred's elements are texts.
    [',type:String,converter:u', ''],
    ['static getPropertyOptions(t){return this.elementProperties.get(t)??b}', ''],
    ['this.finalize(),this._$Eh&&[...this._$Eh.keys()]', 'this.finalize(),[...this._$Eh.keys()]'],
    // Every element has an open root.
    ['this.constructor.shadowRootOptions', '{mode:"open"}'],
    ['y.elementStyles=[],y.shadowRootOptions={mode:"open"},', ''],
    // Each element has one style sheet or a list of them.
    [/static finalizeStyles\(s\)\{.*?return i\}/, 'static finalizeStyles(t){return[t].flat()}'],
  ],
  'nanostores/atom/index.js': [
    // `batch` is imported by nobody, and the bundler leaves what only it would reach.
    [/let pendingStores = batchSeen\?\.get\(listenerQueue\[i\]\)\n.*?(?=try \{)/s, ''],
    [/batchSeen\?\.get\(listener\)\?\.delete\(\$atom\)/, ''],
    [' && !batchSeen', ''],
    [/if \(batchSeen\) \{\s*let pendingStores = batchSeen\.get\(listener\).*?pendingStores\.add\(\$atom\)\s*\}/s, ''],
    ['batchSeen ? undefined : changedKey', 'changedKey'],
  ],
  'lit-html/lit-html.js': [
    // A page may have a Lit of its own, and a name is given to one policy alone.
    ['createPolicy("lit-html"', 'createPolicy("kindred"'],
    [/B=t\.litHtmlPolyfillSupport;B\?\.\(S,k\),\(t\.litHtmlVersions\?\?=\[\]\)\.push\("3\.3\.3"\);const /, ''],
    // Templates of SVG or MathML fragments.
    ['l=2===i?"<svg>":3===i?"<math>":""', 'l=""'],
    ['+(2===i?"</svg>":3===i?"</math>":"")', ''],
    ['if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}for(;', 'for(this.el=S.createElement(f,e),P.currentNode=this.el.content;'],
    // Values inside comments, `<script>`, `<style>`, `<textarea>` and `<title>`, and on a tag itself.
    ['else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}', ''],
    [/if\(y\.test\(r\.tagName\)\)\{.*?\}\}(?=\}else if\(8===)/, ''],
    ['y.test(u[2])&&(n=RegExp("</"+u[2],"g")),', ''],
    ['else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t))', ''],
    [':6===r.type&&(i=new Z(h,this,t))', ':0'],
    [/class Z\{.*?\}(?=const j)/, ''],
    [',F:Z', ''],
    // Directives. The build refuses a file that imports one.
    [/function M\(t,i,s=t,e\)\{.*?\}(?=class R\{)/, 'function M(){}'],
    ['t=M(this,t,i),a(t)?', 'a(t)?'],
    ['t=M(this,t,i,0),o=', 'o='],
    ['r=M(this,e[s+n],i,n)', 'r=e[s+n]'],
    ['(t=M(this,t,i,0)??A)===E', '(t??=A)===E'],
    ['get parentNode(){return this._$AM.parentNode}', ''],
    [/get parentNode\(\)\{let t=this\._\$AA\.parentNode;.*?\}get startNode\(\)\{.*?\}get endNode\(\)\{.*?\}(?=_\$AI)/, ''],
    ['get tagName(){return this.element.tagName}', ''],
    ['this._$AV=[],this._$AN=void 0,', 'this._$AV=[],'],
    ['this.type=2,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['this.type=1,this._$AH=A,this._$AN=void 0,', 'this._$AH=A,'],
    ['constructor(){super(...arguments),this.type=3}', ''],
    ['constructor(){super(...arguments),this.type=4}', ''],
    ['constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}', ''],
    ['get _$AU(){return this._$AM?._$AU??this._$Cv}', ''],
    ['get _$AU(){return this._$AM._$AU}u(t)', 'u(t)'],
    ['get _$AU(){return this._$AM._$AU}constructor', 'constructor'],
    [',this._$Cv=e?.isConnected??!0', ''],
    ['setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}', ''],
    ['this._$AP?.(!1,!0,s);', ';'],
    // Values that leave their part as it is, templates that were compiled, iterables that are no arrays.
    ['t!==this._$AH&&t!==E&&this._(t)', 't!==this._$AH&&this._(t)'],
    ['t!==this._$AH&&t!==E,o&&', 't!==this._$AH,o&&'],
    ['r===E&&(r=this._$AH[n]),', ''],
    ['if((t??=A)===E)return;', 't??=A;'],
    ['e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)', 'e=this._$AC(t)'],
    ['||"function"==typeof t?.[Symbol.iterator]', ''],
    ['void 0!==s&&(void 0!==s.strings?', '(void 0!==s.strings?'],
    // Comments in templates, of which there are none, and listeners that are no functions.
    ['"!--"===u[1]?c=_:void 0!==u[1]?c=m:', ''],
    [':c===_||c===m?c=v:(c=p,n=void 0)', ':(c=p,n=void 0)'],
    ['"function"==typeof this._$AH?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)', 'this._$AH.call(this.options.host,t)'],
    ['this.element[this.name]=t===A?void 0:t', 'this.element[this.name]=t'],
    // Listeners with options, a render root of another document, rendering before a sibling.
    ['||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive', ''],
    ['(t?.creationScope??l)', 'l'],
    ['const e=s?.renderBefore??i;', 'const e=i;'],
    ['const t=s?.renderBefore??null;', 'const t=null;'],
  ],
};

/** Lit and nanostores as the built files carry them. npm users get the packages' own. */
export const leanLit: Plugin = {
  name: 'kindred:lean-lit',
  enforce: 'pre',
  transform(code, id) {
    if (/\/widgets\//.test(id) && code.includes('<!--')) throw new Error(`${id}: the built files have no comments in templates`);
    if (/\/lit-html\/(async-)?directive/.test(id)) throw new Error(`${id}: the built files have no directives`);
    const file = Object.keys(cuts).find(name => id.endsWith(`/${name}`));
    if (!file) return null;
    return cuts[file]!.reduce((text, [from, to]) => {
      const parts = text.split(from);
      if (parts.length !== 2) throw new Error(`${id}: ${from} is there ${parts.length - 1} times; look again at what is done there`);
      return parts.join(to);
    }, code);
  },
  resolveId: (source, importer) =>
    (source.endsWith('css-tag.js') && importer?.includes('@lit/reactive-element') ? resolve(join(import.meta.dirname, 'constructable-styles.ts')) : null),
};

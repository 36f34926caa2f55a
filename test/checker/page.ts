import {shiftClock} from './clock.js';
import {createClient, kindred} from '../../src/event-core.js';
import type {Fact} from '../../src/outbox/outbox.js';
import type {Act, Intended, News} from './news.js';

/** The page under test: a client, and a driver that does what it is told and tells what it hears. */

declare global {
  /** The runner's ear. */
  var tell: (news: string) => void;
  var act: (act: Act) => void;
}

const say = (news: News): void => globalThis.tell(JSON.stringify(news));

const {open} = IDBFactory.prototype;
IDBFactory.prototype.open = function (...given) {
  const request = open.apply(this, given);
  // Chromium's own, of no standard: why it threw the origin's database away and began an empty one.
  request.addEventListener('upgradeneeded', event => {
    const {dataLoss = 'none', dataLossMessage = ''} = event as IDBVersionChangeEvent & {readonly dataLoss?: string; readonly dataLossMessage?: string};
    if (dataLoss !== 'none') say({torn: dataLossMessage});
  });
  return request;
};

const settings = new URLSearchParams(location.search);
const client = createClient({endpoint: kindred(settings.get('service')!, {key: settings.get('key')!}), consent: 'granted'});

say({opened: Date.now()});

let heard: Fact[] = [];
client.onFact(fact => {
  // One message for what is told in one go.
  if (heard.push(fact) === 1) queueMicrotask(() => {
    say({facts: heard.map(fact => ({stage: fact.stage, id: 'event' in fact ? fact.event.id : fact.id, ...('reason' in fact && {reason: fact.reason})}))});
    heard = [];
  });
});
client.$outbox.subscribe(outbox => say({outbox}));

let noRoom = false;
const {put} = IDBObjectStore.prototype;
IDBObjectStore.prototype.put = function (...given) {
  if (noRoom) throw new DOMException('There is no room.', 'QuotaExceededError');
  return put.apply(this, given);
};

globalThis.act = ({votes = [], views = 0, shift, full = noRoom, visibility, go}) => {
  noRoom = full;
  if (shift !== undefined) {
    shiftClock(shift);
    say({shifted: Date.now()});
  }
  const intended: Intended[] = [];
  for (const data of votes) intended.push({id: client.track('poll.voted', data), type: 'kindred.poll.voted', data});
  for (let i = 0; i < views; i++) {
    const data = {widget: `widget-${i}`};
    intended.push({id: client.track('widget.viewed', data), type: 'kindred.widget.viewed', data});
  }
  if (intended.length > 0) {
    // Nothing has left the page before this task ends: no event can be at the service that is not known here.
    const request = new XMLHttpRequest();
    request.open('POST', '/intended', false);
    request.send(JSON.stringify(intended));
  }
  if (visibility) {
    Object.defineProperty(document, 'visibilityState', {value: visibility, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  }
  if (go === 'back') history.back();
  else if (go === 'reload') location.reload();
  else if (go) location.href = go;
};

addEventListener('pagehide', () => say({left: true}));
addEventListener('pageshow', ({persisted}) => say({shown: true, persisted}));

import {envelope, type EventData, type EventType, type KindredEvent, uuidv7} from '../../src/events/index.js';

let sequence = 0;

/** A complete event, as the outbox would deliver it. */
export function anEvent<T extends EventType>(type: T, data: EventData[T], {now = Date.now(), visitor = '0198c0de-0000-7000-8000-000000000001'} = {}): KindredEvent<T> {
  return {...envelope(type, data, 'https://shop.example/#kin-test', now, uuidv7(now)), kinseq: ++sequence, kinvisitor: visitor};
}

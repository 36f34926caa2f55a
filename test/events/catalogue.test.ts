import {expect, test} from 'vitest';
import {catalogue, isService} from '../../src/events/index.js';
import type {EventDraft, EventType} from '../../src/events/index.js';

test('what a page carries of the catalogue tells service from measurement', () => {
  for (const [type, eventClass] of Object.entries(catalogue)) {
    expect([type, isService({type: `kindred.${type as EventType}`} as EventDraft)]).toEqual([type, eventClass === 'service']);
  }
});

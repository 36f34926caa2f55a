import type {Client} from '../client/client.js';
import {defineDoctor} from './define.js';
import type {KinDoctor} from './doctor-element.js';

/**
 * Shows on the page what is wrong with Kindred, and how to mend it: for
 * developers. There is one doctor on a page; called again, it looks again.
 *
 * @param client whom to look at. Absent: the page's default client
 */
export function openDoctor(client?: Client): KinDoctor {
  defineDoctor();
  const there = document.querySelector('kin-doctor');
  const doctor = there ?? document.createElement('kin-doctor');
  if (client) doctor.follow(client);
  if (there) void doctor.look();
  else document.body.append(doctor);
  return doctor;
}

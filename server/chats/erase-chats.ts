import {voterOf} from '../../src/program/index.js';
import type {Eraser} from '../erasure/erase-member.js';
import {topicsOf} from './chat-topics.js';

/** Forgets what a member has said in chats, and what was said to them. */
export const eraseChats: Eraser = async ({transaction, changed}, who) => {
  for (const name of [who.name, ...who.visitors.map(visitor => voterOf(visitor))]) {
    for (const chat of await transaction.chatsOf(name)) {
      await transaction.forgetChat(chat.id);
      for (const topic of topicsOf(chat)) changed.add(topic);
    }
  }
  await transaction.eraseUsage(who);
};

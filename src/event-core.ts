/** For pages that only report: the client and its outbox, without elements. */
export {createClient} from './client/create-client.js';
export {kindred} from './endpoints/kindred.js';

/** For pages that only report: the client and its outbox, without elements, and the service without what it answers. */
export {createClient} from './client/create-client.js';
export {kindredDelivery as kindred} from './endpoints/kindred-delivery.js';

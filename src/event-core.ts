/** For pages that only report: without elements, sign-in, and what the service answers. */
export {createReporter as createClient} from './client/create-reporter.js';
export {kindredDelivery as kindred} from './endpoints/kindred-delivery.js';

import {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {methodNotAllowed} from 'hono/method-not-allowed';
import {requestId} from 'hono/request-id';
import {secureHeaders} from 'hono/secure-headers';
import {programSchema} from '../src/program/index.js';
import {crossOrigin} from './access.js';
import {getMe, getMember, getStandings} from './bonds/bonds.js';
import {getChat, getPersona} from './chats/chats.js';
import {postRun} from './chats/post-run.js';
import {getUnanswered} from './chats/unanswered.js';
import type {ClientNetwork} from './client-network.js';
import {largestBody} from './delivery.js';
import {deleteMember} from './erasure/erase.js';
import {postEvents} from './events.js';
import {createLive, type Live} from './live.js';
import {openApi} from './openapi.js';
import {postAnswers} from './inbox/answers.js';
import {postFirstMessage, postMove, postReply} from './inbox/chat-moves.js';
import {getChats, getInbox, getTranscript} from './inbox/inbox-chats.js';
import {getInboxPage} from './inbox/inbox-page.js';
import {getIdeas} from './ideas/ideas.js';
import {getIdeasIn, postDecision} from './ideas/operator-ideas.js';
import {getReferrals, postReferralDecision} from './referrals/operator-referrals.js';
import {getLedger, getPool, postCoupons} from './referrals/operator-rewards.js';
import {getPoll} from './polls/polls.js';
import {Problem, problemResponse} from './problem.js';
import {getInvitation, getMyReferral} from './referrals/referrals.js';
import {requestLog} from './request-log.js';
import {sdkFiles} from './sdk-files.js';
import {getSetAside, postReview} from './polls/set-aside.js';
import type {Parts, ServiceEnv} from './service-env.js';
import {getStatus} from './status.js';
import {StoreBusyError} from './store.js';
import {createStreamLimit, type StreamLimit} from './stream-limit.js';
import {postWebhook, type RecordFact, webhookLimit} from './webhooks/receive-webhook.js';

export interface AppOptions extends Omit<Parts, 'live' | 'now' | 'network' | 'streams'> {
  /** Absolute path of the folder with the built SDK. */
  readonly sdk?: string | undefined;
  /** Closing it ends every stream. */
  readonly live?: Live;
  readonly now?: () => number;
  /** Absent: no request's network is known, and no vote is set aside for it. */
  readonly network?: ClientNetwork;
  readonly streams?: StreamLimit;
  /** Absent: the store keeps what the shop says. */
  readonly recordFact?: RecordFact;
}

/** The service, as a function of requests: it listens to no port and reads no environment. */
export function createApp({sdk, live = createLive(), now = Date.now, network = () => undefined, streams = createStreamLimit(), recordFact, ...rest}: AppOptions): Hono<ServiceEnv> {
  const parts: Parts = {...rest, live, now, network, streams};
  const {store, log, version} = parts;
  const document = openApi(version);
  const app = new Hono<ServiceEnv>();

  app.use(requestId());
  app.use(requestLog(log));
  app.use(secureHeaders({
    // A proxy in front speaks TLS, and decides this for its whole host.
    strictTransportSecurity: false,
    // What the policy's frame-ancestors says.
    xFrameOptions: false,
    contentSecurityPolicy: {defaultSrc: ["'none'"], frameAncestors: ["'none'"]},
    overwrite: false,
  }));
  app.use('/v1/*', crossOrigin(parts));
  app.use(methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) =>
      problemResponse(c, new Problem('wrong-method', `${c.req.method} does nothing here: use ${methods.join(' or ')}.`, {Allow: methods.join(', ')})),
  }));

  app.post('/v1/events', bodyLimit({maxSize: largestBody, onError: tooLarge}), postEvents(parts));
  app.get('/v1/status', getStatus(parts));
  app.get('/v1/polls/:id', getPoll(parts));
  app.get('/v1/polls/:id/ideas', getIdeas(parts));
  app.get('/v1/polls/:id/set-aside', getSetAside(parts));
  app.post('/v1/polls/:id/set-aside/decision', bodyLimit({maxSize: largestBody, onError: tooLarge}), postReview(parts));
  app.get('/v1/ideas', getIdeasIn(parts));
  app.post('/v1/ideas/:idea/decision', bodyLimit({maxSize: largestBody, onError: tooLarge}), postDecision(parts));
  app.get('/v1/me', getMe(parts));
  app.get('/v1/standings', getStandings(parts));
  app.get('/v1/members/:id', getMember(parts));
  app.get('/v1/personas/:persona', getPersona(parts));
  app.get('/v1/personas/:persona/chat', getChat(parts));
  app.post('/v1/personas/:persona/run', bodyLimit({maxSize: largestBody, onError: tooLarge}), postRun(parts));
  app.get('/v1/personas/:persona/unanswered', getUnanswered(parts));
  app.delete('/v1/members/:id', deleteMember(parts));
  app.get('/v1/me/referral', getMyReferral(parts));
  app.get('/v1/referrals', getReferrals(parts));
  app.get('/v1/referrals/:code', getInvitation(parts));
  app.post('/v1/referrals/:id/decision', bodyLimit({maxSize: largestBody, onError: tooLarge}), postReferralDecision(parts));
  app.get('/v1/ledger', getLedger(parts));
  app.get('/v1/pools/:pool', getPool(parts));
  app.post('/v1/pools/:pool/coupons', bodyLimit({maxSize: largestBody, onError: tooLarge}), postCoupons(parts));
  app.get('/v1/inbox', getInbox(parts));
  app.get('/v1/chats', getChats(parts));
  app.get('/v1/chats/:chat', getTranscript(parts));
  for (const move of ['accept', 'return', 'leave', 'close'] as const) app.post(`/v1/chats/:chat/${move}`, postMove(parts, move));
  app.post('/v1/chats/:chat/reply', bodyLimit({maxSize: largestBody, onError: tooLarge}), postReply(parts));
  app.post('/v1/members/:id/messages', bodyLimit({maxSize: largestBody, onError: tooLarge}), postFirstMessage(parts));
  app.post('/v1/personas/:persona/answers', bodyLimit({maxSize: largestBody, onError: tooLarge}), postAnswers(parts));
  app.post('/v1/webhooks/:tenant/:kind', webhookLimit(parts), postWebhook(parts, recordFact));
  app.get('/inbox', getInboxPage(parts, sdk !== undefined));
  app.get('/healthz', c => c.json({status: 'up'}, 200, {'Cache-Control': 'no-store'}));
  app.get('/readyz', async c => {
    try {
      await store.ready();
    } catch (error) {
      log.error({err: error, requestId: c.get('requestId')}, 'the database does not answer');
      throw new Problem('unavailable', 'The database answers no queries: see the service’s log.', {'Retry-After': '5'});
    }
    return c.json({status: 'ready'}, 200, {'Cache-Control': 'no-store'});
  });
  app.get('/openapi.json', c => c.json(document));
  app.get('/program.schema.json', c => c.body(JSON.stringify(programSchema), 200, {'Content-Type': 'application/schema+json'}));
  app.route('/kindred', sdkFiles({folder: sdk, version}));

  app.notFound(c => problemResponse(c, new Problem('unknown-path', 'Nothing has this address: /openapi.json lists what there is.')));
  app.onError((error, c) => {
    if (error instanceof Problem) return problemResponse(c, error);
    if (error instanceof StoreBusyError) {
      log.warn({err: error, requestId: c.get('requestId')}, 'the database is busy');
      return problemResponse(c, new Problem('unavailable', 'The database is busy; nothing of this request was recorded. Send it again.', {'Retry-After': '1'}));
    }
    log.error({err: error, requestId: c.get('requestId')}, 'a request failed');
    return problemResponse(c, new Problem('internal', 'The request failed for a reason that lies with the service; its log has the cause under the request id. Sending it again later is safe.'));
  });
  return app;
}

function tooLarge(): never {
  throw new Problem('too-large', `The body has more than ${largestBody} bytes: send fewer events at a time.`);
}

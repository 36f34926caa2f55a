import type {Handler} from 'hono';
import {admit} from '../access.js';
import {readOperator} from '../operator.js';
import {Problem} from '../problem.js';
import {openBook} from '../referrals/referral-book.js';
import {keepNotes} from '../bonds/settle.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import {eraseMember} from './erase-member.js';

/** `DELETE /v1/members/:id`: for the shop's server, forgets a member, known or not. */
export function deleteMember(parts: Parts): Handler<ServiceEnv, '/v1/members/:id'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    const now = parts.now();
    const operator = await readOperator(c, tenant, now);
    const member = c.req.param('id');
    if (!/^[!-~]{1,128}$/.test(member)) throw new Problem('wrong-member', 'The address ends with no member’s id of 1 to 128 visible ASCII characters: use the sub of their tokens, percent-encoded.');
    const {at, changed, mistakes} = await parts.store.transact(tenant.id, async transaction => {
      const book = openBook(transaction, tenant.program, now);
      const at = await eraseMember(book, member);
      await keepNotes(book);
      return {at, ...book};
    });
    for (const topic of changed) parts.live.publish(tenant.id, topic);
    for (const mistake of mistakes) parts.log.error({tenant: tenant.id, mistake}, 'the ledger did not take what the rules asked for');
    // Who was forgotten is not told here, either.
    parts.log.info({tenant: tenant.id, operator: operator.id}, 'a member was erased');
    return c.json({erased: at}, 200, {'Cache-Control': 'no-store'});
  };
}

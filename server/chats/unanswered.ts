import type {Handler} from 'hono';
import {admit} from '../access.js';
import {readOperator} from '../operator.js';
import type {Parts, ServiceEnv} from '../service-env.js';
import type {UnansweredQuestion} from './chat-store.js';
import {findPersona} from './chats.js';

/** How many questions one answer has, the most frequent. */
export const mostListed = 1000;

/** `GET /v1/personas/:persona/unanswered`: for the brand, what the persona had no answer to, with how often; by which its file gets better. */
export function getUnanswered(parts: Parts): Handler<ServiceEnv, '/v1/personas/:persona/unanswered'> {
  return async c => {
    const tenant = admit(c, parts, c.req.query('key'));
    await readOperator(c, tenant, parts.now());
    const id = c.req.param('persona');
    findPersona(tenant, id);
    const questions = await parts.store.transact(tenant.id, transaction => transaction.unanswered(id, mostListed));
    c.header('Vary', 'Accept, Authorization');
    c.header('Cache-Control', 'no-store');
    if (!c.req.header('Accept')?.includes('text/csv')) return c.json({questions});
    return c.body(csv(questions), 200, {'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="unanswered-${id}.csv"`});
  };
}

/** https://www.rfc-editor.org/rfc/rfc4180 */
function csv(questions: readonly UnansweredQuestion[]): string {
  const lines = [['language', 'question', 'count', 'last'], ...questions.map(({language, question, count, last}) => [language, question, String(count), last])];
  return lines.map(cells => `${cells.map(cell).join()}\r\n`).join('');
}

/** Spreadsheets run what begins like a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
function cell(text: string): string {
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

import type {Standing} from './standing.js';

/** The first ten of those who take part, and whoever is around this member. */
export function drawLeaderboard({html, language, member: {leaderboard = []}, say}: Standing): unknown {
  if (leaderboard.length === 0) return '';
  return html`<table>
    <caption>${say('leaderboard')}</caption>
    <thead><tr><th scope="col">${say('rank')}</th><th scope="col">${say('who')}</th><th scope="col">${say('brought')}</th></tr></thead>
    <tbody>${leaderboard.map(({firstName, own, rank, rewarded}, i) => html`<tr class="${own ? 'own' : ''} ${rank > (leaderboard[i - 1]?.rank ?? 0) + 1 && i && leaderboard[i - 1]!.rank !== rank ? 'gap' : ''}">
      <td>${rank.toLocaleString(language)}</td>
      <th scope="row"><bdi>${own ? say('you', {name: firstName}) : firstName}</bdi></th>
      <td>${rewarded.toLocaleString(language)}</td>
    </tr>`)}</tbody>
  </table>`;
}

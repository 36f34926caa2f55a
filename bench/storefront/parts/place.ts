/** The place that the shop keeps for the poll, without what it shows until then. */
export function place(): Element {
  const place = document.querySelector('kin-poll')!;
  place.replaceChildren();
  return place;
}

export const question = 'Which tin should autumn wear?';
export const covers = ['Harvest Moon', 'First-Frost Persimmons', 'Mochi, Napping', 'Late Chrysanthemum'];

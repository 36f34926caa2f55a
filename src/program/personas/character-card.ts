/** A character card's content: JSON of whatever kind. */
export interface Card {
  readonly [field: string]: unknown;
}

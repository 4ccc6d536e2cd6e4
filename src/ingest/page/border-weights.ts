/** How much each sign says for, or against, a text of its own: see `beginnings.ts`. */

/**
 * For texts below no headline. The weights are those of a logistic regression, fitted to the borders of pages with
 * and without their headlines and datelines (`npm run eval:layouts` shows what they are good for).
 */
export const BARE = {
  bias: -2.59,
  /** The text above ends with its writer in brackets. */
  signed: 4.09,
  /** A blank line stands above where most paragraphs have none, or none where most have one. */
  blank: 3,
  noBlank: -2.5,
  anaphora: -1.28,
  /** A day, a place is named right at the beginning. */
  day: 2.5,
  place: 1.04,
  /** Character pairs shared with the text above, rare ones weighing more. */
  shared: -3.31,
  /** Pairs that the paragraph below shares with this one more than with the text above. */
  ahead: 2.99,
  /** Headlines, and texts with datelines, a paragraph of the page: where texts have them, few begin without. */
  headlines: -1.95,
  datelines: -2.18,
  /** The page has neither. */
  noOtherWay: 1.94,
};

/** For texts below a headline. */
export const HEADED = {
  bias: -0.7,
  signed: 4.02,
  anaphora: -0.1,
  day: 0.66,
  place: 1.86,
  shared: -1.79,
  /** No blank line stands above the headline where one stands above those of texts that begin with a dateline. */
  close: -3,
  /** Logarithm of the paragraph's length in characters, above that of a short one. */
  length: 0.74,
  /** Logarithm of the number of paragraphs above: only long texts have headings within. */
  paragraphs: -1.2,
  heads: 0.53,
  /** In tens of characters, three at the most. */
  headLength: 0.37,
  /** Share of the headline's pairs that stand in the paragraph. */
  headHere: 2.78,
};

/** How much there is of each sign. */
export type Signs<Weights> = { readonly [Sign in Exclude<keyof Weights, 'bias'>]: number };

/** The logarithm of the odds that the signs give. */
export function weigh(weights: Readonly<Record<string, number>>, signs: Readonly<Record<string, number>>): number {
  let worth = weights.bias ?? 0;
  for (const sign in signs) worth += (weights[sign] ?? 0) * (signs[sign] ?? 0);
  return worth;
}

/** The chance for such a logarithm, 0..1. */
export function chance(worth: number): number {
  return 1 / (1 + Math.exp(-worth));
}

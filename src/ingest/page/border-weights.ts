/** How much each sign says for, or against, a text of its own: see `beginnings.ts`. */

/**
 * For texts below no headline. The weights are those of a logistic regression, as `npm run fit:borders` prints them: fitted to
 * the sample pages, each as printed and set otherwise, with an earlier regression's weights as the prior.
 */
export const BARE = {
  bias: -3.25,
  /** The text above ends with its writer in brackets. */
  signed: 4.23,
  /** A blank line stands above where most paragraphs have none, or none where most have one. */
  blank: 3.31,
  noBlank: -2.52,
  anaphora: -1.35,
  /** A day, a place is named right at the beginning. */
  day: 2.22,
  place: 1.25,
  /** It opens with a place that the text above does not name. */
  elsewhere: 0.68,
  /** Character pairs shared with the text above, rare ones weighing more. */
  shared: -3.48,
  /** Pairs that the paragraph below shares with this one more than with the text above. */
  ahead: 3.19,
  /** Headlines, and texts with datelines, a paragraph of the page: where texts have them, few begin without. */
  headlines: -2.05,
  datelines: -2.46,
  /** The page has neither. */
  noOtherWay: 1.94,
};

/**
 * For texts below a headline. The mean of what `npm run fit:borders` prints and of an earlier fit to the pages without
 * subheads put in: the one alone swallows short texts without datelines, the other cuts features at their subheads.
 */
export const HEADED = {
  bias: -1.04,
  signed: 3.87,
  /** It does not: the share of the page's texts that do. */
  unsigned: -0.69,
  /** Share of the page's headlines and headings below which a text opens with a dateline or byline. */
  opened: 0.07,
  /** Share of those that are set in otherwise than this one is. */
  unlike: -1.15,
  /** By how much this one is shorter than those, as the logarithm of the proportion. */
  shorter: -0.91,
  /** The text above opens with neither dateline nor byline: texts do so here. */
  plain: 0.07,
  anaphora: -0.23,
  day: 1.62,
  place: 1.7,
  shared: -2.25,
  /** No blank line stands above the headline where one stands above those of texts that begin with a dateline. */
  close: -2.74,
  /** The text above opens with its writer's line: such texts have sections. */
  feature: -0.9,
  /** The text above has a heading already that is set as this one is. */
  alike: -0.29,
  /** Logarithm of the paragraph's length in characters, above that of a short one. */
  length: 0.59,
  /** Logarithm of the number of paragraphs above: only long texts have headings within. */
  paragraphs: -1.52,
  heads: 0.86,
  /** In tens of characters, three at the most. */
  headLength: 0.52,
  /** Share of the headline's pairs that stand in the paragraph. */
  headHere: 1.58,
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

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
 * For texts below a headline. Three parts of what `npm run fit:borders` prints for the sample pages and fifty others,
 * and one part of the weights before: these swallowed short texts, the fit alone cuts some features at their subheads.
 */
export const HEADED = {
  bias: -0.67,
  signed: 3.99,
  /** It does not: the share of the page's texts that do. */
  unsigned: -0.82,
  /** Share of the page's headlines and headings below which a text opens with a dateline or byline. */
  opened: 0.28,
  /** Share of those that are set in otherwise than this one is. */
  unlike: -2.1,
  /** By how much this one is shorter than those, as the logarithm of the proportion. */
  shorter: -0.78,
  /** The text above opens with neither dateline nor byline: texts do so here. */
  plain: 0.09,
  anaphora: -0.86,
  day: 2.21,
  place: 0.84,
  shared: -3.01,
  /** No blank line stands above the headline where one stands above those of texts that begin with a dateline. */
  close: -2.63,
  /** The text above opens with its writer's line: such texts have sections. */
  feature: -0.89,
  /** The only headline between texts that show where they begin: whoever sets headings within a text sets several. */
  only: 0.83,
  /** The text above has a heading already that is set as this one is. */
  alike: -0.79,
  /** Logarithm of the paragraph's length in characters, above that of a short one. */
  length: 0.07,
  /** Logarithm of the number of paragraphs above: only long texts have headings within. */
  paragraphs: -0.79,
  heads: 0.92,
  /** In tens of characters, three at the most. */
  headLength: 0.26,
  /** Share of the headline's pairs that stand in the paragraph. */
  headHere: 0.2,
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

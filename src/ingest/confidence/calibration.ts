/**
 * How likely a fact is right: how often facts that were found in the same way were right on pages that nothing was learned
 * from. `observed.txt` holds the counts; `npm run calibrate` makes it.
 */
import { readFileSync } from 'node:fs';
import { DataFile } from '../lexicon/data-file.js';

/** Facts that are found with a score, 0–1, which need not be as sure as it looks. */
export const SCORED_KINDS = ['border', 'headline', 'person', 'organization', 'location'] as const;
export type ScoredKind = (typeof SCORED_KINDS)[number];

/** Facts that are found by rules, each of which is right so often. */
export const RULED_KINDS = ['office', 'link', 'metric', 'label', 'date'] as const;
export type RuledKind = (typeof RULED_KINDS)[number];

export interface Calibration {
  /** The chance that a fact found with this score is right, 0–1; never falls as the score rises. */
  ofScore(kind: ScoredKind, score: number): number;
  /** The chance that a fact found by this rule is right, 0–1. What a comma follows in a rule's name is a kind of it. */
  ofRule(kind: RuledKind, rule: string): number;
}

/** A line over log odds: what the log odds of a score are multiplied by, and what is added. */
export interface Line {
  readonly slope: number;
  readonly offset: number;
}

export interface Tally {
  readonly right: number;
  readonly wrong: number;
}

/** Scores are told apart up to here: a score of 1 is no certainty. */
const SUREST = 0.9995;
/** What is known of a whole kind, or of a family of rules, counts as much as so many facts found by the rule itself. */
const PRIOR_WEIGHT = 8;

/** What is read beside a score where nothing was counted. */
export const AS_SCORED: Line = { slope: 1, offset: 0 };

/** Takes scores as they are, and rules for even odds: what is calibrated is read with this. */
export const UNCALIBRATED: Calibration = { ofScore: (_kind, score) => score, ofRule: () => 0.5 };

/** @throws DataFileError if the file is not as `npm run calibrate` makes it */
export function calibrationFrom(name: string, text: string): Calibration {
  const file = new DataFile(name, text);
  const lines = new Map<string, Line>();
  for (const row of file.rows('scores', 3))
    lines.set(row.oneOf(0, SCORED_KINDS), { slope: row.number(1), offset: row.number(2) });
  const tallies = new Map<RuledKind, Map<string, Tally>>(RULED_KINDS.map((kind) => [kind, new Map()]));
  for (const row of file.rows('rules', 4))
    tallies.get(row.oneOf(0, RULED_KINDS))?.set(row.text(1), { right: row.number(2), wrong: row.number(3) });
  const shares = new Map([...tallies].map(([kind, rules]) => [kind, smoothedShares(rules)]));
  return {
    ofScore: (kind, score) => rounded(chanceOf(score, lines.get(kind) ?? AS_SCORED)),
    ofRule: (kind, rule) => {
      const known = shares.get(kind);
      return known?.rules.get(rule) ?? known?.rules.get(familyOf(rule)) ?? known?.mean ?? 0.5;
    },
  };
}

let shipped: Calibration | undefined;

export function shippedCalibration(): Calibration {
  shipped ??= calibrationFrom('observed.txt', readFileSync(new URL('./observed.txt', import.meta.url), 'utf8'));
  return shipped;
}

/** The chance behind a score: the logistic function of the line over the score's log odds. */
export function chanceOf(score: number, { slope, offset }: Line): number {
  return 1 / (1 + Math.exp(-(slope * logOdds(score) + offset)));
}

export function logOdds(score: number): number {
  const kept = Math.min(SUREST, Math.max(1 - SUREST, score));
  return Math.log(kept / (1 - kept));
}

/**
 * The share of right ones by rule, by family of rules, and of the kind as a whole. Few facts of a rule say little, so that its
 * share is drawn towards its family's, and that towards the whole's: the means of Beta distributions, each the next one's prior.
 */
export function smoothedShares(rules: ReadonlyMap<string, Tally>): { mean: number; rules: Map<string, number> } {
  const all = [...rules.values()].reduce(add, NOTHING);
  const mean = (all.right + 1) / (all.right + all.wrong + 2);
  const families = new Map<string, Tally>();
  const sizes = new Map<string, number>();
  for (const [rule, tally] of rules) {
    const family = familyOf(rule);
    families.set(family, add(families.get(family) ?? NOTHING, tally));
    sizes.set(family, (sizes.get(family) ?? 0) + 1);
  }
  const familyShares = new Map([...families].map(([family, tally]) => [family, drawn(tally, mean)]));
  const own = [...rules].map(([rule, tally]): [string, number] => {
    const family = familyShares.get(familyOf(rule)) ?? mean;
    return [rule, sizes.get(familyOf(rule)) === 1 ? family : drawn(tally, family)];
  });
  return {
    mean: rounded(mean),
    rules: new Map([...familyShares, ...own].map(([rule, share]) => [rule, rounded(share)])),
  };
}

const NOTHING: Tally = { right: 0, wrong: 0 };

function drawn({ right, wrong }: Tally, prior: number): number {
  return (right + PRIOR_WEIGHT * prior) / (right + wrong + PRIOR_WEIGHT);
}

/** "words-before" of "words-before, AREA". */
function familyOf(rule: string): string {
  const comma = rule.indexOf(', ');
  return comma < 0 ? rule : rule.slice(0, comma);
}

function add(a: Tally, b: Tally): Tally {
  return { right: a.right + b.right, wrong: a.wrong + b.wrong };
}

/** Nobody needs more than thousandths, and nothing is certain. */
function rounded(chance: number): number {
  return Math.min(0.999, Math.max(0.001, Math.round(chance * 1000) / 1000));
}

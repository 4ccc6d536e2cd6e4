/** What confidence is counted on, and the file that the counts become. */
import {
  type Calibration,
  calibrationFrom,
  RULED_KINDS,
  type RuledKind,
  SCORED_KINDS,
  type ScoredKind,
  UNCALIBRATED,
} from '../../src/ingest/confidence/calibration.js';
import { fitLine } from './fit.js';
import { readAnnotated } from './gold.js';
import { type JudgedFact, judgedOn } from './judged.js';
import { judgedNames } from './judged-names.js';

/** Nobody mends a rule by these: they count in full. */
export const HELD_OUT = 'bench/held-out';
/** The rules have seen these, so that they count a quarter. */
const SEEDS = 'seeds';
const SEEDS_WEIGHT = 0.25;
/** Hard on purpose, and no pages: the names in them count half. */
const SENTENCES = 'sentences/held-out.txt';
const SENTENCES_WEIGHT = 0.5;

export interface CountedFact extends JudgedFact {
  /** How much it counts; 1 for a fact of a page that nobody mends by. */
  readonly weight: number;
}

/** All facts of the annotated pages and sentences, by where they stand; links aside. */
export function countedFacts(): Map<string, CountedFact[]> {
  const counted = new Map<string, CountedFact[]>();
  for (const folder of [HELD_OUT, SEEDS])
    for (const page of readAnnotated(folder))
      counted.set(`${folder}/${page.name}`, weighed(judgedOn(page, UNCALIBRATED), folder === SEEDS ? SEEDS_WEIGHT : 1));
  counted.set(SENTENCES, weighed(judgedNames(SENTENCES, UNCALIBRATED), SENTENCES_WEIGHT));
  return counted;
}

export function weighed(facts: readonly JudgedFact[], weight: number): CountedFact[] {
  return facts.map((fact) => ({ ...fact, weight }));
}

/** The facts of each held-out page with the confidence that they get by counting everything but this page. */
export function crossValidated(): JudgedFact[] {
  const counted = countedFacts();
  return [...counted].flatMap(([name, own]) => {
    if (!name.startsWith(HELD_OUT)) return [];
    const others = [...counted].flatMap(([other, facts]) => (other === name ? [] : facts));
    const calibration = calibrationFrom(name, observedText(others));
    return own.map((fact) => ({ ...fact, confidence: confidenceOf(fact, calibration) }));
  });
}

/** @param fact as it is read without calibration */
function confidenceOf({ kind, rule, confidence }: JudgedFact, { ofScore, ofRule }: Calibration): number {
  const scored = SCORED_KINDS.find((each): each is ScoredKind => each === kind);
  if (scored !== undefined) return ofScore(scored, confidence);
  const ruled = RULED_KINDS.find((each): each is RuledKind => each === kind);
  return ruled === undefined ? confidence : ofRule(ruled, rule ?? '');
}

const HEAD = [
  `# Source: counted by \`npm run calibrate\` on ${[HELD_OUT, SEEDS, SENTENCES].join(', ')} (the last two less than the first);`,
  '#   links also on sentences of newspapers whose printed divisions were hidden (DEPENDENCIES.md tells which)',
  '# Licence: MIT',
  '#',
  '# Made by a program; changed by none but it. docs/ACCURACY.md tells how it is used.',
];

/** The file that the program reads: see `calibrationFrom`. */
export function observedText(facts: readonly CountedFact[]): string {
  return [
    ...HEAD,
    '',
    '# kind, and the line over log odds: what the log odds of a score are multiplied by, and what is added',
    '[scores]',
    ...SCORED_KINDS.map((kind) => {
      const own = facts.filter((fact) => fact.kind === kind);
      const { slope, offset } = fitLine(own.map(({ confidence, ...fact }) => ({ ...fact, score: confidence })));
      return [kind, slope.toFixed(3), offset.toFixed(3)].join('\t');
    }),
    '',
    '# kind, rule, how many were right, how many wrong',
    '[rules]',
    ...RULED_KINDS.flatMap((kind) => rulesOf(facts.filter((fact) => fact.kind === kind))),
    '',
  ].join('\n');
}

function rulesOf(facts: readonly CountedFact[]): string[] {
  const rules = new Map<string, [right: number, wrong: number]>();
  for (const { kind, rule, isRight, weight } of facts) {
    const key = `${kind}\t${rule ?? ''}`;
    const [right, wrong] = rules.get(key) ?? [0, 0];
    rules.set(key, [right + (isRight ? weight : 0), wrong + (isRight ? 0 : weight)]);
  }
  const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([rule, [right, wrong]]) => [rule, right, wrong].join('\t'));
}

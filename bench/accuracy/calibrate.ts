/**
 * Counts how often facts are right by how they were found, on texts that nothing was learned from, and writes it down.
 *
 *   npm run calibrate
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RULED_KINDS, SCORED_KINDS, UNCALIBRATED } from '../../src/ingest/confidence/calibration.js';
import { readSentences } from '../../src/learn/corpora.js';
import { findSentenceFiles } from '../../src/learn/sources.js';
import { fitLine } from './fit.js';
import { readAnnotated } from './gold.js';
import { type JudgedFact, judgedOn } from './judged.js';
import { judgedLinks } from './judged-links.js';
import { judgedNames } from './judged-names.js';
import { textOf } from './names.js';

const HELD_OUT = 'bench/held-out';
/** The rules have seen these, so that they count a quarter. */
const SEEDS = 'seeds';
const SEEDS_WEIGHT = 0.25;
/** Hard on purpose, and no pages: the names in them count half. */
const SENTENCES = 'sentences/held-out.txt';
const SENTENCES_WEIGHT = 0.5;
/** Which division a place is was learned from nowhere: any text will do. */
const LINKED = ['sentences', '../shared/ner'];

interface Counted extends JudgedFact {
  readonly weight: number;
}

const pages = [HELD_OUT, SEEDS].flatMap((folder) =>
  readAnnotated(folder).map((page) => ({ page, weight: folder === SEEDS ? SEEDS_WEIGHT : 1 })),
);
const files = findSentenceFiles(LINKED.filter((folder) => existsSync(folder)));
const sentences = files.learned.flatMap((file) => readSentences(file));
const counted: Counted[] = [
  ...pages.flatMap(({ page, weight }) => weighed(judgedOn(page, UNCALIBRATED), weight)),
  ...weighed(judgedNames(SENTENCES, UNCALIBRATED), SENTENCES_WEIGHT),
  ...pages.flatMap(({ page }) => weighed(judgedLinks(page.source, UNCALIBRATED), 1)),
  ...sentences.flatMap((sentence) => {
    const source = { name: 'sentence', text: textOf([sentence]), newspaper: null, edition: null, date: null };
    return weighed(judgedLinks(source, UNCALIBRATED), 1);
  }),
];

const head = [
  `# Source: counted by \`npm run calibrate\` on ${[HELD_OUT, SEEDS, SENTENCES].join(', ')} (the last two less than the first);`,
  '#   links also on sentences of newspapers whose printed divisions were hidden (DEPENDENCIES.md tells which)',
  '# Licence: MIT',
  '#',
  '# Made by a program; changed by none but it. docs/ACCURACY.md tells how it is used.',
];
const scores = SCORED_KINDS.map((kind) => {
  const own = counted.filter((fact) => fact.kind === kind);
  const { slope, offset } = fitLine(own.map(({ confidence, ...fact }) => ({ ...fact, score: confidence })));
  return [kind, slope.toFixed(3), offset.toFixed(3)].join('\t');
});
const target = fileURLToPath(new URL('../../src/ingest/confidence/observed.txt', import.meta.url));
writeFileSync(
  target,
  [
    ...head,
    '',
    '# kind, and the line over log odds: what the log odds of a score are multiplied by, and what is added',
    '[scores]',
    ...scores,
    '',
    '# kind, rule, how many were right, how many wrong',
    '[rules]',
    ...RULED_KINDS.flatMap(rulesOf),
    '',
  ].join('\n'),
);
console.log(`${target}: ${counted.length} facts of ${pages.length} pages`);

function rulesOf(kind: (typeof RULED_KINDS)[number]): string[] {
  const rules = new Map<string, [right: number, wrong: number]>();
  for (const { rule, isRight, weight } of counted.filter((fact) => fact.kind === kind)) {
    const [right, wrong] = rules.get(rule ?? '') ?? [0, 0];
    rules.set(rule ?? '', [right + (isRight ? weight : 0), wrong + (isRight ? 0 : weight)]);
  }
  const sorted = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([rule, [right, wrong]]) => [kind, rule, right, wrong].join('\t'));
}

function weighed(facts: readonly JudgedFact[], weight: number): Counted[] {
  return facts.map((fact) => ({ ...fact, weight }));
}

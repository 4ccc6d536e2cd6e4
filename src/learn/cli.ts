/**
 * Learns the weights by which names are found.
 *
 *   npm run learn [-- FILE|FOLDER ...] [--out FILE]     makes the weights and measures them
 *   npm run learn:worth [-- FILE|FOLDER ...]            what each group of features is worth
 *
 * Without paths, from the sentences in sentences and, where they lie beside the repository, those in ../shared/ner.
 * The same sentences give the same weights, byte for byte.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { shippedLexicon } from '../ingest/lexicon/lexicon.js';
import { GROUPS } from '../ingest/names/features.js';
import { KINDS } from '../ingest/names/labels.js';
import { packWeights, Weights } from '../ingest/names/weights.js';
import { readSentences } from './corpora.js';
import { SETTINGS, type Settings } from './crf.js';
import { type Corpus, learn } from './learn.js';
import { f1, measure } from './measure.js';
import { findSentenceFiles, readCorpora } from './sources.js';

const ROOT = new URL('../../', import.meta.url);
const DEFAULTS = [new URL('sentences', ROOT), new URL('../shared/ner', ROOT)].map((url) => fileURLToPath(url));
const SHIPPED = fileURLToPath(new URL('src/ingest/names/weights.bin', ROOT));
/** To compare groups, fewer rounds are enough. */
const ROUNDS_TO_COMPARE = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: SHIPPED }, worth: { type: 'boolean', default: false } },
});
const files = findSentenceFiles(positionals.length > 0 ? positionals : DEFAULTS.filter((path) => existsSync(path)));
if (files.learned.length === 0) throw new Error('there are no sentences to learn from');
const corpora = readCorpora(files);
const lexicon = shippedLexicon();
const heldOut = files.heldOut.map((file) => ({ name: basename(file), sentences: readSentences(file) }));

if (values.worth) printWorth();
else {
  for (const { source } of corpora) console.log(source);
  const learned = learn(corpora, lexicon, SETTINGS, {
    report: (round, loss) =>
      console.log(`round ${round} of ${SETTINGS.rounds * SETTINGS.members}: loss ${loss.toFixed(0)}`),
  });
  const packed = packWeights(learned);
  writeFileSync(values.out, packed);
  console.log(`${values.out}: ${learned.head.features} features, ${packed.length} bytes`);
  console.log(row('', KINDS));
  for (const line of scores(new Weights(learned))) console.log(line);
}

/** The F1 of every held-out file without each group in turn. */
function printWorth(): void {
  console.log(row('without', KINDS));
  const settings = { ...SETTINGS, rounds: ROUNDS_TO_COMPARE, members: 1 };
  for (const group of [null, ...GROUPS]) {
    console.log(group?.name ?? 'nothing (all features)');
    const weights = learnedWithout(group?.name ?? null, settings, corpora);
    for (const line of scores(weights)) console.log(line);
  }
}

function learnedWithout(group: string | null, settings: Settings, from: readonly Corpus[]): Weights {
  const groups = GROUPS.filter(({ name }) => name !== group);
  return new Weights(learn(from, lexicon, settings, { groups }));
}

function scores(weights: Weights): string[] {
  return heldOut.map(({ name, sentences }) => {
    const found = measure(sentences, lexicon, weights);
    const marked = new Set(sentences.flatMap(({ marks }) => marks));
    return row(
      `  ${name}`,
      KINDS.map((kind) => {
        const score = found.get(kind);
        return score === undefined || !marked.has(kind) ? '–' : f1(score).toFixed(3);
      }),
    );
  });
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(30) + cells.map((cell) => cell.padStart(14)).join('');
}

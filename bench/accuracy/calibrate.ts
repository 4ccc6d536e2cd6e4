/**
 * Counts how often facts are right by how they were found, on texts that nothing was learned from, and writes it down.
 *
 *   npm run calibrate
 */
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UNCALIBRATED } from '../../src/ingest/confidence/calibration.js';
import type { PageSource } from '../../src/ingest/parsed.js';
import { readSentences } from '../../src/learn/corpora.js';
import { findSentenceFiles } from '../../src/learn/sources.js';
import { NOTHING_GIVEN } from '../support.js';
import { countedFacts, HELD_OUT, observedText, weighed } from './counting.js';
import { readAnnotated } from './gold.js';
import { judgedLinks } from './judged-links.js';
import { textOf } from './names.js';

/** Which division a place is was learned from nowhere: any text will do. */
const PAGES = [HELD_OUT, 'seeds'];
const SENTENCES = ['sentences', '../shared/ner'];

const pages = PAGES.flatMap((folder) => readAnnotated(folder).map(({ source }) => source));
const { learned } = findSentenceFiles(SENTENCES.filter((folder) => existsSync(folder)));
const sentences = learned.flatMap((file) =>
  readSentences(file).map((sentence): PageSource => {
    return { ...NOTHING_GIVEN, name: 'sentence', text: textOf([sentence]) };
  }),
);
const links = [...pages, ...sentences].flatMap((source) => judgedLinks(source, UNCALIBRATED));
const counted = [...[...countedFacts().values()].flat(), ...weighed(links, 1)];
const target = fileURLToPath(new URL('../../src/ingest/confidence/observed.txt', import.meta.url));
writeFileSync(target, observedText(counted));
console.log(`${target}: ${counted.length} facts of ${pages.length} pages and ${sentences.length} sentences`);

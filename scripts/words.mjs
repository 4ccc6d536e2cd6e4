#!/usr/bin/env node
/**
 * Makes src/ingest/lexicon/data/words.txt.gz, the common words of Chinese with their kind and frequency, out of the dictionary
 * in the npm package @node-rs/jieba. Of its 350 000 entries only the frequent ones are kept, and no names: those are
 * what the extractors look for.
 *
 *   npm run words
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { surnamesByFrequency } from './surnames.mjs';

const TARGET = fileURLToPath(new URL('../src/ingest/lexicon/data/words.txt.gz', import.meta.url));
/** By the number of characters. Longer words matter less: they are seldom mistaken for the beginning of a name. */
const LEAST_FREQUENCY = { 1: 1500, 2: 45, 3: 100, 4: 150 };
/** Words of two characters that are tagged as people's names although they name nobody: "美丽", "养老". */
const LEAST_FREQUENCY_OF_NAMES = 100;
/** So many surnames, most frequent first, begin names; what the rarer ones begin is a word: "红旗". */
const SURNAMES_OF_NAMES = 424;

/** What a word does to a name that would run over it, by jieba's part-of-speech tag. */
const KINDS = [
  ['VERB', /^v[di]?$/],
  ['VERBAL', /^vn?g?$/],
  ['FUNCTION', /^(c|p|d|df|r[rz]?|u[a-z]?|y|o|e|ad)$/],
  ['NUMBER', /^(m|q|mq)$/],
  ['TIME', /^t/],
  ['DIRECTION', /^f$/],
  ['NOUN', /./],
];
const NAME = /^(ns|nt|nrt|nrfg)$/;

const require = createRequire(import.meta.url);
const source = require.resolve('@node-rs/jieba/package.json');
const { version } = JSON.parse(readFileSync(source, 'utf8'));
const surnames = new Set(surnamesByFrequency().slice(0, SURNAMES_OF_NAMES));
const entries = readFileSync(join(dirname(source), 'dict.txt'), 'utf8')
  .trim()
  .split('\n');
const lines = wordLines(entries.map((line) => line.split(' ')));
writeFileSync(TARGET, gzipSync(`${header()}\n\n[words]\n${lines.join('\n')}\n`, { level: 9 }));
console.log(`${TARGET}: ${lines.length} lines`);

/** A line for each kind and power of two of the frequency. */
function wordLines(all) {
  const byKind = new Map();
  for (const [word, count, tag] of all) {
    const frequency = Number(count);
    if (!/^\p{Script=Han}{1,4}$/u.test(word) || !isCommon(word, frequency, tag)) continue;
    const [kind] = KINDS.find(([, tags]) => tags.test(tag));
    const key = `${kind}\t${Math.round(Math.log2(frequency))}`;
    byKind.set(key, [...(byKind.get(key) ?? []), word]);
  }
  return [...byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, words]) => `${key}\t${words.sort().join(' ')}`);
}

function isCommon(word, frequency, tag) {
  if (NAME.test(tag)) return false;
  if (tag !== 'nr') return frequency >= LEAST_FREQUENCY[word.length];
  return word.length === 2 && frequency >= LEAST_FREQUENCY_OF_NAMES && !surnames.has(word.charAt(0));
}

function header() {
  return `# The common words of Chinese: a line for each kind and order of frequency (the binary logarithm of the count in a corpus of
# some 60 million words), then the words; columns parted by tabs. No names.
#
# Source: the dictionary of jieba as packed in the npm package @node-rs/jieba@${version}; its part-of-speech tags are folded into
# seven kinds
# Licence: MIT
#
# \`npm run words\` makes this file again.`;
}

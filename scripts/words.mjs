#!/usr/bin/env node
/**
 * Makes src/ingest/lexicon/words.ts, the common words of Chinese with their kind and frequency, out of the dictionary
 * in the npm package @node-rs/jieba. Of its 350 000 entries only the frequent ones are kept, and no names: those are
 * what the extractors look for.
 *
 *   npm run words
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@node-rs/jieba@2.0.3';
const TARGET = fileURLToPath(new URL('../src/ingest/lexicon/words.ts', import.meta.url));
const LEAST_FREQUENCY = 150;
const LEAST_FREQUENCY_OF_CHARACTER = 1500;

/** What a word does to a name that would run over it, by jieba's part-of-speech tag. */
const KINDS = [
  ['VERB', /^v[di]?$/],
  ['FUNCTION', /^(c|p|d|df|r[rz]?|u[a-z]?|y|o|e|ad)$/],
  ['NUMBER', /^(m|q|mq)$/],
  ['TIME', /^t/],
  ['DIRECTION', /^f$/],
  ['NOUN', /./],
];
const NAME = /^(nr|ns|nt|nrt|nrfg)$/;

const folder = mkdtempSync(join(tmpdir(), 'words-'));
try {
  execFileSync('npm', ['pack', PACKAGE, '--silent'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const [archive] = readdirSync(folder);
  execFileSync('tar', ['xzf', archive, 'package/dict.txt'], { cwd: folder });
  const entries = readFileSync(join(folder, 'package/dict.txt'), 'utf8').trim().split('\n');
  const lines = wordLines(entries.map((line) => line.split(' ')));
  writeFileSync(TARGET, `${header()}\nexport const WORDS = \`\n${lines.join('\n')}\n\`;\n`);
  console.log(`${TARGET}: ${lines.length} lines`);
} finally {
  rmSync(folder, { recursive: true });
}

/** A line for each kind and power of two of the frequency. */
function wordLines(entries) {
  const lines = new Map();
  for (const [word, count, tag] of entries) {
    const frequency = Number(count);
    if (frequency < (word.length === 1 ? LEAST_FREQUENCY_OF_CHARACTER : LEAST_FREQUENCY)) continue;
    if (!/^\p{Script=Han}{1,4}$/u.test(word) || NAME.test(tag)) continue;
    const [kind] = KINDS.find(([, tags]) => tags.test(tag));
    const key = `${kind} ${Math.round(Math.log2(frequency))}`;
    lines.set(key, [...(lines.get(key) ?? []), word]);
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, words]) => `${key} ${words.sort().join(' ')}`);
}

function header() {
  return `/**
 * The common words of Chinese: a line for each kind and order of frequency (the binary logarithm of the count in a
 * corpus of some 60 million words), then the words. No names.
 *
 * Source: the dictionary of jieba as packed in the npm package ${PACKAGE} (licence: MIT); its part-of-speech
 * tags are folded into six kinds. \`npm run words\` makes this file again.
 */`;
}

/** The files to learn from, and where their sentences come from. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readSentences } from './corpora.js';
import type { Corpus } from './learn.js';

/** What is said of a file in the head of the weights, by the beginning of its name. */
const KNOWN: readonly (readonly [name: string, source: string])[] = [
  ['peoples-daily', "People's Daily 1998 (github OYE93/Chinese-NLP-Corpus), given for research"],
  ['msra', 'SIGHAN 2006 MSRA corpus (github lemonhu/NER-BERT-pytorch), given for research'],
  ['cluener', 'CLUENER 2020 (github CLUEbenchmark/CLUENER2020), given for research'],
  ['resume', 'ResumeNER (github jiesutd/LatticeLSTM), given for research'],
];
const SENTENCES = /\.(?:bio|bmes|jsonl|txt)(?:\.gz)?$/u;
/** Files that names are measured on: "news-test.bio", and not "latest.txt". */
const HELD_OUT = /(?:^|[-.])(?:test|held-out)(?:[-.]|$)/u;
/** Annotated after other rules than the archive's, so that only what holds for all is learned from them. */
const OTHER_RULES = /\.(?:jsonl|bmes)(?:\.gz)?$/u;

/** The news of the country and the world: seen twice, so that what is written of single towns does not outweigh it. */
const NATIONAL = /^(?:peoples-daily|msra)/u;

export interface SentenceFiles {
  readonly learned: readonly string[];
  readonly heldOut: readonly string[];
}

/**
 * The files of sentences in files and folders, in the order of their names. Files with "test" or "held-out" between
 * the dashes and dots of their name are never learned from.
 * @throws Error naming a path that does not exist or a folder that holds no sentences
 */
export function findSentenceFiles(paths: readonly string[]): SentenceFiles {
  const files = paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const found = readdirSync(path)
      .filter((name) => SENTENCES.test(name))
      .sort()
      .map((name) => join(path, name));
    if (found.length === 0) throw new Error(`${path} holds no sentences: .bio, .bmes, .jsonl or .txt, also with .gz`);
    return found;
  });
  return {
    learned: files.filter((file) => !HELD_OUT.test(basename(file))),
    heldOut: files.filter((file) => HELD_OUT.test(basename(file))),
  };
}

/** The sentences of each file, but for those that `heldOut` holds, too: corpora overlap. */
export function readCorpora({ learned, heldOut }: SentenceFiles): Corpus[] {
  const measured = new Set(heldOut.flatMap((file) => readSentences(file).map(({ text }) => text)));
  return learned.map((file) => {
    const sentences = readSentences(file).filter(({ text }) => !measured.has(text));
    const name = basename(file);
    return {
      source: `${name}: ${sentences.length} sentences; ${sourceOf(file)}`,
      sentences,
      isModel: !OTHER_RULES.test(name),
      times: NATIONAL.test(name) ? 2 : 1,
    };
  });
}

/** Where a file's sentences come from: as known by its name, else as its first comment says. */
function sourceOf(file: string): string {
  const known = KNOWN.find(([name]) => basename(file).startsWith(name))?.[1];
  if (known !== undefined) return known;
  const [, comment] = file.endsWith('.txt') ? (/^#\s*(.+)/u.exec(readFileSync(file, 'utf8')) ?? []) : [];
  return comment ?? 'source not stated';
}

/** How many names are found in sentences that were not learned from. */
import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import { KINDS, type NameKind } from '../ingest/names/labels.js';
import { findNames } from '../ingest/names/names.js';
import type { Weights } from '../ingest/names/weights.js';
import type { Sentence } from './corpora.js';

export interface Score {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

/** Sentences are read as pages of so many. */
const PAGE = 10;

/** Compares the distinct names of each page, by kind; names of one character count neither way. */
export function measure(
  sentences: readonly Sentence[],
  lexicon: Lexicon,
  weights: Weights,
): ReadonlyMap<NameKind, Score> {
  const scores = new Map<NameKind, { right: number; wrong: number; missed: number }>();
  for (const kind of KINDS) scores.set(kind, { right: 0, wrong: 0, missed: 0 });
  for (let at = 0; at < sentences.length; at += PAGE) {
    const page = sentences.slice(at, at + PAGE);
    const wanted = new Set(page.flatMap(({ text, names }) => names.flatMap((name) => keyOf(text, name))));
    const analyses = findNames(
      page.map(({ text }) => text),
      lexicon,
      { weights },
    );
    const found = new Set(analyses.flatMap(({ text, names }) => names.flatMap((name) => keyOf(text, name))));
    for (const key of new Set([...wanted, ...found])) {
      const score = scores.get(key.slice(0, key.indexOf(' ')) as NameKind);
      if (score === undefined) continue;
      if (!wanted.has(key)) score.wrong++;
      else if (found.has(key)) score.right++;
      else score.missed++;
    }
  }
  return scores;
}

function keyOf(text: string, { start, end, kind }: { start: number; end: number; kind: NameKind }): string[] {
  return end - start < 2 ? [] : [`${kind} ${text.slice(start, end)}`];
}

export function f1({ right, wrong, missed }: Score): number {
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong + missed);
}

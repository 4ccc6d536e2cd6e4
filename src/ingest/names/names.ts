/**
 * The names of a page's texts: people, places, organizations and offices, decided in one decoding.
 *
 * A few lines at a time are decoded, each on its own. What one line makes sure holds for the page: where it prints the
 * same name again, that is taken into account and those lines are decoded once more.
 */
import { elementAt, zip } from '../../invariant.js';
import { CharacterSet } from '../character-set.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { NotName } from '../lexicon/not-names.js';
import { type Decoded, decode, type Hint, type LabelledName } from './decoder.js';
import { hintsFor, knownNames } from './evidence.js';
import { featuresOf, TEMPLATES } from './features.js';
import { governedHints } from './governed.js';
import type { NameKind } from './labels.js';
import { columnHints } from './name-columns.js';
import { namedAfterHints } from './named-after.js';
import { excludedAt, type NotNames, notNameHints, notNamesOf } from './not-names.js';
import { probabilitiesOf } from './posterior.js';
import { quotationHints } from './quotations.js';
import { reasonsFor } from './reasons.js';
import { type Segmentation, segment } from './segmentation.js';
import { NAMED_LABELS } from './weight-table.js';
import { shippedWeights, type Weights } from './weights.js';

/** A name where a text prints it: `[start, end)` of the text. */
export interface Name extends LabelledName {
  /** How likely it is by the learned weights that a name of this kind begins and ends just here, 0–1. */
  readonly probability: number;
  /** What decided it, for `--explain`; empty where nobody asks. */
  readonly reasons: string;
}

/** The probability of the likeliest of several mentions: one sure mention makes the name sure. */
export function surest(names: readonly Name[]): number {
  return names.reduce((most, { probability }) => Math.max(most, probability), 0);
}

/** A text and what it names, left to right, none over another. */
export interface Analysis {
  readonly text: string;
  readonly names: readonly Name[];
}

export interface WordedAnalysis extends Analysis {
  /** The text as words, stretch by stretch, from left to right. */
  readonly words: readonly WordStretch[];
}

/** A part of a text as words. Two parts meet behind a mark that parts words, but for lines that have none for long. */
export interface WordStretch {
  /** Where it begins in the text. */
  readonly at: number;
  readonly segmentation: Segmentation;
}

export interface FindOptions {
  /** Whether names tell what decided them, which takes about as long as finding them. */
  readonly explains?: boolean;
  readonly weights?: Weights;
  /** What is no name, whatever it looks like. */
  readonly notNames?: readonly Pick<NotName, 'name' | 'kinds'>[];
}

/**
 * Names less likely than this are left out: to list them would be wrong more often than right. Offices are kept, since
 * a title is no whole without them.
 */
const LEAST_LIKELY: Readonly<Record<NameKind, number>> = { PERSON: 0.45, PLACE: 0.4, ORGANIZATION: 0.4, OFFICE: 0 };

/** So many characters are decoded at once: a page need not be held in memory many times over. */
const LONGEST_BLOCK = 250;
/** Where a longer line is parted, the best first. */
const PARTINGS = [new CharacterSet('。！？；'), new CharacterSet('、，, \t')];
const SEARCHED = 200;

/** Some lines of a text, or a part of a long one. */
interface Block extends Decoded, WordStretch {
  readonly text: string;
}

/** What each of a page's texts names. */
export function findNames(
  texts: readonly string[],
  lexicon: Lexicon,
  { explains = false, weights = shippedWeights(), notNames = [] }: FindOptions = {},
): WordedAnalysis[] {
  const scores = scoresFor(texts.reduce((sum, { length }) => sum + length, 0));
  let used = 0;
  const read = texts.map((text) =>
    blocksOf(text).map(([at, block]) => {
      const from = used;
      used += block.length * NAMED_LABELS;
      return readBlock(block, at, lexicon, weights, scores.subarray(from, used));
    }),
  );
  const excluded = notNamesOf(notNames);
  const known = knownNames(read.flat(), lexicon, excluded);
  return zip(texts, read).map(([text, blocks]) => {
    const names: Name[] = [];
    for (const [block, columns] of withColumns(blocks, columnHints(text, lexicon))) {
      const hints = hintsFor(block.text, block.names, known).concat(
        quotationHints(block.text, block.names),
        governedHints(block.text, block.names, lexicon),
        namedAfterHints(block.text, block.names, lexicon),
        columns,
        notNameHints(block.text, block.names, excluded),
      );
      const decoded = hints.length === 0 ? block : decode(block, weights, hints);
      const reasons = explains ? reasonsFor(decoded.names, block.text, hints, lexicon, weights) : [];
      addLikely(block, decoded, reasons, { weights, excluded }, names);
    }
    return { text, words: blocks.map(({ at, segmentation }) => ({ at, segmentation })), names };
  });
}

/** Adds the names of a block that are likely enough, with their offsets in the text. */
function addLikely(
  { text, at }: Block,
  { names, scores, closed }: Decoded,
  reasons: readonly string[],
  { weights, excluded }: { readonly weights: Weights; readonly excluded: NotNames },
  into: Name[],
): void {
  const probabilities = probabilitiesOf(names, scores, closed, weights);
  let next = 0;
  for (const { start, end, kind, support } of names) {
    const probability = elementAt(probabilities, next);
    const why = reasons[next++] ?? '';
    if (probability < LEAST_LIKELY[kind]) continue;
    if (excludedAt(text, { start, end }, excluded)?.has(kind) === true) continue;
    into.push({ start: at + start, end: at + end, kind, support, probability, reasons: why });
  }
}

function readBlock(text: string, at: number, lexicon: Lexicon, weights: Weights, scores: Int32Array): Block {
  const segmentation = segment(text, lexicon.vocabulary);
  const seen = featuresOf(segmentation, lexicon, weights.gate, {
    into: weights.table.roomFor(LONGEST_BLOCK, TEMPLATES),
  });
  weights.table.score(seen, scores);
  const { closed, names } = decode({ scores, closed: seen.closed }, weights);
  return { text, at, segmentation, scores, closed, names };
}

/** Pages up to so many characters share the room for their scores. */
const LONGEST_SHARED = 0x8000;
let shared = new Int32Array(0);

/** Room for the scores of so many characters, until the next page is read. */
function scoresFor(length: number): Int32Array {
  if (length > LONGEST_SHARED) return new Int32Array(length * NAMED_LABELS);
  if (shared.length < length * NAMED_LABELS) shared = new Int32Array(length * NAMED_LABELS);
  return shared;
}

/** Each block with the hints that stand in it, whose offsets are then the block's; both from left to right. */
function withColumns(blocks: readonly Block[], hints: readonly Hint[]): [Block, Hint[]][] {
  let next = 0;
  return blocks.map((block) => {
    const own: Hint[] = [];
    for (let hint = hints[next]; hint !== undefined && hint.end <= block.at + block.text.length; hint = hints[++next])
      if (hint.start >= block.at) own.push({ ...hint, start: hint.start - block.at, end: hint.end - block.at });
    return [block, own];
  });
}

function blocksOf(text: string): [at: number, block: string][] {
  const blocks: [number, string][] = [];
  for (let from = 0; from < text.length; ) {
    const to = text.length - from <= LONGEST_BLOCK ? text.length : partingAt(text, from, from + LONGEST_BLOCK);
    blocks.push([from, text.slice(from, to)]);
    from = to;
  }
  return blocks;
}

/** Where a block of a longer text ends: behind a line, else behind a mark not far before its end. */
function partingAt(text: string, from: number, to: number): number {
  const line = from + text.slice(from, to).lastIndexOf('\n');
  if (line >= from) return line + 1;
  for (const marks of PARTINGS) for (let at = to; at > to - SEARCHED; at--) if (marks.isAt(text, at - 1)) return at;
  return to;
}

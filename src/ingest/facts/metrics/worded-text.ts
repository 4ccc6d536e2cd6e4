/** A text that knows where its words begin: labels begin and end there. */
import { CharacterSet } from '../../character-set.js';
import { Mark, type Vocabulary } from '../../lexicon/vocabulary.js';
import type { WordStretch } from '../../names/names.js';
import { type Segmentation, segment } from '../../names/segmentation.js';

const ENDS = new CharacterSet('。！？!?；;\n');
/** No word goes on behind these. */
const PARTING = new CharacterSet('。！？!?；;\n，,、 \t');

/** Of offsets that are known: the character goes on with a word. */
const WITHIN = 1 << 30;
const NOTHING_READ: readonly WordStretch[] = [];

export class WordedText {
  readonly text: string;
  readonly #vocabulary: Vocabulary;
  /** Parts of the text whose words were found before, from left to right. */
  readonly #read: readonly WordStretch[];
  /** Which of them begins last before what was asked for last. */
  #last = 0;
  /**
   * By offset: what the word may be that begins there, `WITHIN` where none does, 0 where nobody has asked; none at all
   * before anybody asks, since of most short texts nobody does.
   */
  #marks: Int32Array | null = null;

  /** @param read the words of parts of the text that were found before; those of other sentences are found when asked for */
  constructor(text: string, vocabulary: Vocabulary, read: readonly WordStretch[] = NOTHING_READ) {
    this.text = text;
    this.#vocabulary = vocabulary;
    this.#read = read.every((part) => isWholeFrom(text, part)) ? read : whole(text, read);
  }

  /** Whether one word ends and another begins at `at`; so it is at the text's ends. */
  isBorder(at: number): boolean {
    return at <= 0 || at >= this.text.length || this.#at(at) !== WITHIN;
  }

  /** What the word that begins at `at` may be (`Mark`); 0 where none does. */
  marksAt(at: number): number {
    return at < 0 || at >= this.text.length ? 0 : this.#at(at) & ~WITHIN;
  }

  /** The first border from `at` on, but at most `end`. */
  borderFrom(at: number, end: number): number {
    let border = at;
    while (border < end && !this.isBorder(border)) border++;
    return border;
  }

  /** The last border up to `at`, but at least `start`. */
  borderUpTo(at: number, start: number): number {
    let border = at;
    while (border > start && !this.isBorder(border)) border--;
    return border;
  }

  #at(at: number): number {
    this.#marks ??= new Int32Array(this.text.length);
    const known = this.#marks[at] ?? 0;
    if (known !== 0) return known;
    this.#enter(this.#marks, at);
    return this.#marks[at] ?? 0;
  }

  /** Enters the words around `at`: of the part that was read before, else of the sentence. */
  #enter(entered: Int32Array, at: number): void {
    const { from, words } = this.#wordsAround(at);
    const { text, starts, marks, count } = words;
    entered.fill(WITHIN, from, from + text.length);
    for (let word = 0; word < count; word++) entered[from + (starts[word] ?? 0)] = (marks[word] ?? 0) | Mark.CHARACTER;
  }

  #wordsAround(at: number): { readonly from: number; readonly words: Segmentation } {
    while ((this.#read[this.#last + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) this.#last++;
    while ((this.#read[this.#last]?.at ?? 0) > at) this.#last--;
    const part = this.#read[this.#last];
    if (part !== undefined && at < endOf(part)) return { from: part.at, words: part.segmentation };
    const { from, to } = sentenceAround(this.text, at);
    return { from, words: segment(this.text.slice(from, to), this.#vocabulary) };
  }
}

/** Without the parts that hold some of a sentence which a part's beginning cuts. */
function whole(text: string, read: readonly WordStretch[]): readonly WordStretch[] {
  const kept: WordStretch[] = [];
  let cut = { from: 0, to: 0 };
  for (const part of read) {
    if (part.at < cut.to) continue;
    if (!isWholeFrom(text, part)) {
      cut = sentenceAround(text, part.at);
      while (endOf(kept.at(-1)) > cut.from) kept.pop();
    } else kept.push(part);
  }
  return kept;
}

/** A part that begins within a sentence, wherever it does, may have cut a word. */
function isWholeFrom(text: string, { at }: WordStretch): boolean {
  return at === 0 || PARTING.isAt(text, at - 1);
}

function endOf(part: WordStretch | undefined): number {
  return part === undefined ? 0 : part.at + part.segmentation.text.length;
}

function sentenceAround(text: string, at: number): { from: number; to: number } {
  let from = at;
  while (from > 0 && !ENDS.isAt(text, from - 1)) from--;
  let to = at + 1;
  while (to < text.length && !ENDS.isAt(text, to - 1)) to++;
  return { from, to };
}

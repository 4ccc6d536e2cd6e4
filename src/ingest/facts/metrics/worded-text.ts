/** A text that knows where its words begin: labels begin and end there. */
import { CharacterSet } from '../../character-set.js';
import { Mark, type Vocabulary } from '../../lexicon/vocabulary.js';
import type { WordStretch } from '../../names/names.js';
import { type Segmentation, segment } from '../../names/segmentation.js';

const ENDS = new CharacterSet('。！？!?；;\n');
/** No word goes on behind these. */
const PARTING = new CharacterSet('。！？!?；;\n，,、 \t');

export class WordedText {
  readonly text: string;
  readonly #vocabulary: Vocabulary;
  /** By offset: what the word may be that begins there, 0 where none does; only of sentences that are known. */
  readonly #marks: Int32Array;
  /** By offset: whether the words of the character's sentence are known. */
  readonly #known: Uint8Array;

  /** @param read the words of parts of the text that were found before; those of other sentences are found when asked for */
  constructor(text: string, vocabulary: Vocabulary, read: readonly WordStretch[] = []) {
    this.text = text;
    this.#vocabulary = vocabulary;
    this.#marks = new Int32Array(text.length + 1);
    this.#known = new Uint8Array(text.length);
    for (const { at, segmentation } of read) this.#enter(at, segmentation);
    for (const { at } of read) if (at > 0 && !PARTING.isAt(text, at - 1) && this.#known[at] === 1) this.#forget(at);
  }

  /** Whether one word ends and another begins at `at`; so it is at the text's ends. */
  isBorder(at: number): boolean {
    if (at <= 0 || at >= this.text.length) return true;
    if (this.#known[at] === 0) this.#read(at);
    return this.#marks[at] !== 0;
  }

  /** What the word that begins at `at` may be (`Mark`); 0 where none does. */
  marksAt(at: number): number {
    if (at < 0 || at >= this.text.length) return 0;
    if (this.#known[at] === 0) this.#read(at);
    return this.#marks[at] ?? 0;
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

  /** Finds the words of the sentence around `at`: each is read once. */
  #read(at: number): void {
    const { from, to } = this.#sentenceAround(at);
    this.#enter(from, segment(this.text.slice(from, to), this.#vocabulary));
  }

  #enter(from: number, { text, starts, marks, count }: Segmentation): void {
    for (let word = 0; word < count; word++)
      this.#marks[from + (starts[word] ?? 0)] = (marks[word] ?? 0) | Mark.CHARACTER;
    this.#known.fill(1, from, from + text.length);
  }

  /** A part that ends within a sentence, wherever that was, may have cut a word. */
  #forget(at: number): void {
    const { from, to } = this.#sentenceAround(at);
    this.#known.fill(0, from, to);
    this.#marks.fill(0, from, to);
  }

  #sentenceAround(at: number): { from: number; to: number } {
    const { text } = this;
    let from = at;
    while (from > 0 && !ENDS.isAt(text, from - 1)) from--;
    let to = at + 1;
    while (to < text.length && !ENDS.isAt(text, to - 1)) to++;
    return { from, to };
  }
}

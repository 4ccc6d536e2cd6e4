/** A text that knows where its words begin: labels begin and end there. */
import { CharacterSet } from '../../character-set.js';
import { Mark, type Vocabulary } from '../../lexicon/vocabulary.js';
import { segment } from '../../names/segmentation.js';

const ENDS = new CharacterSet('。！？!?；;\n');

export class WordedText {
  readonly text: string;
  readonly #vocabulary: Vocabulary;
  /** By offset: what the word may be that begins there, 0 where none does; only of sentences that were asked for. */
  readonly #marks: Int32Array;
  /** By offset: whether the sentence of the character was asked for. */
  readonly #known: Uint8Array;

  constructor(text: string, vocabulary: Vocabulary) {
    this.text = text;
    this.#vocabulary = vocabulary;
    this.#marks = new Int32Array(text.length + 1);
    this.#known = new Uint8Array(text.length);
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
    const { text } = this;
    let from = at;
    while (from > 0 && !ENDS.isAt(text, from - 1)) from--;
    let to = at + 1;
    while (to < text.length && !ENDS.isAt(text, to - 1)) to++;
    const { starts, marks, count } = segment(text.slice(from, to), this.#vocabulary);
    for (let word = 0; word < count; word++)
      this.#marks[from + (starts[word] ?? 0)] = (marks[word] ?? 0) | Mark.CHARACTER;
    this.#known.fill(1, from, to);
  }
}

/// <reference path="./webassembly.d.ts" />
/**
 * The weights of features, found by hash, laid out so that a lookup touches little memory: waiting for it takes much of
 * the time of finding names. They are summed up in WebAssembly (`score.wat`), which adds the weights of all labels at once.
 *
 * Many features give the labels the very same weights. So each distinct row of weights is kept once, and a feature has
 * four bytes: the number of its row, and bits of its hash that tell it from others. A row is a byte a label.
 */
import { readFileSync } from 'node:fs';
import { FeatureRows } from './features/rows.js';
import type { Features } from './features.js';
import { LABELS, OUTSIDE } from './labels.js';
import { MOST_ROWS, MOVE, slotsFor } from './weight-slots.js';

/** Labels other than O: what a feature gives O is taken from all others, so that O always has 0. */
export const NAMED_LABELS = LABELS - 1;

/** Of a number of the tables and of a score. */
const BYTES = 4;
/** How many numbers a row is. */
const PARTS = NAMED_LABELS / BYTES;

const PAGE_BYTES = 0x10000;
/** What is loaded at once may reach beyond the last row. */
const LOADED = 16;

type Score = (
  length: number,
  width: number,
  mask: number,
  move: number,
  moves: number,
  slots: number,
  rows: number,
  closed: number,
  counts: number,
  hashes: number,
  scores: number,
) => void;

const SCORE = new WebAssembly.Module(readFileSync(new URL('./score.wasm', import.meta.url)));

/** Where a text stands in the memory of a table. */
interface Room {
  readonly closed: Uint8Array;
  readonly features: FeatureRows;
  readonly scores: Int32Array;
}

export class WeightTable {
  /**
   * In this order: by slot, bits of the hash that stands there, and the number of its row, or 0 for none; by group, the number of
   * its move; the rows; the text that is scored.
   */
  readonly #memory = new WebAssembly.Memory({ initial: 0 });
  readonly #score: Score;
  readonly #slots: number;
  readonly #moves: number;
  readonly #rows: number;
  readonly #text: number;
  #room: Room | null = null;

  /**
   * @param hashes of the features, none of them 0
   * @param weights `NAMED_LABELS` a feature
   * @throws RangeError if the features have more different rows of weights than can be numbered
   */
  constructor(hashes: Int32Array, weights: Int8Array) {
    const { numbers, rows } = distinctRows(weights);
    if (rows.length / PARTS > MOST_ROWS) throw new RangeError(`a table of weights holds at most ${MOST_ROWS} rows`);
    const { slots, moves } = slotsFor(hashes, numbers);
    this.#slots = slots.length;
    this.#moves = slots.byteLength;
    this.#rows = this.#moves + moves.byteLength;
    this.#text = this.#rows + rows.byteLength + LOADED;
    this.#reserve(this.#text);
    const { buffer } = this.#memory;
    new Int32Array(buffer, 0, slots.length).set(slots);
    new Uint16Array(buffer, this.#moves, moves.length).set(moves);
    new Int32Array(buffer, this.#rows, rows.length).set(rows);
    const { exports } = new WebAssembly.Instance(SCORE, { table: { memory: this.#memory } });
    this.#score = exports.score as Score;
  }

  /**
   * Room for the features of a text of so many characters, at most `width` each: what is written there need not be copied to be
   * scored. Holds until the next text.
   */
  roomFor(length: number, width: number): FeatureRows {
    return this.#roomFor(length, width).features;
  }

  /**
   * What the features of each character give every label but O, `NAMED_LABELS` a character.
   * @param scores is written to; what closed characters have there afterwards means nothing
   */
  score({ hashes, counts, width, closed }: Features, scores: Int32Array): void {
    const { length } = closed;
    const room = this.#roomFor(length, width);
    const { features } = room;
    if (hashes !== features.hashes) {
      features.hashes.set(hashes.subarray(0, length * width));
      features.counts.set(counts.subarray(0, length));
    }
    room.closed.set(closed);
    this.#score(
      length,
      width * BYTES,
      this.#slots - 1,
      MOVE,
      this.#moves,
      0,
      this.#rows,
      room.closed.byteOffset,
      features.counts.byteOffset,
      features.hashes.byteOffset,
      room.scores.byteOffset,
    );
    scores.set(room.scores.subarray(0, length * NAMED_LABELS));
  }

  /** What a feature gives a label. */
  weightOf(hash: number, label: number): number {
    if (label === OUTSIDE) return 0;
    const given = new Int32Array(NAMED_LABELS);
    const one = { hashes: Int32Array.of(hash), counts: Uint8Array.of(1), width: 1, closed: new Uint8Array(1) };
    this.score(one, given);
    return given[label - 1] as number;
  }

  #roomFor(length: number, width: number): Room {
    const known = this.#room;
    if (known !== null && known.features.width === width && known.closed.length >= length) return known;
    const scores = this.#text + ((-this.#text & (BYTES - 1)) >>> 0);
    const hashes = scores + length * NAMED_LABELS * BYTES;
    const counts = hashes + length * width * BYTES;
    this.#reserve(counts + 2 * length);
    const { buffer } = this.#memory;
    this.#room = {
      scores: new Int32Array(buffer, scores, length * NAMED_LABELS),
      features: new FeatureRows(
        new Int32Array(buffer, hashes, length * width),
        new Uint8Array(buffer, counts, length),
        width,
      ),
      closed: new Uint8Array(buffer, counts + length, length),
    };
    return this.#room;
  }

  /** Makes the memory hold so many bytes. What was seen of it before is no longer there. */
  #reserve(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
  }
}

/** The different rows of weights, and the number of each feature's row; row 0 gives nothing. */
function distinctRows(weights: Int8Array): { readonly numbers: Int32Array; readonly rows: Int32Array } {
  const given = new Int32Array(weights.buffer, weights.byteOffset, weights.length / BYTES);
  const count = given.length / PARTS;
  const numbers = new Int32Array(count);
  const rows = new Int32Array((count + 1) * PARTS);
  const known = new Int32Array(1 << Math.ceil(Math.log2(Math.max(16, count * 2))));
  let next = 1;
  for (let i = 0; i < count; i++) {
    const row = next * PARTS;
    let slot = 0;
    for (let part = 0; part < PARTS; part++) {
      const packed = given[i * PARTS + part] as number;
      rows[row + part] = packed;
      slot = Math.imul(slot ^ packed, 0x9e3779b1);
      slot ^= slot >>> 15;
    }
    for (slot &= known.length - 1; ; slot = (slot + 1) & (known.length - 1)) {
      const number = known[slot] as number;
      if (number === 0) known[slot] = next++;
      else if (!isSameRow(rows, number * PARTS, row)) continue;
      numbers[i] = known[slot] as number;
      break;
    }
  }
  return { numbers, rows: rows.slice(0, next * PARTS) };
}

function isSameRow(rows: Int32Array, one: number, other: number): boolean {
  for (let part = 0; part < PARTS; part++) if (rows[one + part] !== rows[other + part]) return false;
  return true;
}

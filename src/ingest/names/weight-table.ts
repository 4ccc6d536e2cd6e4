/**
 * The weights of features, found by hash, laid out so that a lookup touches little memory: waiting for it takes most of
 * the time of finding names.
 *
 * Many features give the labels the very same weights. So each distinct row of weights is kept once, and a feature has
 * four bytes: the number of its row, and bits of its hash that tell it from others. A row is three numbers of four
 * bytes, one a label: of a number every other byte is added at once, since a sum has twice the room of a byte.
 */
import type { Features } from './features.js';
import { LABELS, OUTSIDE } from './labels.js';

/** Labels other than O: what a feature gives O is taken from all others, so that O always has 0. */
export const NAMED_LABELS = LABELS - 1;

const BYTES = 4;
/** How many numbers a row is. */
const PARTS = NAMED_LABELS / BYTES;
/** Weights are kept as so much more, none below 0, so that no sum runs over: a character has at most 255 features. */
const BIAS = 0x80;
/** What gives every label nothing. */
const NOTHING = 0x80808080 | 0;
/** Every other byte of a number. */
const EVERY_OTHER = 0x00ff00ff;
const SUM_BITS = 16;
const SUM_MASK = 0xffff;

const TAG_BITS = 14;
const ROW_MASK = 0xffffffff >>> TAG_BITS;
/** Features whose hashes begin with the same bits are a group: they are moved together to where there is room. */
const GROUP_BITS = 16;
const GROUPS = 1 << GROUP_BITS;
const GROUP_SHIFT = 32 - GROUP_BITS;
/** How far a move goes, times its number. Features that are next to each other stay so, in one line of the cache. */
const MOVE = 0x1e35a4;
const MOST_MOVES = 0x10000;
/** So many slots there are at least for each feature. With fewer than groups, features of a group could share one. */
const ROOM = 1.2;

export class WeightTable {
  /** By slot: bits of the hash that stands there, and the number of its row; 0 for none. */
  readonly #slots: Int32Array;
  /** By group, the number of its move. */
  readonly #moves: Uint16Array;
  readonly #rows: Int32Array;

  /**
   * @param hashes of the features, none of them 0
   * @param weights `NAMED_LABELS` a feature
   * @throws RangeError if the features have more different rows of weights than can be numbered
   */
  constructor(hashes: Int32Array, weights: Int8Array) {
    const { numbers, rows } = distinctRows(weights);
    if (rows.length / PARTS > ROW_MASK) throw new RangeError(`a table of weights holds at most ${ROW_MASK} rows`);
    this.#rows = rows;
    const needed = Math.max(GROUPS, hashes.length * ROOM);
    ({ slots: this.#slots, moves: this.#moves } = placed(hashes, numbers, 1 << Math.ceil(Math.log2(needed))));
  }

  /**
   * What the features of each character give every label but O, `NAMED_LABELS` a character.
   * @param scores is written to where the text is open
   */
  score({ hashes, counts, width, closed }: Features, scores: Int32Array): void {
    const slots = this.#slots;
    const moves = this.#moves;
    const rows = this.#rows;
    const mask = slots.length - 1;
    for (let i = 0; i < closed.length; i++) {
      if (closed[i] === 1) continue;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      const count = counts[i] as number;
      const end = i * width + count;
      for (let k = i * width; k < end; k++) {
        const hash = hashes[k] as number;
        const move = moves[hash >>> GROUP_SHIFT] as number;
        const entry = slots[(hash + Math.imul(move, MOVE)) & mask] as number;
        // No branch: row 0 gives nothing. A processor guesses wrong where it cannot know, and waits.
        const other = (entry ^ hash) & ~ROW_MASK;
        const row = (entry & ROW_MASK & (((other | -other) >> 31) ^ -1)) * PARTS;
        const first = rows[row] as number;
        const second = rows[row + 1] as number;
        const third = rows[row + 2] as number;
        a = (a + (first & EVERY_OTHER)) | 0;
        b = (b + ((first >>> 8) & EVERY_OTHER)) | 0;
        c = (c + (second & EVERY_OTHER)) | 0;
        d = (d + ((second >>> 8) & EVERY_OTHER)) | 0;
        e = (e + (third & EVERY_OTHER)) | 0;
        f = (f + ((third >>> 8) & EVERY_OTHER)) | 0;
      }
      const bias = count * BIAS;
      const at = i * NAMED_LABELS;
      unpackSums(a, b, bias, scores, at);
      unpackSums(c, d, bias, scores, at + BYTES);
      unpackSums(e, f, bias, scores, at + 2 * BYTES);
    }
  }

  /** What a feature gives a label. */
  weightOf(hash: number, label: number): number {
    if (label === OUTSIDE) return 0;
    const given = new Int32Array(NAMED_LABELS);
    const one = { hashes: Int32Array.of(hash), counts: Uint8Array.of(1), width: 1, closed: new Uint8Array(1) };
    this.score(one, given);
    return given[label - 1] as number;
  }
}

/** Gives every feature a slot of its own: the largest groups first, each moved as often as need be. */
function placed(hashes: Int32Array, rows: Int32Array, size: number): { slots: Int32Array; moves: Uint16Array } {
  const slots = new Int32Array(size);
  const moves = new Uint16Array(GROUPS);
  const mask = size - 1;
  const { starts, features, order } = grouped(hashes);
  for (const group of order) {
    const from = starts[group] as number;
    const to = starts[group + 1] as number;
    let move = 0;
    for (let at = from; at < to; ) {
      if (slots[((hashes[features[at] as number] as number) + Math.imul(move, MOVE)) & mask] === 0) at++;
      else if (++move < MOST_MOVES) at = from;
      else throw new RangeError(`there is no room for ${to - from} features of weights`);
    }
    moves[group] = move;
    for (let at = from; at < to; at++) {
      const feature = features[at] as number;
      const hash = hashes[feature] as number;
      slots[(hash + Math.imul(move, MOVE)) & mask] = (hash & ~ROW_MASK) | (rows[feature] as number);
    }
  }
  return { slots, moves };
}

interface Grouped {
  /** By group, where its features begin in `features`; one more at the end. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  /** The groups, the largest first. */
  readonly order: Int32Array;
}

function grouped(hashes: Int32Array): Grouped {
  const starts = new Int32Array(GROUPS + 1);
  for (const hash of hashes) starts[(hash >>> GROUP_SHIFT) + 1] = (starts[(hash >>> GROUP_SHIFT) + 1] as number) + 1;
  for (let group = 0; group < GROUPS; group++)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice();
  const features = new Int32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    const group = (hashes[i] as number) >>> GROUP_SHIFT;
    features[next[group] as number] = i;
    next[group] = (next[group] as number) + 1;
  }
  return { starts, features, order: bySize(starts) };
}

function bySize(starts: Int32Array): Int32Array {
  const sizes = Int32Array.from(
    { length: GROUPS },
    (_, group) => (starts[group + 1] as number) - (starts[group] as number),
  );
  const order = new Int32Array(GROUPS);
  let at = 0;
  for (let size = sizes.reduce((a, b) => Math.max(a, b)); size >= 0; size--)
    for (let group = 0; group < GROUPS; group++) if (sizes[group] === size) order[at++] = group;
  return order;
}

/** What the even and the odd bytes of numbers add up to, less the bias of all. */
function unpackSums(even: number, odd: number, bias: number, into: Int32Array, at: number): void {
  into[at] = (even & SUM_MASK) - bias;
  into[at + 1] = (odd & SUM_MASK) - bias;
  into[at + 2] = (even >>> SUM_BITS) - bias;
  into[at + 3] = (odd >>> SUM_BITS) - bias;
}

/** The different rows of weights, packed, and the number of each feature's row; row 0 is nobody's. */
function distinctRows(weights: Int8Array): { readonly numbers: Int32Array; readonly rows: Int32Array } {
  const count = weights.length / NAMED_LABELS;
  const numbers = new Int32Array(count);
  const rows = new Int32Array((count + 1) * PARTS).fill(NOTHING, 0, PARTS);
  const known = new Int32Array(1 << Math.ceil(Math.log2(Math.max(16, count * 2))));
  let next = 1;
  for (let i = 0; i < count; i++) {
    const row = next * PARTS;
    let slot = 0;
    for (let part = 0; part < PARTS; part++) {
      const packed = packBytes(weights, i * NAMED_LABELS + part * BYTES);
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

function packBytes(weights: Int8Array, at: number): number {
  let packed = 0;
  for (let byte = BYTES - 1; byte >= 0; byte--) packed = (packed << 8) | ((weights[at + byte] as number) + BIAS);
  return packed;
}

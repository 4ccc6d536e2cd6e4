/**
 * The learned weights: how much each feature of a character speaks for each label.
 *
 * The file is a line of JSON that says what was learned from, then compressed integers: transitions, the hashes of
 * the features in ascending order, and for each label what every feature gives it.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Features, TEMPLATES } from './features.js';
import { GATE_SIZE, Gate } from './gate.js';
import { LABELS, OUTSIDE } from './labels.js';

/** What the head of the file says. */
export interface WeightsHead {
  /** Raised where older files can no longer be read. */
  readonly format: 1;
  readonly templates: number;
  readonly features: number;
  /** Characters with a lower sum are closed by the gate. */
  readonly threshold: number;
  /** So much is a difference of one in the logarithm of the odds. */
  readonly scale: number;
  /** What was learned from, each with its licence. */
  readonly sources: readonly string[];
}

export interface LearnedWeights {
  readonly head: WeightsHead;
  /** What each label adds behind each, `LABELS` a row. */
  readonly transitions: Int16Array;
  readonly gate: Int8Array;
  readonly hashes: Int32Array;
  /** A plane of all features for each label. */
  readonly planes: Int8Array;
}

/** Labels other than O: what a feature gives O is taken from all others, so that O always has 0. */
export const NAMED_LABELS = LABELS - 1;
const FILL = 1.3;

/**
 * Weights as the decoder asks for them: a table by hash. Of each hash the table keeps two bytes, so that all of them fit
 * into the processor's cache: hardly ever is a feature that was not learned mistaken for one that was.
 */
export class Weights {
  readonly head: WeightsHead;
  readonly gate: Gate;
  readonly transitions: Int16Array;
  /** By slot, the first bytes of the hash that stands there; 0 for none. */
  readonly #marks: Uint16Array;
  /** By slot, a weight for each label but O. */
  readonly #rows: Int8Array;
  readonly #mask: number;

  constructor({ head, transitions, gate, hashes, planes }: LearnedWeights) {
    this.head = head;
    this.gate = new Gate({ weights: gate, threshold: head.threshold });
    this.transitions = transitions;
    const count = hashes.length;
    const slots = 1 << Math.ceil(Math.log2(Math.max(16, count * FILL)));
    this.#mask = slots - 1;
    this.#marks = new Uint16Array(slots);
    this.#rows = new Int8Array(slots * NAMED_LABELS);
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number;
      let slot = hash & this.#mask;
      while (this.#marks[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#marks[slot] = markOf(hash);
      const outside = planes[i] as number;
      const row = slot * NAMED_LABELS;
      for (let label = 1; label < LABELS; label++)
        this.#rows[row + label - 1] = clamp((planes[label * count + i] as number) - outside);
    }
  }

  /**
   * What the features of each character give every label but O, `NAMED_LABELS` a character.
   * @param features `templates` for each character; 0 for none
   * @param scores is written to where the text is open
   */
  score({ hashes, closed }: Features, length: number, templates: number, scores: Int32Array): void {
    const marks = this.#marks;
    const rows = this.#rows;
    const mask = this.#mask;
    for (let i = 0; i < length; i++) {
      if (closed[i] === 1) continue;
      // One variable a label: sums that stand in an array take most of the time of reading a page.
      let s0 = 0,
        s1 = 0,
        s2 = 0,
        s3 = 0,
        s4 = 0,
        s5 = 0;
      let s6 = 0,
        s7 = 0,
        s8 = 0,
        s9 = 0,
        s10 = 0,
        s11 = 0;
      for (let k = i * templates; k < (i + 1) * templates; k++) {
        const hash = hashes[k] as number;
        if (hash === 0) continue;
        const wanted = hash >>> 16 || 1;
        let slot = hash & mask;
        let mark = marks[slot] as number;
        while (mark !== wanted && mark !== 0) {
          slot = (slot + 1) & mask;
          mark = marks[slot] as number;
        }
        if (mark === 0) continue;
        const row = slot * NAMED_LABELS;
        s0 += rows[row + 0] as number;
        s1 += rows[row + 1] as number;
        s2 += rows[row + 2] as number;
        s3 += rows[row + 3] as number;
        s4 += rows[row + 4] as number;
        s5 += rows[row + 5] as number;
        s6 += rows[row + 6] as number;
        s7 += rows[row + 7] as number;
        s8 += rows[row + 8] as number;
        s9 += rows[row + 9] as number;
        s10 += rows[row + 10] as number;
        s11 += rows[row + 11] as number;
      }
      const at = i * NAMED_LABELS;
      scores[at + 0] = s0;
      scores[at + 1] = s1;
      scores[at + 2] = s2;
      scores[at + 3] = s3;
      scores[at + 4] = s4;
      scores[at + 5] = s5;
      scores[at + 6] = s6;
      scores[at + 7] = s7;
      scores[at + 8] = s8;
      scores[at + 9] = s9;
      scores[at + 10] = s10;
      scores[at + 11] = s11;
    }
  }

  /** What a feature gives a label. */
  weightOf(hash: number, label: number): number {
    if (label === OUTSIDE) return 0;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const mark = this.#marks[slot];
      if (mark === markOf(hash)) return this.#rows[slot * NAMED_LABELS + label - 1] as number;
      if (mark === 0) return 0;
    }
  }
}

function markOf(hash: number): number {
  return hash >>> 16 || 1;
}

const FILE = new URL('./weights.bin', import.meta.url);
let shipped: Weights | null = null;

/** The weights that ship with the program, read when first asked for. */
export function shippedWeights(): Weights {
  shipped ??= new Weights(unpackWeights(readFileSync(FILE)));
  return shipped;
}

export function packWeights({ head, transitions, gate, hashes, planes }: LearnedWeights): Buffer {
  const body = Buffer.concat([bytesOf(transitions), bytesOf(gate), bytesOf(deltasOf(hashes)), bytesOf(planes)]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), gzipSync(body, { level: 9 })]);
}

/** @throws Error if the file is cut off, holds no weights or those of another format, or was learned with other features than the program has */
export function unpackWeights(file: Buffer): LearnedWeights {
  const line = file.indexOf('\n');
  const head = readable(() => JSON.parse(file.subarray(0, Math.max(0, line)).toString('utf8')) as WeightsHead | null);
  if (head === null) throw new Error(UNREADABLE);
  if (head.format !== 1 || head.templates !== TEMPLATES)
    throw new Error(
      `the weights are of format ${head.format} with ${head.templates} templates, wanted are 1 and ${TEMPLATES}: run npm run learn`,
    );
  const body = readable(() => gunzipSync(file.subarray(line + 1)));
  let at = 0;
  const take = (bytes: number): ArrayBuffer => {
    const slice = new Uint8Array(body.subarray(at, at + bytes)).buffer;
    at += bytes;
    return slice;
  };
  const transitions = new Int16Array(take(LABELS * LABELS * 2));
  const gate = new Int8Array(take(GATE_SIZE));
  const hashes = fromDeltas(new Uint8Array(take(head.features * 4)), head.features);
  return { head, transitions, gate, hashes, planes: new Int8Array(take(head.features * LABELS)) };
}

const UNREADABLE = 'the file of weights is cut off, or holds none: run npm run learn';

function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(UNREADABLE, { cause });
  }
}

/** The distances between ascending hashes, a plane for each of their four bytes: what repeats stands together. */
function deltasOf(hashes: Int32Array): Uint8Array {
  const { length } = hashes;
  const planes = new Uint8Array(length * 4);
  let before = 0;
  for (let i = 0; i < length; i++) {
    const hash = (hashes[i] as number) >>> 0;
    const delta = (hash - before) >>> 0;
    before = hash;
    for (let byte = 0; byte < 4; byte++) planes[byte * length + i] = (delta >>> (8 * byte)) & 0xff;
  }
  return planes;
}

function fromDeltas(planes: Uint8Array, length: number): Int32Array {
  const hashes = new Int32Array(length);
  let before = 0;
  for (let i = 0; i < length; i++) {
    let delta = 0;
    for (let byte = 0; byte < 4; byte++) delta |= (planes[byte * length + i] as number) << (8 * byte);
    before = (before + delta) | 0;
    hashes[i] = before;
  }
  return hashes;
}

function bytesOf(array: Int16Array | Int8Array | Uint8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function clamp(value: number): number {
  return Math.max(-127, Math.min(127, value));
}

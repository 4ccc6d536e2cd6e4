/**
 * The learned weights: how much each feature of a character speaks for each label.
 *
 * The file is a line of JSON that says what was learned from, then compressed integers: transitions, the hashes of
 * the features in ascending order, and for each label what every feature gives it.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TEMPLATES } from './features.js';
import { LABELS } from './labels.js';

/** What the head of the file says. */
export interface WeightsHead {
  /** Raised where older files can no longer be read. */
  readonly format: 1;
  readonly templates: number;
  readonly features: number;
  /** So much is a difference of one in the logarithm of the odds. */
  readonly scale: number;
  /** What was learned from, each with its licence. */
  readonly sources: readonly string[];
}

export interface LearnedWeights {
  readonly head: WeightsHead;
  /** What each label adds behind each, `LABELS` a row. */
  readonly transitions: Int16Array;
  readonly hashes: Int32Array;
  /** A plane of all features for each label. */
  readonly planes: Int8Array;
}

/** Labels other than O: what a feature gives O is taken from all others, so that O always has 0. */
export const NAMED_LABELS = LABELS - 1;
const FILL = 1.7;

/** Weights as the decoder asks for them: a table by hash. */
export class Weights {
  readonly head: WeightsHead;
  readonly transitions: Int16Array;
  /** The hash in each slot; 0 for none. */
  readonly keys: Int32Array;
  /** `NAMED_LABELS` weights a slot. */
  readonly rows: Int8Array;
  readonly mask: number;

  constructor({ head, transitions, hashes, planes }: LearnedWeights) {
    this.head = head;
    this.transitions = transitions;
    const count = hashes.length;
    const slots = 1 << Math.ceil(Math.log2(Math.max(16, count * FILL)));
    this.mask = slots - 1;
    this.keys = new Int32Array(slots);
    this.rows = new Int8Array(slots * NAMED_LABELS);
    for (let i = 0; i < count; i++) {
      const hash = hashes[i] as number;
      let slot = hash & this.mask;
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = hash;
      const outside = planes[i] as number;
      const row = slot * NAMED_LABELS;
      for (let label = 1; label < LABELS; label++)
        this.rows[row + label - 1] = clamp((planes[label * count + i] as number) - outside);
    }
  }

  /** Where the weights of a feature begin in `rows`; -1 if it has none. */
  rowOf(hash: number): number {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const key = this.keys[slot];
      if (key === hash) return slot * NAMED_LABELS;
      if (key === 0) return -1;
    }
  }
}

const FILE = new URL('./weights.bin', import.meta.url);
let shipped: Weights | null = null;

/** The weights that ship with the program, read when first asked for. */
export function shippedWeights(): Weights {
  shipped ??= new Weights(unpackWeights(readFileSync(FILE)));
  return shipped;
}

export function packWeights({ head, transitions, hashes, planes }: LearnedWeights): Buffer {
  const body = Buffer.concat([bytesOf(transitions), bytesOf(deltasOf(hashes)), bytesOf(planes)]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), gzipSync(body, { level: 9 })]);
}

/** @throws Error if the file is of another format, or was learned with other features than the program has */
export function unpackWeights(file: Buffer): LearnedWeights {
  const line = file.indexOf('\n');
  const head = JSON.parse(file.subarray(0, line).toString('utf8')) as WeightsHead;
  if (head.format !== 1 || head.templates !== TEMPLATES)
    throw new Error(
      `the weights are of format ${head.format} with ${head.templates} templates, wanted are 1 and ${TEMPLATES}: run npm run learn`,
    );
  const body = gunzipSync(file.subarray(line + 1));
  let at = 0;
  const take = (bytes: number): ArrayBuffer => {
    const slice = new Uint8Array(body.subarray(at, at + bytes)).buffer;
    at += bytes;
    return slice;
  };
  const transitions = new Int16Array(take(LABELS * LABELS * 2));
  const hashes = fromDeltas(new Uint8Array(take(head.features * 4)), head.features);
  return { head, transitions, hashes, planes: new Int8Array(take(head.features * LABELS)) };
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

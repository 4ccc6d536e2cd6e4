/**
 * The learned weights: how much each feature of a character speaks for each label.
 *
 * The file is a line of JSON that says what was learned from, then compressed integers: transitions, the hashes of
 * the features in ascending order, and for each label what every feature gives it.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { TEMPLATES } from './features.js';
import { GATE_SIZE, Gate } from './gate.js';
import { LABELS } from './labels.js';
import { NAMED_LABELS, WeightTable } from './weight-table.js';

/** What the head of the file says. */
export interface WeightsHead {
  /** Raised where older files can no longer be read. */
  readonly format: 2;
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

/** Weights as the decoder asks for them. */
export class Weights {
  readonly head: WeightsHead;
  readonly gate: Gate;
  readonly transitions: Int16Array;
  readonly table: WeightTable;

  constructor({ head, transitions, gate, hashes, planes }: LearnedWeights) {
    this.head = head;
    this.gate = new Gate({ weights: gate, threshold: head.threshold });
    this.transitions = transitions;
    const count = hashes.length;
    const rows = new Int8Array(count * NAMED_LABELS);
    for (let label = 1; label < LABELS; label++)
      for (let i = 0; i < count; i++)
        rows[i * NAMED_LABELS + label - 1] = clamp((planes[label * count + i] as number) - (planes[i] as number));
    this.table = new WeightTable(hashes, rows);
  }
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
  if (head.format !== 2 || head.templates !== TEMPLATES)
    throw new Error(
      `the weights are of format ${head.format} with ${head.templates} templates, wanted are 2 and ${TEMPLATES}: run npm run learn`,
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

/** Where each feature of a table of weights stands: found by its hash in one step, whatever else stands there. */

const TAG_BITS = 14;
/** A slot has so many bits for the number of a row. */
export const MOST_ROWS = 0xffffffff >>> TAG_BITS;
/** Features whose hashes begin with the same bits are a group: they are moved together to where there is room. */
const GROUP_BITS = 16;
const GROUPS = 1 << GROUP_BITS;
const GROUP_SHIFT = 32 - GROUP_BITS;
/**
 * How far a move goes, times its number. Features that are next to each other stay so, mostly in one line of the cache. It is odd:
 * else the last bits would never change, and of those some are far more common than others.
 */
export const MOVE = 0x1e35a7;
const MOST_MOVES = 0x10000;
/** So many slots there are at least for each feature. With fewer than groups, features of a group could share one. */
const ROOM = 1.1;

export interface Slots {
  /** Bits of the hash that stands there, and the number of its row; 0 for none. A power of two of them. */
  readonly slots: Int32Array;
  /** By group, the number of its move. */
  readonly moves: Uint16Array;
}

/**
 * Gives every feature a slot of its own: the largest groups first, each moved as often as need be.
 * @param hashes of the features, none of them 0
 * @param rows the number of each feature's row
 * @throws RangeError if there is no room for them
 */
export function slotsFor(hashes: Int32Array, rows: Int32Array): Slots {
  const slots = new Int32Array(1 << Math.ceil(Math.log2(Math.max(GROUPS, hashes.length * ROOM))));
  const moves = new Uint16Array(GROUPS);
  const mask = slots.length - 1;
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
      slots[(hash + Math.imul(move, MOVE)) & mask] = (hash & ~MOST_ROWS) | (rows[feature] as number);
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

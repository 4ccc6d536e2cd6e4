/** Character pairs: what two Chinese texts share when they speak of the same thing. */

/** Calls `visit` with each pair of neighbouring letters or digits of texts on end as one 32-bit number; marks and blanks are skipped. */
export function visitPairs(texts: readonly string[], visit: (pair: number) => void): void {
  let before = 0;
  for (const text of texts)
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (!isLetter(code)) continue;
      if (before !== 0) visit((before << 16) | code);
      before = code;
    }
}

/** The pairs of a text, each once, in the order in which they stand. */
export function pairsOf(text: string): PairSet {
  const pairs = new PairSet(2 * text.length);
  pairs.addAll(text);
  return pairs;
}

/** A set of pairs; numbers them in the order in which they are added. A `Set` of numbers takes several times as long. */
export class PairSet {
  /** The pairs, in the order in which they were added. */
  readonly pairs: number[] = [];
  /** By the hash of a pair, its number and one more; 0 where there is none. Most sets are short: they stay off the typed arrays. */
  #slots: number[];

  /** `room` is about twice as many pairs as there will be; more are taken. */
  constructor(room = LEAST_ROOM) {
    this.#slots = emptySlots(1 << (32 - Math.clz32(Math.max(LEAST_ROOM, room) - 1)));
  }

  has(pair: number): boolean {
    return this.numberOf(pair) >= 0;
  }

  /** The number of a pair, below 0 if it is none of the set. */
  numberOf(pair: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash(pair) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0 || this.pairs[number] === pair) return number;
    }
  }

  /** How many of the pairs the other set holds, too. */
  countIn(other: PairSet): number {
    let count = 0;
    for (const pair of this.pairs) if (other.has(pair)) count++;
    return count;
  }

  add(pair: number): void {
    if (this.numberOf(pair) >= 0) return;
    if (this.pairs.length * 2 >= this.#slots.length) this.#grow();
    this.#link(pair, this.pairs.push(pair));
  }

  /** Adds the pairs of a text. */
  addAll(text: string): void {
    visitPairs([text], (pair) => this.add(pair));
  }

  #link(pair: number, entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(pair) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #grow(): void {
    this.#slots = emptySlots(this.#slots.length * 2);
    for (const [number, pair] of this.pairs.entries()) this.#link(pair, number + 1);
  }
}

function emptySlots(length: number): number[] {
  return new Array<number>(length).fill(0);
}

const LEAST_ROOM = 32;

function hash(pair: number): number {
  const mixed = Math.imul(pair, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** Chinese characters, Latin letters and digits, by the blocks of Unicode: a regular expression here costs too much. */
function isLetter(code: number): boolean {
  if (code >= 0x3400) return code <= 0x9fff;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

/**
 * Words as a tree of characters, without an object or a string a word: node 0 is "no such word", node 1 the root.
 *
 * The edges stand in one open hash table of integers, so that a page is looked up character by character without
 * making a substring.
 */
export const ROOT = 1;

export class Trie {
  readonly #first = new Int32Array(0x10000);
  #parents: Int32Array;
  #characters: Uint16Array;
  #children: Int32Array;
  #edges = 0;
  #nodes = 2;

  /** `capacity` is about how many edges there will be; more are taken, at the cost of laying the table anew. */
  constructor(capacity = 1 << 10) {
    const slots = 1 << Math.ceil(Math.log2(capacity * 2));
    this.#parents = new Int32Array(slots);
    this.#characters = new Uint16Array(slots);
    this.#children = new Int32Array(slots);
  }

  /** How many nodes there are, "no such word" and the root included: every node is smaller. */
  get size(): number {
    return this.#nodes;
  }

  /** The node of a word, made if need be. */
  insert(word: string): number {
    return this.extend(ROOT, word, 0, word.length);
  }

  /** The node behind the characters `[start, end)` of a text, made if need be. */
  extend(node: number, text: string, start: number, end: number): number {
    let last = node;
    for (let at = start; at < end; at++) last = this.#childOf(last, text.charCodeAt(at));
    return last;
  }

  /** The node of a word, 0 if no word begins so. */
  find(word: string): number {
    let node = ROOT;
    for (let i = 0; node !== 0 && i < word.length; i++) node = this.next(node, word.charCodeAt(i));
    return node;
  }

  /** The node behind one character at the root. */
  begin(character: number): number {
    return this.#first[character] ?? 0;
  }

  /** The node behind one more character, 0 if no word goes on so. */
  next(node: number, character: number): number {
    if (node === ROOT) return this.begin(character);
    const mask = this.#parents.length - 1;
    for (let slot = hash(node, character) & mask; ; slot = (slot + 1) & mask) {
      const parent = this.#parents[slot];
      if (parent === 0 || parent === undefined) return 0;
      if (parent === node && this.#characters[slot] === character) return this.#children[slot] ?? 0;
    }
  }

  #childOf(node: number, character: number): number {
    const known = this.next(node, character);
    if (known !== 0) return known;
    const child = this.#nodes++;
    if (node === ROOT) this.#first[character] = child;
    else {
      if (++this.#edges * 2 > this.#parents.length) this.#grow();
      this.#link(node, character, child);
    }
    return child;
  }

  #link(node: number, character: number, child: number): void {
    const mask = this.#parents.length - 1;
    let slot = hash(node, character) & mask;
    while (this.#parents[slot] !== 0) slot = (slot + 1) & mask;
    this.#parents[slot] = node;
    this.#characters[slot] = character;
    this.#children[slot] = child;
  }

  #grow(): void {
    const [parents, characters, children] = [this.#parents, this.#characters, this.#children];
    const capacity = parents.length * 2;
    this.#parents = new Int32Array(capacity);
    this.#characters = new Uint16Array(capacity);
    this.#children = new Int32Array(capacity);
    for (let slot = 0; slot < parents.length; slot++)
      if (parents[slot] !== 0) this.#link(parents[slot] ?? 0, characters[slot] ?? 0, children[slot] ?? 0);
  }
}

function hash(node: number, character: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

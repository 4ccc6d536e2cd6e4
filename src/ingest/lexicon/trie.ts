/**
 * Words as a tree of characters, without an object or a string a word: node 0 is "no such word", node 1 the root.
 *
 * The edges stand in one open hash table of integers, so that a page is looked up character by character without
 * making a substring. A page asks it several times a character, mostly in vain: so characters that no word holds
 * and nodes that no word goes on from are told apart before the table is searched.
 *
 * Walking down the tree gives entries: a node together with a tag, what whoever walks wants to know of it, so that he
 * need not look it up elsewhere. Before the tree is sealed, an entry is its node.
 */
export const ROOT = 1;
/** Characters are numbered in the order in which words bring them, so that node and character fit in one key. */
const CHARACTER_BITS = 13;
const NODE_BITS = 31 - CHARACTER_BITS;
const PAIR_BITS = 1 << 20;
const NODE_MASK = (1 << NODE_BITS) - 1;
const TAG_BITS = 10;
/** Entries say of each of so many classes of characters whether no word goes on with one: most lookups end there. */
const CLASSES = 4;
const CLASS_SHIFT = NODE_BITS + TAG_BITS;
const ALL_CLASSES = (1 << CLASSES) - 1;
const TAG_MASK = (1 << TAG_BITS) - 1;

export function nodeOf(entry: number): number {
  return entry & NODE_MASK;
}

export function tagOf(entry: number): number {
  return (entry >>> NODE_BITS) & TAG_MASK;
}

export class Trie {
  /** The number of each character, by its code; 0 for those that no word holds. */
  readonly #numbers = new Uint16Array(0x10000);
  #characters = 0;
  /** The entry behind each character at the root, by its code. */
  readonly #first = new Int32Array(0x10000);
  /** Slots of two: the key of an edge, and the entry that it leads to. */
  #table: Int32Array;
  #edges = 0;
  #nodes = 2;
  #isSealed = false;
  /** By node, a bit for each class of characters that words go on with. */
  #goesOn: Uint8Array = new Uint8Array(1 << 12);

  /** `capacity` is about how many edges there will be; more are taken, at the cost of laying the table anew. */
  constructor(capacity = 1 << 10) {
    this.#table = new Int32Array(4 << Math.ceil(Math.log2(capacity)));
  }

  /** A bit for each pair of characters, by its hash, that words may begin with; small enough to stay in the cache. */
  readonly #pairs = new Uint8Array(PAIR_BITS / 8);
  /** The character of each node right below the root. */
  readonly #firstCharacters = new Map<number, number>();

  /** How many nodes there are, "no such word" and the root included: every node is smaller. */
  get size(): number {
    return this.#nodes;
  }

  /**
   * The node of a word, made if need be.
   * @throws RangeError if the words hold more different characters, or are more, than the keys can tell apart, or if the
   *   tree is sealed
   */
  insert(word: string): number {
    return this.extend(ROOT, word, 0, word.length);
  }

  /** The node behind the characters `[start, end)` of a text, made if need be. Throws as `insert` does. */
  extend(node: number, text: string, start: number, end: number): number {
    let last = node;
    for (let at = start; at < end; at++) last = this.#childOf(last, text.charCodeAt(at));
    return last;
  }

  /** The node of a word, of the characters `[start, end)` of a text, 0 if no word begins so. */
  find(text: string, start = 0, end = text.length): number {
    return nodeOf(this.entryOf(text, start, end));
  }

  /** The entry of a word likewise. */
  entryOf(text: string, start = 0, end = text.length): number {
    let entry = ROOT;
    for (let i = start; entry !== 0 && i < end; i++) entry = this.next(entry, text.charCodeAt(i));
    return entry;
  }

  /**
   * Ends the making of the tree, and gives every node its tag.
   * @throws RangeError if a tag has more than 10 bits
   */
  seal(tagOfNode: (node: number) => number = () => 0): void {
    const entryOf = (entry: number): number => {
      const node = nodeOf(entry);
      const tag = tagOfNode(node);
      if (tag >>> TAG_BITS !== 0) throw new RangeError(`a tag of a tree of words has at most ${TAG_BITS} bits: ${tag}`);
      return node | (tag << NODE_BITS) | (((this.#goesOn[node] ?? 0) ^ ALL_CLASSES) << CLASS_SHIFT);
    };
    this.#isSealed = true;
    for (const [at, entry] of this.#first.entries()) if (entry !== 0) this.#first[at] = entryOf(entry);
    for (let slot = 0; slot < this.#table.length; slot += 2)
      if (this.#table[slot] !== 0) this.#table[slot + 1] = entryOf(this.#table[slot + 1] ?? 0);
  }

  /** Whether any word may begin with these two characters: false is sure. */
  mayBegin(first: number, second: number): boolean {
    const bit = pairHash(first, second);
    return ((this.#pairs[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  /** The entry behind one character at the root. */
  begin(character: number): number {
    return this.#first[character] ?? 0;
  }

  /** The entry behind one more character, 0 if no word goes on so. */
  next(entry: number, character: number): number {
    if (entry === ROOT) return this.begin(character);
    const number = this.#numbers[character] ?? 0;
    if (number === 0 || (entry & classBit(number)) !== 0) return 0;
    const key = (nodeOf(entry) << CHARACTER_BITS) | number;
    const table = this.#table;
    const mask = table.length - 1;
    for (let slot = hash(key) & mask; ; slot = (slot + 2) & mask) {
      const known = table[slot];
      if (known === key) return table[slot + 1] ?? 0;
      if (known === 0 || known === undefined) return 0;
    }
  }

  #childOf(node: number, character: number): number {
    const known = this.next(node, character);
    if (known !== 0) return nodeOf(known);
    if (this.#isSealed) throw new RangeError('a sealed tree of words takes no more');
    const child = this.#nodes++;
    if (child >= 1 << NODE_BITS) throw new RangeError(`a tree of words holds at most ${1 << NODE_BITS} nodes`);
    if (node === ROOT) {
      this.#first[character] = child;
      this.#firstCharacters.set(child, character);
    } else {
      const first = this.#firstCharacters.get(node);
      if (first !== undefined) {
        const bit = pairHash(first, character);
        this.#pairs[bit >> 3] = (this.#pairs[bit >> 3] ?? 0) | (1 << (bit & 7));
      }
      if (++this.#edges * 4 > this.#table.length) this.#growTable();
      const number = this.#numberOf(character);
      this.#link((node << CHARACTER_BITS) | number, child);
      if (node >= this.#goesOn.length) this.#goesOn = grown(this.#goesOn, this.#nodes);
      this.#goesOn[node] = (this.#goesOn[node] ?? 0) | (classBit(number) >>> CLASS_SHIFT);
    }
    return child;
  }

  #numberOf(character: number): number {
    const known = this.#numbers[character] ?? 0;
    if (known !== 0) return known;
    if (++this.#characters >= 1 << CHARACTER_BITS)
      throw new RangeError(`a tree of words holds at most ${1 << CHARACTER_BITS} different characters`);
    this.#numbers[character] = this.#characters;
    return this.#characters;
  }

  #link(key: number, child: number): void {
    const mask = this.#table.length - 1;
    let slot = hash(key) & mask;
    while (this.#table[slot] !== 0) slot = (slot + 2) & mask;
    this.#table[slot] = key;
    this.#table[slot + 1] = child;
  }

  #growTable(): void {
    const before = this.#table;
    this.#table = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2)
      if (before[slot] !== 0) this.#link(before[slot] ?? 0, before[slot + 1] ?? 0);
  }
}

/** The bit of entries for the class of a character by its number. */
function classBit(number: number): number {
  return 1 << (CLASS_SHIFT + (number % CLASSES));
}

function pairHash(first: number, second: number): number {
  const mixed = Math.imul((first << 16) | second, 0x9e3779b1);
  return (mixed >>> 8) & (PAIR_BITS - 1);
}

/** An even number: slots are two wide. */
function hash(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return ((mixed ^ (mixed >>> 15)) << 1) >>> 0;
}

function grown(bytes: Uint8Array, least: number): Uint8Array {
  const larger = new Uint8Array(Math.max(bytes.length * 2, least));
  larger.set(bytes);
  return larger;
}

/** Where groups of features write what they see: a row of hashes for each character, as long as there are features. */
export class FeatureRows {
  /**
   * @param hashes `width` numbers a character
   * @param counts by character, how many of its row are taken
   */
  constructor(
    readonly hashes: Int32Array,
    readonly counts: Uint8Array,
    readonly width: number,
  ) {}

  /** Rows for `length` characters of at most `width` features. */
  static of(length: number, width: number): FeatureRows {
    return new FeatureRows(new Int32Array(length * width), new Uint8Array(length), width);
  }

  add(character: number, hash: number): void {
    this.hashes[this.take(character, 1)] = hash;
  }

  /** Takes room for so many features of a character: where in `hashes` the first of them is to stand. */
  take(character: number, count: number): number {
    const taken = this.counts[character] as number;
    this.counts[character] = taken + count;
    return character * this.width + taken;
  }
}

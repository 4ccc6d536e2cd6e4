/** Where groups of features write what they see: a row of hashes for each character, as long as there are features. */
export class FeatureRows {
  readonly hashes: Int32Array;
  /** By character, how many of its row are taken. */
  readonly counts: Uint8Array;

  /** Room for `length` characters of at most `width` features. */
  constructor(
    readonly length: number,
    readonly width: number,
  ) {
    this.hashes = new Int32Array(length * width);
    this.counts = new Uint8Array(length);
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

/** How much something reads of the store, by what it has read of late. */

/** Bytes that what asks for texts is expected to read, until it has been seen: articles are as long as they are. */
export const UNSEEN = 4 * 2 ** 20;
/** What was read once is expected less and less. */
const FORGETTING = 0.9;

export class Expectation {
  constructor(public bytes: number) {}

  /** To be told how many bytes were read. */
  note(bytes: number): void {
    this.bytes = Math.max(bytes, this.bytes * FORGETTING);
  }
}

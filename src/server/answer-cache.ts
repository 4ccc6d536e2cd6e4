import { LRUCache } from 'lru-cache';
import type { Answer } from './answer.js';

/** What an entry takes beside its texts, roughly. */
const OVERHEAD = 500;

/** The answers of one snapshot, the most recently asked for, within so many bytes. */
export class AnswerCache {
  private readonly answers: LRUCache<string, Answer> | null;
  private sequence = -1;

  /** @param maxBytes 0: nothing is kept */
  constructor(maxBytes: number) {
    this.answers =
      maxBytes === 0
        ? null
        : new LRUCache({
            maxSize: maxBytes,
            sizeCalculation: (answer, question) => answer.bytes + 2 * question.length + OVERHEAD,
          });
  }

  /** The answer of the snapshot `sequence`, if it is kept. Answers of older ones are of no use any more. */
  get(sequence: number, question: string): Answer | undefined {
    this.moveTo(sequence);
    return sequence === this.sequence ? this.answers?.get(question) : undefined;
  }

  /** Keeps an answer, or counts it anew where it is kept. One that a write has overtaken is not kept. */
  keep(sequence: number, question: string, answer: Answer): void {
    if (sequence !== this.sequence) return;
    // Set again, the same value would keep the size that it had.
    this.answers?.delete(question);
    this.answers?.set(question, answer);
  }

  /** Whether any are kept at all. */
  get keeps(): boolean {
    return this.answers !== null;
  }

  get count(): number {
    return this.answers?.size ?? 0;
  }

  /** What they take together, roughly. */
  get bytes(): number {
    return this.answers?.calculatedSize ?? 0;
  }

  private moveTo(sequence: number): void {
    if (sequence === this.sequence) return;
    this.sequence = sequence;
    this.answers?.clear();
  }
}

import { Allowance } from './allowance.js';
import type { Collections } from './collections.js';
import { Ending } from './ending.js';

/**
 * The archive as it was at one moment. A reader takes one snapshot and asks everything of it, so that it sees
 * each page either as it was before a write or as it is after, however long the reading takes.
 */
export interface Snapshot {
  readonly collections: Collections;
  readonly sequence: number;
  /** When the reader gives up, in milliseconds since 1970. */
  readonly deadline: number;
  /** Aborted when nobody waits for what is read any more: with what ended it as its reason. */
  readonly signal: AbortSignal;
  /** What the reader may take; shared by all that is read for it. */
  readonly allowance: Allowance;
  /** Told of each command that was asked. */
  readonly onCommand?: CommandObserver | undefined;
}

/** Told the name of a command and how many milliseconds it took. */
export type CommandObserver = (command: string, milliseconds: number) => void;

/** Thrown instead of asking the store something that would be answered too late. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** What a request under way ends with when whoever asked has left, or the server stops. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

/** The snapshot of a number, to be read until `deadline` (milliseconds since 1970) or until the signal says stop. */
export function snapshotAt(
  collections: Collections,
  sequence: number,
  deadline: number,
  signal: AbortSignal = new Ending(),
  allowance = Allowance.withoutLimits(),
  onCommand?: CommandObserver,
): Snapshot {
  return { collections, sequence, deadline, signal, allowance, onCommand };
}

/** The condition that a version is part of the snapshot. */
export function visible({ sequence }: Snapshot): { from: { $lte: number }; until: { $gt: number } } {
  return { from: { $lte: sequence }, until: { $gt: sequence } };
}

/**
 * Options for a command whose whole answer is to come in one reply, before the snapshot's deadline.
 * @throws DeadlineError when that has passed, or why nobody waits any more.
 */
export function inOneReply({ deadline, signal }: Snapshot): { batchSize: number; maxTimeMS: number } {
  signal.throwIfAborted();
  const maxTimeMS = deadline - Date.now();
  if (maxTimeMS <= 0) throw new DeadlineError('the request took too long');
  return { batchSize: 1_000_000, maxTimeMS };
}

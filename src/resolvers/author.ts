import type { ByArgs } from '../schema/correction-mutations.js';
import { ArgumentError } from '../store/argument-error.js';
import type { By } from './correction-service.js';

const NOBODY_IN_PARTICULAR = 'API token';
const LONGEST = 100;
const LONGEST_REASON = 1_000;

/** @throws ArgumentError for a name or a reason that is too long */
export function byOf({ author, reason }: ByArgs): By {
  return { author: authorOf(author ?? null), reason: reasonOf(reason ?? null) };
}

function reasonOf(given: string | null): string | null {
  const reason = given?.trim() ?? '';
  if (reason.length > LONGEST_REASON) {
    throw new ArgumentError('reason', `reason has ${reason.length} characters: give at most ${LONGEST_REASON}.`);
  }
  return reason === '' ? null : reason;
}

function authorOf(given: string | null): string {
  const name = given?.trim() ?? '';
  if (name.length > LONGEST) {
    throw new ArgumentError('author', `author has ${name.length} characters: give at most ${LONGEST}.`);
  }
  return name === '' ? NOBODY_IN_PARTICULAR : name;
}

import { ArgumentError } from '../store/argument-error.js';

export const AUTHOR =
  'Who asks for it, to be noted with the correction; if left out, the name of the token, "API token" where it has none.';
const NOBODY_IN_PARTICULAR = 'API token';
const LONGEST = 100;

/** @throws ArgumentError for a name that is too long */
export function authorOf(given: string | null): string {
  const name = given?.trim() ?? '';
  if (name.length > LONGEST) {
    throw new ArgumentError('author', `author has ${name.length} characters: give at most ${LONGEST}.`);
  }
  return name === '' ? NOBODY_IN_PARTICULAR : name;
}

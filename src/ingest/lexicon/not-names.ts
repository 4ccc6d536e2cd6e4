/** The archive's own lexicon: what somebody found to be no name in it, whatever it looks like. */
import type { NameKind } from '../../store/overrides.js';
import { withoutBlanks } from '../reading.js';

export interface NotName {
  /** Of the correction that says so. */
  readonly id: string;
  readonly name: string;
  /** What it is no name of. */
  readonly kinds: readonly NameKind[];
}

/** Those that a text prints, line ends and blanks aside. */
export function printedIn(text: string, all: readonly NotName[]): readonly NotName[] {
  if (all.length === 0) return all;
  const bare = withoutBlanks(text);
  return all.filter(({ name }) => bare.includes(withoutBlanks(name)));
}

/** What is no name in the archive: where a line was found to name it, the line is decoded once more, with that against it. */
import type { NotName } from '../lexicon/not-names.js';
import { withoutBlanks } from '../reading.js';
import type { Hint, LabelledName } from './decoder.js';
import type { NameKind } from './labels.js';

/** By name, the kinds of which it is none. */
export type NotNames = ReadonlyMap<string, ReadonlySet<NameKind>>;

const LABEL_OF = { PERSON: 'PERSON', ORGANIZATION: 'ORGANIZATION', LOCATION: 'PLACE' } as const;

/** By how much more than what speaks for the name. What is longer or shorter keeps most of what speaks for it. */
const MARGIN = 5;

export function notNamesOf(all: readonly Pick<NotName, 'name' | 'kinds'>[]): NotNames {
  const byName = new Map<string, Set<NameKind>>();
  for (const { name, kinds } of all) {
    const bare = withoutBlanks(name);
    const known = byName.get(bare) ?? new Set<NameKind>();
    for (const kind of kinds) known.add(LABEL_OF[kind]);
    byName.set(bare, known);
  }
  return byName;
}

/** The kinds of which the stretch is no name; undefined where nobody said anything of it. */
export function excludedAt(
  text: string,
  { start, end }: Pick<LabelledName, 'start' | 'end'>,
  notNames: NotNames,
): ReadonlySet<NameKind> | undefined {
  return notNames.size === 0 ? undefined : notNames.get(withoutBlanks(text.slice(start, end)));
}

export function notNameHints(text: string, names: readonly LabelledName[], notNames: NotNames): Hint[] {
  if (notNames.size === 0) return [];
  return names.flatMap((name): Hint[] => {
    const kinds = excludedAt(text, name, notNames);
    if (kinds === undefined || !kinds.has(name.kind)) return [];
    const weight = -(Math.max(0, name.support) + MARGIN);
    return [...kinds].map((kind) => ({ start: name.start, end: name.end, kind, weight }));
  });
}

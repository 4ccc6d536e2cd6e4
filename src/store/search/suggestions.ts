/** What somebody may be about to type: names of the archive that begin so, and words. */
import type { Collection } from 'mongodb';
import { ArgumentError } from '../argument-error.js';
import type { Versioned } from '../documents.js';
import { isGiven, MAX_LENGTH } from '../pagination.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { wordsBeginningWith } from './dictionary.js';
import { fold, isHan } from './folding.js';
import { beginningWith, nameKey } from './names.js';

export type SuggestionKind = 'PERSON' | 'LOCATION' | 'ORGANIZATION' | 'NEWSPAPER' | 'WORD';

export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** Of whom or what bears the name; null for a word. */
  readonly nodeId: string | null;
  readonly articleCount: number | null;
}

interface Named extends Versioned {
  readonly name: string;
  readonly searchKeys?: string[];
  readonly articleCount: number;
}

const DEFAULT_LENGTH = 10;
/** UTF-16 units. */
const MOST_TYPED = 64;
/** Of each kind, so many that most articles name are known by heart, and so many others looked up, whatever the archive's size. */
const [MOST_KNOWN, MOST_LOOKED_UP] = [500, 50];
const FIELDS = { id: 1, name: 1, searchKeys: 1, articleCount: 1 } as const;

/**
 * Names that begin so in characters of either script, in pinyin or its initials, those that most articles print first,
 * and then words of the dictionary. A name that is typed in full comes first of all.
 * @throws ArgumentError for more than can be suggested, or too long a text
 */
export async function findSuggestions(
  snapshot: Snapshot,
  text: string,
  first: number | null | undefined,
): Promise<Suggestion[]> {
  const most = isGiven(first) ? first : DEFAULT_LENGTH;
  if (most < 1 || most > MAX_LENGTH) {
    throw new ArgumentError('first', `first is ${most}: give a number from 1 to ${MAX_LENGTH}.`);
  }
  if (text.length > MOST_TYPED) {
    throw new ArgumentError('text', `text is ${text.length} characters long: give at most ${MOST_TYPED}.`);
  }
  const key = nameKey(text);
  if (key === '') return [];
  const { people, locations, organizations, newspapers } = snapshot.collections;
  const named = await Promise.all([
    beginningSo(snapshot, people, 'PERSON', key, most),
    beginningSo(snapshot, locations, 'LOCATION', key, most),
    beginningSo(snapshot, organizations, 'ORGANIZATION', key, most),
    beginningSo(snapshot, newspapers, 'NEWSPAPER', key, most),
  ]);
  const isWhole = ({ name }: Found) => Number(nameKey(name) === key);
  const names = named
    .flat()
    .sort((a, b) => isWhole(b) - isWhole(a) || b.articleCount - a.articleCount || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ kind, name, id, articleCount }): Suggestion => ({ kind, text: name, nodeId: id, articleCount }));
  const taken = new Set(names.map((each) => each.text));
  const typed = fold(text.trim()).worded;
  const words = isHan(String.fromCodePoint(typed.codePointAt(0) ?? 0)) ? wordsBeginningWith(typed, most * 2) : [];
  const others = words
    .filter((word) => !taken.has(word))
    .map((word): Suggestion => ({ kind: 'WORD', text: word, nodeId: null, articleCount: null }));
  return [...names, ...others].slice(0, most);
}

interface Found extends Named {
  readonly kind: SuggestionKind;
}

async function beginningSo<T extends Versioned>(
  snapshot: Snapshot,
  collection: Collection<T>,
  kind: SuggestionKind,
  key: string,
  most: number,
): Promise<Found[]> {
  const names = collection as unknown as Collection<Named>;
  const known = await mostNamed(snapshot, names);
  const beginning = known.filter(({ searchKeys }) => searchKeys?.some((each) => each.startsWith(key)));
  // Nobody else is named in more articles than these.
  const others =
    beginning.length >= most
      ? []
      : await findAll(
          snapshot,
          names,
          { searchKeys: beginningWith(key) },
          { projection: FIELDS, limit: MOST_LOOKED_UP },
        );
  return [...new Map([...others, ...beginning].map((each) => [each.id, { ...each, kind }])).values()];
}

/** Of each collection, what was read last, and of which snapshot. */
const kept = new Map<string, { readonly sequence: number; readonly found: Promise<Named[]> }>();

/** Those that most articles name: where a beginning is short, they are what is meant. */
function mostNamed(snapshot: Snapshot, names: Collection<Named>): Promise<Named[]> {
  const last = kept.get(names.namespace);
  if (last?.sequence === snapshot.sequence) return last.found;
  const options = { projection: FIELDS, sort: { articleCount: -1, id: 1 } as const, limit: MOST_KNOWN };
  const found = findAll(snapshot, names, {}, options);
  kept.set(names.namespace, { sequence: snapshot.sequence, found });
  found.catch(() => kept.delete(names.namespace));
  return found;
}

/** Which articles belong together, by the people, organizations, places and rare words that they share. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Filter } from 'mongodb';
import type { ArticleDocument } from './documents.js';
import { findAll } from './reading.js';
import { keywordsOf } from './search/keywords.js';
import { findOccurrences } from './search/ranking.js';
import type { Snapshot } from './snapshot.js';

const KINDS = ['people', 'organizations', 'locations', 'words'] as const;
type Kind = (typeof KINDS)[number];

/** For each name, how many articles of the archive hold it. */
type Counts = ReadonlyMap<string, number>;

/** An article, and how many others name what it names, by id. */
export interface Named {
  readonly article: ArticleDocument;
  readonly counts: Readonly<Record<Exclude<Kind, 'words'>, Counts>>;
}

export interface Related {
  readonly articleId: string;
  readonly score: number;
  /** What both hold: ids, or the words themselves. */
  readonly shared: Readonly<Record<Kind, readonly string[]>>;
}

/** Of each rare word, the numbers of the articles that hold it. */
type NumbersByWord = ReadonlyMap<string, ReadonlySet<number>>;

type Candidate = Pick<ArticleDocument, 'id' | 'number' | 'order' | 'appearances' | 'organizations' | 'locations'>;

interface Compared {
  readonly articleId: string;
  readonly counts: Readonly<Record<Kind, Counts>>;
}

/** About so many articles are compared with each; what the fewest hold finds them first. */
const ENOUGH = 60;
/** A word that more articles than this hold is no rare one, and a name relates nothing by itself: they all do. */
const COMMON = 1_000;
/** A name ties articles closer together than a word. */
const WEIGHTS: Readonly<Record<Kind, number>> = { people: 1, organizations: 1, locations: 1, words: 0.5 };

/** For each of the articles, those related to it, closest first. Two commands. */
export async function findRelated(snapshot: Snapshot, all: readonly Named[]): Promise<Related[][]> {
  const keywords = all.map(({ article }) => keywordsOf(article));
  const numbersByWord = await findOccurrences(snapshot, [...new Set(keywords.flat())], COMMON);
  const compared = all.map(({ article, counts }, index): Compared => {
    const words = new Map(
      keywords[index]?.flatMap((word): [string, number][] => {
        const numbers = numbersByWord.get(word);
        return numbers === undefined ? [] : [[word, numbers.size]];
      }),
    );
    return { articleId: article.id, counts: { ...counts, words } };
  });
  const candidates = await findCandidates(snapshot, compared.map(telling), numbersByWord);
  const holdings = candidates.map((candidate) => ({ candidate, held: heldBy(candidate, numbersByWord) }));
  const relations: Related[][] = [];
  for (const one of compared) {
    // Each is compared with all that is like any of them.
    if (relations.length > 0) await turn();
    snapshot.signal.throwIfAborted();
    relations.push(relatedTo(one, holdings));
  }
  return relations;
}

interface Holding {
  readonly candidate: Candidate;
  readonly held: Related['shared'];
}

function relatedTo(one: Compared, holdings: readonly Holding[]): Related[] {
  return holdings
    .filter(({ candidate }) => candidate.id !== one.articleId)
    .map(({ candidate, held }) => ({ candidate, related: compare(one, candidate.id, held) }))
    .filter(({ related }) => related.score > 0)
    .sort((a, b) => b.related.score - a.related.score || (a.candidate.order < b.candidate.order ? -1 : 1))
    .map(({ related }) => related);
}

/** The names and words that the fewest other articles hold, as many of them as it takes to find enough. */
function telling({ counts }: Compared): Record<Kind, string[]> {
  const chosen: Record<Kind, string[]> = { people: [], organizations: [], locations: [], words: [] };
  const rarestFirst = KINDS.flatMap((kind) => [...counts[kind]].map(([name, count]) => ({ kind, name, count })))
    .filter(({ count }) => count > 1 && count <= COMMON)
    .sort((a, b) => a.count - b.count);
  let found = 0;
  for (const { kind, name, count } of rarestFirst) {
    if (found > 0 && found + count > ENOUGH) break;
    chosen[kind].push(name);
    found += count;
  }
  return chosen;
}

function findCandidates(
  snapshot: Snapshot,
  chosen: readonly Record<Kind, string[]>[],
  numbersByWord: NumbersByWord,
): Promise<Candidate[]> {
  const names = (kind: Kind) => [...new Set(chosen.flatMap((each) => each[kind]))];
  const numbers = new Set(names('words').flatMap((word) => [...(numbersByWord.get(word) ?? [])]));
  const conditions: Filter<ArticleDocument>[] = [
    { 'appearances.personId': { $in: names('people') } },
    { 'organizations.organizationId': { $in: names('organizations') } },
    { withinIds: { $in: names('locations') } },
    { number: { $in: [...numbers] } },
  ];
  const projection = {
    id: 1,
    number: 1,
    order: 1,
    'appearances.personId': 1,
    'organizations.organizationId': 1,
    'locations.locationId': 1,
  };
  return findAll(snapshot, snapshot.collections.articles, { $or: conditions }, { projection });
}

function heldBy(candidate: Candidate, numbersByWord: NumbersByWord): Related['shared'] {
  return {
    people: candidate.appearances.map((entry) => entry.personId),
    organizations: candidate.organizations.map((mention) => mention.organizationId),
    locations: candidate.locations.map((mention) => mention.locationId),
    words: [...numbersByWord].flatMap(([word, numbers]) => (numbers.has(candidate.number) ? word : [])),
  };
}

function compare({ counts }: Compared, articleId: string, held: Related['shared']): Related {
  const both = (kind: Kind) => held[kind].filter((name) => counts[kind].has(name));
  const shared = {
    people: both('people'),
    organizations: both('organizations'),
    locations: both('locations'),
    words: both('words'),
  };
  const score = KINDS.reduce((sum, kind) => sum + WEIGHTS[kind] * rarity(counts[kind], shared[kind]), 0);
  return { articleId, score, shared };
}

/** What two articles hold counts 1, what four hold half of that, and so on ever less. */
function rarity(counts: Counts, shared: readonly string[]): number {
  return shared.reduce((sum, name) => sum + 1 / Math.log2(Math.max(2, counts.get(name) ?? 2)), 0);
}

/** Where else the text of an article stands. */
import { setImmediate as turn } from 'node:timers/promises';
import type { ArticleDocument } from '../documents.js';
import { findAll } from '../reading.js';
import type { Snapshot } from '../snapshot.js';
import { textOf } from './prints.js';

export interface Reprint {
  readonly articleId: string;
  /** The share of the two texts that stands in both, 0 to 1. */
  readonly similarity: number;
}

/** Less than this in common is not the same text. */
const LEAST_SIMILARITY = 0.5;
/** Characters: runs of so many are compared, which few texts share by chance and few recognition errors break. */
const RUN = 4;
/** More articles that share some number are not looked at, nor more of those that share most compared, for each article. */
const [MOST_SHARING, MOST_COMPARED] = [2_000, 100];

/** What is known of an article before its text is read. */
type Candidate = Pick<ArticleDocument, 'id' | 'pageId' | 'newspaperId' | 'date' | 'prints'>;

/**
 * For each of the articles, those of other issues and newspapers that print the same text, most alike first. Two commands, however
 * many the articles are: one asks the index of prints, the other reads the texts that it names.
 */
export async function findReprints(snapshot: Snapshot, all: readonly ArticleDocument[]): Promise<Reprint[][]> {
  const { articles } = snapshot.collections;
  const prints = [...new Set(all.flatMap((article) => article.prints ?? []))];
  if (prints.length === 0) return all.map(() => []);
  const sharing: Candidate[] = await findAll(
    snapshot,
    articles,
    { prints: { $in: prints } },
    { projection: CANDIDATE, limit: MOST_SHARING * all.length },
  );
  const byPrint = groupByPrint(sharing);
  const candidates = all.map((article) => candidatesOf(article, byPrint));
  const ids = [...new Set(candidates.flat())];
  const found = await findAll(snapshot, articles, { id: { $in: ids } }, { projection: TEXT });
  const runsById = new Map<string, ReadonlySet<string>>();
  const paragraphsById = new Map(found.map(({ id, paragraphs }) => [id, paragraphs]));
  const runsOfId = (id: string): ReadonlySet<string> => {
    const known = runsById.get(id) ?? runsOf(textOf(paragraphsById.get(id) ?? []));
    runsById.set(id, known);
    return known;
  };
  const reprints: Reprint[][] = [];
  for (const [index, article] of all.entries()) {
    if (index > 0) await turn();
    snapshot.signal.throwIfAborted();
    const own = runsOf(textOf(article.paragraphs));
    reprints.push(
      (candidates[index] ?? [])
        .map((id) => ({ articleId: id, similarity: similarityOf(own, runsOfId(id)) }))
        .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
        .sort((a, b) => b.similarity - a.similarity || (a.articleId < b.articleId ? -1 : 1)),
    );
  }
  return reprints;
}

const CANDIDATE = { _id: 0, id: 1, pageId: 1, newspaperId: 1, date: 1, prints: 1 } as const;
const TEXT = { _id: 0, id: 1, paragraphs: 1 } as const;

function groupByPrint(sharing: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const byPrint = new Map<number, Candidate[]>();
  for (const candidate of sharing) {
    for (const print of candidate.prints ?? []) {
      const known = byPrint.get(print);
      if (known === undefined) byPrint.set(print, [candidate]);
      else known.push(candidate);
    }
  }
  return byPrint;
}

/** The ids of those elsewhere that share most numbers with the article. */
function candidatesOf(article: ArticleDocument, byPrint: ReadonlyMap<number, readonly Candidate[]>): string[] {
  const shared = new Map<string, number>();
  for (const print of article.prints ?? []) {
    for (const candidate of byPrint.get(print) ?? []) {
      if (isElsewhere(article, candidate)) shared.set(candidate.id, (shared.get(candidate.id) ?? 0) + 1);
    }
  }
  const mostFirst = [...shared].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return mostFirst.slice(0, MOST_COMPARED).map(([id]) => id);
}

/** Whether an article stands in another issue; where the newspaper or the day is not known, on another page. */
function isElsewhere(one: Candidate, other: Candidate): boolean {
  if (one.id === other.id || one.pageId === other.pageId) return false;
  const isKnown = typeof one.newspaperId === 'string' && one.date !== null;
  return !isKnown || one.newspaperId !== other.newspaperId || one.date !== other.date;
}

function runsOf(text: string): ReadonlySet<string> {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
  return runs;
}

/** Dice's coefficient. */
function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let both = 0;
  for (const run of small) if (large.has(run)) both++;
  return (2 * both) / Math.max(1, a.size + b.size);
}

/** What is new of a filter, as feeds tell it. */
import { createHash } from 'node:crypto';
import type { ArticleConditions } from '../store/article-filter.js';
import type { ArticleDocument, PageDocument } from '../store/documents.js';
import { type NewArticle, newestArticles } from '../store/newest.js';
import { findByIds } from '../store/reading.js';
import type { Snapshot } from '../store/snapshot.js';

export interface Feed {
  /** Stays whatever the address of the archive. */
  readonly id: string;
  readonly title: string;
  /** Of the feed itself. */
  readonly selfUrl: string;
  readonly homeUrl: string;
  /** Of the newest entry; 1970 where there is none. */
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
}

export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** Paragraphs, with line ends between. */
  readonly text: string;
  readonly authors: readonly string[];
  /** When the archive came to know it so. */
  readonly updated: Date;
  /** The day of publication; null where that is not known. */
  readonly day: string | null;
  /** The newspaper, the edition and the kind, as far as they are known. */
  readonly tags: readonly string[];
}

export interface FeedRequest {
  readonly conditions: ArticleConditions;
  /** The filter as it was given. */
  readonly filter: string;
  readonly length: number;
  readonly selfUrl: string;
  readonly homeUrl: string;
  readonly linkTo: (id: string) => string;
}

/** Characters of the beginning that stand for a headline where none is printed. */
const BEGINNING = 24;

/** @throws ArgumentError for a filter that cannot be answered */
export async function readFeed(
  snapshot: Snapshot,
  { conditions, filter, length, selfUrl, homeUrl, linkTo }: FeedRequest,
): Promise<Feed> {
  const found = await newestArticles(snapshot, conditions, length);
  const pageIds = [...new Set(found.map(({ article }) => article.pageId))];
  const pages = new Map(
    (await findByIds(snapshot, snapshot.collections.pages, pageIds, PAGE)).map((page) => [page.id, page]),
  );
  const entries = found.map((each) => entryOf(each, pages.get(each.article.pageId), linkTo));
  const newest = Math.max(0, ...entries.map(({ updated }) => updated.getTime()));
  return {
    id: `urn:broadsheet:feed:${createHash('sha256').update(filter).digest('hex').slice(0, 24)}`,
    title: filter === '{}' ? 'Broadsheet' : `Broadsheet: ${filter}`,
    selfUrl,
    homeUrl,
    updated: new Date(newest),
    entries,
  };
}

const PAGE = { id: 1, newspaper: 1, edition: 1, ingestedAt: 1 } as const;

function entryOf(
  { article, at }: NewArticle,
  page: PageDocument | undefined,
  linkTo: (id: string) => string,
): FeedEntry {
  const tags = [page?.newspaper, page?.edition, article.kind];
  return {
    id: `urn:broadsheet:${article.id}`,
    url: linkTo(article.id),
    title: article.headline ?? beginningOf(article),
    text: article.paragraphs.join('\n'),
    authors: [...new Set(article.byline.filter(({ role }) => role !== 'EDITOR').map(({ name }) => name))],
    updated: at ?? page?.ingestedAt ?? new Date(0),
    day: article.date,
    tags: tags.filter((tag): tag is string => typeof tag === 'string'),
  };
}

function beginningOf({ paragraphs: [first = ''] }: ArticleDocument): string {
  return first.length > BEGINNING ? `${first.slice(0, BEGINNING)}……` : first;
}

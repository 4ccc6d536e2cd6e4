/**
 * Brings an archive that an earlier version of the program wrote to the version of this one, step by step. A step can be
 * done any number of times, and is noted when it is done: killed at any moment, an upgrade goes on from there when it is
 * run again.
 */
import type { AnyBulkWriteOperation, Collection, Db, Filter, UpdateFilter } from 'mongodb';
import type { SearchDocument } from './bookkeeping-documents.js';
import { collectionsOf } from './collections.js';
import { loadCursorKey } from './cursor-key.js';
import {
  type ArticleDocument,
  FOREVER,
  type MetricDocument,
  type NewspaperDocument,
  type PageDocument,
} from './documents.js';
import { checkFigures } from './figures/check.js';
import { printsOf } from './reprints/prints.js';
import { nameKey, printedNameKeys, refolded } from './search/names.js';
import { reindex } from './search/reindex.js';
import { lengthsOf, sizeOf } from './search/segments.js';
import { ARCHIVE_VERSION, versionOf } from './version.js';
import type { ArchiveWriter } from './write.js';

/** How one version is made of the one before: `STEPS[v]` makes version v + 1 of version v. */
type Step = (db: Db, writer: ArchiveWriter) => Promise<void>;

const STEPS: readonly Step[] = [
  async (db, writer) => {
    await loadCursorKey(db);
    await tellSizesOfSegments(db);
    const { differences, repair } = await checkFigures(db, writer);
    if (differences.length > 0) await repair();
  },
  // Both scripts are one in search, and in the names that are looked up.
  async (db, writer) => {
    await reindex(db, writer);
    await foldNames(db);
  },
  // The same text is found elsewhere, and whose byline it is in either script.
  tellPrints,
];

export interface Upgraded {
  readonly from: number;
  readonly to: number;
  /** How many pages were read by a version that told less: their files are to be read again. */
  readonly outdatedPages: number;
}

/** Nothing is changed in an archive of this version. @throws whatever the store throws */
export async function upgradeArchive(db: Db, writer: ArchiveWriter): Promise<Upgraded> {
  const from = (await versionOf(db)) ?? ARCHIVE_VERSION;
  for (const [version, step] of STEPS.entries()) {
    if (version < from) continue;
    await step(db, writer);
    await writer.mark(version + 1);
  }
  return { from, to: ARCHIVE_VERSION, outdatedPages: await countOutdatedPages(db) };
}

/** Segments of the search index that do not say how many articles they hold, and how long these are together. */
async function tellSizesOfSegments(db: Db): Promise<void> {
  const segments = db.collection<SearchDocument>('search');
  const untold = { totalLength: null, lengths: { $ne: null } } as const;
  const heads = segments.find(untold as object, { projection: { lengths: 1 }, batchSize: 100 });
  for await (const head of heads) {
    await segments.updateOne({ _id: head._id }, { $set: sizeOf(lengthsOf(head)) });
  }
}

/** What people, places, organizations and newspapers are looked up by. */
async function foldNames(db: Db): Promise<void> {
  const { people, locations, organizations, newspapers } = collectionsOf(db);
  await updateEach(people, {}, { searchKeys: 1 }, ({ searchKeys }) => {
    const folded = refolded(searchKeys);
    return folded.join() === searchKeys.join() ? null : { searchKeys: folded };
  });
  const named = { name: 1, spellings: 1, lookUps: 1 } as const;
  for (const collection of [locations, organizations, newspapers] as unknown as Collection<Named>[]) {
    await updateEach(collection, { searchKeys: null } as object, named, ({ name, spellings, lookUps = spellings }) => ({
      searchKeys: printedNameKeys(name, lookUps),
    }));
  }
}

/** By what articles are found that print the same text, and by what their bylines are. */
async function tellPrints(db: Db): Promise<void> {
  const { articles } = collectionsOf(db);
  await updateEach(articles, { prints: null } as object, { paragraphs: 1, byline: 1 }, ({ paragraphs, byline }) => ({
    prints: printsOf(paragraphs),
    byline: byline.map((entry) => ({ ...entry, key: nameKey(entry.name) })),
  }));
}

/** Sets in each document that a filter finds what follows from it, or leaves it where that is nothing; many documents a command. */
async function updateEach<T extends { _id: string }>(
  collection: Collection<T>,
  filter: Filter<T>,
  projection: Readonly<Record<string, 1>>,
  change: (document: T) => Partial<T> | null,
): Promise<void> {
  const found = collection.find<T>(filter, { projection, batchSize: BATCH });
  let updates: AnyBulkWriteOperation<T>[] = [];
  const write = async () => {
    if (updates.length > 0) await collection.bulkWrite(updates, { ordered: false });
    updates = [];
  };
  for await (const document of found) {
    const $set = change(document);
    if ($set === null) continue;
    updates.push({ updateOne: { filter: { _id: document._id } as Filter<T>, update: { $set } as UpdateFilter<T> } });
    if (updates.length >= BATCH) await write();
  }
  await write();
}

type Named = Pick<NewspaperDocument, '_id' | 'name' | 'spellings' | 'searchKeys'> & { lookUps?: string[] };

const BATCH = 1_000;

/** Those of which something is not told that is told of every page today. */
async function countOutdatedPages(db: Db): Promise<number> {
  const untold = async <T extends { _id: string }>(name: string, field: keyof T & string, page: keyof T & string) => {
    const filter = { [field]: null, until: FOREVER } as object;
    const found = await db
      .collection<T>(name)
      .find(filter, { projection: { [page]: 1 } })
      .toArray();
    return found.map((document) => String((document as Record<string, unknown>)[page]));
  };
  const pages = await Promise.all([
    untold<PageDocument>('pages', 'doubts', 'id'),
    untold<PageDocument>('pages', 'textHash', 'id'),
    untold<ArticleDocument>('articles', 'confidence', 'pageId'),
    untold<ArticleDocument>('articles', 'heads', 'pageId'),
    untold<MetricDocument>('metrics', 'measure', 'pageId'),
  ]);
  return new Set(pages.flat()).size;
}

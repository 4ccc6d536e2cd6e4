import type { Db, IndexDescription } from 'mongodb';

/** Behind these an index tells by itself whether a version is part of a snapshot: what it finds is counted unread. */
const VERSION = { until: 1, from: 1 } as const;

/** Of names that begin alike, those that most articles name are found without looking at the others. */
const MOST_NAMED = { articleCount: -1, id: 1 } as const;

/**
 * What serves which question. An equality comes first, then the order in which its answers are given, so that
 * the first ten of a million are read without sorting. Where no kept figure says how many there are, the index holds
 * what else is often asked, and the version: see docs/OPERATIONS.md. The others go without: all but a few documents are
 * current versions, and what the index finds is checked for them anyway.
 */
const INDEXES: Readonly<Record<string, readonly IndexDescription['key'][]>> = {
  pages: [
    { id: 1 },
    { order: 1 },
    { issueId: 1, issueOrder: 1 },
    { newspaperId: 1, order: 1 },
    { editionKey: 1, order: 1 },
    { missing: 1, order: 1 },
    { place: 1 },
    { textHash: 1 },
    { origins: 1 },
    { source: 1 },
  ],
  newspapers: [{ id: 1 }, { name: 1, id: 1 }, { searchKeys: 1 }],
  issues: [{ id: 1 }, { newspaperId: 1, date: 1, id: 1 }, { date: 1, id: 1 }],
  articles: [
    { id: 1 },
    { number: 1 },
    { order: 1 },
    { date: -1, order: 1 },
    { pageId: 1, order: 1 },
    { kind: 1, order: 1 },
    { genre: 1, order: 1 },
    { 'appearances.personId': 1, order: 1, kind: 1, ...VERSION },
    { 'organizations.organizationId': 1, order: 1, kind: 1, ...VERSION },
    { withinIds: 1, order: 1, kind: 1, ...VERSION },
    { 'byline.key': 1, order: 1, kind: 1, ...VERSION },
    { days: 1 },
    { newspaperId: 1, order: 1, kind: 1, ...VERSION },
    { editionKey: 1, order: 1 },
    { missing: 1, order: 1 },
    { prints: 1 },
  ],
  metrics: [
    { id: 1 },
    { order: 1 },
    { articleId: 1, order: 1 },
    { normalizedValue: 1, order: 1 },
    { kind: 1, normalizedValue: 1, order: 1, normalizedUnit: 1, ...VERSION },
    { normalizedUnit: 1, normalizedValue: 1, order: 1, kind: 1, ...VERSION },
    { unit: 1, normalizedValue: 1, order: 1 },
    { kind: 1, order: 1 },
    { normalizedUnit: 1, order: 1 },
    { unit: 1, order: 1 },
    { label: 1, order: 1 },
    { measure: 1, order: 1, kind: 1, normalizedUnit: 1, ...VERSION },
    { subjectId: 1, order: 1 },
    { withinIds: 1, order: 1 },
    { pageId: 1, order: 1 },
    { newspaperId: 1, order: 1 },
    { editionKey: 1, order: 1 },
  ],
  people: [
    { id: 1 },
    { spellings: 1, ...MOST_NAMED },
    { searchKeys: 1, ...MOST_NAMED },
    { pinyin: 1, id: 1 },
    { articleCount: -1, id: 1 },
  ],
  locations: [
    { id: 1 },
    { name: 1, id: 1 },
    { searchKeys: 1, ...MOST_NAMED },
    { code: 1 },
    { parentId: 1, name: 1, id: 1 },
    { level: 1, name: 1, id: 1 },
    { ancestorIds: 1 },
    { articleCount: -1, id: 1 },
  ],
  organizations: [
    { id: 1 },
    { name: 1, id: 1 },
    { searchKeys: 1, ...MOST_NAMED },
    { kind: 1, name: 1, id: 1 },
    { articleCount: -1, id: 1 },
  ],
  // Merging ends many pieces of one key at once: `until` passes over those that are not cleared away yet.
  search: [{ key: 1, until: 1 }],
  // Of a figure that every write changes, a minute's versions are there at once.
  figures: [
    { id: 1, until: 1 },
    { set: 1, until: 1 },
  ],
  corrections: [{ id: 1 }, { order: 1 }, { objects: 1, order: 1 }, { 'standing.type': 1 }],
};

/** What few documents have. */
const SPARSE: Readonly<Record<string, readonly IndexDescription['key'][]>> = {
  metrics: [{ missing: 1 }],
  pages: [{ correctedBy: 1 }],
  figures: [{ largest: 1 }, { largestAbout: 1 }, { numbers: 1 }],
};

/** In every collection: for what came since a snapshot, for counting what one holds, and for clearing away what has ended. */
const VERSIONS: readonly IndexDescription[] = [{ key: { from: 1, until: 1 } }, { key: { endedAt: 1 }, sparse: true }];

/** What was written long ago is cleared away by its time; where the log of changes begins anew is looked up. */
const LOG: readonly IndexDescription[] = [{ key: { at: 1 } }, { key: { isWhole: 1 }, sparse: true }];

/** Creates every index that is not there yet. */
export async function createIndexes(db: Db): Promise<void> {
  for (const [collection, keys] of Object.entries(INDEXES)) {
    const sparse = (SPARSE[collection] ?? []).map((key) => ({ key, sparse: true }));
    await db.collection(collection).createIndexes([...keys.map((key) => ({ key })), ...sparse, ...VERSIONS]);
  }
  await db.collection('savedSearches').createIndexes([{ key: { owner: 1, name: 1 } }]);
  await db.collection('changes').createIndexes([...LOG]);
}

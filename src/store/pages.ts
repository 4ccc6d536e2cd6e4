import type { PageDocument } from './documents.js';
import { type Edges, type Part, type PartArguments, partOf } from './pagination.js';
import { findPart, type Projection } from './reading.js';
import type { Snapshot } from './snapshot.js';
import { countAll } from './statistics.js';

/** All pages by day, then name. */
export function findPages(
  snapshot: Snapshot,
  args: PartArguments,
  projection?: Projection,
): Promise<Edges<PageDocument>> {
  const part: Part<PageDocument> = partOf(snapshot, args, [['order', 1]], 'pages');
  return findPart(snapshot, snapshot.collections.pages, {}, part, projection);
}

export function countPages(snapshot: Snapshot): Promise<number> {
  return countAll(snapshot, 'pages');
}

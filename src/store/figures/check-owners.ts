/** Whether what is kept of whom many articles name is what these hold. */
import type { Db } from 'mongodb';
import type { FigureDocument } from '../bookkeeping-documents.js';
import type { Changes } from '../changes.js';
import type { ArchiveWriter } from '../write.js';
import { readCells } from './cells.js';
import { type Difference, differencesOf } from './check.js';
import { compareNames, readNames } from './most-named.js';
import { isOfOwner, NAMED, type Named, namedIn, type OwnerCount } from './owners.js';
import { countOwners } from './recount.js';
import type { FigureRecord } from './revision.js';

/**
 * Counts many at once.
 * @param kept all figures as they are kept
 * @param articleCounts of people, places and organizations, as they are counted
 */
export async function checkOwners(
  db: Db,
  { sizes }: ArchiveWriter,
  kept: Iterable<FigureDocument>,
  articleCounts: Readonly<Record<Named, ReadonlyMap<string, number>>>,
): Promise<{ compared: number; differences: Difference[]; repaired: Changes<FigureDocument> }> {
  const unmet = new Map([...kept].filter(isOfOwner).map((figure) => [figure.id, figure]));
  const differences: Difference[] = [];
  const insert: FigureRecord[] = [];
  const expire: string[] = [];
  let compared = 0;
  const compare = (before: FigureDocument | undefined, record: FigureRecord | undefined, wrong: Difference[]) => {
    compared += 1;
    if (wrong.length === 0) return;
    differences.push(...wrong);
    if (record !== undefined) insert.push(record);
    if (before !== undefined) expire.push(before._id);
  };
  const compareAll = (counted: OwnerCount) => {
    const names = new Map(NAMED.map((named) => [namedIn(counted.ownerId, named).id, named]));
    for (const record of counted.figures(sizes)) {
      const before = unmet.get(record.id);
      unmet.delete(record.id);
      const named = names.get(record.id);
      const wrong =
        named === undefined || before === undefined
          ? differencesOf(record.id, before, record)
          : namesThatDiffer(before, counted.namesOf(named));
      // Where nobody is named, a list without names says so.
      const isMissing = before === undefined && wrong.length === 0;
      compare(before, record, isMissing ? [missing(record.id)] : wrong);
    }
  };
  for (const sort of NAMED) {
    const owners = [...articleCounts[sort]].map(([id, articleCount]) => ({ id, articleCount }));
    const large = owners.filter(({ articleCount }) => articleCount >= sizes.large);
    for await (const counted of countOwners(db, sort, large)) compareAll(counted);
  }
  for (const figure of unmet.values()) {
    const wrong = differencesOf(figure.id, figure, undefined);
    compare(
      figure,
      undefined,
      wrong.length > 0 ? wrong : [{ ...missing(figure.id), kept: 'a list', counted: 'nothing' }],
    );
  }
  return { compared, differences, repaired: { insert, expire } };
}

function missing(id: string): Difference {
  return { of: `figure ${id}`, at: 'names', kept: 'nothing', counted: 'a list' };
}

/** Counts that are kept are to be right, and nobody else is to stand before the bound. */
function namesThatDiffer(kept: FigureDocument, counted: ReadonlyMap<string, number>): Difference[] {
  const { counts, bound } = readNames(readCells(kept.cells));
  const of = `figure ${kept.id}`;
  const wrong = [...counts].filter(([value, count]) => counted.get(value) !== count);
  const left = [...counted].filter(
    ([value, count]) => !counts.has(value) && (bound === null || compareNames({ value, count }, bound) <= 0),
  );
  return [
    ...wrong.map(([at, count]) => ({ of, at, kept: String(count), counted: String(counted.get(at) ?? 'nothing') })),
    ...left.map(([at, count]) => ({ of, at, kept: 'nothing', counted: String(count) })),
  ];
}

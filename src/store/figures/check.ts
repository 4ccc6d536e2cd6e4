/** Whether what is kept agrees with what is counted anew, and making it so. */
import type { Db } from 'mongodb';
import type { ArticleDocument, LocationDocument, OrganizationDocument, PersonDocument } from '../documents.js';
import { FOREVER } from '../documents.js';
import { type ArchiveWriter, type ChangeSet, unversioned } from '../write.js';
import { type Cell, decodeCells } from './cells.js';
import { checkInPrint } from './check-in-print.js';
import { checkOwners } from './check-owners.js';
import { isSame, nearestNumber } from './exact-sum.js';
import { isOfOwner } from './owners.js';
import { recount } from './recount.js';
import type { FigureRecord } from './revision.js';

/** Something kept that is not what counting gives. */
export interface Difference {
  /** "figure place/loc_…", "person per_…", "issue iss_…". */
  readonly of: string;
  /** Which of its counts: `["COUNT","count"]`, "articleCount". */
  readonly at: string;
  readonly kept: string;
  readonly counted: string;
}

export interface Checked {
  /** How many figures and other counts were counted anew. */
  readonly compared: number;
  readonly differences: readonly Difference[];
  /** Makes what is kept what was counted. */
  readonly repair: () => Promise<void>;
}

/** Counts everything that is kept anew; nobody else writes while the writer is open. */
export async function checkFigures(db: Db, writer: ArchiveWriter): Promise<Checked> {
  const all = await writer.find('figures', {});
  const kept = new Map(all.filter((figure) => !isOfOwner(figure)).map((figure) => [figure.id, figure]));
  const counted = new Map((await recount(db, { until: FOREVER })).map((figure) => [figure.id, figure]));
  const ids = [...new Set([...kept.keys(), ...counted.keys()])];
  const differing = ids.map((id) => ({
    id,
    differences: [
      ...differencesOf(id, kept.get(id), counted.get(id)),
      ...ranksThatDiffer(id, kept.get(id), counted.get(id)),
    ],
  }));
  const wrong = differing.filter(({ differences }) => differences.length > 0);
  const named = await checkArticleCounts(db, writer);
  const owners = await checkOwners(db, writer, all, named.articleCounts);
  const inPrint = await checkInPrint(db, writer);
  return {
    compared: ids.length + owners.compared + named.compared + inPrint.compared,
    differences: [
      ...wrong.flatMap(({ differences }) => differences),
      ...owners.differences,
      ...named.differences,
      ...inPrint.differences,
    ],
    repair: async () => {
      await writer.commit({
        figures: {
          insert: [...wrong.flatMap(({ id }) => counted.get(id) ?? []), ...owners.repaired.insert],
          expire: [...wrong.flatMap(({ id }) => kept.get(id)?._id ?? []), ...owners.repaired.expire],
        },
      });
      // Figures that are right follow by themselves.
      await writer.commit({ ...named.repaired, ...inPrint.repaired });
    },
  };
}

type Text = Pick<FigureRecord, 'cells'> | undefined;

/** What differs between a figure as it is kept and as it is counted. */
export function differencesOf(id: string, kept: Text, counted: Text): Difference[] {
  const [before, after] = [decodeCells(kept?.cells ?? '[]'), decodeCells(counted?.cells ?? '[]')];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    return agree(a, b) ? [] : [{ of: `figure ${id}`, at: key, kept: textOf(a), counted: textOf(b) }];
  });
}

/** What a figure says of its largest groups follows from its cells. */
function ranksThatDiffer(id: string, kept: Ranked, counted: Ranked): Difference[] {
  return (['largest', 'largestAbout', 'numbers'] as const).flatMap((at) => {
    const [before = 'nothing', after = 'nothing'] = [kept?.[at], counted?.[at]];
    return before === after ? [] : [{ of: `figure ${id}`, at, kept: before, counted: after }];
  });
}

type Ranked = Pick<FigureRecord, 'largest' | 'largestAbout' | 'numbers'> | undefined;

function agree(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const { count, sum, min, max } = a;
  return count === b.count && isSame(sum, b.sum) && min?.value === b.min?.value && max?.value === b.max?.value;
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined) return 'nothing';
  const { count, sum, min, max } = cell;
  if (sum.length === 0) return String(count);
  const extremes = min === null || max === null ? '' : ` from ${min.value} to ${max.value}`;
  return `${count} with the sum ${nearestNumber(sum)}${extremes}`;
}

/** What articles name, and how often each is named. */
const NAMED = {
  people: { called: 'person', idsIn: ({ appearances }) => appearances.map(({ personId }) => personId) },
  locations: { called: 'location', idsIn: ({ withinIds }) => withinIds },
  organizations: {
    called: 'organization',
    idsIn: ({ organizations }) => organizations.map((each) => each.organizationId),
  },
} as const satisfies Record<string, { called: string; idsIn: (article: NamingArticle) => readonly string[] }>;

type NamingArticle = Pick<ArticleDocument, 'appearances' | 'withinIds' | 'organizations'>;
type Named = PersonDocument | LocationDocument | OrganizationDocument;

async function checkArticleCounts(
  db: Db,
  writer: ArchiveWriter,
): Promise<{
  compared: number;
  differences: Difference[];
  repaired: ChangeSet;
  articleCounts: Readonly<Record<keyof typeof NAMED, ReadonlyMap<string, number>>>;
}> {
  const counts = { people: new Map(), locations: new Map(), organizations: new Map() } satisfies Record<
    keyof typeof NAMED,
    Map<string, number>
  >;
  const projection = { 'appearances.personId': 1, 'organizations.organizationId': 1, withinIds: 1, until: 1 };
  const articles = db.collection<ArticleDocument>('articles');
  for await (const article of articles.find({ until: FOREVER }, { projection, batchSize: 10_000 })) {
    for (const name of Object.keys(NAMED) as (keyof typeof NAMED)[]) {
      const count: Map<string, number> = counts[name];
      for (const id of new Set(NAMED[name].idsIn(article))) count.set(id, (count.get(id) ?? 0) + 1);
    }
  }
  const differences: Difference[] = [];
  let compared = 0;
  const check = <T extends Named>(name: keyof typeof NAMED, stored: readonly T[]) => {
    const countOf = ({ id }: T): number => counts[name].get(id) ?? 0;
    compared += stored.length;
    const wrong = stored.filter((named) => named.articleCount !== countOf(named));
    for (const named of wrong) {
      const of = `${NAMED[name].called} ${named.id} (${named.name})`;
      differences.push({ of, at: 'articleCount', kept: String(named.articleCount), counted: String(countOf(named)) });
    }
    return {
      insert: wrong.map((named) => ({ ...unversioned(named), articleCount: countOf(named) })),
      expire: wrong.map(({ _id }) => _id),
    };
  };
  const repaired: ChangeSet = {
    people: check('people', await writer.find('people', {})),
    locations: check('locations', await writer.find('locations', {})),
    organizations: check('organizations', await writer.find('organizations', {})),
  };
  return { compared, differences, repaired, articleCounts: counts };
}

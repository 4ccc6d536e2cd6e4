/**
 * What the articles hold that name a person, an organization or a place, or anything in the place: kept of those that many
 * articles name; of others these are few enough to be read.
 */
import { type Cell, encodeCells, keyText } from './cells.js';
import { type CountedArticle, type Figure, LOOKED_AT } from './figures.js';
import { cut, encodeNames, type Sizes } from './most-named.js';
import type { FigureRecord } from './revision.js';
import { Tally } from './tally.js';

/** Who and what else the articles name. */
export const NAMED = ['people', 'organizations', 'locations'] as const;
export type Named = (typeof NAMED)[number];

export type CountedByOwner = Omit<CountedArticle, 'id' | 'genre' | 'headline'>;

/** What of an article is looked at. */
export const OF_OWNERS = LOOKED_AT.articles.filter((property) => !['id', 'genre', 'headline'].includes(property));

/** Where articles say whom they name, and the ids of those. */
export const NAMED_AT: Readonly<Record<Named, { path: string; idsIn: (article: CountedByOwner) => string[] }>> = {
  people: { path: 'appearances.personId', idsIn: ({ appearances }) => each(appearances, 'personId') },
  organizations: {
    path: 'organizations.organizationId',
    idsIn: ({ organizations }) => each(organizations, 'organizationId'),
  },
  locations: { path: 'withinIds', idsIn: ({ withinIds }) => [...new Set(withinIds)] },
};

/** The set of the names that stand in its articles: a figure for each sort of them. */
export function namesIn(ownerId: string): string {
  return `in/${ownerId}`;
}

export function namedIn(ownerId: string, named: Named): Figure {
  const set = namesIn(ownerId);
  return { id: `${set}/${named}`, set, hasExtremes: false };
}

/** The set of its articles by day, kind and newspaper: a figure for each year. */
export function daysIn(ownerId: string): string {
  return `days in/${ownerId}`;
}

/** Whether a figure is of those that are kept once many articles name somebody. */
export function isOfOwner({ set }: Pick<Figure, 'set'>): boolean {
  return set.startsWith('in/') || set.startsWith('days in/');
}

/** What is added to, and taken from, its articles by day. */
export function countDays(tally: Tally, ownerId: string, articles: Iterable<CountedByOwner>, change: 'add' | 'remove') {
  const set = daysIn(ownerId);
  for (const { date, kind, newspaperId } of articles) {
    const figure = { id: `${set}/${date?.slice(0, '2020'.length) ?? ''}`, set, hasExtremes: false };
    tally[change]([{ figure, key: keyText([date, kind, newspaperId ?? null]), value: null }]);
  }
}

/** How many of the articles name each. */
export function countNames(articles: Iterable<CountedByOwner>, named: Named): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) addNames(counts, article, named);
  return counts;
}

/** All that is kept of somebody, counted anew from one article after another. */
export class OwnerCount {
  private readonly days = new Tally();
  private readonly names = { people: new Map(), organizations: new Map(), locations: new Map() } satisfies Record<
    Named,
    Map<string, number>
  >;

  constructor(readonly ownerId: string) {}

  add(article: CountedByOwner): void {
    countDays(this.days, this.ownerId, [article], 'add');
    for (const named of NAMED) addNames(this.names[named], article, named);
  }

  /** How many of the articles name each. */
  namesOf(named: Named): ReadonlyMap<string, number> {
    return this.names[named];
  }

  figures(sizes: Pick<Sizes, 'kept' | 'most'>): FigureRecord[] {
    const names = NAMED.map((named): FigureRecord => {
      const { id, set } = namedIn(this.ownerId, named);
      return { id, set, cells: encodeNames(cut({ counts: this.names[named], bound: null }, sizes)) };
    });
    const days = this.days.figures.map((figure): FigureRecord => {
      const cells = this.days.appliedTo(figure, new Map<string, Cell>());
      return { id: figure.id, set: figure.set, cells: encodeCells(cells) };
    });
    return [...names, ...days];
  }
}

function addNames(counts: Map<string, number>, article: CountedByOwner, named: Named): void {
  for (const id of NAMED_AT[named].idsIn(article)) counts.set(id, (counts.get(id) ?? 0) + 1);
}

function each<Key extends string>(list: readonly Readonly<Record<Key, string>>[], key: Key): string[] {
  return [...new Set(list.map((entry) => entry[key]))];
}

/**
 * What the articles of a place hold, kept of places that many articles name; of others these are few enough to be read.
 * Counted are the articles that name the place or anything in it.
 */
import { type Cell, type Cells, encodeCells, keyText } from './cells.js';
import { type CountedArticle, type Figure, LOOKED_AT } from './figures.js';
import { cut, encodeNames, type Sizes } from './most-named.js';
import type { FigureRecord } from './revision.js';
import { Tally } from './tally.js';

/** Who and what else the articles name. */
export const NAMED = ['people', 'organizations', 'locations'] as const;
export type Named = (typeof NAMED)[number];

export type ArticleOfPlace = Omit<CountedArticle, 'id' | 'genre' | 'headline'>;

/** What of an article is looked at. */
export const OF_PLACES = LOOKED_AT.articles.filter((property) => !['id', 'genre', 'headline'].includes(property));

/** Where articles say whom they name, and the ids of those. */
export const NAMED_AT: Readonly<Record<Named, { path: string; idsIn: (article: ArticleOfPlace) => string[] }>> = {
  people: { path: 'appearances.personId', idsIn: ({ appearances }) => each(appearances, 'personId') },
  organizations: {
    path: 'organizations.organizationId',
    idsIn: ({ organizations }) => each(organizations, 'organizationId'),
  },
  locations: { path: 'withinIds', idsIn: ({ withinIds }) => [...new Set(withinIds)] },
};

/** The set of the names that stand in the articles of a place: a figure for each sort of them. */
export function namesIn(placeId: string): string {
  return `in/${placeId}`;
}

export function namedIn(placeId: string, named: Named): Figure {
  const set = namesIn(placeId);
  return { id: `${set}/${named}`, set, hasExtremes: false };
}

/** The set of the articles of a place by day, kind and newspaper: a figure for each year. */
export function daysIn(placeId: string): string {
  return `days in/${placeId}`;
}

/** Whether a figure is of those that places have once they are large. */
export function isOfPlace({ set }: Pick<Figure, 'set'>): boolean {
  return set.startsWith('in/') || set.startsWith('days in/');
}

/** What is added to, and taken from, the days of a place. */
export function countDays(tally: Tally, placeId: string, articles: Iterable<ArticleOfPlace>, change: 'add' | 'remove') {
  const set = daysIn(placeId);
  for (const { date, kind, newspaperId } of articles) {
    const figure = { id: `${set}/${date?.slice(0, '2020'.length) ?? ''}`, set, hasExtremes: false };
    tally[change]([{ figure, key: keyText([date, kind, newspaperId ?? null]), value: null }]);
  }
}

/** How many of the articles name each. */
export function countNames(articles: Iterable<ArticleOfPlace>, named: Named): Map<string, number> {
  const counts = new Map<string, number>();
  for (const article of articles) {
    for (const id of NAMED_AT[named].idsIn(article)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

/** All that is kept of a place, counted anew from its articles. */
export function figuresOfPlace(
  placeId: string,
  articles: readonly ArticleOfPlace[],
  sizes: Pick<Sizes, 'kept' | 'most'>,
): FigureRecord[] {
  const days = new Tally();
  countDays(days, placeId, articles, 'add');
  return [
    ...NAMED.map((named): FigureRecord => {
      const { id, set } = namedIn(placeId, named);
      return { id, set, cells: encodeNames(cut({ counts: countNames(articles, named), bound: null }, sizes)) };
    }),
    ...days.figures.map(
      (figure): FigureRecord => ({ id: figure.id, set: figure.set, cells: encodeCells(applied(days, figure)) }),
    ),
  ];
}

function applied(tally: Tally, figure: Figure): Cells {
  return tally.appliedTo(figure, new Map<string, Cell>());
}

function each<Key extends string>(list: readonly Readonly<Record<Key, string>>[], key: Key): string[] {
  return [...new Set(list.map((entry) => entry[key]))];
}

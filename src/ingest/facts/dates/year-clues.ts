/** What a page says of its year: each clue weighs every year that the page might be of. */

/** The part of the year in which a page appeared; null where it is not known. */
export type Part = 'EARLY' | 'MIDDLE' | 'LATE' | 'DECEMBER' | null;

export interface Clue {
  /** Clues with the same key say the same thing again. */
  readonly key: string;
  /** A year that it names or leads to. */
  readonly year: number;
  /** How far it speaks for a page of `year` (above 0) or against it, as a logarithm of odds. */
  weigh(year: number): number;
}

/** What a named year is to the page. */
export type Kind =
  | 'CERTAIN'
  | 'ANNIVERSARY'
  | 'DATELINE'
  | 'ANTICIPATED'
  | 'BESIDE_DAY'
  | 'HELD_BESIDE_DAY'
  | 'RANGE'
  | 'HELD'
  | 'SPAN'
  | 'SO_FAR'
  | 'GREAT_EVENT'
  | 'TOLD'
  | 'BEFORE_THIS_YEAR'
  | 'BEFORE_LAST_YEAR'
  | 'COMPARED'
  | 'FULL_DAY'
  | 'DUE_DAY'
  | 'SINCE'
  | 'WHOLE_YEAR'
  | 'YEAR_END'
  | 'ANNOUNCED'
  | 'AHEAD';

/** Odds of pages two or more years before the named year, one before, of it, one, two, and three or more years after. */
type Odds = readonly [muchBefore: number, before: number, same: number, after: number, two: number, muchAfter: number];

const ODDS: Readonly<Record<Kind, Odds>> = {
  CERTAIN: [-8, -5, 4, 0, -1, -1],
  // Anniversaries are prepared for and looked back at.
  ANNIVERSARY: [-5, 0, 4, 1, -0.5, -1],
  ANTICIPATED: [-3, 2, 2.8, -1, -1, -1],
  DATELINE: [-8, -4, 3, 0.5, 0, 0],
  BESIDE_DAY: [-8, -5, 3, 0, -0.5, -0.5],
  HELD_BESIDE_DAY: [-8, -5, 3, 0, -0.5, -0.5],
  // "公示期为2023年11月10日至16日": notices print days that are near.
  RANGE: [-3, 0.3, 1.2, 0.3, 0, 0],
  HELD: [-6, -3, 1.2, 0.6, 0.2, 0],
  SPAN: [-5, -2, 2.5, 0.5, 0, 0],
  SO_FAR: [-6, -4, 2.2, 0.6, 0, 0],
  GREAT_EVENT: [0, 0.3, 0.5, 0.2, 0, 0],
  // Told by itself, a year is of the past: the present is "今年". How long past, it does not say.
  TOLD: [-3, -2, 0.4, 0.4, 0.2, 0],
  // "2018年……今年", "2017年……去年……今年": another year than those.
  BEFORE_THIS_YEAR: [-6, -4, -1, 0.5, 0.3, 0],
  BEFORE_LAST_YEAR: [-6, -4, -1.5, -0.7, 0.6, 0.2],
  // Nothing is compared with its own year; with the year before mostly as "去年".
  COMPARED: [-8, -6, -3, 0.5, 0.5, 0.2],
  FULL_DAY: [-6, -4, 0.5, 0.5, 0.3, 0],
  DUE_DAY: [-2, 0.4, 0.5, -0.5, -0.5, -0.5],
  SINCE: [-6, -4, 0.2, 0.3, 0.2, 0],
  WHOLE_YEAR: [-6, -4, 0.8, 1.2, 0, 0],
  YEAR_END: [-4, -2, 0.3, 1.2, 0, 0],
  ANNOUNCED: [-1, 0.6, 0.9, -0.2, -0.5, -0.5],
  AHEAD: [0.3, 0.4, 0.2, -3, -3, -3],
};

/** The same where the part of the year tells more. */
const ODDS_IN: Readonly<Record<Exclude<Part, null>, Partial<Readonly<Record<Kind, Odds>>>>> = {
  EARLY: {
    // "1月20日，……公布2020年数据": early in the year papers look back.
    BESIDE_DAY: [-8, -5, 1.5, 1, -0.5, -0.5],
    TOLD: [-3, -2, -0.2, 0.8, 0.2, 0],
    WHOLE_YEAR: [-6, -4, -1, 2, 0, 0],
    SO_FAR: [-6, -4, 0.5, 1.5, 0, 0],
    YEAR_END: [-4, -3, -1.5, 2, 0, 0],
    ANNOUNCED: [-1, -0.3, 1.4, 0.2, -0.5, -0.5],
  },
  MIDDLE: {},
  LATE: {
    WHOLE_YEAR: [-6, -4, 2, 0.4, 0, 0],
    ANNOUNCED: [-1, 1.2, 0.4, -1, -1, -1],
  },
  // "12月25日，……2022年元旦": the next year is near.
  DECEMBER: {
    BESIDE_DAY: [-8, 1.2, 1.6, 0, -0.5, -0.5],
    HELD_BESIDE_DAY: [-8, 0.8, 2.2, 0, -0.5, -0.5],
    WHOLE_YEAR: [-6, -4, 2, 0.4, 0, 0],
    ANNOUNCED: [-1, 1.5, 0, -1, -1, -1],
    TOLD: [-3, -0.5, 0.5, 0.4, 0.2, 0],
  },
};

/** The part of the year that a month is in. */
export function partOf(month: number | null): Part {
  if (month === null) return null;
  if (month <= 4) return 'EARLY';
  if (month === 12) return 'DECEMBER';
  return month >= 10 ? 'LATE' : 'MIDDLE';
}

/** A year that a page of that part of the year names. */
export function namedYear(kind: Kind, year: number, part: Part): Clue {
  const odds = (part === null ? undefined : ODDS_IN[part][kind]) ?? ODDS[kind];
  return {
    key: `${kind} ${year}`,
    year,
    weigh: (candidate) => odds[Math.min(5, Math.max(0, candidate - year + 2))] ?? 0,
  };
}

/**
 * Papers speak of what is recent: the longer ago the latest year is that a page names as past or present, the less it is
 * likely that it names none since.
 */
export function latestYear(year: number): Clue {
  return {
    key: 'LATEST',
    year,
    weigh: (candidate) => Math.max(MOST_STALE, Math.min(0, (year + FRESH - candidate) * STALE)),
  };
}

/** So many years may pass; what each after them costs, and all of them at most. */
const [FRESH, STALE, MOST_STALE] = [2, 0.3, -2.4];

/** The years that clues lead to lie between the earliest and so many years behind the latest that they name. */
const BEYOND = 8;
/** How much likelier than no page at all, and than any other year, the year has to be. */
const LEAST = 1.15;
const MARGIN = 1.1;
/** What is said often counts somewhat more, but not for ever. */
const MOST_REPEATS = 4;

/** The year that clues agree on; null where they leave a choice. */
export function likeliestYear(clues: readonly Clue[]): number | null {
  const [best, second] = rankedYears(clues);
  if (best === undefined || best.odds < LEAST || best.odds - (second?.odds ?? 0) < MARGIN) return null;
  return best.year;
}

/**
 * Each year that clues lead to, the likeliest first, with how far they speak for it as a logarithm of odds; none without clues.
 * @param besides a year that is to be among them
 */
export function rankedYears(
  clues: readonly Clue[],
  besides?: number,
): { readonly year: number; readonly odds: number }[] {
  const groups = new Map<string, { clue: Clue; count: number }>();
  for (const clue of clues) {
    const group = groups.get(clue.key);
    if (group === undefined) groups.set(clue.key, { clue, count: 1 });
    else group.count++;
  }
  if (groups.size === 0) return [];
  const years = Array.from(groups.values(), ({ clue }) => clue.year);
  const [first, last] = [Math.min(...years, besides ?? Infinity), Math.max(...years, besides ?? 0) + BEYOND];
  const ranked: { year: number; odds: number }[] = [];
  for (let year = first - 1; year <= last; year++) {
    let odds = 0;
    for (const { clue, count } of groups.values()) odds += clue.weigh(year) * Math.sqrt(Math.min(count, MOST_REPEATS));
    ranked.push({ year, odds });
  }
  return ranked.sort((a, b) => b.odds - a.odds);
}

/** Series as lines to be drawn, those of a unit together. */
import { articleAt } from '../../addresses.js';

/** What the archive tells of a measure: for each thing that it is about and each unit, its values. */
export type SeriesRead = readonly {
  readonly subject: { readonly id: string; readonly name: string } | null;
  readonly normalizedUnit: string;
  readonly points: readonly {
    /** Null where no day is known. */
    readonly date: string | null;
    readonly value: number;
    readonly metric: { readonly id: string; readonly text: string; readonly article: { readonly id: string } };
  }[];
}[];

export interface Point {
  readonly id: string;
  /** Of the line that it stands on. */
  readonly key: string;
  readonly day: string;
  readonly time: Date;
  readonly value: number;
  readonly about: string;
  /** As printed. */
  readonly said: string;
  readonly articleId: string;
  readonly address: string;
}

export interface Line {
  /** The id of what it is about; of what is about nothing named, a dash. */
  readonly key: string;
  readonly about: string;
  readonly points: readonly Point[];
}

const NOTHING_NAMED = '-';

/**
 * The unit with the most points first, in it the line with the most. Points without a day are left out.
 * @param whole the name of what has no subject
 */
export function linesOf(series: SeriesRead, whole: string): readonly { unit: string; lines: readonly Line[] }[] {
  const byUnit = new Map<string, Line[]>();
  for (const { subject, normalizedUnit, points } of series) {
    const key = subject?.id ?? NOTHING_NAMED;
    const about = subject?.name ?? whole;
    const drawn = points.flatMap(({ date, value, metric }): Point | [] => {
      if (date === null) return [];
      const time = new Date(`${date}T00:00:00Z`);
      const { id, text: said, article } = metric;
      return {
        id,
        key,
        day: date,
        time,
        value,
        about,
        said,
        articleId: article.id,
        address: articleAt(article.id, id),
      };
    });
    if (drawn.length === 0) continue;
    drawn.sort((a, b) => a.day.localeCompare(b.day));
    byUnit.set(normalizedUnit, [...(byUnit.get(normalizedUnit) ?? []), { key, about, points: drawn }]);
  }
  const pointsIn = (lines: readonly Line[]): number => lines.reduce((sum, { points }) => sum + points.length, 0);
  return [...byUnit]
    .map(([unit, lines]) => ({ unit, lines: lines.sort((a, b) => b.points.length - a.points.length) }))
    .sort((a, b) => pointsIn(b.lines) - pointsIn(a.lines));
}

/** The lines that are asked for, or else the first; never more than can be told apart. */
export function shownOf(lines: readonly Line[], asked: readonly string[], most: number): readonly Line[] {
  const wanted = lines.filter(({ key }) => asked.includes(key));
  return (wanted.length > 0 ? wanted : lines).slice(0, most);
}

/** From here on, on a plain scale the smaller values would all lie on its ground. */
const TOO_FAR_APART = 100;

export function scaleOf(points: readonly Point[]): 'linear' | 'log' {
  const values = points.map(({ value }) => value);
  const least = Math.min(...values);
  return least > 0 && Math.max(...values) / least >= TOO_FAR_APART ? 'log' : 'linear';
}

/** The powers of ten between the values, and those next to them. */
export function powersIn(points: readonly Point[]): readonly number[] {
  const powers = points.map(({ value }) => Math.log10(value));
  const first = Math.floor(Math.min(...powers));
  const last = Math.ceil(Math.max(...powers));
  return Array.from({ length: last - first + 1 }, (_, place) => 10 ** (first + place));
}

const DAY = 86_400_000;
/** Pixels that a day takes when it is written out. */
const WRITTEN_OUT = 110;

/** Days that are written below a chart: some of those on which there is a value, far enough from each other. */
export function ticksOf(points: readonly Point[], width: number): readonly Date[] {
  const days = [...new Set(points.map(({ day }) => day))].sort();
  const times = days.map((day) => new Date(`${day}T00:00:00Z`));
  const [first, last] = [times[0]?.getTime() ?? 0, times.at(-1)?.getTime() ?? 0];
  const apart = Math.max(((last - first) * WRITTEN_OUT) / width, DAY);
  const kept: Date[] = [];
  for (const time of times) {
    const before = kept.at(-1);
    if (before === undefined || time.getTime() - before.getTime() >= apart) kept.push(time);
  }
  return kept;
}

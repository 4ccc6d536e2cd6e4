/** Offices laid out over the time in which they were printed. */

export interface Office {
  readonly title: string;
  /** The first day on which it was printed, and the last; null where none is known. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly articleCount: number;
}

export interface OfficeInTime {
  readonly office: Office;
  /** Where its line begins and how long it is, as shares of the whole time; null where the days are not known. */
  readonly line: { readonly start: number; readonly length: number } | null;
}

export interface Career {
  readonly offices: readonly OfficeInTime[];
  /** Years of the whole time, each where it begins as a share of it; empty where no day is known. */
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** So many years are named at most: more would stand in each other. */
const NAMED_YEARS = 8;

/** Earliest first; those without a day last. Whole years, so that also a single day stands somewhere in time. */
export function careerOf(offices: readonly Office[]): Career {
  const years = offices.flatMap(({ firstSeen, lastSeen }) =>
    [firstSeen, lastSeen].flatMap((day) => (day ? [Number(day.slice(0, 4))] : [])),
  );
  const sorted = [...offices].sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
  if (years.length === 0) return { offices: sorted.map((office) => ({ office, line: null })), years: [] };
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const begin = Date.UTC(first, 0, 1);
  const whole = Date.UTC(last + 1, 0, 1) - begin;
  const shareOf = (time: number): number => (time - begin) / whole;
  const every = Math.ceil((last - first + 1) / NAMED_YEARS);
  const named = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  return {
    offices: sorted.map((office) => {
      if (!office.firstSeen || !office.lastSeen) return { office, line: null };
      const start = shareOf(timeOf(office.firstSeen));
      return { office, line: { start, length: shareOf(timeOf(office.lastSeen)) - start } };
    }),
    years: named.filter((_, place) => place % every === 0).map((year) => ({ year, at: shareOf(Date.UTC(year, 0, 1)) })),
  };
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

const BEHIND_ALL_DAYS = '9999-99-99';

function orderOf({ firstSeen, lastSeen }: Office): string {
  return firstSeen ? `${firstSeen} ${lastSeen ?? ''}` : BEHIND_ALL_DAYS;
}

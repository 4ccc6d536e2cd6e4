/** Offices laid out over the time in which they were printed. */
import type { RoomPersonQuery } from 'broadsheet-sdk/documents';

export type Office = NonNullable<RoomPersonQuery['person']>['offices'][number];

export interface OfficeInTime {
  readonly office: Office;
  /** Where its line begins and how long it is, as shares of the whole time; null where the days are not known. */
  readonly line: { readonly start: number; readonly length: number } | null;
}

export interface Career {
  readonly offices: readonly OfficeInTime[];
  /** The turns of years within the time, each at its share of it; empty where no two days are known. */
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** Earliest first; those without a day last. */
export function careerOf(offices: readonly Office[]): Career {
  const days = offices.flatMap(({ firstSeen, lastSeen }) =>
    [firstSeen, lastSeen].flatMap((day) => (day ? [timeOf(day)] : [])),
  );
  const first = Math.min(...days);
  const last = Math.max(...days);
  const whole = last - first;
  const shareOf = (time: number): number => (whole > 0 ? (time - first) / whole : 0);
  const sorted = [...offices].sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
  return {
    offices: sorted.map((office) => {
      if (!office.firstSeen || !office.lastSeen) return { office, line: null };
      const start = shareOf(timeOf(office.firstSeen));
      return { office, line: { start, length: shareOf(timeOf(office.lastSeen)) - start } };
    }),
    years: whole > 0 ? turnsBetween(first, last).map(({ year, time }) => ({ year, at: shareOf(time) })) : [],
  };
}

function timeOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function orderOf({ firstSeen, lastSeen }: Office): string {
  // Behind all days.
  return firstSeen ? `${firstSeen} ${lastSeen ?? ''}` : '~';
}

function turnsBetween(first: number, last: number): { year: number; time: number }[] {
  const turns: { year: number; time: number }[] = [];
  for (let year = new Date(first).getUTCFullYear() + 1; Date.UTC(year, 0, 1) <= last; year++) {
    turns.push({ year, time: Date.UTC(year, 0, 1) });
  }
  return turns;
}

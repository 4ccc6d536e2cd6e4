/** A year as calendars show it. */

export interface Month {
  /** Its first day: "2021-05-01". */
  readonly first: string;
  /** Weeks of seven days from Monday on; days of other months are null. */
  readonly weeks: readonly (readonly (string | null)[])[];
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, month) => monthOf(year, month));
}

function monthOf(year: number, month: number): Month {
  const first = new Date(Date.UTC(year, month, 1));
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  // Sunday is 0 in JavaScript.
  const before = (first.getUTCDay() + 6) % 7;
  const days: (string | null)[] = Array.from({ length: before }, () => null);
  for (let day = 1; day <= length; day++) days.push(new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10));
  while (days.length % 7 !== 0) days.push(null);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return { first: first.toISOString().slice(0, 10), weeks };
}

/** Days of the calendar as text: "2021-05-18". */

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const MILLISECONDS = 86_400_000;

/** Whether the calendar has such a day. */
export function isDay(text: string): boolean {
  return DAY.test(text) && moved(text, 0) === text;
}

export function dayBefore(day: string): string {
  return moved(day, -1);
}

export function dayAfter(day: string): string {
  return moved(day, 1);
}

function moved(day: string, by: number): string {
  const moment = Date.parse(`${day}T00:00:00Z`) + by * MILLISECONDS;
  return Number.isNaN(moment) ? '' : new Date(moment).toISOString().slice(0, 10);
}

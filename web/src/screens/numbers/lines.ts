/** Series as points to be drawn, those of a unit together. */
import { articleAt } from '../../addresses.js';
import type { SeriesRead } from './series.js';

export interface Point {
  readonly id: string;
  readonly day: string;
  readonly time: Date;
  readonly value: number;
  readonly about: string;
  /** As printed. */
  readonly said: string;
  readonly articleId: string;
  readonly address: string;
}

/** The unit with the most points first. Points without a day are left out. @param whole the name of what has no subject */
export function linesOf(series: SeriesRead, whole: string): readonly { unit: string; points: readonly Point[] }[] {
  const byUnit = new Map<string, Point[]>();
  for (const { subject, normalizedUnit, points } of series) {
    const kept = byUnit.get(normalizedUnit) ?? [];
    for (const { date, value, metric } of points) {
      if (date === null) continue;
      kept.push({
        id: metric.id,
        day: date,
        time: new Date(`${date}T00:00:00Z`),
        value,
        about: subject?.name ?? whole,
        said: metric.text,
        articleId: metric.article.id,
        address: articleAt(metric.article.id),
      });
    }
    if (kept.length > 0) byUnit.set(normalizedUnit, kept);
  }
  return [...byUnit]
    .map(([unit, points]) => ({ unit, points: points.sort((a, b) => a.day.localeCompare(b.day)) }))
    .sort((a, b) => b.points.length - a.points.length);
}

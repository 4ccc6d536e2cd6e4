/** What was decided by hand, and is put over whatever is read from a page. */
import type { LinkOverride, MetricValues } from '../../store/documents.js';
import type { DraftPage } from './draft.js';
import { withLinks } from './place-links.js';

export interface Overrides {
  /** Values of metrics, by the metric's id. */
  readonly metrics: ReadonlyMap<string, MetricValues>;
  /** Places that printed forms mean, of all pages. */
  readonly links: readonly LinkOverride[];
  readonly people: PeopleOverrides;
}

/** People who were found to be one. */
export interface PeopleOverrides {
  /** Ids of people who were found to be others. */
  readonly merged: ReadonlySet<string>;
  /** Ids of people whom they were found to be. */
  readonly joined: ReadonlySet<string>;
  /**
   * For whom the appearance is to be taken, and why; null if nobody has said.
   * @param articleIds the articles of its page
   */
  personFor(appearance: Appearance, articleIds: ReadonlySet<string>): { personId: string; because: string } | null;
}

/** One person in one article. */
export interface Appearance {
  readonly pageId: string;
  readonly articleId: string;
  readonly name: string;
}

export const NO_OVERRIDES: Overrides = {
  metrics: new Map(),
  links: [],
  people: { merged: new Set(), joined: new Set(), personFor: () => null },
};

/** The metric as it was corrected: what was set by hand is certain. */
export function withValues<Metric extends MetricValues>(metric: Metric, values: MetricValues | undefined): Metric {
  if (values === undefined) return metric;
  const { label, measure, ...number } = values;
  return {
    ...metric,
    ...values,
    ...(Object.keys(number).length > 0 && { confidence: 1 }),
    ...(label !== undefined && { labelConfidence: 1 }),
  };
}

/** The page with its numbers and places as they were corrected. Who is who is decided later: see `people.ts`. */
export function withOverrides(draft: DraftPage, { metrics, links }: Overrides): DraftPage {
  const linked = withLinks(draft, links);
  if (metrics.size === 0) return linked;
  return { ...linked, metrics: linked.metrics.map((metric) => withValues(metric, metrics.get(metric.id))) };
}

/** What a number says. */
import type { DraftMetric, DraftPage } from '../../ingest/archive/draft.js';
import type { MetricOverride, MetricValues, SubjectValue } from '../../store/overrides.js';
import { findAnchor } from '../anchors.js';
import { findArticle, isOfPage } from '../articles.js';
import { withPlaces } from './places.js';
import { isOver } from './replace.js';

export function correctNumber(draft: DraftPage, override: MetricOverride): DraftPage | null {
  if (override.page !== undefined && !isOfPage(draft, override.page)) return draft;
  const metric = findMetric(draft, override);
  if (metric === null) return override.page === undefined ? draft : null;
  const corrected = {
    ...draft,
    metrics: draft.metrics.map((each) => (each === metric ? withValues(each, override.values) : each)),
  };
  const { subject } = override.values;
  return subject?.type === 'LOCATION' ? withPlaces(corrected, subject.places) : corrected;
}

/** The number that stands where the correction found it. What earlier versions wrote knows it by its id alone. */
function findMetric(
  draft: DraftPage,
  { metricId, article: anchor, at, sharing = 0 }: MetricOverride,
): DraftMetric | null {
  if (anchor === undefined || at === undefined) return draft.metrics.find(({ id }) => id === metricId) ?? null;
  const article = findArticle(draft.articles, anchor);
  const span = findAnchor(draft.page.text, at);
  if (article === null || span === null) return null;
  return draft.metrics.filter((each) => each.articleId === article.id && isOver(each.span, span))[sharing] ?? null;
}

/** What was set by hand is certain. */
function withValues(metric: DraftMetric, { subject, ...values }: MetricValues): DraftMetric {
  const { label, measure, ...number } = values;
  return {
    ...metric,
    ...values,
    ...(Object.keys(number).length > 0 && { confidence: 1 }),
    ...((label ?? measure) !== undefined && { labelConfidence: 1 }),
    ...(subject !== undefined && subjectFields(subject)),
  };
}

function subjectFields(subject: SubjectValue | null): Pick<DraftMetric, 'subjectId' | 'subjectName' | 'isAboutPerson'> {
  switch (subject?.type) {
    case undefined:
      return { subjectId: null, subjectName: null, isAboutPerson: false };
    case 'PERSON':
      return { subjectId: null, subjectName: subject.name, isAboutPerson: true };
    case 'ORGANIZATION':
      return { subjectId: subject.id, subjectName: subject.name, isAboutPerson: false };
    case 'LOCATION': {
      const place = subject.places.at(-1);
      return { subjectId: place?.id ?? null, subjectName: place?.name ?? null, isAboutPerson: false };
    }
  }
}

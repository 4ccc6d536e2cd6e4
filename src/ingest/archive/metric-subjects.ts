/** Whom or what stored numbers are about, when who is who or what is where changes. */
import type { ArticleDocument, MetricDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import type { DraftMetric } from './draft.js';
import type { MetricRecord, Revision } from './records.js';

/** One person of one article, who is taken for another from now on. */
export interface MovedSubject {
  readonly articleId: string;
  readonly personId: string;
  readonly newPersonId: string;
  /** As the article prints it. */
  readonly name: string;
}

/** The number as it is stored: a person is told by id. Whom the archive does not know, no number is about. */
export function withPerson(
  { isAboutPerson, ...metric }: DraftMetric,
  idByName: ReadonlyMap<string, string>,
): MetricRecord {
  if (!isAboutPerson) return metric;
  const subjectId = idByName.get(metric.subjectName ?? '') ?? null;
  return { ...metric, subjectId, subjectName: subjectId === null ? null : metric.subjectName };
}

/** The numbers that are about people who are taken for others now. */
export async function moveSubjects(
  writer: ArchiveWriter,
  moved: readonly MovedSubject[],
): Promise<Revision<MetricDocument>> {
  if (moved.length === 0) return { stored: [], wanted: [] };
  const stored = await writer.find('metrics', {
    articleId: { $in: [...new Set(moved.map(({ articleId }) => articleId))] },
    subjectId: { $in: [...new Set(moved.map(({ personId }) => personId))] },
  });
  const wanted = stored.map((metric) => {
    const move = moved.find(
      ({ articleId, personId, name }) =>
        articleId === metric.articleId && personId === metric.subjectId && name === metric.subjectName,
    );
    return { ...unversioned(metric), subjectId: move?.newPersonId ?? metric.subjectId };
  });
  return { stored, wanted };
}

type Placed = Pick<ArticleDocument, 'id' | 'locations' | 'withinIds'>;

/** The number of an article whose printed places were linked otherwise: it is about the place that is meant now. */
export function relinked<Metric extends Pick<MetricRecord, 'subjectId' | 'withinIds'>>(
  metric: Metric,
  before: Placed | undefined,
  after: Placed | undefined,
  targetId: string,
): Metric {
  if (before === undefined || after === undefined) return metric;
  const isNamed = ({ locations }: Placed) => locations.some(({ locationId }) => locationId === metric.subjectId);
  const subjectId = isNamed(before) && !isNamed(after) ? targetId : metric.subjectId;
  return { ...metric, subjectId, withinIds: after.withinIds };
}

/** Numbers that were read wrongly, or not at all. */

import type { CorrectionRequest, MetricRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { ArticleDocument, MetricDocument, Span } from '../../store/documents.js';
import { type AddedMetric, type MetricValues, pageAnchor, type SubjectValue } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import { anchorAt } from '../anchors.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { checkedText, findArticleOf } from '../checked.js';
import { isOver } from '../edits/replace.js';
import { findPlaces } from './places.js';

type Correction = Extract<CorrectionRequest, { type: 'METRIC' }>;

const FIELDS = [
  'value',
  'unit',
  'normalizedValue',
  'normalizedUnit',
  'label',
  'measure',
  'kind',
  'counted',
  'qualifier',
] as const;

export async function metricRequest(
  writer: ArchiveWriter,
  { metric: id, values: asked }: Correction,
): Promise<Intended> {
  const [stored] = await writer.find('metrics', { id });
  if (stored === undefined) throw new ArgumentError('id', `id is "${id}": there is no metric with this id.`);
  const { article, page } = await findArticleOf(writer, 'id', stored.articleId);
  const { subject: subjectId, ...given } = asked;
  const values: MetricValues = await withMeasure(checked(given, stored, subjectId !== undefined), stored);
  const subject = subjectId === undefined ? undefined : await subjectOf(writer, article, subjectId);
  const changed = FIELDS.filter((field) => values[field] !== undefined && values[field] !== stored[field]);
  return {
    kind: 'CORRECT_METRIC',
    objects: [id],
    changes: [
      ...changed.map((field) => ({ field, before: asText(stored[field]), after: asText(values[field]) })),
      ...(subjectId === undefined || subjectId === stored.subjectId
        ? []
        : [{ field: 'subject', before: stored.subjectId, after: subjectId }]),
    ],
    override: {
      type: 'METRIC',
      metricId: id,
      page: pageAnchor(page),
      article: articleAnchor(article),
      at: anchorAt(page.text, stored.span),
      sharing: await sharingOf(writer, stored),
      values: { ...values, ...(subject !== undefined && { subject }) },
    },
  };
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** How many numbers of the article before this one stand in the same place. */
export async function sharingOf(writer: ArchiveWriter, stored: MetricDocument): Promise<number> {
  const all = await writer.find('metrics', { articleId: stored.articleId });
  const there = all.sort((a, b) => (a.order < b.order ? -1 : 1)).filter(({ span }) => isOver(span, stored.span));
  return there.findIndex(({ id }) => id === stored.id);
}

/** The values with the measure that their label or unit makes. */
async function withMeasure(values: MetricValues, stored: MetricDocument): Promise<MetricValues> {
  const { label = stored.label, unit = stored.unit, normalizedUnit = stored.normalizedUnit } = values;
  if (values.measure !== undefined) return values;
  if (label === stored.label && normalizedUnit === stored.normalizedUnit) return values;
  const names = stored.subjectName === null ? [] : [stored.subjectName];
  return { ...values, measure: await measureFor(label, { unit, normalizedUnit }, names) };
}

async function measureFor(label: string, of: { unit: string; normalizedUnit: string }, names: string[]) {
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const [{ measureOf }, { shippedLexicon }] = await Promise.all([
    import('../../ingest/measure.js'),
    import('../../ingest/lexicon/lexicon.js'),
  ]);
  return measureOf(label, of, names, shippedLexicon());
}

function checked(given: Omit<MetricRequest, 'subject'>, stored: MetricDocument, hasSubject: boolean): MetricValues {
  const values = Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => {
      if (value === undefined) return [];
      return [[field, typeof value === 'string' && field !== 'kind' ? checkedText(`input.${field}`, value) : value]];
    }),
  ) as MetricValues;
  if (Object.keys(values).length === 0 && !hasSubject) {
    throw new ArgumentError('input', `input is empty: give at least one of ${[...FIELDS, 'subject'].join(', ')}.`);
  }
  const { value = stored.value, unit = stored.unit, normalizedValue } = values;
  if ((value !== stored.value || unit !== stored.unit) && normalizedValue === undefined) {
    throw new ArgumentError(
      'input.normalizedValue',
      'input changes the number and leaves out what it is in the base unit: give normalizedValue too.',
    );
  }
  return values;
}

async function subjectOf(
  writer: ArchiveWriter,
  article: ArticleDocument,
  id: string | null,
): Promise<SubjectValue | null> {
  if (id === null) return null;
  const person = article.appearances.find(({ personId }) => personId === id);
  if (person !== undefined) return { type: 'PERSON', name: person.name };
  const organization = article.organizations.find(({ organizationId }) => organizationId === id);
  if (organization !== undefined) {
    const [{ name } = { name: organization.spellings[0] ?? '' }] = await writer.organizationsById.find([id]);
    return { type: 'ORGANIZATION', id, name };
  }
  if (id.startsWith('loc_'))
    return { type: 'LOCATION', places: await findPlaces(writer, 'input', { location: id, code: null }) };
  throw new ArgumentError(
    'input.subject',
    `input.subject is "${id}": give the id of a person or an organization that the article names, or of a place.`,
  );
}

/**
 * A number that was not read: what is not said of it is read from what the page prints there.
 * @throws ArgumentError where the number is neither said nor to be read
 */
export async function addedMetric(text: string, span: Span, given: MetricRequest): Promise<AddedMetric> {
  const { label } = given;
  if (label === undefined)
    throw new ArgumentError('input.metric.label', 'input.metric.label is left out: say what is measured.');
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const { printedQuantity } = await import('../../ingest/printed-quantity.js');
  const read = printedQuantity(text.slice(span.start, span.end));
  const {
    value = read?.value,
    unit = read?.unit,
    normalizedValue = given.value === undefined ? read?.normalizedValue : undefined,
    normalizedUnit = read?.normalizedUnit,
    kind = read?.kind ?? 'OTHER',
    qualifier = read?.qualifier ?? null,
    counted = null,
  } = given;
  if (value === undefined || unit === undefined || normalizedValue === undefined || normalizedUnit === undefined)
    throw new ArgumentError(
      'input.metric',
      'input.metric is not read from what stands there: give value, unit, normalizedValue and normalizedUnit.',
    );
  const measured = { unit, normalizedUnit };
  return {
    value,
    unit,
    normalizedValue,
    normalizedUnit,
    label: checkedText('input.metric.label', label),
    measure: given.measure ?? (await measureFor(label, measured, [])),
    kind,
    counted,
    qualifier,
  };
}

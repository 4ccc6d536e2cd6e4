/** Numbers that were read wrongly. */
import { withValues } from '../ingest/archive/overrides.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { MetricDocument, MetricValues } from '../store/documents.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { recordChanges, recordOf } from './record.js';

const FIELDS = ['value', 'unit', 'normalizedValue', 'normalizedUnit', 'label', 'kind'] as const satisfies readonly (
  | keyof MetricDocument
  | keyof MetricValues
)[];

/**
 * Makes the metric say this, now and whenever its page is ingested again.
 * @returns the record of it: an earlier one if the metric says so already; null if it said so by itself
 * @throws ArgumentError for an id that is none of a metric, or values that a metric cannot have
 */
export async function correctMetric(
  writer: ArchiveWriter,
  id: string,
  given: MetricValues,
  author: string,
): Promise<CorrectionRecord | null> {
  const [stored] = await writer.find('metrics', { id });
  if (stored === undefined) throw new ArgumentError('id', `id is "${id}": there is no metric with this id.`);
  const values = await withMeasure(checked(given, stored), stored);
  const before = (await writer.overridingCorrections()).find(
    ({ standing: override }) => override?.type === 'METRIC' && override.metricId === id,
  );
  const changed = FIELDS.filter((field) => values[field] !== undefined && values[field] !== stored[field]);
  if (changed.length === 0) return before === undefined ? null : unversioned(before);
  const earlier = before?.standing?.type === 'METRIC' ? before.standing.values : {};
  const record = recordOf({
    kind: 'CORRECT_METRIC',
    author,
    objects: [id],
    changes: changed.map((field) => ({ field, before: String(stored[field]), after: String(values[field]) })),
    override: { type: 'METRIC', metricId: id, values: { ...earlier, ...values } },
  });
  await writer.commit({
    metrics: { insert: [withValues(unversioned(stored), values)], expire: [stored._id] },
    corrections: recordChanges(record, before),
  });
  return record;
}

/** The values with the measure that their label or unit makes. */
async function withMeasure(values: MetricValues, stored: MetricDocument): Promise<MetricValues> {
  const { label = stored.label, unit = stored.unit, normalizedUnit = stored.normalizedUnit } = values;
  if (label === stored.label && normalizedUnit === stored.normalizedUnit) return values;
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const [{ measureOf }, { shippedLexicon }] = await Promise.all([
    import('../ingest/measure.js'),
    import('../ingest/lexicon/lexicon.js'),
  ]);
  const names = stored.subjectName === null ? [] : [stored.subjectName];
  return { ...values, measure: measureOf(label, { unit, normalizedUnit }, names, shippedLexicon()) };
}

const LONGEST = 200;

function checked(given: MetricValues, stored: MetricDocument): MetricValues {
  const values = Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => {
      if (value === undefined || value === null) return [];
      return [[field, typeof value === 'string' ? checkedText(field, value) : value]];
    }),
  ) as MetricValues;
  if (Object.keys(values).length === 0) {
    throw new ArgumentError('input', `input is empty: give at least one of ${FIELDS.join(', ')}.`);
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

function checkedText(field: string, value: string): string {
  const text = value.trim();
  if (text !== '' && text.length <= LONGEST) return text;
  throw new ArgumentError(
    `input.${field}`,
    `input.${field} has ${text.length} characters: give a text of 1 to ${LONGEST} characters.`,
  );
}

/**
 * The facts of an article as ranges of its reading → as spans of the page.
 *
 * Field by field: to copy what is left of an object takes several times as long.
 */
import type { EventDateEntry } from '../store/documents.js';
import type { EventDay } from './facts/dates/dates.js';
import type { Metric } from './facts/metrics/metrics.js';
import type { Organization } from './facts/organizations/organizations.js';
import type { Person } from './facts/people/people.js';
import type { Place } from './facts/places/places.js';
import type { LocationFact, MetricFact, OrganizationFact, PersonFact } from './parsed.js';
import { type Reading, spanOf } from './reading.js';

export function dateOnPage({ text, date, start, end }: EventDay, reading: Reading): EventDateEntry {
  return { text, date, span: spanOf(reading, start, end) };
}

export function personOnPage(person: Person, reading: Reading): PersonFact {
  const { name, spellings, isOfficial, titles, confidence, rule } = person;
  return { name, spellings, isOfficial, titles, confidence, spans: spansOf(person, reading), rule };
}

export function organizationOnPage(organization: Organization, reading: Reading): OrganizationFact {
  const { name, spellings, confidence, rule } = organization;
  return { name, spellings, confidence, spans: spansOf(organization, reading), rule };
}

export function placeOnPage(place: Place, reading: Reading): LocationFact {
  const { name, spellings, level, code, ancestors, confidence, rule } = place;
  return { name, spellings, level, code, ancestors, confidence, spans: spansOf(place, reading), rule };
}

export function metricOnPage(metric: Metric, reading: Reading): MetricFact {
  return {
    text: metric.text,
    value: metric.value,
    unit: metric.unit,
    normalizedValue: metric.normalizedValue,
    normalizedUnit: metric.normalizedUnit,
    counted: metric.counted,
    qualifier: metric.qualifier,
    label: metric.label,
    measure: metric.measure,
    subject: metric.subject,
    kind: metric.kind,
    sentence: metric.sentence,
    span: spanOf(reading, metric.start, metric.end),
    rule: metric.rule,
  };
}

function spansOf({ ranges }: Person | Organization | Place, reading: Reading): PersonFact['spans'] {
  return ranges.map(({ start, end }) => spanOf(reading, start, end));
}

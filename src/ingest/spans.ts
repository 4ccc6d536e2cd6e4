/**
 * The facts of an article as ranges of its reading → as spans of the page, each with how likely it is.
 *
 * Field by field: to copy what is left of an object takes several times as long.
 */
import type { DateBasis, Span } from '../store/documents.js';
import type { Calibration } from './confidence/calibration.js';
import type { EventDay } from './facts/dates/dates.js';
import type { OtherYear } from './facts/dates/other-year.js';
import type { Metric } from './facts/metrics/metrics.js';
import type { Organization } from './facts/organizations/organizations.js';
import type { Person } from './facts/people/people.js';
import type { Place } from './facts/places/places.js';
import type { Range } from './facts/range.js';
import type { ArticleDoubt, DateFact, LocationFact, MetricFact, OrganizationFact, PersonFact } from './parsed.js';
import { type Reading, spanOf } from './reading.js';

export class FactsOnPage {
  readonly #reading: Reading;
  readonly #yearIsGiven: boolean;
  readonly #calibration: Calibration;

  constructor(reading: Reading, dateBasis: DateBasis, calibration: Calibration) {
    this.#reading = reading;
    this.#yearIsGiven = dateBasis === 'GIVEN' || dateBasis === 'PRINTED';
    this.#calibration = calibration;
  }

  date({ text, date, source, start, end }: EventDay): DateFact {
    const rule = source === 'of the page' && !this.#yearIsGiven ? 'of the page, inferred' : source;
    const confidence = this.#calibration.ofRule('date', rule);
    return { text, date, confidence, span: spanOf(this.#reading, start, end), rule };
  }

  /** What may be doubted of the page's year. */
  otherYear(found: OtherYear | null): ArticleDoubt[] {
    if (found === null) return [];
    const { start, end, chance } = found;
    return [{ reason: 'OTHER_YEAR', span: spanOf(this.#reading, start, end), certainty: chance }];
  }

  person({ name, spellings, isOfficial, titles, confidence, officeRule, ranges, rule }: Person): PersonFact {
    return {
      name,
      spellings,
      isOfficial,
      titles,
      confidence: this.#calibration.ofScore('person', confidence),
      officeConfidence: officeRule === null ? null : this.#calibration.ofRule('office', officeRule),
      officeRule,
      spans: this.#spansOf(ranges),
      rule,
    };
  }

  organization({ name, spellings, confidence, ranges, rule }: Organization): OrganizationFact {
    const calibrated = this.#calibration.ofScore('organization', confidence);
    return { name, spellings, confidence: calibrated, spans: this.#spansOf(ranges), rule };
  }

  place({ name, spellings, level, code, ancestors, confidence, linkRule, ranges, rule }: Place): LocationFact {
    return {
      name,
      spellings,
      level,
      code,
      ancestors,
      confidence: this.#calibration.ofScore('location', confidence),
      linkConfidence: linkRule === null ? null : this.#calibration.ofRule('link', linkRule),
      linkRule,
      spans: this.#spansOf(ranges),
      rule,
    };
  }

  metric(metric: Metric): MetricFact {
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
      confidence: this.#calibration.ofRule('metric', metric.rule),
      labelConfidence: this.#calibration.ofRule('label', `${metric.labelRule}, ${metric.kind}`),
      span: spanOf(this.#reading, metric.start, metric.end),
      rule: metric.rule,
      labelRule: metric.labelRule,
    };
  }

  #spansOf(ranges: readonly Range[]): Span[] {
    return ranges.map(({ start, end }) => spanOf(this.#reading, start, end));
  }
}

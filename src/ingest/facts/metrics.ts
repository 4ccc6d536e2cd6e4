/** The numbers of an article that measure or count something, each with what it measures. */
import type { FactText, MetricFact } from '../parsed.js';
import { spanOf } from '../reading.js';
import { labelOf, type Topic } from './labels.js';
import { findQuantities, type Quantity } from './quantities.js';
import { findRanks } from './ranks.js';
import { sentenceAt } from './sentence.js';

/**
 * All measuring numbers of an article in reading order, each (value, unit, label) once. A number that only a
 * headline repeats from the body is given where the body has it.
 */
export function findMetrics({ reading, bodyStart }: FactText): MetricFact[] {
  const { text } = reading;
  const quantities = withRanks(findQuantities(text), findRanks(text));
  const facts: Found[] = [];
  let topic: Topic | null = null;
  let sentence = { start: 0, end: -1 };
  for (const [i, quantity] of quantities.entries()) {
    if (quantity.start >= sentence.end) {
      sentence = sentenceAt(text, quantity.start, quantity.end);
      topic = null;
    }
    const from = previousEnd(quantities, i);
    const to = nextStart(quantities, i, text.length);
    const { label, rule } = labelOf(text, quantity, from, to, topic);
    topic = nextTopic(quantity, label, topic);
    facts.push({ quantity, label, rule: `${quantity.rule}, ${rule}`, sentence });
  }
  return unique(facts, bodyStart).map(({ quantity, label, rule, sentence: around }) => ({
    text: text.slice(quantity.start, quantity.end).replace(/\s+/gu, ''),
    value: quantity.value,
    unit: quantity.unit,
    normalizedValue: quantity.normalizedValue,
    normalizedUnit: quantity.normalizedUnit,
    counted: quantity.kind === 'COUNT' ? quantity.unit.replace(/^[十百千万亿]+/u, '') || null : null,
    qualifier: quantity.qualifier,
    label,
    kind: quantity.kind,
    sentence: text.slice(around.start, around.end).trim(),
    span: spanOf(reading, quantity.start, quantity.end),
    rule,
  }));
}

interface Found {
  readonly quantity: Quantity;
  readonly label: string;
  readonly rule: string;
  readonly sentence: { readonly start: number; readonly end: number };
}

function withRanks(quantities: readonly Quantity[], ranks: readonly Quantity[]): Quantity[] {
  if (ranks.length === 0) return [...quantities];
  return [...quantities, ...ranks].sort((a, b) => a.start - b.start);
}

/** The ends of a range share their span: the second is named like the first. */
function previousEnd(quantities: readonly Quantity[], i: number): number {
  const start = quantities[i]?.start ?? 0;
  for (let before = i - 1; before >= 0; before--) {
    const end = quantities[before]?.end ?? 0;
    if (end <= start) return end;
  }
  return 0;
}

function nextStart(quantities: readonly Quantity[], i: number, length: number): number {
  const end = quantities[i]?.end ?? 0;
  for (let next = i + 1; next < quantities.length; next++) {
    const start = quantities[next]?.start ?? length;
    if (start >= end) return start;
  }
  return length;
}

/** What shares, growth and ranks that follow in the sentence are of: the last thing that was counted or paid. */
function nextTopic({ kind }: Quantity, label: string, topic: Topic | null): Topic | null {
  if (kind === 'RATIO' || kind === 'RANK' || kind === 'DURATION' || kind === 'AGE') return topic;
  return { label, noun: label.replace(LEADING_VERBS, '').replace(TRAILING_VERBS, '') };
}

const LEADING_VERBS =
  /^(?:(?:累计|新增|新建|建成|完成|实现|引进|新认定|认定|发放|支持|签约|共有|拥有|共|已|年可|可)+)(?=\p{Script=Han}{2})/u;
const TRAILING_VERBS = /(?:实现|完成|达到|突破|增加|总数|总量)$/u;

function unique(facts: readonly Found[], bodyStart: number): Found[] {
  const kept: Found[] = [];
  const byValue = new Map<string, Found[]>();
  for (const fact of facts) {
    const { normalizedValue, normalizedUnit } = fact.quantity;
    const key = `${normalizedValue} ${normalizedUnit}`;
    const same = byValue.get(key) ?? [];
    if (same.some((other) => isSame(other.label, fact.label))) continue;
    byValue.set(key, [...same, fact]);
    kept.push(fact);
  }
  return kept.filter(({ quantity }) => {
    if (quantity.end > bodyStart) return true;
    const same = byValue.get(`${quantity.normalizedValue} ${quantity.normalizedUnit}`) ?? [];
    return !same.some((other) => other.quantity.start >= bodyStart);
  });
}

function isSame(a: string, b: string): boolean {
  return a === b || (b.length > 1 && a.includes(b)) || (a.length > 1 && b.includes(a));
}

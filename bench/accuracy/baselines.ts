/**
 * What a user would pick otherwise: a general word segmenter's tags for places and organizations, a general recognizer for
 * numbers. Both are given Broadsheet's articles, so that only the facts are compared. The segmenter's tags for people are
 * compared on sentences (`names.ts`): the people of the sample pages are invented, so that no dictionary can know them.
 */
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { ParsedArticle } from '../../src/ingest/parsed.js';
import type { FoundArticle } from './score.js';

/** Both packages' module entry points are for browsers; the CommonJS ones hold what is needed. */
const require = createRequire(import.meta.url);
const units = require('@microsoft/recognizers-text-number-with-unit') as Recognizers;
const numbers = require('@microsoft/recognizers-text-number') as Recognizers;

type Recognizers = Record<string, (text: string, culture: string) => Recognized[]>;

interface Recognized {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly resolution: { readonly value?: string; readonly unit?: string } | null;
}

export interface Baseline {
  readonly name: string;
  /** The categories that it says anything about. */
  readonly categories: readonly string[];
  read(article: ParsedArticle): Pick<FoundArticle, 'people' | 'locations' | 'organizations' | 'metrics'>;
}

const NOTHING = { people: [], locations: [], organizations: [], metrics: [] };

export function jiebaBaseline(): Baseline {
  const jieba = Jieba.withDict(dict);
  return {
    name: '@node-rs/jieba (tags ns, nt)',
    categories: ['location', 'organization'],
    read(article) {
      const words = jieba.tag(textOf(article), true);
      const tagged = (tag: string) => [
        ...new Set(words.filter((word) => word.tag.startsWith(tag) && word.word.length >= 2).map(({ word }) => word)),
      ];
      const named = (tag: string) => tagged(tag).map((name) => ({ name, spellings: [name] }));
      return { ...NOTHING, locations: named('ns'), organizations: named('nt') };
    },
  };
}

/** `bareNumbers`: whether numbers without a unit that it knows are given as counts. */
export function recognizersBaseline(bareNumbers: boolean): Baseline {
  return {
    name: `@microsoft/recognizers-text-number-with-unit${bareNumbers ? ' and every other number as a count' : ''}`,
    categories: ['metric'],
    read(article) {
      const text = textOf(article);
      const measured = ['recognizeCurrency', 'recognizeDimension', 'recognizeAge', 'recognizeTemperature']
        .flatMap((kind) => units[kind]?.(text, 'zh-cn') ?? [])
        .concat(numbers.recognizePercentage?.(text, 'zh-cn') ?? []);
      const bare = (numbers.recognizeNumber?.(text, 'zh-cn') ?? []).filter((number) =>
        measured.every(({ start, end }) => number.end < start || end < number.start),
      );
      const metrics = [...measured, ...(bareNumbers ? bare : [])].flatMap(metricOf);
      return {
        ...NOTHING,
        metrics: uniqueBy(metrics, (metric) => `${metric.normalizedValue} ${metric.normalizedUnit}`),
      };
    },
  };
}

/** The recognizer's units in our base units. */
const BASE_UNITS: Record<string, readonly [unit: string, factor: number]> = {
  'Chinese yuan': ['CNY', 1],
  'Square meter': ['m2', 1],
  'Square kilometer': ['m2', 1e6],
  Mu: ['m2', 2000 / 3],
  Hectare: ['m2', 10000],
  Meter: ['m', 1],
  Kilometer: ['m', 1000],
  Centimeter: ['m', 0.01],
  Millimeter: ['m', 0.001],
  Kilogram: ['kg', 1],
  Gram: ['kg', 0.001],
  Jin: ['kg', 0.5],
  'Metric ton': ['kg', 1000],
  Ton: ['kg', 1000],
  Year: ['year', 1],
  Month: ['month', 1],
  Day: ['day', 1],
};

function metricOf({ text, resolution }: Recognized): FoundArticle['metrics'] {
  const value = Number.parseFloat(resolution?.value ?? '');
  if (Number.isNaN(value)) return [];
  if (resolution?.value?.endsWith('%')) return [{ text, normalizedValue: value, normalizedUnit: 'percent', label: '' }];
  const [normalizedUnit, factor] = BASE_UNITS[resolution?.unit ?? ''] ?? ['count', 1];
  return [{ text, normalizedValue: value * factor, normalizedUnit, label: '' }];
}

function textOf({ headline, paragraphs }: ParsedArticle): string {
  return [headline ?? '', ...paragraphs].join('\n');
}

function uniqueBy<T>(list: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(list.map((item) => [key(item), item])).values()];
}

import { describe, expect, test } from 'vitest';
import { findMetrics } from '../../../../src/ingest/facts/metrics/metrics.js';
import type { Mention } from '../../../../src/ingest/facts/metrics/topics.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';
import type { SubjectFact } from '../../../../src/ingest/parsed.js';
import { countWork } from '../../../support/work.js';

const TOWN: SubjectFact = { kind: 'LOCATION', place: { name: '甲县', level: 'COUNTY', code: '1', ancestors: [] } };
const OTHER: SubjectFact = { kind: 'LOCATION', place: { name: '乙县', level: 'COUNTY', code: '2', ancestors: [] } };
const WORKS: SubjectFact = { kind: 'ORGANIZATION', name: '丙丁公司' };
const PERSON: SubjectFact = { kind: 'PERSON', name: '戊己' };

/** What each number of a text is about that names only these. */
function subjects(text: string): (string | null)[] {
  const mentions = [TOWN, OTHER, WORKS, PERSON].flatMap((subject) => mentionsOf(text, subject));
  const named = { mentions: mentions.sort((a, b) => a.start - b.start), home: null };
  return findMetrics(text, { bodyStart: 0, people: [], named }, shippedLexicon()).map(({ subject }) =>
    subject === null ? null : nameOf(subject),
  );
}

function mentionsOf(text: string, subject: SubjectFact): Mention[] {
  const name = nameOf(subject);
  return [...text.matchAll(new RegExp(name, 'gu'))].map(({ index }) => ({
    start: index,
    end: index + name.length,
    subject,
  }));
}

function nameOf(subject: SubjectFact): string {
  return subject.kind === 'LOCATION' ? subject.place.name : subject.name;
}

describe('a number is about what stands at the head of its clause', () => {
  test.each([
    ['甲县种树3万亩，乙县种树2万亩。', ['甲县', '乙县']],
    ['全年种树9万亩，其中，甲县种树3万亩。', ['甲县', '甲县']],
    ['今年1至5月，甲县种树3万亩。', ['甲县']],
    ['截至目前，甲县已种树3万亩，硬化道路20公里。', ['甲县', '甲县']],
    ['在甲县，种树面积达3万亩。', ['甲县']],
    ['甲县气候湿润。种树面积达3万亩。', ['甲县']],
    ['丙丁公司产值达3亿元，该公司员工有200人。', ['丙丁公司', '丙丁公司']],
    ['甲县开了新厂。丙丁公司是其中之一，企业员工有200人。', ['丙丁公司']],
    ['戊己种了5亩地瓜，他每年卖瓜20吨。', ['戊己', '戊己']],
  ])('%s', (text, expected) => {
    expect(subjects(text)).toEqual(expected);
  });
});

describe('and not about', () => {
  test.each([
    ['whom it is for', '甲县向乙县捐款5000元。', ['甲县']],
    ['what it is compared with', '甲县种树3万亩，比乙县多2万亩。', ['甲县', '甲县']],
    ['who tells it', '甲县树木成荫。戊己介绍，种树面积达3万亩。', ['甲县']],
    ['where those come from', '甲县客商在乙县投资3亿元。', [null]],
    ['several places together', '甲县和乙县共种树5万亩。', [null]],
    ['a part of the country', '甲县种树3万亩，全国种树900万亩。', ['甲县', null]],
    ['whoever stood before a body that nothing names', '戊己到了厂里。学校有学生300人。', [null]],
  ])('%s: %s', (_, text, expected) => {
    expect(subjects(text)).toEqual(expected);
  });
});

test('values given one each are about one each', () => {
  expect(subjects('甲县、乙县分别接待游客3万人次、2万人次。')).toEqual(['甲县', '乙县']);
});

test.each(['甲县种树5亩，', '甲县', '该县', '全市种树5亩，', '学校5人，', '他', '戊己今年5岁，', '甲县、'])(
  '"%s" over and over takes time in proportion',
  (unit) => {
    subjects(unit.repeat(50));
    const workOn = (length: number) => countWork(() => subjects(unit.repeat(length / unit.length)));
    expect(workOn(16_000) / workOn(8_000)).toBeLessThan(2.3);
  },
);

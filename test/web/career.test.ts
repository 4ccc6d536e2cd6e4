/** Offices laid out over the years in which they were printed. */
import { expect, test } from 'vitest';
import { careerOf, type Office } from '../../web/src/screens/person/offices.js';

const officeOf = (title: string, firstSeen: string | null, lastSeen = firstSeen): Office => ({
  title,
  firstSeen,
  lastSeen,
  articleCount: 1,
});

test('the earliest office comes first, one without a day last', () => {
  const { offices } = careerOf([
    officeOf('市长', '2021-03-01'),
    officeOf('顾问', null),
    officeOf('县长', '2019-01-01', '2020-06-30'),
  ]);
  expect(offices.map(({ office }) => office.title)).toEqual(['县长', '市长', '顾问']);
  expect(offices.at(-1)?.line).toBeNull();
});

test('a line begins and ends where its days lie in whole years', () => {
  const { offices, years } = careerOf([officeOf('县长', '2019-01-01', '2020-01-01')]);
  expect(years).toEqual([
    { year: 2019, at: 0 },
    { year: 2020, at: 365 / 731 },
  ]);
  expect(offices[0]?.line).toEqual({ start: 0, length: 365 / 731 });
});

test('a single day stands in its year', () => {
  const { offices } = careerOf([officeOf('市长', '2021-07-02')]);
  expect(offices[0]?.line?.start).toBeCloseTo(0.5, 2);
  expect(offices[0]?.line?.length).toBe(0);
});

test('of many years only some are named, the first among them', () => {
  const { years } = careerOf([officeOf('委员', '1990-01-01', '2021-01-01')]);
  expect(years.length).toBeLessThanOrEqual(8);
  expect(years[0]?.year).toBe(1990);
});

test('without any day there are no years', () => {
  expect(careerOf([officeOf('顾问', null)])).toEqual({
    offices: [{ office: officeOf('顾问', null), line: null }],
    years: [],
  });
});

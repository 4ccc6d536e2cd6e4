import { expect, test } from 'vitest';
import { dayAfter, dayBefore, isDay } from '../../web/src/screens/issue/days.js';
import { monthsOf } from '../../web/src/screens/newspaper/months.js';

test('a month begins on its weekday and has all its days', () => {
  const may = monthsOf(2021)[4];
  expect(may?.weeks[0]).toEqual([null, null, null, null, null, '2021-05-01', '2021-05-02']);
  expect(may?.weeks.flat().filter((day) => day !== null)).toHaveLength(31);
});

test('February of a leap year has 29 days', () => {
  expect(monthsOf(2024)[1]?.weeks.flat()).toContain('2024-02-29');
});

test('the day after the last of a year is the first of the next, and back', () => {
  expect(dayAfter('2023-12-31')).toBe('2024-01-01');
  expect(dayBefore('2024-03-01')).toBe('2024-02-29');
});

test.each(['2021-02-30', '2021-5-18', 'today', ''])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false);
});

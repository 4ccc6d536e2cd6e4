import { describe, expect, it } from 'vitest';
import { type ExactSum, isSame, nearestNumber, plus, plusAll, ZERO } from '../../../src/store/figures/exact-sum.js';
import { type Random, randomFrom } from '../../support/random.js';

const sumOf = (numbers: readonly number[]): ExactSum => numbers.reduce(plus, ZERO);

/** Large and small, whole and broken, as pages print them and worse. */
function anyNumber(random: Random): number {
  return (random.below(2_000_001) - 1_000_000) * 10 ** (random.below(60) - 30);
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const rest = [...values];
  return values.map(() => rest.splice(random.below(rest.length), 1)[0] as T);
}

/** The sum as a fraction of whole numbers: every number is a whole multiple of 2^-1074. */
function inUnits(number: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const size = exponent === 0 ? fraction : (fraction | 0x10000000000000n) << BigInt(exponent - 1);
  return number < 0 ? -size : size;
}

describe('a sum', () => {
  it('is what nobody could add up more exactly', () => {
    expect(nearestNumber(sumOf([0.1, 0.2, -0.3]))).toBe(2 ** -55);
    expect(nearestNumber(sumOf([1e16, 1, -1e16]))).toBe(1);
    expect(nearestNumber(sumOf([1e100, 1, -1e100, 1]))).toBe(2);
    expect(nearestNumber(ZERO)).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])('of any numbers has no digit too many or too few (%i)', (seed) => {
    const random = randomFrom(seed);
    const numbers = Array.from({ length: 200 }, () => anyNumber(random));
    const sum = sumOf(numbers);
    const units = numbers.reduce((total, number) => total + inUnits(number), 0n);
    expect(sum.reduce((total, part) => total + inUnits(part), 0n)).toBe(units);
    // No number lies nearer to it.
    const nearest = inUnits(nearestNumber(sum)) - units;
    const size = nearest < 0n ? -nearest : nearest;
    const gap = inUnits(Math.abs(nearestNumber(sum)) * 2 ** -52);
    expect(size * 2n <= gap).toBe(true);
  });

  it.each([1, 2, 3])('is the same in any order, and after anything was added and taken away (%i)', (seed) => {
    const random = randomFrom(seed);
    const numbers = Array.from({ length: 100 }, () => anyNumber(random));
    const passing = Array.from({ length: 100 }, () => anyNumber(random));
    const mixed = shuffled([...numbers, ...passing, ...passing.map((number) => -number)], random);
    expect(isSame(sumOf(mixed), sumOf(numbers))).toBe(true);
    expect(nearestNumber(sumOf(mixed))).toBe(nearestNumber(sumOf(numbers)));
    expect(isSame(plusAll(sumOf(numbers), sumOf(passing)), sumOf([...passing, ...numbers]))).toBe(true);
    expect(isSame(sumOf(numbers), sumOf([...numbers, 1e-30]))).toBe(false);
  });

  it('keeps all its digits as text', () => {
    const sum = sumOf([0.1, 1e20, 1e-20]);
    expect(isSame(JSON.parse(JSON.stringify(sum)) as number[], sum)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../../src/ingest/names/features.js';
import { LABELS, Role } from '../../../src/ingest/names/labels.js';
import { packWeights, shippedWeights, unpackWeights, Weights } from '../../../src/ingest/names/weights.js';
import { randomFrom } from '../../../src/learn/crf.js';
import { label, weightsOf } from '../../support/weights.js';

const BEGIN = label('PERSON', Role.BEGIN);
const END = label('PERSON', Role.END);
const LABEL_NUMBERS = Array.from({ length: LABELS }, (_, number) => number);

/** Weights of so many features that look random and are the same every time. */
function manyWeights(count: number) {
  const random = randomFrom(count);
  const hashes = new Set<number>();
  while (hashes.size < count) hashes.add((random() * 0x100000000) | 0 || 1);
  const learned = weightsOf({
    scale: 16,
    threshold: -40,
    features: [...hashes].sort((a, b) => (a >>> 0) - (b >>> 0)).map((hash) => [hash, {}]),
  });
  for (let i = 0; i < learned.planes.length; i++) learned.planes[i] = Math.floor(random() * 255) - 127;
  for (let i = 0; i < learned.gate.length; i++) learned.gate[i] = Math.floor(random() * 256) - 128;
  for (let i = 0; i < learned.transitions.length; i++) learned.transitions[i] = Math.floor(random() * 0x10000) - 0x8000;
  return learned;
}

describe('the file of weights', () => {
  it.each([0, 1, 2, 1000])('%s features come back from the file as they went in', (count) => {
    const learned = manyWeights(count);
    expect(unpackWeights(packWeights(learned))).toEqual(learned);
  });

  it('the least and the greatest hash and weight come back', () => {
    const learned = weightsOf({
      features: [
        [1, { 0: -127 }],
        [0x7fffffff, { [LABELS - 1]: 127 }],
        [0x80000000 | 0, {}],
        [-1, { [BEGIN]: -128 }],
      ],
      gate: [
        [0, -128],
        [-1, 127],
      ],
      transitions: [
        [0, BEGIN, -0x8000],
        [BEGIN, END, 0x7fff],
      ],
    });
    expect(unpackWeights(packWeights(learned))).toEqual(learned);
  });

  it('the same weights make the same bytes', () => {
    expect(packWeights(manyWeights(300)).equals(packWeights(manyWeights(300)))).toBe(true);
  });

  it('the file opens with a line that says what was learned from', () => {
    const [line] = packWeights(weightsOf({})).toString('latin1').split('\n');
    expect(JSON.parse(line ?? '')).toMatchObject({ format: 2, sources: ['written by the test'] });
  });
});

describe('a file that this program cannot use', () => {
  const { head, ...body } = manyWeights(3);

  it('weights of another format are refused with the way out', () => {
    const other = packWeights({ ...body, head: { ...head, format: 1 as 2 } });
    expect(() => unpackWeights(other)).toThrow(/of format 1 .* wanted are 2 .*: run npm run learn/u);
  });

  it('weights learned with other features are refused with the way out', () => {
    const other = packWeights({ ...body, head: { ...head, templates: TEMPLATES - 1 } });
    expect(() => unpackWeights(other)).toThrow(
      new RegExp(`${TEMPLATES - 1} templates, .* ${TEMPLATES}: run npm run learn`, 'u'),
    );
  });

  it.each([
    ['in its weights', (whole: Buffer) => whole.length - 20],
    ['by its last byte', (whole: Buffer) => whole.length - 1],
    ['behind its head', (whole: Buffer) => whole.indexOf('\n') + 1],
    ['in its head', (whole: Buffer) => whole.indexOf('\n') - 5],
    ['at its beginning', () => 0],
  ])('a file that was cut off %s is refused with the way out', (_, lengthOf) => {
    const whole = packWeights(manyWeights(100));
    expect(() => unpackWeights(whole.subarray(0, lengthOf(whole)))).toThrow('run npm run learn');
  });

  it.each([
    'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 989882\n',
    'null\n',
    '<!DOCTYPE html>',
  ])('a file that holds no weights is refused with the way out: %j', (text) => {
    expect(() => unpackWeights(Buffer.from(text))).toThrow('run npm run learn');
  });
});

describe('weights as the decoder asks for them', () => {
  it('what a feature gives O is taken from all others', () => {
    const weights = new Weights(weightsOf({ features: [[7, { 0: 5, [BEGIN]: 3 }]] }));
    expect(weights.table.weightOf(7, BEGIN)).toBe(-2);
    expect(weights.table.weightOf(7, END)).toBe(-5);
    expect(weights.table.weightOf(7, 0)).toBe(0);
  });

  it('a difference that is too great to add up is cut', () => {
    const weights = new Weights(weightsOf({ features: [[7, { 0: -127, [BEGIN]: 127, [END]: -127 }]] }));
    expect(weights.table.weightOf(7, BEGIN)).toBeGreaterThan(60);
    expect(weights.table.weightOf(7, END)).toBe(0);
    const against = new Weights(weightsOf({ features: [[7, { 0: 127, [BEGIN]: -127 }]] }));
    expect(against.table.weightOf(7, BEGIN)).toBe(-weights.table.weightOf(7, BEGIN));
  });
});

describe('the weights that ship', () => {
  it('name what they were learned from', () => {
    const { head } = shippedWeights();
    expect(head.templates).toBe(TEMPLATES);
    expect(head.sources.length).toBeGreaterThan(0);
  });

  it('give nothing to a feature that was not learned, but for one in a thousand', () => {
    const weights = shippedWeights();
    const random = randomFrom(5);
    const others = Array.from({ length: 20_000 }, () => (random() * 0x100000000) | 0);
    const mistaken = others.filter((hash) => LABEL_NUMBERS.some((given) => weights.table.weightOf(hash, given) !== 0));
    expect(mistaken.length).toBeLessThan(20);
  });

  it('are read once', () => {
    const [first, second] = [shippedWeights(), shippedWeights()];
    expect(first === second).toBe(true);
  });
});

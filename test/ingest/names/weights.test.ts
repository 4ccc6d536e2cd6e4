import { describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../../src/ingest/names/features.js';
import { LABELS, Role } from '../../../src/ingest/names/labels.js';
import { packWeights, shippedWeights, unpackWeights, Weights } from '../../../src/ingest/names/weights.js';
import { randomFrom } from '../../../src/learn/crf.js';
import { label, weightsOf } from '../../support/weights.js';

const BEGIN = label('PERSON', Role.BEGIN);
const END = label('PERSON', Role.END);

/** Weights of so many features that look random and are the same every time. */
function manyWeights(count: number) {
  const random = randomFrom(count);
  const hashes = new Set<number>();
  while (hashes.size < count) hashes.add((random() * 0x100000000) | 0 || 1);
  const learned = weightsOf({
    scale: 16,
    features: [...hashes].sort((a, b) => (a >>> 0) - (b >>> 0)).map((hash) => [hash, {}]),
  });
  for (let i = 0; i < learned.gate.length; i++) learned.gate[i] = Math.floor(random() * 255) - 127;
  for (let i = 0; i < learned.planes.length; i++) learned.planes[i] = Math.floor(random() * 255) - 127;
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
    expect(JSON.parse(line ?? '')).toMatchObject({ format: 1, sources: ['written by the test'] });
  });
});

describe('a file that this program cannot use', () => {
  const { head, ...body } = manyWeights(3);

  it('weights of another format are refused with the way out', () => {
    const other = packWeights({ ...body, head: { ...head, format: 2 as 1 } });
    expect(() => unpackWeights(other)).toThrow(/of format 2 .* wanted are 1 .*: run npm run learn/u);
  });

  it('weights learned with other features are refused with the way out', () => {
    const other = packWeights({ ...body, head: { ...head, templates: TEMPLATES - 1 } });
    expect(() => unpackWeights(other)).toThrow(
      new RegExp(`${TEMPLATES - 1} templates, .* ${TEMPLATES}: run npm run learn`, 'u'),
    );
  });

  it('weights that were cut off are refused', () => {
    const whole = packWeights(manyWeights(100));
    expect(() => unpackWeights(whole.subarray(0, whole.length - 20))).toThrow();
  });

  it('a file that holds no weights is refused with the way out', () => {
    expect(() => unpackWeights(Buffer.from('version https://git-lfs.github.com/spec/v1\n'))).toThrow(
      'run npm run learn',
    );
  });
});

describe('weights as the decoder asks for them', () => {
  it('hardly a feature gives other than what was learned of it, and what was not learned gives nothing', () => {
    const learned = manyWeights(1000);
    const weights = new Weights(learned);
    const labels = Array.from({ length: LABELS }, (_, each) => each);
    const given = [...learned.hashes].map((hash) => labels.map((each) => weights.weightOf(hash, each)));
    const planeOf = (each: number, i: number) => learned.planes[each * learned.hashes.length + i] ?? Number.NaN;
    const byHand = [...learned.hashes].map((_, i) =>
      labels.map((each) => Math.max(-127, Math.min(127, planeOf(each, i) - planeOf(0, i)))),
    );
    const mistaken = given.filter((row, i) => row.join() !== byHand[i]?.join());
    expect(mistaken.length).toBeLessThan(given.length / 100);
    const learnedOf = new Set(learned.hashes);
    const others = [...manyWeights(999).hashes].filter((hash) => !learnedOf.has(hash));
    const heard = others.filter((hash) => labels.some((each) => weights.weightOf(hash, each) !== 0));
    expect(heard.length).toBeLessThan(others.length / 100);
  });

  it('what a feature gives O is taken from all others', () => {
    const weights = new Weights(weightsOf({ features: [[7, { 0: 5, [BEGIN]: 3 }]] }));
    expect([0, BEGIN, END].map((each) => weights.weightOf(7, each))).toEqual([0, -2, -5]);
  });

  it('a difference that no byte holds is as great as a byte allows', () => {
    const weights = new Weights(weightsOf({ features: [[7, { 0: -127, [BEGIN]: 127, [END]: -127 }]] }));
    expect([BEGIN, END].map((each) => weights.weightOf(7, each))).toEqual([127, 0]);
  });
});

describe('the weights that ship', () => {
  it('name what they were learned from', () => {
    const { head } = shippedWeights();
    expect(head.templates).toBe(TEMPLATES);
    expect(head.sources.length).toBeGreaterThan(0);
  });

  it('are read once', () => {
    const [first, second] = [shippedWeights(), shippedWeights()];
    expect(first === second).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { decode, type Hint } from '../../../src/ingest/names/decoder.js';
import { Role } from '../../../src/ingest/names/labels.js';
import { NAMED_LABELS } from '../../../src/ingest/names/weight-table.js';
import { Weights } from '../../../src/ingest/names/weights.js';
import { randomFrom } from '../../../src/learn/crf.js';
import { labellings, labelsOf, scoreOf } from '../../support/labellings.js';
import { type Given, label, weightsOf } from '../../support/weights.js';

const P_BEGIN = label('PERSON', Role.BEGIN);
const P_INSIDE = label('PERSON', Role.INSIDE);
const P_END = label('PERSON', Role.END);
const L_BEGIN = label('PLACE', Role.BEGIN);
const L_END = label('PLACE', Role.END);

/** Scores of a line in which each character speaks for some labels, and against all others. */
function scoresOf(...characters: Readonly<Record<number, number>>[]): Int32Array {
  return filled(-9, characters);
}

function filled(rest: number, characters: readonly Readonly<Record<number, number>>[]): Int32Array {
  const scores = new Int32Array(characters.length * NAMED_LABELS).fill(rest);
  for (const [i, speaks] of characters.entries())
    for (const [given, score] of Object.entries(speaks)) scores[i * NAMED_LABELS + Number(given) - 1] = score;
  return scores;
}

/** Which characters are closed: `closedAs('..x')` closes the third of three. */
function closedAs(characters: string): Uint8Array {
  return Uint8Array.from(characters, (character) => (character === 'x' ? 1 : 0));
}

function decoded(
  scores: Int32Array,
  given: Given = {},
  hints: readonly Hint[] = [],
  closed: Uint8Array = new Uint8Array(scores.length / NAMED_LABELS),
): string[] {
  const { names } = decode({ scores, closed }, new Weights(weightsOf(given)), hints);
  return names.map(({ start, end, kind }) => `${kind} ${start}–${end}`);
}

describe('the likeliest labelling', () => {
  it('a line of which nothing speaks for a name has none', () => {
    expect(decoded(scoresOf({}, {}, {}))).toEqual([]);
    expect(decoded(scoresOf({ [P_BEGIN]: -1 }, { [P_END]: -1 }))).toEqual([]);
    expect(decoded(new Int32Array(0))).toEqual([]);
  });

  it('a name runs from the character that begins it to the one that ends it', () => {
    expect(decoded(scoresOf({}, { [P_BEGIN]: 4 }, { [P_INSIDE]: 1 }, { [P_END]: 4 }, {}))).toEqual(['PERSON 1–4']);
  });

  it('names may stand side by side', () => {
    expect(decoded(scoresOf({ [P_BEGIN]: 4 }, { [P_END]: 4 }, { [L_BEGIN]: 4 }, { [L_END]: 4 }))).toEqual([
      'PERSON 0–2',
      'PLACE 2–4',
    ]);
  });

  it('a name has a beginning and an end, however much its middle speaks for it', () => {
    expect(decoded(scoresOf({ [P_BEGIN]: -1 }, { [P_INSIDE]: 9 }, { [P_END]: -1 }))).toEqual(['PERSON 0–3']);
    expect(decoded(scoresOf({ [P_INSIDE]: 9 }, {}))).toEqual([]);
  });

  it('a name that the line’s end would cut is none', () => {
    expect(decoded(scoresOf({}, { [P_BEGIN]: 9 }))).toEqual([]);
  });

  it('a name is of one kind', () => {
    expect(decoded(scoresOf({ [P_BEGIN]: 5, [L_BEGIN]: 4 }, { [P_END]: 1, [L_END]: 6 }))).toEqual(['PLACE 0–2']);
  });

  it('what may follow what counts, too', () => {
    const scores = scoresOf({ [P_BEGIN]: 2 }, { [P_END]: 2 }, { [P_BEGIN]: 2 }, { [P_END]: 2 });
    expect(decoded(scores)).toEqual(['PERSON 0–2', 'PERSON 2–4']);
    expect(decoded(scores, { transitions: [[P_END, P_BEGIN, -9]] })).toEqual(['PERSON 0–2']);
    expect(decoded(scores, { transitions: [[0, P_BEGIN, -9]] })).toEqual([]);
  });

  it('a name’s support is what its labels add to those of no name, in logarithms of the odds', () => {
    const weights = new Weights(
      weightsOf({
        scale: 4,
        transitions: [
          [0, P_BEGIN, -2],
          [P_BEGIN, P_END, 1],
        ],
      }),
    );
    const scores = scoresOf({}, { [P_BEGIN]: 10 }, { [P_END]: 3 }, {});
    const { names } = decode({ scores, closed: new Uint8Array(4) }, weights);
    expect(names[0]).toEqual({ start: 1, end: 3, kind: 'PERSON', support: (10 - 2 + 3 + 1) / 4 });
  });

  it('no other labelling of a short line scores higher', () => {
    expect.hasAssertions();
    const random = randomFrom(7);
    for (let round = 0; round < 30; round++) {
      const length = 1 + (round % 4);
      const scores = Int32Array.from({ length: length * NAMED_LABELS }, () => Math.floor(random() * 21) - 14);
      const learned = weightsOf({});
      for (let i = 0; i < learned.transitions.length; i++) learned.transitions[i] = Math.floor(random() * 9) - 4;
      const { names } = decode({ scores, closed: new Uint8Array(length) }, new Weights(learned));
      expect(scoreOf(labelsOf(names, length), scores, learned.transitions)).toBe(
        Math.max(...labellings(length).map((labels) => scoreOf(labels, scores, learned.transitions))),
      );
    }
  });
});

describe('closed text', () => {
  const person = [{ [P_BEGIN]: 9 }, { [P_END]: 9 }];

  it('nothing is named where the text is closed unless a hint says so', () => {
    const scores = scoresOf(...person, ...person);
    expect(decoded(scores, {}, [], closedAs('..xx'))).toEqual(['PERSON 0–2']);
    expect(decoded(scores, {}, [], closedAs('xxxx'))).toEqual([]);
    const hints: Hint[] = [{ start: 2, end: 4, kind: 'PERSON', weight: 1 }];
    expect(decoded(scores, {}, hints, closedAs('xxxx'))).toEqual(['PERSON 2–4']);
  });

  it('a hint that there is no name opens nothing', () => {
    const hints: Hint[] = [{ start: 0, end: 2, kind: null, weight: 1 }];
    expect(decoded(scoresOf(...person), {}, hints, closedAs('xx'))).toEqual([]);
  });

  it('a name that closed text would cut is none', () => {
    const scores = scoresOf({ [P_BEGIN]: 9 }, { [P_INSIDE]: 9 }, { [P_END]: 9 });
    expect(decoded(scores)).toEqual(['PERSON 0–3']);
    for (const closed of ['x..', '.x.', '..x']) expect(decoded(scores, {}, [], closedAs(closed))).toEqual([]);
  });

  it('a name that ends a stretch is judged as if O stood behind it', () => {
    const given: Given = { transitions: [[P_END, 0, -30]] };
    expect(decoded(scoresOf(...person, {}), given, [], closedAs('..x'))).toEqual([]);
    expect(decoded(scoresOf(...person, {}), given, [], closedAs('...'))).toEqual([]);
    expect(decoded(scoresOf(...person), given, [], closedAs('..'))).toEqual(['PERSON 0–2']);
  });

  it('a name that begins a stretch is judged as if O stood before it', () => {
    const given: Given = { transitions: [[0, P_BEGIN, -30]] };
    expect(decoded(scoresOf({}, ...person), given, [], closedAs('x..'))).toEqual([]);
    expect(decoded(scoresOf({}, ...person), {}, [], closedAs('x..'))).toEqual(['PERSON 1–3']);
  });

  it('names of stretches that one closed character parts know nothing of each other', () => {
    const given: Given = { transitions: [[P_END, P_BEGIN, -30]] };
    expect(decoded(scoresOf(...person, ...person), given)).toHaveLength(1);
    expect(decoded(scoresOf(...person, {}, ...person), given, [], closedAs('..x..'))).toEqual([
      'PERSON 0–2',
      'PERSON 3–5',
    ]);
  });
});

describe('hints', () => {
  it('a hint makes a name of what says too little for itself', () => {
    const scores = scoresOf({}, { [P_BEGIN]: -2 }, { [P_END]: -1 }, {});
    expect(decoded(scores, {}, [{ start: 1, end: 3, kind: 'PERSON', weight: 2 }])).toEqual([]);
    expect(decoded(scores, {}, [{ start: 1, end: 3, kind: 'PERSON', weight: 8 }])).toEqual(['PERSON 1–3']);
  });

  it('a hint makes a name another kind', () => {
    const scores = scoresOf({ [P_BEGIN]: 3, [L_BEGIN]: 1 }, { [P_END]: 3, [L_END]: 1 });
    expect(decoded(scores)).toEqual(['PERSON 0–2']);
    expect(decoded(scores, {}, [{ start: 0, end: 2, kind: 'PLACE', weight: 8 }])).toEqual(['PLACE 0–2']);
  });

  it('a hint that there is no name takes one away', () => {
    const scores = scoresOf({ [P_BEGIN]: 3 }, { [P_END]: 3 });
    expect(decoded(scores, {}, [{ start: 0, end: 2, kind: null, weight: 20 }])).toEqual([]);
  });

  it('a hint of one character is ignored', () => {
    expect(decoded(scoresOf({}, {}, {}), {}, [{ start: 1, end: 2, kind: 'PLACE', weight: 99 }])).toEqual([]);
    const scores = scoresOf({ [P_BEGIN]: 3 }, { [P_END]: 3 });
    expect(decoded(scores, {}, [{ start: 0, end: 1, kind: null, weight: 99 }])).toEqual(['PERSON 0–2']);
    expect(decoded(scores, {}, [{ start: 0, end: 1, kind: 'PLACE', weight: 99 }])).toEqual(['PERSON 0–2']);
  });

  it('a hint of one character opens nothing', () => {
    const scores = scoresOf({ [P_BEGIN]: 9 }, { [P_INSIDE]: 0 }, { [P_END]: 9 });
    expect(decoded(scores, {}, [{ start: 1, end: 2, kind: 'PLACE', weight: 9 }], closedAs('.x.'))).toEqual([]);
  });

  it('a hint counts by the scale of the weights', () => {
    const scores = scoresOf({ [P_BEGIN]: -20 }, { [P_END]: -20 });
    const hint: Hint = { start: 0, end: 2, kind: 'PERSON', weight: 4 };
    expect(decoded(scores, { scale: 8 }, [hint])).toEqual([]);
    expect(decoded(scores, { scale: 16 }, [hint])).toEqual(['PERSON 0–2']);
  });

  it('a hint leaves the scores of its line as they were', () => {
    const scores = scoresOf({}, {}, {});
    expect(decoded(scores, {}, [{ start: 0, end: 3, kind: 'PERSON', weight: 60 }])).toEqual(['PERSON 0–3']);
    expect(decoded(scores)).toEqual([]);
  });
});

describe('abuse', () => {
  it('whatever speaks for names, they come left to right, never overlap and stand within the line', () => {
    const random = randomFrom(11);
    const weights = new Weights(weightsOf({ transitions: [[0, P_BEGIN, -3]] }));
    let checked = 0;
    for (let round = 0; round < 40; round++) {
      const length = Math.floor(random() * 60);
      const scores = Int32Array.from({ length: length * NAMED_LABELS }, () => Math.floor(random() * 40) - 20);
      const hints = Array.from({ length: length > 9 ? 3 : 0 }, (): Hint => {
        const start = Math.floor(random() * (length - 9));
        return { start, end: start + 1 + Math.floor(random() * 8), kind: random() < 0.5 ? 'PLACE' : null, weight: 30 };
      });
      const closed = Uint8Array.from({ length }, () => (random() < 0.1 ? 1 : 0));
      let last = 0;
      for (const { start, end } of decode({ scores, closed }, weights, hints).names) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start + 1);
        expect(end).toBeLessThanOrEqual(length);
        last = end;
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('characters that can stand in no name, thousands of them, lead to none', () => {
    const length = 2000;
    const scores = new Int32Array(length * NAMED_LABELS).fill(-100_000);
    expect(decode({ scores, closed: new Uint8Array(length) }, new Weights(weightsOf({}))).names).toEqual([]);
  });
});

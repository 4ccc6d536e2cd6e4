import { describe, expect, it } from 'vitest';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { featuresOf, GROUPS, TEMPLATES } from '../../src/ingest/names/features.js';
import { GATE_SIZE, Gate } from '../../src/ingest/names/gate.js';
import { findNames } from '../../src/ingest/names/names.js';
import { segment } from '../../src/ingest/names/segmentation.js';
import { packWeights, Weights } from '../../src/ingest/names/weights.js';
import type { Sentence } from '../../src/learn/corpora.js';
import { randomFrom, SETTINGS } from '../../src/learn/crf.js';
import { type Corpus, learn } from '../../src/learn/learn.js';
import { f1, measure } from '../../src/learn/measure.js';
import { marked, withMarks } from '../support/marked.js';

const lexicon = shippedLexicon();

const PRINTED = [
  '[O:绩溪县委][T:书记][P:佟志刚]到[L:伏岭镇]调研。',
  '[T:村民][P:鲁桂兰]说，[L:伏岭镇]的路好走了。',
  '[O:宁波大学]的[T:教师][P:柴玉梅]获得表彰。',
  '[P:柴玉梅]和[P:鲁桂兰]是邻居。',
  '[O:市教育局][T:局长][P:邵敏]到会。',
  '[L:绩溪县]下了一场雨。',
  '水通了，路也修好了。',
  '[O:璟芃机械有限公司]在[L:绩溪县]投产。',
  '[T:市长][P:欧阳立]、[T:副市长][P:邵敏]出席。',
  '客人来自[L:宁波]和[L:嘉兴]。',
  '[P:佟志刚]强调，要抓紧备耕。',
  '[T:记者][P:林晓冬]在[O:市教育局]看到，人不多。',
];

function sentenceOf(printed: string): Sentence {
  const { text, names } = marked(printed);
  return { text, names, marks: ['PERSON', 'PLACE', 'ORGANIZATION', 'OFFICE'], open: [] };
}

const sentences = PRINTED.map(sentenceOf);
const corpus: Corpus = { source: 'twelve sentences', sentences, isModel: true, times: 1 };
const few = { ...SETTINGS, rounds: 2 };

/** By character of a text, 1 where a gate closes it and it is open without. */
function closedBy(gate: Gate, text: string): number[] {
  const words = segment(text, lexicon.vocabulary);
  const open = featuresOf(words, lexicon, null).closed;
  return [...featuresOf(words, lexicon, gate).closed].map((closed, i) => closed - (open[i] ?? 0));
}

describe('learning', () => {
  it('the same sentences give the same bytes', () => {
    const [first, second] = [packWeights(learn([corpus], lexicon, few)), packWeights(learn([corpus], lexicon, few))];
    expect(first.equals(second)).toBe(true);
  });

  it('other sentences give other bytes', () => {
    const fewer = { ...corpus, sentences: sentences.slice(1) };
    expect(packWeights(learn([corpus], lexicon, few)).equals(packWeights(learn([fewer], lexicon, few)))).toBe(false);
  });

  it('the names of the sentences learned from are found again', () => {
    const weights = new Weights(learn([corpus], lexicon, { ...SETTINGS, rounds: 20 }));
    const found = PRINTED.map((printed) =>
      findNames([marked(printed).text], lexicon, { weights }).map((analysis) =>
        withMarks(analysis, ['PERSON', 'PLACE', 'ORGANIZATION', 'OFFICE']),
      ),
    );
    expect(found.flat()).toEqual(PRINTED);
  });

  it('each round fits the sentences better than the one before', () => {
    const losses: number[] = [];
    learn([corpus], lexicon, { ...SETTINGS, rounds: 4, members: 1 }, { report: (_, loss) => losses.push(loss) });
    expect(losses).toHaveLength(4);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(losses.every((loss) => Number.isFinite(loss) && loss > 0)).toBe(true);
  });

  it('several learners are averaged, each told of its rounds', () => {
    const rounds: number[] = [];
    const both = learn([corpus], lexicon, { ...few, members: 2 }, { report: (round) => rounds.push(round) });
    expect(rounds).toEqual(Array.from({ length: few.rounds * 2 }, (_, i) => i + 1));
    const [first, second] = [0, 1].map((member) =>
      learn([corpus], lexicon, { ...few, members: 1, seed: few.seed + member }),
    );
    for (const [i, mean] of both.transitions.entries())
      expect(Math.abs(mean - ((first?.transitions[i] ?? 0) + (second?.transitions[i] ?? 0)) / 2)).toBeLessThanOrEqual(
        1,
      );
  });

  it('the weights say what they were learned from', () => {
    expect(learn([corpus], lexicon, few).head).toMatchObject({
      format: 2,
      templates: TEMPLATES,
      sources: ['twelve sentences'],
    });
  });

  it('a gate is learned that closes characters outside of names, and none in the names learned from', () => {
    const { gate, head } = learn([corpus], lexicon, { ...SETTINGS, rounds: 20 });
    expect(gate).toHaveLength(GATE_SIZE);
    const learned = new Gate({ weights: gate, threshold: head.threshold });
    let closed = 0;
    for (const { text, names } of sentences) {
      const characters = closedBy(learned, text);
      for (const { start, end } of names) expect(characters.slice(start, end)).not.toContain(1);
      closed += characters.filter((is) => is === 1).length;
    }
    expect(closed).toBeGreaterThan(30);
  });

  it('a feature that stands once teaches nothing', () => {
    const once = { ...corpus, sentences: sentences.slice(6, 7) };
    const twice = { ...corpus, sentences: [...sentences, ...sentences] };
    expect(learn([once], lexicon, few).head.features).toBeLessThan(learn([twice], lexicon, few).head.features);
  });

  it('groups of features may be left out', () => {
    expect(learn([corpus], lexicon, few, { groups: [] }).head.features).toBe(0);
    const [group] = GROUPS;
    const some = learn([corpus], lexicon, few, { groups: group === undefined ? [] : [group] }).head.features;
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(learn([corpus], lexicon, few).head.features);
  });

  it('what is not annotated teaches that there is nothing only where all kinds are marked', () => {
    const unmarked = sentences.map((sentence) => ({ ...sentence, names: [] }));
    const silent: Corpus = { ...corpus, sentences: unmarked.map((sentence) => ({ ...sentence, marks: [] })) };
    const negative: Corpus = { ...corpus, sentences: unmarked };
    const loss = (from: Corpus) => {
      let last = Number.NaN;
      learn([from], lexicon, { ...SETTINGS, rounds: 1 }, { report: (_, sum) => (last = sum) });
      return last;
    };
    expect(loss(silent)).toBeCloseTo(0, 6);
    expect(loss(negative)).toBeGreaterThan(1);
  });

  it('sentences of other rules teach what all rules share', () => {
    const learned = learn([corpus, { ...corpus, isModel: false }], lexicon, few);
    expect(learned.head.sources).toHaveLength(2);
    expect(learned.head.features).toBeGreaterThan(0);
  });

  it('what a corpus teaches does not hang on how many stand before it', () => {
    const nothing: Corpus = { source: 'empty', sentences: [], isModel: true, times: 1 };
    const first: Corpus = { ...corpus, sentences: sentences.slice(0, 6), isModel: false };
    const second: Corpus = { ...corpus, sentences: sentences.slice(6), isModel: false };
    const near = learn([first, second], lexicon, few);
    const far = learn([first, ...Array.from({ length: 15 }, () => nothing), second], lexicon, few);
    expect({ hashes: far.hashes, planes: far.planes }).toEqual({ hashes: near.hashes, planes: near.planes });
  });

  it('nothing to learn from gives weights that find nothing', () => {
    const empty: Corpus = { source: 'empty', sentences: [sentenceOf('')], isModel: true, times: 1 };
    for (const from of [[], [empty]]) {
      const weights = new Weights(learn(from, lexicon, few));
      expect(findNames(['县长佟志刚到会。'], lexicon, { weights })).toMatchObject([{ names: [] }]);
    }
  });
});

describe('what looks random', () => {
  it('is the same for the same seed and lies between 0 and 1', () => {
    const [first, second, other] = [randomFrom(3), randomFrom(3), randomFrom(4)];
    const numbers = Array.from({ length: 100 }, first);
    expect(numbers).toEqual(Array.from({ length: 100 }, second));
    expect(numbers).not.toEqual(Array.from({ length: 100 }, other));
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  });
});

describe('measuring', () => {
  const weights = new Weights(learn([corpus], lexicon, { ...SETTINGS, rounds: 20 }));
  const ignorant = new Weights(learn([], lexicon, few));
  const people = (given: readonly Sentence[], by = weights) => measure(given, lexicon, by).get('PERSON');

  it('a name that is found and marked is right', () => {
    expect(people(sentences.slice(0, 3))).toEqual({ right: 3, wrong: 0, missed: 0 });
  });

  it('a name that is found and not marked is wrong', () => {
    const unmarked = sentences.slice(0, 3).map((sentence) => ({ ...sentence, names: [] }));
    expect(people(unmarked)).toEqual({ right: 0, wrong: 3, missed: 0 });
  });

  it('a name that is marked and not found is missed', () => {
    expect(people(sentences.slice(0, 3), ignorant)).toEqual({ right: 0, wrong: 0, missed: 3 });
  });

  it('a name of another kind is wrong there and missed here', () => {
    const other = sentences.slice(10, 11).map((sentence) => ({
      ...sentence,
      names: sentence.names.map((name) => ({ ...name, kind: 'PLACE' as const })),
    }));
    const found = measure(other, lexicon, weights);
    expect(found.get('PERSON')).toEqual({ right: 0, wrong: 1, missed: 0 });
    expect(found.get('PLACE')).toEqual({ right: 0, wrong: 0, missed: 1 });
  });

  it('a name that a page prints twice counts once, and on two pages twice', () => {
    const [one] = sentences.slice(10, 11);
    const again = (times: number) => Array.from({ length: times }, () => one ?? sentenceOf(''));
    expect(people(again(2))).toEqual({ right: 1, wrong: 0, missed: 0 });
    expect(people(again(11))).toEqual({ right: 2, wrong: 0, missed: 0 });
  });

  it('a name of one character counts neither way', () => {
    expect(people([sentenceOf('[P:柴]说水通了。')], ignorant)).toEqual({
      right: 0,
      wrong: 0,
      missed: 0,
    });
  });

  it('no sentences score nothing, of any kind', () => {
    expect([...measure([], lexicon, weights)]).toEqual(
      ['PERSON', 'PLACE', 'ORGANIZATION', 'OFFICE'].map((kind) => [kind, { right: 0, wrong: 0, missed: 0 }]),
    );
  });

  it('the score is the harmonic mean of how much is right and how much is found', () => {
    expect(f1({ right: 0, wrong: 5, missed: 5 })).toBe(0);
    expect(f1({ right: 7, wrong: 0, missed: 0 })).toBe(1);
    // 3 of 4 found are right, 3 of 6 marked are found: 2 · (3/4) · (1/2) / (3/4 + 1/2).
    expect(f1({ right: 3, wrong: 1, missed: 3 })).toBeCloseTo(0.6, 12);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import wabt from 'wabt';
import { LABELS } from '../../../src/ingest/names/labels.js';
import { NAMED_LABELS, WeightTable } from '../../../src/ingest/names/weight-table.js';
import { randomFrom } from '../../../src/learn/crf.js';
import { lineOf } from '../../support/weights.js';

const MOST = 255;
const LABEL_NUMBERS = Array.from({ length: LABELS }, (_, label) => label);

/** What each label but O gets of a feature. */
type Row = readonly number[];

function tableOf(features: readonly (readonly [hash: number, row: Row])[]): WeightTable {
  const weights = new Int8Array(features.length * NAMED_LABELS);
  for (const [i, [, row]] of features.entries()) weights.set(row, i * NAMED_LABELS);
  return new WeightTable(
    Int32Array.from(features, ([hash]) => hash),
    weights,
  );
}

function rowOf(table: WeightTable, hash: number): Row {
  return LABEL_NUMBERS.slice(1).map((label) => table.weightOf(hash, label));
}

/** Features that look random and are the same every time, with weights of up to `size`. */
function manyFeatures(count: number, size: number): [hash: number, row: Row][] {
  const random = randomFrom(count);
  const hashes = new Set<number>();
  while (hashes.size < count) hashes.add((random() * 0x100000000) | 0 || 1);
  return [...hashes].map((hash) => [
    hash,
    Array.from({ length: NAMED_LABELS }, () => Math.floor(random() * (2 * size + 1)) - size),
  ]);
}

function scoresOf(table: WeightTable, ...hashes: readonly (readonly number[])[]): Row[] {
  const scores = new Int32Array(hashes.length * NAMED_LABELS);
  table.score(lineOf(...hashes), scores);
  return hashes.map((_, i) => [...scores.subarray(i * NAMED_LABELS, (i + 1) * NAMED_LABELS)]);
}

const NOTHING: Row = new Array<number>(NAMED_LABELS).fill(0);

describe('the weights of a feature', () => {
  it('each of thousands of features has its own', () => {
    const features = manyFeatures(5000, 60);
    const table = tableOf(features);
    expect(features.filter(([hash, row]) => rowOf(table, hash).join() !== row.join())).toEqual([]);
  });

  it('features next to each other, and those that begin with the same bits, have their own', () => {
    const hashes = [...Array.from({ length: 200 }, (_, i) => 0x5a5a0000 + i), ...[-1, -2, -3, -4, 1, 2, 3, 4]];
    const features = hashes.map((hash, i): [number, Row] => [hash, NOTHING.map((_, k) => ((i + k) % 90) - 45)]);
    const table = tableOf(features);
    for (const [hash, row] of features) expect(rowOf(table, hash)).toEqual(row);
  });

  it('a feature that was not learned gives nothing, but for one in thousands', () => {
    const features = manyFeatures(5000, 60);
    const table = tableOf(features);
    const known = new Set(features.map(([hash]) => hash));
    const others = manyFeatures(20_000, 1).filter(([hash]) => !known.has(hash));
    const mistaken = others.filter(([hash]) => rowOf(table, hash).some((weight) => weight !== 0));
    expect(mistaken.length).toBeLessThan(5);
  });

  it('O gets nothing of any', () => {
    expect(tableOf([[7, NOTHING.map(() => 9)]]).weightOf(7, 0)).toBe(0);
  });

  it('without features, none gives anything', () => {
    expect(rowOf(tableOf([]), 5)).toEqual(NOTHING);
  });
});

describe('scores', () => {
  const up = NOTHING.map((_, k) => k + 1);
  const down = NOTHING.map((_, k) => 5 - 3 * k);
  const table = tableOf([
    [5, up],
    [-9, down],
  ]);

  it('a character has the sum of what its features give, of which some give nothing', () => {
    expect(scoresOf(table, [5, 77, -9], [5], [], [-9, -9])).toEqual([
      up.map((weight, k) => weight + (down[k] ?? 0)),
      up,
      NOTHING,
      down.map((weight) => 2 * weight),
    ]);
  });

  it('as many features as a character may have, as great as they may be, are added exactly', () => {
    const signs = NOTHING.map((_, k) => (k % 2 === 0 ? 127 : -127));
    const great = tableOf([
      [3, signs],
      [4, signs.map((weight) => -weight)],
    ]);
    const kept = rowOf(great, 3);
    expect(kept).toEqual(signs);
    const hashes = new Array<number>(MOST).fill(3);
    expect(
      scoresOf(
        great,
        hashes,
        hashes.map(() => 4),
      ),
    ).toEqual([kept.map((weight) => weight * MOST), kept.map((weight) => -weight * MOST)]);
  });

  it('any features of any character are added exactly', () => {
    const features = manyFeatures(300, 60);
    const many = tableOf(features);
    const random = randomFrom(8);
    const lines = Array.from({ length: 50 }, () =>
      Array.from({ length: Math.floor(random() * MOST) }, () => features[Math.floor(random() * 300)]?.[0] ?? 0),
    );
    const rows = new Map(features);
    const sumOf = (hashes: readonly number[]): Row =>
      NOTHING.map((_, k) => hashes.reduce((sum, hash) => sum + (rows.get(hash)?.[k] ?? 0), 0));
    expect(scoresOf(many, ...lines)).toEqual(lines.map(sumOf));
  });

  it('a character behind one that is closed has its own', () => {
    const line = lineOf([5], [-9]);
    line.closed[0] = 1;
    const scores = new Int32Array(2 * NAMED_LABELS);
    table.score(line, scores);
    expect([...scores.subarray(NAMED_LABELS)]).toEqual(down);
  });

  it('a text that is written where the table has room for it is scored as any other, whatever stood there before', () => {
    const first = table.roomFor(3, 4);
    for (const character of [0, 1, 2]) first.add(character, -9);
    first.counts.fill(0);
    const { hashes, counts, closed, width } = lineOf([5, -9], [], [5]);
    const room = table.roomFor(3, 4);
    for (const [character, count] of counts.entries())
      for (const hash of hashes.subarray(character * width, character * width + count)) room.add(character, hash);
    const scores = new Int32Array(3 * NAMED_LABELS);
    table.score({ hashes: room.hashes, counts: room.counts, closed, width: room.width }, scores);
    expect([...scores]).toEqual([...up.map((weight, k) => weight + (down[k] ?? 0)), ...NOTHING, ...up]);
  });

  it('texts of any length have room, one after another', () => {
    for (const length of [1, 3000, 2]) {
      const lines = Array.from({ length }, (_, i) => (i % 2 === 0 ? [5] : [-9]));
      expect(scoresOf(table, ...lines)).toEqual(lines.map((_, i) => (i % 2 === 0 ? up : down)));
    }
  });
});

describe.each(['score', 'best-way', 'powers', 'all-ways'])('%s.wasm', (name) => {
  it('is what its text says', async () => {
    const folder = new URL('../../../src/ingest/names/', import.meta.url);
    const toolkit = await wabt();
    const text = readFileSync(new URL(`${name}.wat`, folder), 'utf8');
    const { buffer } = toolkit.parseWat(`${name}.wat`, text).toBinary({});
    expect(Buffer.from(buffer).equals(readFileSync(new URL(`${name}.wasm`, folder))), 'run npm run wasm').toBe(true);
  });
});

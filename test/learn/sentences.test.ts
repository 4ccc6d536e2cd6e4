import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/ingest/names/labels.js';
import { readSentences } from '../../src/learn/corpora.js';

const FOLDER = 'sentences';
const HELD_OUT = 'held-out.txt';
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));

describe('the sentences that ship', () => {
  it.each(files)('%s reads without an error, and marks names', (file) => {
    const sentences = readSentences(join(FOLDER, file));
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.flatMap(({ names }) => names).length).toBeGreaterThan(0);
  });

  it('names of every kind are learned and measured', () => {
    const kindsIn = (names: readonly string[]) =>
      new Set(
        names
          .flatMap((file) => readSentences(join(FOLDER, file)))
          .flatMap(({ names: marked }) => marked.map(({ kind }) => kind)),
      );
    expect(kindsIn(files.filter((file) => file !== HELD_OUT))).toEqual(new Set(KINDS));
    expect(kindsIn([HELD_OUT])).toEqual(new Set(KINDS));
  });

  it.each(files)('%s marks no name that begins or ends with a blank or runs beyond its sentence', (file) => {
    const names = readSentences(join(FOLDER, file)).flatMap(({ text, names: marked }) =>
      marked.map(({ start, end }) => ({ text, name: text.slice(start, end), length: end - start })),
    );
    expect(names.filter(({ name, length }) => name.trim() !== name || name.length !== length)).toEqual([]);
  });

  it('no sentence that names are measured on is learned from', () => {
    const heldOut = new Set(readSentences(join(FOLDER, HELD_OUT)).map(({ text }) => text));
    const shared = files
      .filter((file) => file !== HELD_OUT)
      .flatMap((file) => readSentences(join(FOLDER, file)).map(({ text }) => ({ file, text })))
      .filter(({ text }) => heldOut.has(text));
    expect(shared).toEqual([]);
  });
});

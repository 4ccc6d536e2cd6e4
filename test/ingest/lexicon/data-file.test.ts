import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataFile } from '../../../src/ingest/lexicon/data-file.js';

const HEAD = '# Words.\n#\n# Source: written for this test\n# Licence: MIT\n';
const file = (body: string) => new DataFile('words.txt', `${HEAD}\n${body}`);

describe('a data file', () => {
  it('holds lists of words, parted by blanks and line ends', () => {
    expect(file('[words]\n一 二\n# of two characters\n三四\n').words('words')).toEqual(['一', '二', '三四']);
  });

  it('holds characters, on any number of lines', () => {
    expect(file('[characters]\n一二\n三\n').characters('characters')).toBe('一二三');
  });

  it('holds tables, a row a line', () => {
    const [row] = file('[units]\n公里\t1000\tLENGTH\n').rows('units', 3);
    expect([row?.text(0), row?.number(1), row?.oneOf(2, ['AREA', 'LENGTH'])]).toEqual(['公里', 1000, 'LENGTH']);
  });

  it('may leave out the last columns of a table', () => {
    const [row] = file('[rows]\n一\n').rows('rows', 1, 2);
    expect(row?.words(1)).toEqual([]);
  });

  it('holds text in which the beginnings of lines count', () => {
    expect(file('[tree]\n省\n 市\n  县\n\n').text('tree')).toBe('省\n 市\n  县\n');
  });
});

describe('a data file that is not as it should be names file, line and way out', () => {
  it.each<readonly [string, () => unknown]>([
    [
      'words.txt:1: names no licence; add a line "# Licence: …"',
      () => new DataFile('words.txt', '# Source: us\n[a]\n'),
    ],
    ['words.txt:1: names no source', () => new DataFile('words.txt', '# Licence: MIT\n[a]\n')],
    ['words.txt:5: stands in no section', () => new DataFile('words.txt', `${HEAD}一\n[a]\n`)],
    ['words.txt:8: there are two sections [a]', () => file('[a]\n一\n[a]\n')],
    ['words.txt: there is no section [b]', () => file('[a]\n一\n').words('b')],
    ['words.txt:8: "一" stands twice in [a]', () => file('[a]\n一 二\n一\n').words('a')],
    ['words.txt:7: [a] has 2 columns, this row has 1', () => file('[a]\n一\n').rows('a', 2)],
    ['words.txt:7: [a] has 1 to 2 columns, this row has 3', () => file('[a]\n一\t二\t三\n').rows('a', 1, 2)],
    ['words.txt:7: column 2 is "x" and no number', () => file('[a]\n一\tx\n').rows('a', 2)[0]?.number(1)],
    ['words.txt:7: column 1 is "x": give one of A, B', () => file('[a]\nx\n').rows('a', 1)[0]?.oneOf(0, ['A', 'B'])],
    ['words.txt:7: column 2 is empty', () => file('[a]\n一\t\n').rows('a', 2)[0]?.text(1)],
  ])('%s', (message, read) => {
    expect(read).toThrow(message);
  });
});

describe('the data files that ship', () => {
  const names = readdirSync(new URL('../../../src/ingest/lexicon/data/', import.meta.url));

  it.each(names)('%s names its source and licence', (name) => {
    expect(() => DataFile.open(name)).not.toThrow();
  });
});

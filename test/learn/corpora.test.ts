import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KINDS, LABELS, Role } from '../../src/ingest/names/labels.js';
import { allowedLabels, readSentences, type Sentence } from '../../src/learn/corpora.js';
import { temporaryFolder } from '../support/folder.js';
import { label } from '../support/weights.js';

const folder = temporaryFolder();

/** The sentences of a file of that name, each with its names: "KIND name". */
function sentences(name: string, content: string | Buffer): [text: string, ...names: string[]][] {
  return readSentences(folder.write(name, content)).map(({ text, names }) => [
    text,
    ...names.map(({ start, end, kind }) => `${kind} ${text.slice(start, end)}`),
  ]);
}

/** One sentence a character a line: "佟B-PER 志I-PER 刚I-PER 到O". */
function columns(...lines: string[]): string {
  return lines.map((line) => line.replace(/(\S)(\S+)\s*/gu, '$1 $2\n')).join('\n');
}

describe('sentences with marks inside', () => {
  it('marks tell people, places, organizations and offices', () => {
    expect(sentences('marks.txt', '[O:绩溪县委][T:书记][P:佟志刚]到[L:伏岭镇]。\n')).toEqual([
      ['绩溪县委书记佟志刚到伏岭镇。', 'ORGANIZATION 绩溪县委', 'OFFICE 书记', 'PERSON 佟志刚', 'PLACE 伏岭镇'],
    ]);
  });

  it('a sentence is a line; blank lines and remarks are none', () => {
    expect(sentences('lines.txt', '# 说明\n[P:佟志刚]到了。\n\n  \n水通了。\r\n')).toEqual([
      ['佟志刚到了。', 'PERSON 佟志刚'],
      ['水通了。'],
    ]);
  });

  it('a line that goes beyond a name begins and ends as printed', () => {
    expect(sentences('blanks.txt', '　　[P:宁　可]到了[P:邵敏]')).toEqual([
      ['　　宁　可到了邵敏', 'PERSON 宁　可', 'PERSON 邵敏'],
    ]);
  });

  it.each([
    ['is not closed', '[P:佟志刚到了。'],
    ['is of no kind', '[X:佟志刚]到了。'],
    ['is empty', '[P:]到了。'],
    ['stands in another', '[O:[L:绩溪县]公安局]'],
    ['was never opened', '佟志刚]到了。'],
  ])('a mark that %s is refused with file and line', (_, sentence) => {
    expect(() => sentences('wrong.txt', `# 说明\n水通了。\n${sentence}\n`)).toThrow(
      /wrong\.txt:3: a mark is not closed, or is none of/u,
    );
  });
});

describe('sentences with a label a character', () => {
  it('news is labelled with people, places and organizations', () => {
    const text = columns('佟B-PER 志I-PER 刚I-PER 到O 宁B-LOC 波I-LOC 大B-ORG 学I-ORG 。O', '水O 通O 了O');
    expect(sentences('news.bio', text)).toEqual([
      ['佟志刚到宁波大学。', 'PERSON 佟志刚', 'PLACE 宁波', 'ORGANIZATION 大学'],
      ['水通了'],
    ]);
  });

  it('names of one kind may stand side by side', () => {
    expect(sentences('beside.bio', columns('佟B-PER 敏I-PER 邵B-PER 敏I-PER'))).toEqual([
      ['佟敏邵敏', 'PERSON 佟敏', 'PERSON 邵敏'],
    ]);
  });

  it('a name may end with the file', () => {
    expect(sentences('end.bio', '佟 B-PER\n敏 I-PER')).toEqual([['佟敏', 'PERSON 佟敏']]);
  });

  it('a name whose beginning is not labelled is one all the same', () => {
    expect(sentences('inside.bio', columns('到O 宁I-LOC 波I-LOC 了O'))).toEqual([['到宁波了', 'PLACE 宁波']]);
  });

  it('news says nothing of offices', () => {
    const [sentence] = readSentences(folder.write('kinds.bio', columns('局O 长O 到O')));
    expect(sentence?.marks).toEqual(['PERSON', 'PLACE', 'ORGANIZATION']);
  });

  it('careers are labelled with offices, too', () => {
    const text = columns('邵B-NAME 敏E-NAME ，O 璟B-ORG 芃M-ORG 公M-ORG 司E-ORG 经B-TITLE 理E-TITLE');
    expect(sentences('careers.bmes', text)).toEqual([
      ['邵敏，璟芃公司经理', 'PERSON 邵敏', 'ORGANIZATION 璟芃公司', 'OFFICE 经理'],
    ]);
  });

  it('what careers call a body although it has no name, and the countries of people, stay open', () => {
    const text = columns('中B-CONT 国M-CONT 籍E-CONT ，O 公B-ORG 司E-ORG 经B-TITLE 理E-TITLE');
    const [sentence] = readSentences(folder.write('open.bmes', text));
    expect(sentence?.names).toEqual([{ start: 6, end: 8, kind: 'OFFICE' }]);
    expect(sentence?.open).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 6 },
    ]);
  });

  it('line ends of Windows are line ends', () => {
    expect(sentences('windows.bio', '佟 B-PER\r\n敏 I-PER\r\n\r\n水 O\r\n')).toEqual([['佟敏', 'PERSON 佟敏'], ['水']]);
  });

  it('a line without a label is refused with file and line', () => {
    expect(() => sentences('cut.bio', '佟 B-PER\n\n水\n')).toThrow(
      /cut\.bio:3: a character and a label are wanted, but it says "水"/u,
    );
  });
});

describe('sentences as records', () => {
  const record = (text: string, label: object) => `${JSON.stringify({ text, label })}\n`;

  it('people, addresses, companies, governments and positions are names', () => {
    const text = '佟志刚在绩溪县任璟芃公司经理';
    const label = {
      name: { 佟志刚: [[0, 2]] },
      address: { 绩溪县: [[4, 6]] },
      company: { 璟芃公司: [[8, 11]] },
      position: { 经理: [[12, 13]] },
    };
    expect(sentences('records.jsonl', record(text, label))).toEqual([
      [text, 'PERSON 佟志刚', 'PLACE 绩溪县', 'ORGANIZATION 璟芃公司', 'OFFICE 经理'],
    ]);
  });

  it('books, films and games are none', () => {
    expect(sentences('books.jsonl', record('他读《璟芃》', { book: { '《璟芃》': [[2, 5]] } }))).toEqual([
      ['他读《璟芃》'],
    ]);
  });

  it('of names over one another the one that begins first stands, and the longer of two', () => {
    const label = { address: { 宁波: [[0, 1]] }, organization: { 宁波大学: [[0, 3]] }, scene: { 学校: [[3, 4]] } };
    expect(sentences('over.jsonl', record('宁波大学校', label))).toEqual([['宁波大学校', 'ORGANIZATION 宁波大学']]);
  });

  it('a record without its text is refused with file and line', () => {
    expect(() => sentences('textless.jsonl', `${record('水通了', {})}{"label":{}}\n`)).toThrow(
      /textless\.jsonl:2: "text" is wanted/u,
    );
  });

  it('a line behind blank ones is refused with its own number', () => {
    expect(() => sentences('blank.jsonl', `${record('水通了', {})}\n\n{"label":{}}\n`)).toThrow(/blank\.jsonl:4: /u);
  });

  it.each([
    ['is no record', '水通了'],
    ['is cut off', '{"text": "水通'],
    ['has no labels', '{"text": "水通了"}'],
    ['has a list for labels', '{"text": "水通了", "label": []}'],
    ['has names without offsets', '{"text": "水通了", "label": {"name": ["水通"]}}'],
    ['has half an offset', '{"text": "水通了", "label": {"name": {"水通": [[0]]}}}'],
    ['has a name behind its end', '{"text": "水通了", "label": {"name": {"水通": [[2, 3]]}}}'],
    ['has a name that ends before it begins', '{"text": "水通了", "label": {"name": {"水通": [[1, 0]]}}}'],
  ])('a line that %s is refused with file and line', (_, line) => {
    expect(() => sentences('wrong.jsonl', `${record('水通了', {})}${line}\n`)).toThrow(/wrong\.jsonl:2: /u);
  });
});

describe('files of sentences', () => {
  it('a compressed file reads as the same file uncompressed', () => {
    const bio = columns('佟B-PER 敏I-PER 到O');
    expect(sentences('packed.bio.gz', gzipSync(bio))).toEqual(sentences('plain.bio', bio));
    const inline = '[P:佟敏]到了。\n';
    expect(sentences('packed.txt.gz', gzipSync(inline))).toEqual(sentences('plain.txt', inline));
  });

  it('a file with another ending is refused by its name', () => {
    expect(() => sentences('sentences.csv', '佟敏,PER\n')).toThrow(
      /sentences\.csv: sentences are read from \.bio, \.bmes, \.jsonl and \.txt files/u,
    );
  });

  it.each(['empty.txt', 'empty.bio', 'empty.bmes', 'empty.jsonl'])('%s holds no sentences', (name) => {
    expect(sentences(name, '')).toEqual([]);
    expect(sentences(name, '\n\n')).toEqual([]);
  });
});

/** The labels that a character may have. */
function allowed(sentence: Partial<Sentence> & Pick<Sentence, 'text'>, at: number, closed?: Uint8Array): number[] {
  const bits = allowedLabels({ names: [], marks: KINDS, open: [], ...sentence }, closed)[at] ?? 0;
  return Array.from({ length: LABELS }, (_, each) => each).filter((each) => (bits & (1 << each)) !== 0);
}

describe('what a sentence says of its characters', () => {
  const text = '邵敏到京任职';

  it('a character of a name has the one label of its place in it', () => {
    const names = [{ start: 0, end: 2, kind: 'PERSON' }] as const;
    expect([0, 1].map((at) => allowed({ text, names }, at))).toEqual([
      [label('PERSON', Role.BEGIN)],
      [label('PERSON', Role.END)],
    ]);
    const [long] = [{ start: 1, end: 4, kind: 'ORGANIZATION' }] as const;
    expect(allowed({ text, names: [long] }, 2)).toEqual([label('ORGANIZATION', Role.INSIDE)]);
  });

  it('a name of one character is none', () => {
    expect(allowed({ text, names: [{ start: 3, end: 4, kind: 'PLACE' }] }, 3)).toEqual([0]);
  });

  it('where no name is looked for, none stands, and what is left of a name there may be anything', () => {
    const sentence = { text, names: [{ start: 0, end: 2, kind: 'PERSON' }] } as const;
    const closed = Uint8Array.of(0, 1, 1, 0, 0, 0);
    expect(allowed(sentence, 0, closed)).toHaveLength(LABELS);
    expect([1, 2, 3].map((at) => allowed(sentence, at, closed))).toEqual([[0], [0], [0]]);
    expect(allowed({ text, open: [{ start: 1, end: 2 }] }, 1, closed)).toEqual([0]);
  });

  it('a character outside of names stands in none, where all kinds are marked', () => {
    expect(allowed({ text }, 2)).toEqual([0]);
  });

  it('a character outside of names may stand in one of a kind that is not marked', () => {
    const offices = Object.values(Role).map((role) => label('OFFICE', role));
    expect(allowed({ text, marks: ['PERSON', 'PLACE', 'ORGANIZATION'] }, 4)).toEqual([0, ...offices]);
  });

  it('a character of an open stretch may be anything', () => {
    const open = [{ start: 4, end: 6 }];
    expect(allowed({ text, open }, 4)).toHaveLength(LABELS);
    expect(allowed({ text, open }, 3)).toEqual([0]);
  });
});

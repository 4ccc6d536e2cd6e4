import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { draftPage } from '../../src/ingest/archive/draft.js';
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { type ParseOptions, parsePage } from '../../src/ingest/parse.js';
import type { ParsedPage } from '../../src/ingest/parsed.js';
import type { Span } from '../../src/store/documents.js';

const PAGES = ['seeds', '../shared/pages'].filter((folder) => existsSync(folder));

const pages = PAGES.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md')
    .map((file): [string, string] => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
);

function parse(text: string, options: ParseOptions = {}): ParsedPage {
  const source = { name: 'page', text, newspaper: null, edition: null, date: null };
  return parsePage(source, shippedLexicon(), options);
}

/** A text without its blanks: reading a page takes blanks away and nothing else. */
function ink(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** Every fact of a page: what it says it reads, and where. */
function factsOf(page: ParsedPage): { says: string; span: Span }[] {
  return page.articles.flatMap((article) => [
    ...article.people.flatMap(({ name, spans }) => spans.map((span) => ({ says: name, span }))),
    ...article.metrics.map(({ text, span }) => ({ says: text, span })),
    ...article.dates.map(({ text, span }) => ({ says: text, span })),
  ]);
}

describe.each(pages)('%s', (_, text) => {
  const page = parse(text);

  it('loses no character', () => {
    expect(page.unread.map(({ start, end }) => text.slice(start, end))).toEqual([]);
    expect(page.coverage).toBe(1);
  });

  it('doubles no character', () => {
    const inkWithoutMarks = (each: string) => ink(each).replaceAll('#', '');
    const read = page.articles
      .flatMap(({ headline, kicker, subhead, rubric, paragraphs }, i) => [
        headline,
        kicker,
        subhead,
        // Items without headlines share the name of their column.
        headline === null && rubric === page.articles[i - 1]?.rubric ? null : rubric,
        ...paragraphs,
      ])
      .concat(page.furniture.map(({ start, end }) => text.slice(start, end)));
    expect(inkWithoutMarks(read.join('')).length).toBe(inkWithoutMarks(text).length);
  });

  it('every fact reads back from the page', () => {
    const misread = factsOf(page).filter(({ says, span }) => ink(text.slice(span.start, span.end)) !== ink(says));
    expect(misread).toEqual([]);
  });

  it('every place and organization is spelled as the page prints it', () => {
    const printed = page.articles.flatMap((article) =>
      [...article.locations, ...article.organizations].flatMap(({ spellings, spans }) =>
        spans.map(({ start, end }) => ({ text: ink(text.slice(start, end)), spellings: spellings.map(ink) })),
      ),
    );
    expect(printed.filter(({ text: print, spellings }) => !spellings.includes(print))).toEqual([]);
  });
});

/** A sequence of numbers that looks random and is the same every time. */
function* noise(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state;
  }
}

function randomText(length: number, alphabet: string, seed: number): string {
  const numbers = noise(seed);
  return Array.from({ length }, () => alphabet[Number(numbers.next().value) % alphabet.length]).join('');
}

describe('what decided a name', () => {
  const text = '新路通了\n\n本报讯（记者柳青禾）绩溪县委书记佟志刚到伏岭镇调研。绩溪县公安局发布了通告。\n';
  const [silent, told] = [parse(text), parse(text, { explains: true })];
  const rulesOf = ({ articles }: ParsedPage) =>
    articles.map(({ people, locations, organizations }) =>
      [people, locations, organizations].map((facts) => facts.map(({ rule }) => rule)),
    );

  it('is told of every person, place and organization where somebody asks', () => {
    const [rules] = rulesOf(told);
    for (const each of rules ?? []) {
      expect(each.length).toBeGreaterThan(0);
      for (const rule of each) expect(rule).toMatch(/^[a-z ]+ \+\d+\.\d, [a-z ]+ [+-]\d+\.\d(?:; in the gazetteer)?$/u);
    }
  });

  it('is not told where nobody asks', () => {
    expect(new Set(rulesOf(silent).flat(2))).toEqual(new Set(['', 'in the gazetteer']));
  });

  it('makes no difference to the archive', () => {
    const from = { origin: null, given: { newspaper: null, date: null, edition: null } };
    expect(draftPage(told, from).page.digest).toBe(draftPage(silent, from).page.digest);
  });
});

describe('whatever comes in', () => {
  const half = pages.map(([name, text]): [string, string] => [`half of ${name}`, text.slice(0, text.length / 2)]);
  const bytes = Buffer.from(Array.from({ length: 6000 }, (_, i) => (i * 7919) % 251)).toString('latin1');
  it.each([
    ['an empty page', ''],
    ['a page of blanks', ' \n\u3000\n\t\r\n\f\u200b'],
    ['a single character', '中'],
    ['one long line', '会议指出要抓好落实'.repeat(600)],
    ['digits', '1234567890'.repeat(600)],
    ['blank lines', '\n'.repeat(6000)],
    ['headings only', '# 标题\n\n'.repeat(200)],
    ['brackets that never close', '（【《“'.repeat(500)],
    ['mixed scripts', randomText(6000, '中Aé１٣あ한🙂\n 。，', 1)],
    ['marks of layout', randomText(6000, '#（）：“”\n\t 。、记者讯图摄编辑上接', 2)],
    ['numbers and units', randomText(6000, '0123456789.万亿元余近年月日第%～至 \n', 3)],
    ['random bytes', bytes],
    ...half,
  ])('%s is read without a fault and without loss', (_, text) => {
    const page = parse(text);
    expect(page.coverage).toBe(1);
    for (const { says, span } of factsOf(page)) expect(ink(text.slice(span.start, span.end))).toBe(ink(says));
  });
});

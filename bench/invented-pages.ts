/**
 * Pages for an archive of any size: those of a folder with other people, organizations, villages and numbers on each. Most people are named on few pages and few on most, as in a newspaper. The same number gives the same page.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PageSource, ParsedArticle, ParsedPage } from '../src/ingest/parsed.js';
import { randomFrom } from '../src/learn/crf.js';
import { fileNameOf, nameOf, placeOf, type Random, syllables } from './invented-names.js';
import { NOTHING_GIVEN } from './support.js';

/** The pages that newspapers print hold about this many characters. */
export const PAGE_LENGTH = 6000;

/** What a page is invented from. */
interface Pattern {
  readonly text: string;
  /** Each is set anew on every page, others of as many characters in their place. */
  readonly people: readonly string[];
  readonly organizations: readonly string[];
  readonly villages: readonly string[];
}

/** Writes `count` pages with their sidecars into a folder of its own each thousand; gives the size of the text in bytes. */
export function writeInventedPages(
  folder: string,
  count: number,
  pages: string,
  parse: (source: PageSource) => ParsedPage,
): number {
  const patterns = readPatterns(pages, parse);
  let bytes = 0;
  for (let number = 0; number < count; number++) {
    const inside = join(folder, String(Math.floor(number / 1000)).padStart(4, '0'));
    if (number % 1000 === 0) mkdirSync(inside, { recursive: true });
    const text = inventedPage(patterns, number);
    const name = fileNameOf(number);
    bytes += Buffer.byteLength(text);
    writeFileSync(join(inside, `${name}.txt`), text);
    const given = { newspaper: '青川晚报', ...placeOf(number) };
    writeFileSync(join(inside, `${name}.meta.json`), JSON.stringify(given));
  }
  return bytes;
}

function readPatterns(folder: string, parse: (source: PageSource) => ParsedPage): Pattern[] {
  const files = readdirSync(folder).filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md');
  return files.sort().map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { articles } = parse({ ...NOTHING_GIVEN, name: file, text });
    const named = (namesIn: (article: ParsedArticle) => readonly string[]) => [...new Set(articles.flatMap(namesIn))];
    return {
      text,
      people: named(({ people, byline }) => [...people, ...byline].map(({ name }) => name)).filter(
        (name) => name.length >= 2 && name.length <= 4,
      ),
      organizations: named((article) => article.organizations.map(({ name }) => name)).filter(
        ({ length }) => length >= 7,
      ),
      villages: named((article) => article.locations.map(({ name }) => name)).filter((name) =>
        /^.{2,3}(?:村|社区)$/u.test(name),
      ),
    };
  });
}

/** A page, or what is needed of several below one another, with other names and numbers. */
function inventedPage(patterns: readonly Pattern[], number: number): string {
  const random = randomFrom(number);
  const parts: string[] = [];
  for (let at = number, length = 0; length < PAGE_LENGTH; at += 1 + Math.floor(random() * (patterns.length - 1))) {
    const pattern = patterns[at % patterns.length];
    if (pattern === undefined) throw new RangeError('there are no sample pages');
    parts.push(variationOf(pattern, random));
    length += pattern.text.length;
  }
  return parts.join('\n\n').slice(0, PAGE_LENGTH);
}

function variationOf({ text, people, organizations, villages }: Pattern, random: Random): string {
  const names = new Map<string, string>([
    ...people.map((name): [string, string] => [name, personNamed(name.length, random)]),
    ...organizations.map((name): [string, string] => [name, name.slice(0, 2) + syllables(2, random) + name.slice(4)]),
    ...villages.map((name): [string, string] => [name, syllables(2, random) + name.slice(2)]),
  ]);
  const longestFirst = [...names.keys()].sort((a, b) => b.length - a.length);
  const named = text.replace(new RegExp(longestFirst.join('|'), 'gu'), (name) => names.get(name) ?? name);
  // The first figure stays, so that the order of size does; days and hours do too.
  return named.replace(/(?<![\d.-])([1-9])(\d+)(?!\d*[-年月日时岁])/gu, (_, first: string, rest: string) => {
    return first + [...rest].map(() => Math.floor(random() * 10)).join('');
  });
}

/** Some are named on every other page; of the others there are as many as a large city has. */
function personNamed(length: number, random: Random): string {
  const rank = Math.floor((random() < 0.4 ? 400 : 400_000) * random() ** 2);
  return nameOf(rank, length);
}

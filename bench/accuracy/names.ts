/**
 * Names in sentences that people annotated, beside a word segmenter's tags on the same sentences. Files that weights are
 * learned from stand beside files that nothing is learned from: how far the two lie apart is what was learned by heart.
 */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import type { NameKind } from '../../src/ingest/names/labels.js';
import { parsePage } from '../../src/ingest/parse.js';
import { readSentences, type Sentence } from '../../src/learn/corpora.js';
import { findSentenceFiles } from '../../src/learn/sources.js';
import { NOTHING_GIVEN } from '../support.js';
import { ratesOf, Score } from './score.js';

/** Whoever finds names in a page: the printed forms by kind, which may stand several times. */
type Reader = (text: string) => Readonly<Record<NamedKind, readonly string[]>>;

/** Offices are not compared: few corpora mark them, and a segmenter has no tag for them. */
const KINDS = ['PERSON', 'PLACE', 'ORGANIZATION'] as const satisfies readonly NameKind[];
export type NamedKind = (typeof KINDS)[number];

const OWN = 'sentences';
const OTHERS = '../shared/ner';
/** Annotated with people, places and organizations wherever they stand, after rules near enough to the archive's. */
const COMPARABLE = /\.(?:bio|txt)(?:\.gz)?$/u;
/** So many sentences make a page, each a paragraph of its one article. */
const PAGE = 10;

/** The table of names; says so where the sentences of others do not lie beside the repository. */
export function namesTable(): string {
  const hasOthers = existsSync(OTHERS);
  const jieba = jiebaReader();
  const rows = filesOf(hasOthers ? [OTHERS, OWN] : [OWN]).flatMap(({ name, isSeen, files }) => {
    const pages = files.flatMap((file) => pagesOf(readSentences(file)));
    const own = scoreOf(pages, broadsheet);
    const other = scoreOf(pages, jieba);
    return KINDS.map((kind) => row([name, isSeen ? 'seen' : 'unseen', kind.toLowerCase()], [own, other], kind));
  });
  return [
    'names in sentences: Broadsheet, and @node-rs/jieba (tags nr, ns, nt)',
    ...(hasOthers ? [] : [`(${OTHERS} is not there: its sentences are skipped)`]),
    heading(),
    ...rows,
  ].join('\n');
}

interface Compared {
  readonly name: string;
  /** Whether weights are learned from it. */
  readonly isSeen: boolean;
  readonly files: readonly string[];
}

/** Each file apart; those written for the project that are learned from are one. */
function filesOf(folders: readonly string[]): Compared[] {
  return folders.flatMap((folder) => {
    const { learned, heldOut } = findSentenceFiles([folder]);
    const [seen, unseen] = [learned, heldOut].map((files) => files.filter((file) => COMPARABLE.test(file)));
    const each = (files: readonly string[] = [], isSeen: boolean): Compared[] =>
      files.map((file) => ({ name: plainName(file), isSeen, files: [file] }));
    if (folder !== OWN) return [...each(seen, true), ...each(unseen, false)];
    return [{ name: OWN, isSeen: true, files: seen ?? [] }, ...each(unseen, false)];
  });
}

function plainName(file: string): string {
  return basename(file).replace(/\.(?:bio|txt)(?:\.gz)?$/u, '');
}

export function pagesOf(sentences: readonly Sentence[]): Sentence[][] {
  return Array.from({ length: Math.ceil(sentences.length / PAGE) }, (_, i) =>
    sentences.slice(i * PAGE, (i + 1) * PAGE),
  );
}

/** Sentences as the paragraphs of one article. */
export function textOf(page: readonly Sentence[]): string {
  return `综合消息\n\n${page.map((sentence) => `\u3000\u3000${sentence.text}`).join('\n')}\n`;
}

/** Compares the distinct printed forms of each page, by kind. */
function scoreOf(pages: readonly Sentence[][], read: Reader): Score {
  const score = new Score();
  for (const page of pages) {
    const found = read(textOf(page));
    for (const kind of KINDS) {
      const have = countedForms(found[kind]);
      const want = countedForms(page.flatMap((sentence) => marked(sentence, kind)));
      const right = [...want].filter((form) => have.has(form)).length;
      score.add(kind, right, have.size - right, want.size - right);
    }
  }
  return score;
}

/** What a corpus takes for an organization although it has no name (公司) is open to learning; here it counts. */
export function marked({ text, names, open }: Sentence, kind: NamedKind): string[] {
  const ranges = names.filter((name) => name.kind === kind);
  return [...ranges, ...(kind === 'ORGANIZATION' ? open : [])].map(({ start, end }) => text.slice(start, end));
}

/** Forms of one character (京, 美) and the country itself count neither way: corpora differ on them. */
export function countedForms(forms: readonly string[]): Set<string> {
  const plain = forms.map((form) => form.replace(/\s+/gu, ''));
  return new Set(plain.filter((form) => form.length > 1 && form !== '中国' && form !== '中华'));
}

function broadsheet(text: string): Record<NamedKind, string[]> {
  const { articles } = parsePage({ ...NOTHING_GIVEN, name: 'sentences', text });
  const printed = (facts: readonly { readonly spans: readonly { start: number; end: number }[] }[]) =>
    facts.flatMap(({ spans }) => spans.map(({ start, end }) => text.slice(start, end)));
  return {
    PERSON: articles.flatMap(({ people, byline }) => [...printed(people), ...byline.map(({ name }) => name)]),
    PLACE: articles.flatMap(({ locations }) => printed(locations)),
    ORGANIZATION: articles.flatMap(({ organizations }) => printed(organizations)),
  };
}

function jiebaReader(): Reader {
  const jieba = Jieba.withDict(dict);
  return (text) => {
    const words = jieba.tag(text, true);
    const tagged = (tag: string) => words.filter((word) => word.tag.startsWith(tag)).map(({ word }) => word);
    return { PERSON: tagged('nr'), PLACE: tagged('ns'), ORGANIZATION: tagged('nt') };
  };
}

const WIDTHS = [22, 8, 14] as const;
const WIDTH = 11;
const GAP = '   ';

function heading(): string {
  const rates = ['precision', 'recall', 'F1'].map((rate) => rate.padStart(WIDTH)).join('');
  const readers = ['Broadsheet', 'jieba'].map((reader) => reader.padStart(WIDTH).padEnd(WIDTH * 3)).join(GAP);
  return `${start(['', '', ''])}${readers.trimEnd()}\n${start(['file', '', 'kind'])}${rates}${GAP}${rates}`;
}

function row(cells: readonly string[], scores: readonly Score[], kind: NamedKind): string {
  const rates = scores.map((score) => {
    const { precision, recall } = ratesOf(score.tallies.get(kind) ?? { right: 0, wrong: 0, missed: 0 });
    return [precision, recall, score.f1(kind)].map((rate) => rate.toFixed(3).padStart(WIDTH)).join('');
  });
  return start(cells) + rates.join(GAP);
}

function start(cells: readonly string[]): string {
  return cells.map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0)).join('');
}

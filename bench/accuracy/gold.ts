/** Annotated pages: what people found on a page by hand, `NAME.expected.json` beside `NAME.txt`. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PageSource } from '../../src/ingest/parsed.js';
import { NOTHING_GIVEN } from '../support.js';

export interface GoldFact {
  readonly name: string;
  readonly optional?: boolean;
  readonly likely?: string;
  readonly aliases?: readonly string[];
}

export interface GoldPerson extends GoldFact {
  readonly official: boolean;
  readonly titles?: readonly string[];
}

export interface GoldMetric {
  readonly text: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly label: string;
  readonly optional?: boolean;
}

export interface GoldArticle {
  readonly id: string;
  readonly kind: string;
  /** Null: none is certain. Left out: not annotated. */
  readonly genre?: string | null;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly headlineOptional?: boolean;
  readonly bodyStart: string;
  readonly bodyEnd: string;
  readonly byline?: readonly { readonly name: string; readonly role: string; readonly optional?: boolean }[];
  readonly dates?: readonly { readonly text: string; readonly iso: string | null; readonly optional?: boolean }[];
  readonly people?: readonly GoldPerson[];
  readonly organizations?: readonly GoldFact[];
  readonly locations?: readonly GoldFact[];
  readonly metrics?: readonly GoldMetric[];
}

export interface GoldPage {
  readonly document: string;
  readonly articles: readonly GoldArticle[];
}

export interface AnnotatedPage {
  readonly gold: GoldPage;
  readonly name: string;
  readonly source: PageSource;
}

/**
 * The annotated pages of a folder, by name. An annotation is `NAME.expected.json` beside its page, or any other
 * `*.json` whose `document` names a page in `pages` (default: the same folder).
 */
export function readAnnotated(
  path: string,
  pages: string = statSync(path).isDirectory() ? path : dirname(path),
): AnnotatedPage[] {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((file) => file.endsWith('.json') && !file.endsWith('.meta.json'))
        .sort()
        .map((file) => join(path, file))
    : [path];
  return files.map((file) => {
    const gold = JSON.parse(readFileSync(file, 'utf8')) as GoldPage;
    const page = join(pages, gold.document);
    if (!existsSync(page)) throw new Error(`${file} annotates ${gold.document}, which is not in ${pages}`);
    const name = basename(gold.document).replace(/\.[^.]*$/u, '');
    return { gold, name, source: readPage(page) };
  });
}

/** The pages of a folder (`*.txt`, `*.md`) with what their sidecars say, by name. */
export function readPages(folder: string): PageSource[] {
  return readdirSync(folder)
    .filter((file) => /\.(?:txt|md)$/u.test(file) && file !== 'README.md')
    .sort()
    .map((file) => readPage(join(folder, file)));
}

function readPage(path: string): PageSource {
  const name = basename(path).replace(/\.[^.]*$/u, '');
  const text = readFileSync(path, 'utf8').replace(/^\ufeff/u, '');
  return { ...NOTHING_GIVEN, ...readSidecar(join(dirname(path), `${name}.meta.json`)), name, text };
}

function readSidecar(path: string): Partial<PageSource> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<PageSource>) : {};
}

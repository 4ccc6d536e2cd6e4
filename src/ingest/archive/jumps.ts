/**
 * Finds the first part of an article that is continued on another page, whichever of the two pages comes first:
 * in the same newspaper of the same day, on the page that the jump line names, the article that shares most words.
 */
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import type { ArticleRecord, PageRecord } from './draft.js';

type PageOfDay = Pick<PageDocument, 'id' | 'newspaper' | 'date' | 'edition'>;

export interface LinkedJumps {
  /** Articles of other pages that are continued from this page, or were. */
  readonly stored: readonly ArticleDocument[];
  /** The page's articles and those, each with its first part. */
  readonly wanted: readonly ArticleRecord[];
}

export async function linkJumps(
  writer: ArchiveWriter,
  page: Omit<PageRecord, 'ingestedAt'>,
  articles: readonly ArticleRecord[],
  before: readonly ArticleDocument[],
): Promise<LinkedJumps> {
  const siblings = page.date === null ? [] : await findSiblings(writer, page);
  if (siblings.length === 0) return { stored: [], wanted: articles };
  const jumps = await findJumps(writer, siblings);
  const touched = jumps.filter((jump) => mayBeFrom(jump, page) || before.some(({ id }) => id === jump.continuesId));
  const open = [...articles.filter(({ kind }) => kind === 'JUMP'), ...touched];
  if (open.length === 0) return { stored: [], wanted: articles };
  const sources = siblings.filter((sibling) => open.some((jump) => mayBeFrom(jump, sibling)));
  const elsewhere = sources.length === 0 ? [] : await findParts(writer, sources);
  const candidates = [
    ...articles.map((article) => ({ article, edition: page.edition })),
    ...elsewhere.map((article) => ({
      article,
      edition: sources.find(({ id }) => id === article.pageId)?.edition ?? null,
    })),
  ];
  const link = (jump: ArticleRecord): ArticleRecord =>
    jump.kind === 'JUMP' ? { ...jump, continuesId: firstPartOf(jump, candidates) } : jump;
  return { stored: touched, wanted: [...articles.map(link), ...touched.map((jump) => link(unversioned(jump)))] };
}

/** The other pages of the same newspaper and day. */
async function findSiblings(writer: ArchiveWriter, page: PageOfDay): Promise<PageOfDay[]> {
  // Days are the pages' order: an index has them.
  const sameDay = { order: { $gte: `${page.date} `, $lt: `${page.date}!` } };
  const pages = await writer.find('pages', sameDay, { id: 1, newspaper: 1, date: 1, edition: 1 });
  return pages.filter(({ id, newspaper }) => id !== page.id && newspaper === page.newspaper);
}

function findJumps(writer: ArchiveWriter, pages: readonly PageOfDay[]): Promise<ArticleDocument[]> {
  return writer.find('articles', { pageId: { $in: pages.map(({ id }) => id) }, kind: 'JUMP' });
}

async function findParts(writer: ArchiveWriter, pages: readonly PageOfDay[]): Promise<ArticleRecord[]> {
  const filter = { pageId: { $in: pages.map(({ id }) => id) } };
  return (await writer.find('articles', filter)).filter(({ kind }) => kind !== 'JUMP').map(unversioned);
}

/** Whether the page is, or may be, the one that the jump line names; never the page on which the jump stands. */
function mayBeFrom(jump: Pick<ArticleRecord, 'pageId' | 'continuedFrom'>, page: PageOfDay): boolean {
  const named = pageNumberOf(jump.continuedFrom);
  const number = pageNumberOf(page.edition);
  return jump.pageId !== page.id && (named === null || number === null || named === number);
}

const DIGITS = '〇一二三四五六七八九';

/** "第一版", "A01版①", "01" → "1", "B02" → "B2": how a page is numbered, however that is written; part A is the paper itself. */
export function pageNumberOf(text: string | null): string | null {
  const found = /([A-Za-zＡ-Ｚ]?)\s*(?:0*(\d{1,3})|([〇一二三四五六七八九十]{1,3}))/u.exec(
    (text ?? '').normalize('NFKC'),
  );
  if (found === null) return null;
  const [, letter = '', digits, words] = found;
  const number = digits === undefined ? chineseNumber(words ?? '') : Number(digits);
  const part = letter.toUpperCase();
  return `${part === 'A' ? '' : part}${number}`;
}

function chineseNumber(words: string): number {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const value = (digit: string | undefined) => (digit ? DIGITS.indexOf(digit) : 0);
  return (words.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 : 0) + value(ones);
}

interface Candidate {
  readonly article: ArticleRecord;
  readonly edition: string | null;
}

/** Shares of a jump's word pairs that its first part must have: less where the jump line names its page. */
const SHARED_IF_NAMED = 0.08;
const SHARED_IF_UNNAMED = 0.2;
const BY_CHANCE = 8;

function firstPartOf(jump: ArticleRecord, candidates: readonly Candidate[]): string | null {
  const words = pairsOf(jump);
  const number = pageNumberOf(jump.continuedFrom);
  let best: string | null = null;
  let most = 0;
  for (const { article, edition } of candidates) {
    if (article.pageId === jump.pageId || article.kind === 'JUMP') continue;
    const from = pageNumberOf(edition);
    const named = number !== null && from !== null;
    if (named && number !== from) continue;
    const shared = sharedBy(words, pairsOf(article));
    if (shared < (named ? SHARED_IF_NAMED : SHARED_IF_UNNAMED) || shared <= most) continue;
    best = article.id;
    most = shared;
  }
  return best;
}

/** Neighbouring Han characters of headline and body, each pair once: nearly words, without a dictionary. */
function pairsOf({ headline, paragraphs }: ArticleRecord): Set<string> {
  const pairs = new Set<string>();
  for (const run of `${headline ?? ''}\n${paragraphs.join('\n')}`.match(/[\u4e00-\u9fa5]{2,}/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at++) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

/** Share of the smaller's pairs that the other has too; a few may be shared by chance. */
function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return shared < BY_CHANCE ? 0 : shared / Math.min(a.size, b.size);
}

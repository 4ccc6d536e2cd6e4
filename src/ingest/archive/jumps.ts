/**
 * Finds the first part of an article that is continued on another page, whichever of the two pages comes first:
 * in the same newspaper of the same day, on the page that the jump line names, the article that shares most words.
 */
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import type { DraftArticle, DraftPage } from './draft.js';
import type { Revision } from './records.js';

type Jump = Words & Pick<DraftArticle, 'pageId' | 'continuedFrom'>;
type PageOfDay = Pick<PageDocument, 'id' | 'newspaper' | 'newspaperId' | 'date' | 'edition'>;

export interface LinkedJumps {
  /** The ids of first parts, by the id of the page's article that continues them. */
  readonly firstPartIds: ReadonlyMap<string, string>;
  /** Jumps of other pages that continue an article of this page, or did. */
  readonly elsewhere: Revision<ArticleDocument>;
}

/** An issue has hardly more pages; where no newspaper is known, more of one day are pages of several. */
const PAGES_OF_AN_ISSUE = 24;

export async function linkJumps(
  writer: ArchiveWriter,
  { page, articles }: { page: PageOfDay } & Pick<DraftPage, 'articles'>,
  before: readonly ArticleDocument[],
): Promise<LinkedJumps> {
  const siblings = await findSiblings(writer, page);
  if (siblings.length === 0 || (page.newspaper === null && siblings.length > PAGES_OF_AN_ISSUE)) return NO_JUMPS;
  const own = articles.filter(({ kind }) => kind === 'JUMP');
  const others = (await writer.jumpsByPage.find(siblings.map(({ id }) => id))).filter(
    (jump) => mayBeFrom(jump, page) || before.some(({ id }) => id === jump.continuesId),
  );
  if (own.length + others.length === 0) return NO_JUMPS;
  const sources = siblings.filter((sibling) => [...own, ...others].some((jump) => mayBeFrom(jump, sibling)));
  const parts = [
    ...articles.filter(({ kind }) => kind !== 'JUMP').map((article) => partOf(article, page)),
    ...(await findParts(writer, sources)),
  ];
  return {
    firstPartIds: new Map(
      own.flatMap((jump) => {
        const firstPart = firstPartOf(jump, parts);
        return firstPart === null ? [] : [[jump.id, firstPart]];
      }),
    ),
    elsewhere: {
      stored: others,
      wanted: others.map((jump) => ({ ...unversioned(jump), continuesId: firstPartOf(jump, parts) })),
    },
  };
}

const NO_JUMPS: LinkedJumps = { firstPartIds: new Map(), elsewhere: { stored: [], wanted: [] } };

/** Pages that were written before newspapers were records have only the name. */
function paperOf({ newspaper, newspaperId }: Pick<PageOfDay, 'newspaper' | 'newspaperId'>): string | null {
  return newspaperId ?? newspaper;
}

/** The other pages of the same newspaper and day. */
async function findSiblings(writer: ArchiveWriter, page: PageOfDay): Promise<PageOfDay[]> {
  if (page.date === null) return [];
  const pages = await writer.pagesByDay.find([page.date]);
  return pages.filter(({ id, ...other }) => id !== page.id && paperOf(other) === paperOf(page));
}

/** An article that a jump may continue, and the page on which it stands. */
interface Part {
  readonly id: string;
  readonly pageId: string;
  readonly number: string | null;
  readonly pairs: ReadonlySet<string>;
}

function partOf(article: Words & Pick<DraftArticle, 'id' | 'pageId'>, page: PageOfDay): Part {
  return { id: article.id, pageId: page.id, number: pageNumberOf(page.edition), pairs: pairsOf(article) };
}

async function findParts(writer: ArchiveWriter, pages: readonly PageOfDay[]): Promise<Part[]> {
  if (pages.length === 0) return [];
  const filter = { pageId: { $in: pages.map(({ id }) => id) } };
  const found = await writer.find('articles', filter, { id: 1, pageId: 1, kind: 1, headline: 1, paragraphs: 1 });
  return found
    .filter(({ kind }) => kind !== 'JUMP')
    .flatMap((article) => {
      const page = pages.find(({ id }) => id === article.pageId);
      return page === undefined ? [] : [partOf(article, page)];
    });
}

/** Whether the page is, or may be, the one that the jump line names; never the page on which the jump stands. */
function mayBeFrom(jump: Pick<Jump, 'pageId' | 'continuedFrom'>, page: PageOfDay): boolean {
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
  const [, letter = '', digits, words = ''] = found;
  const number = digits === undefined ? chineseNumber(words) : Number(digits);
  const part = letter.toUpperCase();
  return `${part === 'A' ? '' : part}${number}`;
}

function chineseNumber(words: string): number {
  const [tens, ones] = words.includes('十') ? words.split('十') : ['', words];
  const value = (digit: string | undefined) => (digit ? DIGITS.indexOf(digit) : 0);
  return (words.includes('十') ? (tens === '' ? 1 : value(tens)) * 10 : 0) + value(ones);
}

/** Shares of a jump's word pairs that its first part must have: less where the jump line names its page. */
const SHARED_IF_NAMED = 0.08;
const SHARED_IF_UNNAMED = 0.2;
const BY_CHANCE = 8;

function firstPartOf(jump: Jump, parts: readonly Part[]): string | null {
  const pairs = pairsOf(jump);
  const number = pageNumberOf(jump.continuedFrom);
  let best: string | null = null;
  let most = 0;
  for (const part of parts) {
    if (part.pageId === jump.pageId) continue;
    const named = number !== null && part.number !== null;
    if (named && number !== part.number) continue;
    const shared = sharedBy(pairs, part.pairs);
    if (shared < (named ? SHARED_IF_NAMED : SHARED_IF_UNNAMED) || shared < most) continue;
    // Whichever page came first, the same part is found.
    if (shared === most && best !== null && part.id > best) continue;
    best = part.id;
    most = shared;
  }
  return best;
}

type Words = Pick<DraftArticle, 'headline' | 'paragraphs'>;

/** Neighbouring Han characters of headline and body, each pair once: nearly words, without a dictionary. */
function pairsOf({ headline, paragraphs }: Words): Set<string> {
  const pairs = new Set<string>();
  for (const run of `${headline ?? ''}\n${paragraphs.join('\n')}`.match(/[\u4e00-\u9fa5]{2,}/gu) ?? []) {
    for (let at = 0; at + 1 < run.length; at++) pairs.add(run.slice(at, at + 2));
  }
  return pairs;
}

/** Share of the smaller's pairs that the other has too; a few may be shared by chance. */
function sharedBy(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of smaller) if (larger.has(pair)) shared++;
  return shared < BY_CHANCE ? 0 : shared / Math.min(a.size, b.size);
}

/** What lies on the rack: issues, the newest first, and pages of which no day is known. */
import type { RoomFrontQuery } from 'broadsheet-sdk/documents';

export interface OnRack {
  readonly id: string;
  readonly name: string;
  readonly issue: (Pick<IssueShown, 'date' | 'pageCount' | 'articleCount'> & { readonly newspaperId: string }) | null;
  /** Of a page of no issue, its number. */
  readonly edition: string | null;
  readonly headlines: readonly HeadlineShown[];
}

export interface HeadlineShown {
  readonly id: string;
  readonly headline: string | null;
  readonly kicker: string | null;
  /** How its article begins, where that is known. */
  readonly beginning: string;
}

type IssueShown = RoomFrontQuery['issues']['nodes'][number];
type PageShown = NonNullable<IssueShown['frontPage']>;

/** So much of an article shows how it begins. */
const BEGINNING = 260;

export function issuesOnRack({ issues, newest }: RoomFrontQuery): readonly OnRack[] {
  const texts = newest.nodes.flatMap(({ frontPage }) => frontPage?.articles ?? []);
  const beginnings = new Map(texts.map(({ id, paragraphs }) => [id, paragraphs.join('').slice(0, BEGINNING)]));
  return issues.nodes.map(({ id, newspaper, frontPage, ...issue }) => ({
    id,
    name: newspaper.name,
    issue: { ...issue, newspaperId: newspaper.id },
    edition: null,
    headlines: frontPage === null ? [] : headlinesOf(frontPage, beginnings),
  }));
}

export function undatedOnRack({ pages }: RoomFrontQuery): readonly OnRack[] {
  return pages.nodes.map((page) => ({
    id: page.id,
    name: page.newspaper ?? page.name,
    issue: null,
    edition: page.edition,
    headlines: headlinesOf(page, new Map()),
  }));
}

/** Those that have a headline; where none has, all. */
function headlinesOf({ articles }: PageShown, beginnings: ReadonlyMap<string, string>): readonly HeadlineShown[] {
  const headed = articles.filter(({ headline }) => headline !== null);
  return (headed.length > 0 ? headed : articles).map(({ id, headline, kicker }) => ({
    id,
    headline,
    kicker,
    beginning: beginnings.get(id) ?? '',
  }));
}

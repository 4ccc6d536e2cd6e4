/** What a page changes of its newspaper and its issue. */
import type { IssueDocument, NewspaperDocument, PageDocument } from '../../store/documents.js';
import { printedNameKeys } from '../../store/search/names.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import type { PageDraft } from './draft.js';
import type { Revision } from './records.js';

type Forms = NewspaperDocument['forms'];
type PageBefore = Pick<PageDocument, 'newspaper' | 'newspaperId' | 'issueId'>;
type PageAfter = Pick<PageDraft, 'newspaper' | 'newspaperId' | 'newspaperName' | 'issueId' | 'date'>;

/** A page with how many articles it has. */
interface Counted<Page> {
  readonly page: Page;
  readonly articleCount: number;
}

/** Takes away what the page counted before, and adds what it counts now; null: it was not, or is not to be, there. */
export async function reviseNewspapers(
  writer: ArchiveWriter,
  before: Counted<PageBefore> | null,
  after: Counted<PageAfter> | null,
): Promise<Revision<NewspaperDocument>> {
  const stored = await writer.newspapersById.find(idsIn(before?.page.newspaperId, after?.page.newspaperId));
  const papers = new Map(stored.map((paper) => [paper.id, unversioned(paper)]));
  const gone = papers.get(before?.page.newspaperId ?? '');
  if (before !== null && gone !== undefined) {
    papers.set(gone.id, recounted(gone, before.page.newspaper, -1, -before.articleCount));
  }
  if (after !== null) {
    const { newspaper, newspaperId: id, newspaperName: name } = after.page;
    if (id !== null && name !== null) {
      const paper = papers.get(id) ?? {
        id,
        name,
        forms: [],
        spellings: [],
        lookUps: [],
        pageCount: 0,
        articleCount: 0,
      };
      papers.set(id, recounted(paper, newspaper, 1, after.articleCount));
    }
  }
  return { stored, wanted: [...papers.values()].filter(({ pageCount }) => pageCount > 0) };
}

/** The same of its issue. */
export async function reviseIssues(
  writer: ArchiveWriter,
  before: Counted<PageBefore> | null,
  after: Counted<PageAfter> | null,
): Promise<Revision<IssueDocument>> {
  const stored = await writer.issuesById.find(idsIn(before?.page.issueId, after?.page.issueId));
  const issues = new Map(stored.map((issue) => [issue.id, unversioned(issue)]));
  const gone = issues.get(before?.page.issueId ?? '');
  if (before !== null && gone !== undefined) issues.set(gone.id, plus(gone, -1, -before.articleCount));
  if (after !== null) {
    const { issueId: id, newspaperId, date } = after.page;
    if (id !== null && newspaperId !== null && date !== null) {
      const issue = issues.get(id) ?? { id, newspaperId, date, pageCount: 0, articleCount: 0 };
      issues.set(id, plus(issue, 1, after.articleCount));
    }
  }
  return { stored, wanted: [...issues.values()].filter(({ pageCount }) => pageCount > 0) };
}

function plus<T extends { pageCount: number; articleCount: number }>(counted: T, pages: number, articles: number): T {
  return { ...counted, pageCount: counted.pageCount + pages, articleCount: counted.articleCount + articles };
}

function recounted<T extends Pick<NewspaperDocument, 'name' | 'forms' | 'pageCount' | 'articleCount'>>(
  paper: T,
  form: string | null,
  pages: number,
  articles: number,
): T & Pick<NewspaperDocument, 'forms' | 'spellings' | 'lookUps' | 'searchKeys'> {
  const forms = form === null ? paper.forms : withForm(paper.forms, form, pages);
  const spellings = [...new Set([paper.name, ...forms.map(({ name }) => name)])];
  const { publishers, digitalPapers } = shippedLexicon().reporting;
  const meant = [...publishers, ...digitalPapers].map((ending) => paper.name + ending);
  const lookUps = [...new Set([...spellings, ...meant])];
  const searchKeys = printedNameKeys(paper.name, lookUps);
  return { ...plus(paper, pages, articles), forms, spellings, lookUps, searchKeys };
}

function withForm(forms: Forms, name: string, pages: number): Forms {
  const known = forms.find((form) => form.name === name) ?? { name, pageCount: 0 };
  const counted = { name, pageCount: known.pageCount + pages };
  return [...forms.filter((form) => form !== known), counted]
    .filter(({ pageCount }) => pageCount > 0)
    .sort((a, b) => b.pageCount - a.pageCount || (a.name < b.name ? -1 : 1));
}

function idsIn(...ids: (string | null | undefined)[]): string[] {
  return [...new Set(ids)].flatMap((id) => id ?? []);
}

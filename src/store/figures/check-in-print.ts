/** Whether newspapers and issues have as many pages and articles as they say. */
import type { Db } from 'mongodb';
import { changesBetween } from '../changes.js';
import { FOREVER, type IssueDocument, type NewspaperDocument, type PageDocument } from '../documents.js';
import { type ArchiveWriter, type ChangeSet, unversioned } from '../write.js';
import type { Difference } from './check.js';

interface Counts {
  pageCount: number;
  articleCount: number;
  /** Pages by the form in which their newspaper is printed. */
  readonly forms: Map<string, number>;
}

/** By the id of what the pages are of. */
type Counted = Map<string, Counts>;

const NONE: Counts = { pageCount: 0, articleCount: 0, forms: new Map() };

/** Counts the pages of each anew; of what has none, nothing is to be left. */
export async function checkInPrint(
  db: Db,
  writer: ArchiveWriter,
): Promise<{ compared: number; differences: Difference[]; repaired: ChangeSet }> {
  const counted = { newspapers: new Map() as Counted, issues: new Map() as Counted };
  const projection = { newspaperId: 1, issueId: 1, newspaper: 1, articleIds: 1 };
  const pages = db.collection<PageDocument>('pages');
  for await (const page of pages.find({ until: FOREVER }, { projection, batchSize: 10_000 })) {
    count(counted.newspapers, page.newspaperId, page);
    count(counted.issues, page.issueId, page);
  }
  const newspapers = await writer.find('newspapers', {});
  const issues = await writer.find('issues', {});
  return {
    compared: newspapers.length + issues.length,
    differences: [
      ...differencesOf('newspaper', newspapers, counted.newspapers),
      ...newspapers.flatMap((paper) => formsThatDiffer(paper, counted.newspapers.get(paper.id) ?? NONE)),
      ...differencesOf('issue', issues, counted.issues),
    ],
    repaired: {
      newspapers: changesBetween(
        newspapers,
        asCounted(newspapers, counted.newspapers).map(withForms(counted.newspapers)),
      ),
      issues: changesBetween(issues, asCounted(issues, counted.issues)),
    },
  };
}

function count(counted: Counted, id: string | null | undefined, { newspaper, articleIds }: PageDocument): void {
  if (id === null || id === undefined) return;
  const counts = counted.get(id) ?? { pageCount: 0, articleCount: 0, forms: new Map<string, number>() };
  counted.set(id, counts);
  counts.pageCount += 1;
  counts.articleCount += articleIds.length;
  if (newspaper !== null) counts.forms.set(newspaper, (counts.forms.get(newspaper) ?? 0) + 1);
}

type OfPages = NewspaperDocument | IssueDocument;

function differencesOf(called: string, stored: readonly OfPages[], counted: Counted): Difference[] {
  const known = new Set(stored.map(({ id }) => id));
  const unknown = [...counted].filter(([id]) => !known.has(id));
  return [
    ...stored.flatMap((each) => {
      const of = `${called} ${each.id} (${'name' in each ? each.name : each.date})`;
      const counts = counted.get(each.id);
      if (counts === undefined) return { of, at: 'pageCount', kept: String(each.pageCount), counted: 'nothing' };
      return (['pageCount', 'articleCount'] as const)
        .filter((at) => each[at] !== counts[at])
        .map((at) => ({ of, at, kept: String(each[at]), counted: String(counts[at]) }));
    }),
    // What it is called only its pages tell: it is there again when one of them is ingested.
    ...unknown.map(([id, { pageCount }]) => ({
      of: `${called} ${id}`,
      at: 'pageCount',
      kept: 'nothing',
      counted: String(pageCount),
    })),
  ];
}

function formsThatDiffer({ id, name, forms }: NewspaperDocument, counts: Counts): Difference[] {
  const kept = new Map(forms.map((form) => [form.name, form.pageCount]));
  return [...new Set([...kept.keys(), ...counts.forms.keys()])].flatMap((form) => {
    const [before, after] = [kept.get(form) ?? 0, counts.forms.get(form) ?? 0];
    const of = `newspaper ${id} (${name})`;
    return before === after ? [] : [{ of, at: `pages as ${form}`, kept: String(before), counted: String(after) }];
  });
}

function asCounted<T extends OfPages>(stored: readonly T[], counted: Counted) {
  return stored.flatMap((each) => {
    const { pageCount, articleCount } = counted.get(each.id) ?? NONE;
    return pageCount === 0 ? [] : { ...unversioned(each), pageCount, articleCount };
  });
}

function withForms(counted: Counted) {
  return <T extends Pick<NewspaperDocument, 'id' | 'forms'>>(paper: T): T => {
    const counts = counted.get(paper.id)?.forms ?? NONE.forms;
    const isSame =
      paper.forms.length === counts.size && paper.forms.every((form) => counts.get(form.name) === form.pageCount);
    if (isSame) return paper;
    const forms = [...counts].map(([name, pageCount]) => ({ name, pageCount }));
    return { ...paper, forms: forms.sort((a, b) => b.pageCount - a.pageCount || (a.name < b.name ? -1 : 1)) };
  };
}

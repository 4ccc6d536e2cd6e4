/** People who were joined by hand: where they were named, they are taken for whom they were found to be. */
import type { Appearance, PeopleOverrides } from '../ingest/archive/overrides.js';
import type { CorrectionDocument, MergeOverride } from '../store/documents.js';

export class Merges implements PeopleOverrides {
  readonly merged: ReadonlySet<string>;
  readonly joined: ReadonlySet<string>;
  private readonly merges: readonly MergeOverride[];
  private readonly intoByFrom: ReadonlyMap<string, string>;

  /** @param corrections those that stand, the oldest first */
  constructor(corrections: readonly Pick<CorrectionDocument, 'standing'>[]) {
    this.merges = corrections.flatMap(({ standing: override }) => (override?.type === 'MERGE' ? [override] : []));
    this.intoByFrom = new Map(this.merges.map(({ from, into }) => [from, into]));
    this.merged = new Set(this.intoByFrom.keys());
    this.joined = new Set(this.merges.map(({ into }) => this.resolve(into)));
  }

  /** Who the person is by now, whom others may have been joined to and who may have been joined to others. */
  resolve(personId: string): string {
    let id = personId;
    for (let into = this.intoByFrom.get(id); into !== undefined; into = this.intoByFrom.get(id)) id = into;
    return id;
  }

  personFor(appearance: Appearance, articleIds: ReadonlySet<string>): { personId: string; because: string } | null {
    const merge = this.merges.findLast((each) => wasAt(each, appearance, articleIds));
    return merge === undefined ? null : { personId: this.resolve(merge.into), because: merge.because };
  }
}

/**
 * Whether it is one of the appearances that were joined. An article whose beginning was corrected is another by its
 * id: where the page has the old one no more, the name on the page decides.
 */
export function wasAt(
  { appearances }: MergeOverride,
  { pageId, articleId, name }: Appearance,
  articleIds: ReadonlySet<string>,
): boolean {
  return appearances.some(
    (was) =>
      was.pageId === pageId && was.name === name && (was.articleId === articleId || !articleIds.has(was.articleId)),
  );
}

/** Who is who by hand: people who were found to be one, or two, and what they are called. */
import type { Appearance, PeopleOverrides, PersonDecision } from '../ingest/archive/overrides.js';
import { calledBy } from '../ingest/archive/person-records.js';
import type { PersonRecord } from '../ingest/archive/records.js';
import type { CorrectionDocument } from '../store/correction-documents.js';
import type { AppearancePlace, MergeOverride, SeparateOverride } from '../store/overrides.js';

type Decided = MergeOverride | SeparateOverride;

export class Merges implements PeopleOverrides {
  readonly merged: ReadonlySet<string>;
  readonly joined: ReadonlySet<string>;
  /** Ids of people whom somebody was parted from or joined to, who need not be named any more. */
  readonly given: ReadonlySet<string>;
  private readonly decided: readonly Decided[];
  private readonly intoByFrom: ReadonlyMap<string, string>;
  private readonly names: ReadonlyMap<string, string>;

  /** @param corrections those that stand, the oldest first */
  constructor(corrections: readonly Pick<CorrectionDocument, 'standing'>[]) {
    const all = corrections.flatMap(({ standing }) => standing ?? []);
    this.decided = all.filter((each) => each.type === 'MERGE' || each.type === 'SEPARATE');
    const merges = all.filter((each) => each.type === 'MERGE');
    this.intoByFrom = new Map(merges.map(({ from, into }) => [from, into]));
    this.merged = new Set(this.intoByFrom.keys());
    this.joined = new Set(merges.map(({ into }) => this.resolve(into)));
    this.given = new Set(this.decided.flatMap(({ from, into }) => [from, into]));
    this.names = new Map(all.flatMap((each) => (each.type === 'RENAME' ? [[each.personId, each.name]] : [])));
  }

  /** Who the person is by now, whom others may have been joined to and who may have been joined to others. */
  resolve(personId: string): string {
    let id = personId;
    for (let into = this.intoByFrom.get(id); into !== undefined; into = this.intoByFrom.get(id)) id = into;
    return id;
  }

  personFor(appearance: Appearance, articleIds: ReadonlySet<string>): PersonDecision | null {
    const last = this.decided.findLast((each) => wasAt(each, appearance, articleIds));
    if (last === undefined) return null;
    return { personId: this.resolve(last.into), because: last.type === 'MERGE' ? last.because : null };
  }

  named(person: PersonRecord): PersonRecord {
    const name = this.names.get(person.id);
    return name === undefined ? person : calledBy(person, name);
  }
}

/**
 * Whether it is one of the appearances that were joined. An article whose beginning was corrected is another by its
 * id: where the page has the old one no more, the name on the page decides.
 */
export function wasAt(
  { appearances }: { readonly appearances: readonly AppearancePlace[] },
  { pageId, articleId, name }: Appearance,
  articleIds: ReadonlySet<string>,
): boolean {
  return appearances.some(
    (was) =>
      was.pageId === pageId && was.name === name && (was.articleId === articleId || !articleIds.has(was.articleId)),
  );
}

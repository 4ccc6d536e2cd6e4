/** What a report says of pages that take the place of others, and of what they may be taken for. */
import type { PageOutcome } from './archive/archive-page.js';
import type { LostCorrection } from './archive/overrides.js';
import type { FoundPage, SameBy, StoredPage } from './archive/same-page.js';

export interface PageChange {
  readonly id: string;
  readonly outcome: PageOutcome;
  /** What the page was taken for the one in the archive by; null for a new page. */
  readonly by: SameBy | null;
  /** Newspaper, day and page number, as far as they are known. */
  readonly place: string;
  /** What is otherwise now; none where only the reading of the page is. */
  readonly changes: readonly FieldChange[];
  /** Other pages of the archive that may be this one: they are left as they are. */
  readonly alike: readonly { readonly id: string; readonly place: string; readonly from: string }[];
}

export interface FieldChange {
  readonly field: 'newspaper' | 'date' | 'edition' | 'name' | 'text' | 'source';
  /** Null: it was not known; of texts always. */
  readonly before: string | null;
  readonly after: string | null;
}

type Place = Pick<StoredPage, 'newspaper' | 'date' | 'edition' | 'name'>;

/** "沁园日报 2021-06-04 A02", or what the page is called where nothing of that is known. */
export function describePlace({ newspaper, date, edition, name }: Place): string {
  const known = [newspaper, date, edition].filter((part) => part !== null);
  return known.length === 0 ? `"${name}"` : known.join(' ');
}

/** Null for a page that is as it was, and that no other may be. */
export function changeOf({ draft: { page }, stored, by, alike }: FoundPage, outcome: PageOutcome): PageChange | null {
  if (outcome === 'UNCHANGED' && alike.length === 0) return null;
  return {
    id: page.id,
    outcome,
    by,
    place: describePlace(page),
    changes: stored === null ? [] : fieldsBetween(stored, page),
    alike: alike.map((other) => ({ id: other.id, place: describePlace(other), from: sourceOf(other) })),
  };
}

function fieldsBetween(stored: StoredPage, page: FoundPage['draft']['page']): FieldChange[] {
  const changes = (['newspaper', 'date', 'edition', 'name'] as const).map((field) => ({
    field,
    before: stored[field],
    after: page[field],
  }));
  const [before, after] = [stored.origins?.at(-1) ?? null, page.origins.at(-1) ?? null];
  return [
    ...changes.filter((change) => change.before !== change.after),
    ...(stored.textHash === undefined || stored.textHash === page.textHash
      ? []
      : [{ field: 'text', before: null, after: null } as const]),
    ...(before === null || before === after ? [] : [{ field: 'source', before, after } as const]),
  ];
}

/** So many pages are listed one by one. */
const MOST_LISTED = 50;

/** Lines of a report, the pages first of which more than the reading is otherwise now. */
export function describeChanges(changed: readonly (PageChange & { readonly path: string })[]): string[] {
  const told = changed.filter(({ outcome, changes, alike }) => outcome === 'NEW' || changes.length + alike.length > 0);
  const lines = told
    .slice(0, MOST_LISTED)
    .flatMap((each) => [...(each.outcome === 'UNCHANGED' ? [] : [describe(each)]), ...each.alike.map(describeAlike)]);
  if (told.length > MOST_LISTED) lines.push(`          and ${told.length - MOST_LISTED} more: --json lists all`);
  return lines;
}

/** Lines of a report on corrections that find what they are about no more. */
export function describeLost(lost: readonly (LostCorrection & { readonly path: string })[]): string[] {
  const lines = lost
    .slice(0, MOST_LISTED)
    .map(
      ({ path, id, kind, author, about }) => `lost      ${path}: ${id} (${kind}, ${author}) finds "${about}" no more`,
    );
  if (lost.length > MOST_LISTED) lines.push(`          and ${lost.length - MOST_LISTED} more: --json lists all`);
  if (lost.length > 0) lines.push('          they wait until a page says so again; make them anew, or take them back');
  return lines;
}

const LABELS = { NEW: 'new', REPLACED: 'replaced', UNCHANGED: 'same' } as const satisfies Record<PageOutcome, string>;
const SAME_BY = {
  PLACE: 'same newspaper, date and edition',
  TEXT: 'same text',
  SOURCE: 'same file',
  FORMER_ID: 'same name',
} as const satisfies Record<SameBy, string>;

function describe({ path, outcome, place, by, changes }: PageChange & { readonly path: string }): string {
  const reason = by === null ? '' : ` (${SAME_BY[by]})`;
  const what = changes.map(describeField).join(', ');
  return `${LABELS[outcome].padEnd(9)} ${path}: ${place}${reason}${what === '' ? '' : `: ${what}`}`;
}

function describeField({ field, before, after }: FieldChange): string {
  return field === 'text' ? 'another text' : `${field} ${before ?? 'none'} → ${after ?? 'none'}`;
}

function describeAlike({ id, place, from }: PageChange['alike'][number]): string {
  return `collision ${place} (${from}, ${id}) may be the same page; it is left as it is`;
}

function sourceOf({ origins, name }: StoredPage): string {
  return origins?.at(-1) ?? name;
}

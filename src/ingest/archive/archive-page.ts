/** Facts → who is who → what is to be written of a page, at once or with that of others. */
import type { CorrectionRecord } from '../../store/corrections.js';
import type { PageDocument } from '../../store/documents.js';
import { type ArchiveWriter, unversioned } from '../../store/write.js';
import { draftAsRead } from './as-read.js';
import { changesOfCorrections, pageAsCorrected } from './corrected-page.js';
import type { DraftPage, PageDraft } from './draft.js';
import { type LostCorrection, NO_OVERRIDES, type Overrides } from './overrides.js';
import type { PageRecord } from './records.js';
import { type ReviseDraft, revise } from './revise-page.js';

export type PageOutcome = 'NEW' | 'REPLACED' | 'UNCHANGED';

/** What became of a page. */
export interface ArchivedPage {
  readonly outcome: PageOutcome;
  /** Corrections of it that find what they are about no more. */
  readonly lost: readonly LostCorrection[];
}

/**
 * Makes the archive say what the page says: adds it, replaces what it said before, or leaves all as it is.
 * @param overrides what was corrected by hand, and stays so whatever the page says
 * @param record what to note about it, if it changes anything
 * @throws whatever the store throws; the archive is then as it was
 */
export async function archivePage(
  writer: ArchiveWriter,
  draft: DraftPage,
  overrides: Overrides,
  record?: CorrectionRecord,
): Promise<ArchivedPage> {
  const archived = await stagePage(writer, draft, overrides, record);
  await writer.flush();
  return archived;
}

/**
 * The same, but stages it only: it is written with the writer's next `flush`, with whatever else is staged.
 * @throws whatever the store throws; then nothing of the page is staged
 */
export async function stagePage(
  writer: ArchiveWriter,
  draft: DraftPage,
  overrides: Overrides,
  record?: CorrectionRecord,
): Promise<ArchivedPage> {
  const [stored] = await writer.pagesById.find([draft.page.id]);
  const outcome = outcomeOf(draft, stored);
  const corrected = overrides.over(draft);
  const archived = { outcome, lost: corrected.lost };
  if (stored !== undefined && outcome === 'UNCHANGED') {
    noteWhatIsNew(writer, draft.page, stored);
    return archived;
  }
  const page = pageAsCorrected(recordOf(corrected.draft.page), draft, corrected.by);
  const pages = { insert: [page], expire: stored === undefined ? [] : [stored._id] };
  const corrections = await changesOfCorrections(writer, corrected.found, record);
  writer.stage({ ...(await revise(writer, stored, corrected.draft, overrides.people, pages)), corrections });
  return archived;
}

/** What would become of a page, staging no more of it than pages after it have to know. Never to be written. */
export async function rehearsePage(
  writer: ArchiveWriter,
  draft: DraftPage,
  overrides: Overrides,
): Promise<ArchivedPage> {
  const [stored] = await writer.pagesById.find([draft.page.id]);
  const outcome = outcomeOf(draft, stored);
  const archived = { outcome, lost: overrides.over(draft).lost };
  if (outcome === 'UNCHANGED') return archived;
  const page = { ...recordOf(draft.page), text: '', furniture: [], articleIds: [] };
  writer.stage({ pages: { insert: [page], expire: stored === undefined ? [] : [stored._id] } });
  return archived;
}

function outcomeOf({ page }: DraftPage, stored: PageDocument | undefined): PageOutcome {
  if (stored === undefined) return 'NEW';
  return stored.digest === page.digest && stored.name === page.name ? 'UNCHANGED' : 'REPLACED';
}

function recordOf({ newspaperName, ...page }: PageDraft): PageRecord {
  return { ...page, ingestedAt: new Date() };
}

/** Read otherwise or found elsewhere, the page says the same: next time that is known beforehand. */
function noteWhatIsNew(
  writer: ArchiveWriter,
  { source, tally, origins, given }: PageDraft,
  stored: PageDocument,
): void {
  const isRead = source !== undefined && tally !== undefined && stored.source !== source;
  const isElsewhere = origins.length !== (stored.origins ?? []).length;
  if (!isRead && !isElsewhere) return;
  writer.note(stored._id, { origins, given, ...(isRead && { source, tally }) });
}

/** Takes a page out of the archive, with all that only this page says. */
export async function removePage(
  writer: ArchiveWriter,
  stored: PageDocument,
  record: CorrectionRecord,
  overrides: Overrides,
): Promise<void> {
  const nothing: ReviseDraft = {
    page: unversioned(stored),
    articles: [],
    metrics: [],
    locations: new Map(),
    organizations: new Map(),
    indexed: null,
  };
  // A page that names nobody leaves nothing to override.
  const { people } = NO_OVERRIDES;
  const changes = await revise(writer, stored, nothing, people, { insert: [], expire: [stored._id] });
  // Its corrections have nothing to be about, until the page is there again.
  const { found } = overrides.over((await draftAsRead(writer, stored, overrides.notNames)).draft);
  const lost = new Map([...found.keys()].map((id) => [id, false]));
  await writer.commit({ ...changes, corrections: await changesOfCorrections(writer, lost, record) });
}

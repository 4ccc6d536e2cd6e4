/** One correction put over the pages that it is about, or taken back from them: all in one write. */
import { restagePage } from '../ingest/archive/restage-page.js';
import type { By } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectedField, CorrectionDocument, CorrectionKind } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { Override } from '../store/overrides.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { type Standing, StandingCorrections } from './overrides.js';
import { pagesOf } from './pages-of.js';
import { recordChanges, recordOf, takenBack } from './record.js';

/** What a correction is to be, before anything of it is written. */
export interface Intended {
  readonly kind: CorrectionKind;
  /** Public ids, the one that is named first first. */
  readonly objects: readonly string[];
  readonly changes: readonly CorrectedField[];
  readonly override: Override;
}

/** So many pages are corrected while somebody waits. */
export const MOST_PAGES = 400;

/**
 * @param id of the correction
 * @param most pages that may be concerned
 * @returns its record, an earlier one if the archive says so by it already; null if it says so by itself
 */
export async function applyOverride(
  writer: ArchiveWriter,
  id: string,
  intended: Intended,
  by: By,
  most = MOST_PAGES,
): Promise<CorrectionRecord | null> {
  const { override } = intended;
  const [known] = await writer.find('corrections', { id });
  if (intended.changes.length === 0) return known?.standing ? unversioned(known) : null;
  const { kind, changes } = intended;
  const pageId = 'page' in override ? override.page?.pageId : undefined;
  const objects = [...new Set([...intended.objects, ...(pageId === undefined ? [] : [pageId])])];
  const record = recordOf({ id, kind, by, objects, changes, override });
  const others = (await writer.overridingCorrections()).filter((each) => each.id !== id);
  const isOther = await restagePages(writer, [...others, record], override, { keeping: id, most });
  // What is no name is none on pages to come, either.
  if (!isOther && (known?.standing || override.type !== 'EXCLUDE')) {
    writer.discard();
    return known?.standing ? unversioned(known) : null;
  }
  writer.stage({ corrections: await recordChanges(writer, [record]) });
  await writer.flush();
  return record;
}

export async function undoOverride(
  writer: ArchiveWriter,
  correction: CorrectionDocument,
  override: Override,
  by: By,
): Promise<CorrectionRecord> {
  const undone = takenBack(correction, by);
  const others = (await writer.overridingCorrections()).filter(({ id }) => id !== correction.id);
  await restagePages(writer, others, override, { keeping: correction.id, most: Number.POSITIVE_INFINITY });
  writer.stage({ corrections: await recordChanges(writer, [undone]) });
  await writer.flush();
  return undone;
}

/** Writes the pages that an override is about as these corrections have them. Gives whether any says something else then. */
export async function restagePages(
  writer: ArchiveWriter,
  corrections: readonly Standing[],
  override: Override,
  { keeping, most }: { readonly keeping: string; readonly most: number },
): Promise<boolean> {
  const ids = await pagesOf(writer, keeping, override);
  if (ids.length > most)
    throw new ArgumentError(
      'input',
      `input concerns ${ids.length} pages, and ${most} can be corrected at once: give it to broadsheet corrections import.`,
    );
  const overrides = new StandingCorrections(corrections);
  let isOther = false;
  for (const id of ids) {
    const [page] = await writer.find('pages', { id });
    if (page === undefined) continue;
    const restaged = await restagePage(writer, page, overrides, new Set([keeping]));
    if (restaged.isOther) isOther = true;
  }
  return isOther;
}

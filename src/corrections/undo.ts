/** Takes a correction back, whatever it was: what the pages say by themselves, and what other corrections say, holds again. */
import type { By } from '../resolvers/correction-service.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionDocument } from '../store/correction-documents.js';
import type { CorrectionRecord } from '../store/corrections.js';
import { type ArchiveWriter, unversioned } from '../store/write.js';
import { undoOverride } from './apply.js';
import { undoRenaming, undoSeparation } from './namesakes.js';
import { undoMerge } from './people.js';

/** @throws ArgumentError for an id that is none of a correction, or of one that cannot be taken back */
export async function undoCorrection(writer: ArchiveWriter, id: string, by: By): Promise<CorrectionRecord> {
  const [correction] = await writer.find('corrections', { id });
  if (correction === undefined) throw new ArgumentError('id', `id is "${id}": there is no correction with this id.`);
  if (correction.status === 'UNDONE') return unversioned(correction);
  const { standing } = correction;
  if (standing === null) throw new ArgumentError('id', `id is "${id}": ${whyNot(correction)}.`);
  switch (standing.type) {
    case 'MERGE':
      return undoMerge(writer, { correction, merge: standing }, by);
    case 'SEPARATE':
      return undoSeparation(writer, correction, standing, by);
    case 'RENAME':
      return undoRenaming(writer, correction, standing, by);
    default:
      if (isOfEarlierVersion(correction))
        throw new ArgumentError(
          'id',
          `id is "${id}": an earlier version made this correction and kept no reading of the page; correct it otherwise, or ingest the page again.`,
        );
      return undoOverride(writer, correction, standing, by);
  }
}

function whyNot({ kind }: CorrectionDocument): string {
  switch (kind) {
    case 'INGEST_PAGE':
      return 'a page was put in: put its earlier text in, or delete it';
    case 'DELETE_PAGE':
      return 'a page was taken out: put it in again';
    case 'SPLIT_PEOPLE':
      return 'two people were parted: merge them again';
    default:
      return 'another took its place';
  }
}

/** Before corrections could be undone, nothing was kept of what was read before. */
function isOfEarlierVersion({ value }: CorrectionDocument): boolean {
  return value === undefined;
}

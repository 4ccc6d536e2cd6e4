/** What was corrected by hand stays corrected when its page is ingested again. */
import type { ArchiveWriter } from '../../store/write.js';
import type { PageDraft } from '../archive/draft.js';
import { withCorrectedMetrics } from './metrics.js';

/** The page as it reads with the corrections that stand. Who is who is decided later: see `archive/merges.ts`. */
export async function withCorrections(writer: ArchiveWriter, draft: PageDraft): Promise<PageDraft> {
  const corrections = await writer.standingCorrections();
  return corrections.length === 0 ? draft : { ...draft, metrics: withCorrectedMetrics(draft.metrics, corrections) };
}

/** What was corrected by hand stays corrected when its page is ingested again. */
import type { ArchiveWriter } from '../../store/write.js';
import type { DraftPage } from '../archive/draft.js';
import { withLinks } from './links.js';
import { withCorrectedMetrics } from './metrics.js';

/** The page as it reads with the corrections that stand. Who is who is decided later: see `archive/merges.ts`. */
export async function withCorrections(writer: ArchiveWriter, draft: DraftPage): Promise<DraftPage> {
  const corrections = await writer.standingCorrections();
  if (corrections.length === 0) return draft;
  const links = corrections.flatMap(({ standing }) => (standing?.type === 'LINK' ? [standing] : []));
  const linked = withLinks(draft, links);
  return { ...linked, metrics: withCorrectedMetrics(linked.metrics, corrections) };
}

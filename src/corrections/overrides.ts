/** What the corrections that stand say of all pages, ingested again or for the first time. */
import type { Overrides } from '../ingest/archive/overrides.js';
import type { ArchiveWriter } from '../store/write.js';
import { Merges } from './merges.js';

/** What is to be handed to `archivePage`. Holds until the writer corrects something. */
export async function findOverrides(writer: ArchiveWriter): Promise<Overrides> {
  const corrections = await writer.standingCorrections();
  return {
    metrics: new Map(
      corrections.flatMap(({ standing }) =>
        standing?.type === 'METRIC' ? [[standing.metricId, standing.values]] : [],
      ),
    ),
    links: corrections.flatMap(({ standing }) => (standing?.type === 'LINK' ? [standing] : [])),
    people: new Merges(corrections),
  };
}

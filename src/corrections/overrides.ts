/** What the corrections that stand say of all pages, ingested again or for the first time. */
import type { Overrides } from '../ingest/archive/overrides.js';
import type { ArchiveWriter } from '../store/write.js';
import { Merges } from './merges.js';

/** What is to be handed to `archivePage`. Holds until the writer corrects something. */
export async function findOverrides(writer: ArchiveWriter): Promise<Overrides> {
  const corrections = await writer.overridingCorrections();
  return {
    metrics: new Map(
      corrections.flatMap(({ standing: override }) =>
        override?.type === 'METRIC' ? [[override.metricId, override.values]] : [],
      ),
    ),
    links: corrections.flatMap(({ standing: override }) => (override?.type === 'LINK' ? [override] : [])),
    people: new Merges(corrections),
  };
}

import type { CorrectionRecord } from '../store/corrections.js';
import type { MetricValues } from '../store/documents.js';

/**
 * Who corrects the archive. Writing belongs to ingest, which the resolvers know nothing of: whoever starts the
 * server brings the service along. Every correction is an atomic write and made at once; `author` is who asked for it.
 */
export interface CorrectionService {
  ingestPage(
    page: { name: string; text: string; newspaper: string | null; date: string | null; edition: string | null },
    author: string,
  ): Promise<{ id: string; correction: CorrectionRecord | null }>;
  deletePage(id: string, author: string): Promise<CorrectionRecord>;
  mergePeople(into: string, from: string, author: string): Promise<{ id: string; correction: CorrectionRecord }>;
  splitPeople(into: string, from: string, author: string): Promise<CorrectionRecord>;
  linkLocation(
    link: { in: string; spelling: string; location: string | null; code: string | null },
    author: string,
  ): Promise<{ id: string; correction: CorrectionRecord | null }>;
  correctMetric(id: string, values: MetricValues, author: string): Promise<CorrectionRecord | null>;
}

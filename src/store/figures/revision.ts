import type { FigureDocument } from '../bookkeeping-documents.js';
import type { Unversioned } from '../changes.js';

export type FigureRecord = Unversioned<FigureDocument>;

/** A figure as it is kept, and as it is to be; null for one that counts nothing any more. */
export interface Revision {
  readonly before: FigureDocument | undefined;
  readonly record: FigureRecord | null;
}

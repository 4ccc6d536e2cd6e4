/** The record of what was corrected by hand. */
import type { Versioned } from './documents.js';
import type { Override } from './overrides.js';

export type CorrectionKind =
  | 'INGEST_PAGE'
  | 'DELETE_PAGE'
  | 'MERGE_PEOPLE'
  | 'SPLIT_PEOPLE'
  | 'LINK_LOCATION'
  | 'CORRECT_METRIC'
  | 'CORRECT_ARTICLE'
  | 'JOIN_ARTICLES'
  | 'CUT_ARTICLE'
  | 'ADD_MENTION'
  | 'DROP_MENTION'
  | 'CORRECT_APPEARANCE'
  | 'RENAME_PERSON'
  | 'SEPARATE_PERSON'
  | 'SEPARATE_ORGANIZATION'
  | 'CORRECT_DAY'
  | 'MERGE_ORGANIZATIONS'
  | 'MERGE_LOCATIONS'
  | 'EXCLUDE_NAME';

/**
 * `UNANCHORED`: it finds the place that it is about no more, since the page says something else by now or is gone;
 * `UNDONE`: somebody took it back; `SUPERSEDED`: another took its place.
 */
export type CorrectionStatus = 'APPLIED' | 'UNANCHORED' | 'UNDONE' | 'SUPERSEDED';

/** What somebody changed by hand: who, when, and what it was and became. Stays when what it changed is gone. */
export interface CorrectionDocument extends Versioned {
  kind: CorrectionKind;
  author: string;
  at: Date;
  /** Public ids of what was corrected, the one that was named first. */
  objects: string[];
  changes: CorrectedField[];
  /**
   * What is put over every page concerned that is ingested; null if nothing, or nothing any more.
   * The name is the stored one: another would need a migration.
   */
  standing: Override | null;
  /** What it said, also once it is undone. Absent from what was written before corrections could be undone. */
  value?: Override | null;
  /** Why, as said with it. */
  reason?: string | null;
  /** Absent as `value` is: applied. */
  status?: CorrectionStatus;
  /** Who took it back. */
  undone?: UndoneEntry | null;
  /** Sorts corrections by time; unique. */
  order: string;
}

export interface UndoneEntry {
  author: string;
  at: Date;
  reason: string | null;
}

export interface CorrectedField {
  field: string;
  /** As text; null where there was or is nothing. */
  before: string | null;
  after: string | null;
}

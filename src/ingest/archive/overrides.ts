/** What was decided by hand, and is put over whatever is read from a page: a value that ingest is given. */
import type { CorrectionKind } from '../../store/correction-documents.js';
import type { PageDocument } from '../../store/documents.js';
import type { NotName } from '../lexicon/not-names.js';
import type { DraftPage } from './draft.js';
import type { PersonRecord } from './records.js';

export interface Overrides {
  readonly people: PeopleOverrides;
  /** What is no name in this archive: pages that print it are read without. */
  readonly notNames: readonly NotName[];
  /** The page as it was corrected. */
  over(draft: DraftPage): CorrectedPage;
  /** Corrections of a page that is in the archive which found nothing there when it was last written. */
  lostOn(page: PlacedPage): readonly LostCorrection[];
}

/** What tells which corrections are a page's. */
export type PlacedPage = Pick<PageDocument, 'id' | 'place' | 'textHash'>;

/** A correction that finds what it is about no more. */
export interface LostCorrection {
  readonly id: string;
  readonly kind: CorrectionKind;
  readonly author: string;
  /** What it is about, as the page printed it. */
  readonly about: string;
}

export interface CorrectedPage {
  /** The draft itself where nothing of it is corrected. */
  readonly draft: DraftPage;
  /** Corrections of this page, by id: whether each finds the place that it is about. */
  readonly found: ReadonlyMap<string, boolean>;
  /** Corrections that changed it, by id. */
  readonly by: readonly string[];
  /** Corrections of this page that find nothing on it. */
  readonly lost: readonly LostCorrection[];
}

/** Who is who by hand. */
export interface PeopleOverrides {
  /** Ids of people who were found to be others. */
  readonly merged: ReadonlySet<string>;
  /** Ids of people whom they were found to be. */
  readonly joined: ReadonlySet<string>;
  /**
   * For whom the appearance is to be taken, and why; null if nobody has said.
   * @param articleIds the articles of its page
   */
  personFor(appearance: Appearance, articleIds: ReadonlySet<string>): PersonDecision | null;
  /** The person by the name that somebody gave. */
  named(person: PersonRecord): PersonRecord;
}

export interface PersonDecision {
  readonly personId: string;
  /** Null where the name that is printed says it. */
  readonly because: string | null;
  /** That it is this person; certain, unless said otherwise. */
  readonly identityConfidence?: number | null;
}

/** One person in one article. */
export interface Appearance {
  readonly pageId: string;
  readonly articleId: string;
  readonly name: string;
}

export const NO_OVERRIDES: Overrides = {
  people: { merged: new Set(), joined: new Set(), personFor: () => null, named: (person) => person },
  notNames: [],
  over: (draft) => ({ draft, found: new Map(), by: [], lost: [] }),
  lostOn: () => [],
};

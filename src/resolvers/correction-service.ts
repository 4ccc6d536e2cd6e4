import type { CorrectionRecord } from '../store/corrections.js';
import type { MetricDocument, OrganizationDocument, Span } from '../store/documents.js';
import type { ArticleValues, DayValue, NameKind } from '../store/overrides.js';

/** Who asks for a correction, and why. */
export interface By {
  readonly author: string;
  readonly reason: string | null;
}

/** What came of a correction. */
export interface Corrected {
  /** Null if the archive said so by itself. */
  readonly correction: CorrectionRecord | null;
  /** The ids of what it is about, as it is now: the one that was named first comes first. */
  readonly ids: readonly string[];
}

/**
 * Who corrects the archive. Writing belongs to ingest, which the resolvers know nothing of: whoever starts the
 * server brings the service along. Every correction is an atomic write and made at once.
 */
export interface CorrectionService {
  ingestPage(
    page: { name: string; text: string; newspaper: string | null; date: string | null; edition: string | null },
    by: By,
  ): Promise<{ id: string; correction: CorrectionRecord | null }>;
  deletePage(id: string, by: By): Promise<CorrectionRecord>;
  mergePeople(into: string, from: string, by: By): Promise<{ id: string; correction: CorrectionRecord }>;
  splitPeople(into: string, from: string, by: By): Promise<CorrectionRecord>;
  /** All other corrections. */
  correct(request: CorrectionRequest, by: By): Promise<Corrected>;
  /** Takes a correction back. */
  undo(id: string, by: By): Promise<Corrected>;
}

/** What is asked for. Places of a page are offsets into its text. */
export type CorrectionRequest =
  | { readonly type: 'METRIC'; readonly metric: string; readonly values: MetricRequest }
  | { readonly type: 'LINK'; readonly in: string; readonly spelling: string; readonly place: PlaceRequest }
  | { readonly type: 'ARTICLE'; readonly article: string; readonly values: ArticleValues }
  | { readonly type: 'JOIN'; readonly article: string; readonly other: string }
  | { readonly type: 'CUT'; readonly article: string; readonly at: number; readonly headline: string | null }
  | { readonly type: 'ADD'; readonly article: string; readonly span: Span; readonly fact: FactRequest }
  | { readonly type: 'DROP'; readonly article: string; readonly object: string; readonly span: Span | null }
  | {
      readonly type: 'APPEARANCE';
      readonly article: string;
      readonly person: string;
      readonly values: { readonly name?: string; readonly titles?: string[]; readonly isOfficial?: boolean };
    }
  | { readonly type: 'RENAME'; readonly person: string; readonly name: string }
  | {
      readonly type: 'SEPARATE';
      readonly person: string;
      readonly articles: readonly string[];
      readonly into: string | null;
    }
  | {
      readonly type: 'PART';
      readonly organization: string;
      readonly articles: readonly string[];
      readonly into: string | null;
      readonly name: string | null;
    }
  | { readonly type: 'DAY'; readonly article: string; readonly span: Span; readonly day: DayValue | null }
  | { readonly type: 'UNIFY'; readonly of: UnifiedKind; readonly into: string; readonly from: string }
  | { readonly type: 'SPLIT'; readonly of: UnifiedKind; readonly into: string; readonly from: string }
  | { readonly type: 'EXCLUDE'; readonly name: string; readonly kinds: readonly NameKind[] };

export type UnifiedKind = 'ORGANIZATION' | 'LOCATION';

type Optional<T> = { readonly [Key in keyof T]?: T[Key] };

/** `subject`: the id of a person, an organization or a place; null: it is about nothing. */
export type MetricRequest = Optional<
  Pick<
    MetricDocument,
    'value' | 'unit' | 'normalizedValue' | 'normalizedUnit' | 'label' | 'measure' | 'kind' | 'counted' | 'qualifier'
  >
> & { readonly subject?: string | null };

/** Exactly one of the two says which place is meant: a location's id, or a division's code. */
export interface PlaceRequest {
  readonly location: string | null;
  readonly code: string | null;
}

/** A place that no page has named so far is told by its name and what it lies in. */
export type FactRequest =
  | { readonly type: 'PERSON'; readonly name: string | null; readonly titles: string[]; readonly isOfficial: boolean }
  | { readonly type: 'ORGANIZATION'; readonly name: string | null; readonly kind?: OrganizationDocument['kind'] }
  | {
      readonly type: 'LOCATION';
      readonly place: PlaceRequest;
      readonly name: string | null;
      readonly within: string | null;
    }
  | { readonly type: 'METRIC'; readonly values: MetricRequest };

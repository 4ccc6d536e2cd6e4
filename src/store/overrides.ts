/**
 * What corrections say, as values: each names its place by what stands there and around it, so that it finds it again in a
 * text that was corrected elsewhere.
 */
import type {
  AppearanceEntry,
  ArticleDocument,
  ContributorRole,
  LocationDocument,
  MetricDocument,
  OrganizationDocument,
  PageDocument,
} from './documents.js';

/** A stretch of a text, told by what it says and by what stands around it. Blanks and line ends are left out of all three. */
export interface TextAnchor {
  quote: string;
  before: string;
  after: string;
  /** How many stretches before this one read the same. */
  occurrence: number;
}

/** A page, by its id or, in another archive, by its place in print or its text. */
export interface PageAnchor {
  pageId: string;
  place: string | null;
  textHash: string | null;
}

/** An article, by its id or, where it begins otherwise by now, by what it says. */
export interface ArticleAnchor {
  articleId: string;
  /** The letters and figures that it begins with, of its body or, without one, of its headline. */
  opening: string;
}

interface OnPage {
  page: PageAnchor;
  article: ArticleAnchor;
}

export type Override =
  | MetricOverride
  | MergeOverride
  | LinkOverride
  | ArticleOverride
  | JoinOverride
  | CutOverride
  | AddOverride
  | DropOverride
  | AppearanceOverride
  | SeparateOverride
  | RenameOverride
  | UnifyOverride
  | PartOverride
  | DayOverride
  | ExcludeOverride;

/** All that a correction can be. Others leave a record only. */
export const OVERRIDE_TYPES = [
  'METRIC',
  'MERGE',
  'LINK',
  'ARTICLE',
  'JOIN',
  'CUT',
  'ADD',
  'DROP',
  'APPEARANCE',
  'SEPARATE',
  'RENAME',
  'UNIFY',
  'PART',
  'DAY',
  'EXCLUDE',
] as const satisfies readonly Override['type'][];

/** What a number says. What earlier versions wrote has the metric's id alone. */
export interface MetricOverride extends Partial<OnPage> {
  type: 'METRIC';
  metricId: string;
  at?: TextAnchor;
  /** How many numbers before this one stand in the same place, as the ends of a range do. */
  sharing?: number;
  values: MetricValues;
}

export type MetricValues = Partial<
  Pick<
    MetricDocument,
    'value' | 'unit' | 'normalizedValue' | 'normalizedUnit' | 'label' | 'measure' | 'kind' | 'counted' | 'qualifier'
  >
> & {
  /** Whom or what it is about; null: nothing. */
  subject?: SubjectValue | null;
};

/** A person is told by the name that the article prints. */
export type SubjectValue =
  | { type: 'PERSON'; name: string }
  | { type: 'ORGANIZATION'; id: string; name: string }
  | { type: 'LOCATION'; places: PlaceEntry[] };

/** People who are one. */
export interface MergeOverride {
  type: 'MERGE';
  into: string;
  from: string;
  /** Where the person was named who is none any more. */
  appearances: AppearancePlace[];
  because: string;
}

export interface AppearancePlace {
  pageId: string;
  articleId: string;
  name: string;
}

export interface LinkOverride extends Partial<Pick<OnPage, 'page'>> {
  type: 'LINK';
  pageId: string;
  /** Null: in all articles of the page. */
  articleId: string | null;
  /** Absent where `articleId` is null, and from what earlier versions wrote. */
  article?: ArticleAnchor;
  /** The printed form that is linked. */
  spelling: string;
  /** What it is linked to, and before it all that lies around that, outermost first. */
  places: PlaceEntry[];
}

export type PlaceEntry = Pick<LocationDocument, 'id' | 'name' | 'level' | 'code' | 'parentId' | 'ancestorIds'>;

export interface ArticleOverride extends OnPage {
  type: 'ARTICLE';
  values: ArticleValues;
}

export type ArticleValues = Partial<
  Pick<ArticleDocument, 'headline' | 'kicker' | 'subhead' | 'rubric' | 'kind' | 'genre' | 'date'>
> & { byline?: { name: string; role: ContributorRole }[] };

/** Two articles that are one: the other goes on where the first ends. */
export interface JoinOverride extends OnPage {
  type: 'JOIN';
  other: ArticleAnchor;
}

/** An article that is two. */
export interface CutOverride extends OnPage {
  type: 'CUT';
  /** What the second begins with. */
  at: TextAnchor;
  /** Of the second; taken from the beginning of its text where that says the same. */
  headline: string | null;
}

/** Something that the page names and that was not read. */
export interface AddOverride extends OnPage {
  type: 'ADD';
  at: TextAnchor;
  fact: AddedFact;
}

export type AddedFact =
  | { type: 'PERSON'; name: string; titles: string[]; isOfficial: boolean }
  | { type: 'ORGANIZATION'; id: string; name: string; kind: OrganizationDocument['kind'] }
  | { type: 'LOCATION'; places: PlaceEntry[] }
  | { type: 'METRIC'; values: AddedMetric };

export type AddedMetric = Pick<
  MetricDocument,
  'value' | 'unit' | 'normalizedValue' | 'normalizedUnit' | 'label' | 'measure' | 'kind' | 'counted' | 'qualifier'
>;

/** Something that was read and that the article does not name. */
export interface DropOverride extends OnPage {
  type: 'DROP';
  /** Null: wherever the article was taken to name it. */
  at: TextAnchor | null;
  fact: DroppedFact;
}

export type DroppedFact =
  | { type: 'PERSON'; name: string }
  | { type: 'ORGANIZATION'; id: string }
  | { type: 'LOCATION'; id: string }
  | { type: 'METRIC'; sharing: number };

/** What an article says of a person: the name as it is meant, the titles. */
export interface AppearanceOverride extends OnPage {
  type: 'APPEARANCE';
  /** As the article was read to print it. */
  name: string;
  values: Partial<Pick<AppearanceEntry, 'name' | 'titles' | 'isOfficial'>>;
}

/** One person who is two: in these articles another. */
export interface SeparateOverride {
  type: 'SEPARATE';
  from: string;
  into: string;
  appearances: AppearancePlace[];
  because: string;
}

/** What a person is called, whatever is printed. */
export interface RenameOverride {
  type: 'RENAME';
  personId: string;
  name: string;
}

/** Two organizations, or two places, that are one. */
export type UnifyOverride =
  | { type: 'UNIFY'; of: 'ORGANIZATION'; from: string; into: Pick<OrganizationDocument, 'id' | 'name' | 'kind'> }
  | { type: 'UNIFY'; of: 'LOCATION'; from: string; into: PlaceEntry[] };

/** One organization that is two: in these articles another. */
export interface PartOverride {
  type: 'PART';
  from: string;
  into: Pick<OrganizationDocument, 'id' | 'name' | 'kind'>;
  articles: OnPage[];
}

/** Which day it is that a stretch of an article speaks of. */
export interface DayOverride extends OnPage {
  type: 'DAY';
  at: TextAnchor;
  /** Null: it speaks of none. */
  day: DayValue | null;
}

/** A day that cannot be told has no date. */
export interface DayValue {
  date: string | null;
}

export type NameKind = 'PERSON' | 'ORGANIZATION' | 'LOCATION';

/** What is no name in this archive, wherever it is printed. */
export interface ExcludeOverride {
  type: 'EXCLUDE';
  name: string;
  kinds: NameKind[];
}

/** A page as an anchor. */
export function pageAnchor({ id, place, textHash }: Pick<PageDocument, 'id' | 'place' | 'textHash'>): PageAnchor {
  return { pageId: id, place: place ?? null, textHash: textHash ?? null };
}

/**
 * The shapes of the documents in the archive, one interface a collection.
 *
 * Every document is one version of a record: it is part of the archive for readers whose snapshot number `n`
 * satisfies `from <= n < until`. A page is replaced by writing new versions, ending the old ones, and then
 * raising `archive.sequence` by one: that single update is the moment at which every reader sees the new page
 * whole. See `snapshot.ts`.
 */
import type { Binary } from 'mongodb';
import type { Override } from './overrides.js';

/** `until` of a version that nothing has replaced. */
export const FOREVER = Number.MAX_SAFE_INTEGER;

export interface Versioned {
  /** `${id}@${from}`: one per version. */
  _id: string;
  /** The record's public id; the same in all its versions. */
  id: string;
  from: number;
  until: number;
  /** When the version was ended, for clearing away; absent on current versions. */
  endedAt?: Date;
}

/**
 * The chance that a fact is right, 0–1, to thousandths; 1 for what somebody decided by hand. Absent from what was written
 * before confidence was told.
 */
export type Confidence = number;

/** Half-open range of UTF-16 offsets into `PageDocument.text`. */
export interface Span {
  start: number;
  end: number;
}

export type DateBasis = 'GIVEN' | 'PRINTED' | 'INFERRED' | 'YEAR_INFERRED' | 'UNKNOWN';
export type ArticleKind = 'NEWS' | 'FEATURE' | 'STORY' | 'INTERVIEW' | 'PHOTO' | 'NOTICE' | 'JUMP' | 'NOTE';
export type ArticleGenre =
  | 'REPORT'
  | 'INTERVIEW'
  | 'COMMENTARY'
  | 'LETTER'
  | 'OBITUARY'
  | 'VERSE'
  | 'SERIAL'
  | 'PRICES'
  | 'RESULTS'
  | 'WEATHER'
  | 'CORRECTION'
  | 'PUBLIC_NOTICE'
  | 'ADVERTISEMENT';
export type ContributorRole = 'REPORTER' | 'TRAINEE' | 'CORRESPONDENT' | 'PHOTOGRAPHER' | 'AUTHOR' | 'EDITOR';
export type LocationLevel = 'COUNTRY' | 'PROVINCE' | 'CITY' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'ZONE' | 'PLACE';
export type OrganizationKind =
  | 'GOVERNMENT'
  | 'PARTY'
  | 'JUSTICE'
  | 'COMMUNITY'
  | 'COMPANY'
  | 'COOPERATIVE'
  | 'SCHOOL'
  | 'HOSPITAL'
  | 'RESEARCH'
  | 'MEDIA'
  | 'ASSOCIATION'
  | 'CULTURE'
  | 'OTHER';
export type Qualifier = 'ABOUT' | 'MORE_THAN' | 'LESS_THAN' | 'UP_TO' | 'RANGE';
export type MetricKind =
  | 'AMOUNT'
  | 'COUNT'
  | 'AREA'
  | 'LENGTH'
  | 'MASS'
  | 'RATIO'
  | 'DURATION'
  | 'PRICE'
  | 'RANK'
  | 'AGE'
  | 'OTHER';

/** What a page, an article or a number may lack. */
export type Missing = 'NEWSPAPER' | 'DATE' | 'EDITION' | 'HEADLINE' | 'BYLINE';

/** Where in print something stands. Absent from what was written before newspapers were records. */
export interface InPrint {
  newspaperId?: string | null;
  /** The page's number in a form that can be compared: see `edition-key.ts`. */
  editionKey?: string | null;
  /** Of a page, also what any of its articles lacks. Absent from a number where that is nothing. */
  missing?: Missing[];
}

/** Days are ISO 8601 calendar days, "2020-10-16". */
export interface PageDocument extends Versioned, InPrint {
  name: string;
  newspaper: string | null;
  edition: string | null;
  date: string | null;
  dateBasis: DateBasis;
  text: string;
  furniture: Span[];
  /** Share of the non-blank characters that stand in an article or in furniture, 0..1. */
  coverage: number;
  /** In reading order. */
  articleIds: string[];
  ingestedAt: Date;
  /** Hash of all that was read from the page: equal hashes mean that writing would change nothing. */
  digest: string;
  /** Sorts pages by day, then name; unique. */
  order: string;
  /** Division code of the city that most of the page's places lie in: tells namesakes apart. */
  region: string | null;
  /** The least sure of what was read from it, most doubtful first. Absent from what was written before doubts were told. */
  doubts?: DoubtEntry[];
  /** Hash of the file, of what was given with it and of what read it. Absent from pages that were read from no file. */
  source?: string;
  /** What a report says of the page, so that it need not be read again; absent where `source` is. */
  tally?: PageTally;
  /** Null where the newspaper or the day is not known. */
  issueId?: string | null;
  /** Sorts the pages of an issue as the paper numbers them; unique. */
  issueOrder?: string;
  /** Newspaper, day and page number where all are printed or given; null otherwise. Absent as in `InPrint`. */
  place?: string | null;
  /** Hash of the text. */
  textHash?: string;
  /** Where the page came from: paths of files, `api:` and a name. */
  origins?: string[];
  /** What was given with the page when it came, to be remembered when it comes without. */
  given?: GivenEntry;
  /** What was read from the page before corrections were put over it: see `as-read.ts`. Absent where nothing is corrected. */
  asRead?: string;
  /** The corrections that changed it, or that it was read by, by id. Absent where there are none. */
  correctedBy?: string[];
  /** Where it was read without what is no name in this archive, and reads otherwise by that: see `as-read.ts`. */
  unexcluded?: UnexcludedReading;
}

export interface UnexcludedReading {
  /** What is read from the page where nothing is excluded. */
  reading: string;
  /** The corrections that exclude names which it prints, by id. */
  by: string[];
}

export interface GivenEntry {
  newspaper: string | null;
  date: string | null;
  edition: string | null;
}

/** A newspaper, by all the names that are its own. */
export interface NewspaperDocument extends Versioned {
  /** The one under which the archive has it. */
  name: string;
  /** The forms printed or given, the most frequent first, with the number of pages of each. */
  forms: { name: string; pageCount: number }[];
  /** The name, and the forms. */
  spellings: string[];
  /** What it is found by: the spellings, and what else would mean it. */
  lookUps: string[];
  /** These in either script, and in pinyin: see `search/names.ts`. */
  searchKeys?: string[];
  pageCount: number;
  articleCount: number;
}

/** What a newspaper printed on one day. */
export interface IssueDocument extends Versioned {
  newspaperId: string;
  date: string;
  pageCount: number;
  articleCount: number;
}

/** How much a page holds. */
export interface PageTally {
  articles: number;
  /** Its non-blank characters. */
  characters: number;
  facts: Record<FactKind, number>;
  /** The beginnings of what belongs to nothing. */
  unread: string[];
}

export type FactKind = 'bylines' | 'people' | 'officials' | 'organizations' | 'locations' | 'dates' | 'metrics';

export type DoubtKind =
  | 'BORDER'
  | 'HEADLINE'
  | 'PERSON'
  | 'OFFICE'
  | 'LOCATION'
  | 'LINK'
  | 'ORGANIZATION'
  | 'METRIC'
  | 'LABEL'
  | 'DATE'
  | 'YEAR';

/** Something read from a page that may be wrong. */
export interface DoubtEntry {
  kind: DoubtKind;
  /** What was read: a name, a title, a number with its label, the beginning of a text. */
  text: string;
  span: Span;
  /** The lines of the page on which it stands, from 1. */
  firstLine: number;
  lastLine: number;
  confidence: Confidence;
  /** What it was read by, in words. */
  reason: string;
}

export type HeadPart = 'RUBRIC' | 'KICKER' | 'HEADLINE' | 'SUBHEAD';

/** Where a part of the headline block stands; several spans where other text stands between its lines. */
export interface HeadEntry {
  part: HeadPart;
  spans: Span[];
}

export interface ContributorEntry {
  name: string;
  role: ContributorRole;
  personId: string | null;
  /** The name as it is looked up, in either script: see `search/names.ts`. */
  key?: string;
  /** Where the article names them so; absent from what was written before that was told. */
  spans?: Span[];
}

export interface EventDateEntry {
  text: string;
  date: string | null;
  confidence?: Confidence;
  span: Span;
}

export interface AppearanceEntry {
  personId: string;
  /** As this article prints it. */
  name: string;
  isOfficial: boolean;
  titles: string[];
  confidence?: Confidence;
  /** Of the titles; null without any. */
  officeConfidence?: Confidence | null;
  /** That it is this person; null where nobody of the name was known before. */
  identityConfidence?: Confidence | null;
  spans: Span[];
}

export interface OrganizationMention {
  organizationId: string;
  /** The forms this article prints. */
  spellings: string[];
  confidence?: Confidence;
  spans: Span[];
}

export interface LocationMention {
  locationId: string;
  spellings: string[];
  confidence?: Confidence;
  /** That it is this division, or lies in these; null where nothing tells. */
  linkConfidence?: Confidence | null;
  spans: Span[];
}

export interface ArticleDocument extends Versioned, InPrint {
  pageId: string;
  position: number;
  /** That it begins and ends where it was cut. */
  confidence?: Confidence;
  /** Null without a headline. */
  headlineConfidence?: Confidence | null;
  kind: ArticleKind;
  /** Absent from what was written before genres were told. */
  genre?: ArticleGenre | null;
  headline: string | null;
  kicker: string | null;
  subhead: string | null;
  rubric: string | null;
  /** Where these stand; absent from what was written before that was told. */
  heads?: HeadEntry[];
  paragraphs: string[];
  /** By these the same text is found elsewhere: see `reprints/prints.ts`. */
  prints?: number[];
  byline: ContributorEntry[];
  dates: EventDateEntry[];
  continuedFrom: string | null;
  continuesId: string | null;
  /** In order of first mention. */
  appearances: AppearanceEntry[];
  organizations: OrganizationMention[];
  locations: LocationMention[];
  /** The ids of all locations mentioned and of everything that they lie in. */
  withinIds: string[];
  span: Span;
  /** The page's day of publication. */
  date: string | null;
  /** Event days and the day of publication, ascending, each once. */
  days: string[];
  /** Sorts articles as the pages print them: page order, then position; unique. */
  order: string;
  /** What the search index calls the article; another once its text changes. */
  number: number;
}

export interface MetricDocument extends Versioned, InPrint {
  articleId: string;
  pageId: string;
  text: string;
  value: number;
  unit: string;
  normalizedValue: number;
  normalizedUnit: string;
  counted: string | null;
  qualifier: Qualifier | null;
  label: string;
  /** The label in canonical form: one for all wordings of one measure. */
  measure: string;
  /** The id of the location, organization or person that the number is about; null where nothing tells. */
  subjectId: string | null;
  /** What the article calls it. */
  subjectName: string | null;
  kind: MetricKind;
  sentence: string;
  confidence?: Confidence;
  labelConfidence?: Confidence;
  span: Span;
  /** The article's day of publication. */
  date: string | null;
  /** The article's `withinIds`. */
  withinIds: string[];
  /** Article order, then place in the text; unique. */
  order: string;
}

export interface OfficeEntry {
  title: string;
  firstSeen: string | null;
  lastSeen: string | null;
  articleCount: number;
}

export interface PersonDocument extends Versioned {
  name: string;
  /** "liu qinghe": the surname's syllables, a space, the given name's. */
  pinyin: string;
  /** Every form printed, recognition errors included; the name itself first. */
  spellings: string[];
  /** What the person is found by while a name is typed: see `search/names.ts`. */
  searchKeys: string[];
  isOfficial: boolean;
  offices: OfficeEntry[];
  /** Number of articles the person appears in. */
  articleCount: number;
  /** The forms behind `spellings`, in the same order. */
  forms: FormEntry[];
  /** The newspapers and the cities (by division code) in whose pages the person appears. */
  newspapers: string[];
  regions: string[];
  /** What the person is called who holds no office: "村民". */
  descriptions: string[];
}

export interface FormEntry {
  name: string;
  articleCount: number;
  /** Why a form that differs from the name is this person's; null for the name itself. */
  because: string | null;
}

export interface LocationDocument extends Versioned {
  name: string;
  spellings: string[];
  /** What it is found by, in either script, as it is typed: see `search/names.ts`. */
  searchKeys?: string[];
  level: LocationLevel;
  /** GB/T 2260 or statistical division code, where there is one. */
  code: string | null;
  parentId: string | null;
  /** From the province down; the parent last. */
  ancestorIds: string[];
  /** Number of articles that name the place or anything in it. */
  articleCount: number;
}

export interface OrganizationDocument extends Versioned {
  name: string;
  /** Absent from what was written before kinds were told. */
  kind?: OrganizationKind;
  spellings: string[];
  /** What it is found by, in either script, as it is typed: see `search/names.ts`. */
  searchKeys?: string[];
  articleCount: number;
}

/** A piece of the search index: see `search/segments.ts`. */
export interface SearchDocument extends Versioned {
  /** What the piece is found by: the level of its segment, and which of the segment's pieces it is. */
  key: string;
  /** The segment's article numbers: from `first` to before `next`. */
  first: number;
  next: number;
  /** Numbers of articles, also of other segments, that hold no longer. */
  gone: number[];
  /** How many articles the segment holds, and their lengths added up; in its first piece, if not written before this was told. */
  articles?: number;
  totalLength?: number;
  /** Lengths of the segment's articles, 16 bits each; only in its first piece. */
  lengths: Binary | null;
  /** Posting lists: see `search/postings.ts`. */
  postings: Binary | null;
}

/** Counts and sums that are kept rather than counted again for every question: see `figures/figures.ts`. */
export interface FigureDocument extends Versioned {
  /** What it is asked for together with: "places". */
  set: string;
  /** As text, since it is only ever read whole: see `figures/cells.ts`. */
  cells: string;
  /** By these the figures with the largest groups are found: see `figures/groups.ts`. Absent from those without any. */
  largest?: string;
  largestAbout?: string;
  numbers?: string;
}

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

/** The head of the archive, in the collection of that name: the snapshot number and the lease of whoever writes. */
export interface ArchiveDocument {
  _id: 'archive';
  sequence: number;
  /** Of the archive's documents: see `version.ts`. Absent from what was written before there were versions. */
  version?: number;
  writer: WriterEntry | null;
}

export interface WriterEntry {
  /** "host:process id:random". */
  id: string;
  expires: Date;
}

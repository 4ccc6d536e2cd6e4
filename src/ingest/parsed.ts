/** What a page holds once it has been read: plain values, before anyone asks who is who in the archive. */
import type {
  ArticleGenre,
  ArticleKind,
  ContributorRole,
  DateBasis,
  EventDateEntry,
  HeadPart,
  LocationLevel,
  MetricKind,
  Qualifier,
  Span,
} from '../store/documents.js';
import type { Reading } from './reading.js';

/** A page as it reaches the reader: its text exactly as ingested and what was said about it from outside. */
export interface PageSource {
  /** The file's name without folder or extension. */
  readonly name: string;
  readonly text: string;
  readonly newspaper: string | null;
  readonly edition: string | null;
  /** The day of publication, if given: "2020-10-16". */
  readonly date: string | null;
}

/**
 * Why the layout of an article is unsure:
 * `HEADED_BORDER`: a text without dateline is cut off under a headline, which may be a section's heading;
 * `UNMARKED_BORDER`: a text is cut off with neither dateline nor headline above it, by what it says alone;
 * `POSSIBLE_BORDER`: a text goes on where another may begin;
 * `DISPLACED_TEXT`: the headline stands far from its text;
 * `CONTESTED_HEADLINE`: the headline may belong to a neighbouring text.
 */
export type LayoutDoubtReason =
  | 'HEADED_BORDER'
  | 'UNMARKED_BORDER'
  | 'POSSIBLE_BORDER'
  | 'DISPLACED_TEXT'
  | 'CONTESTED_HEADLINE';

/** Or why a text may not be of its page: `OTHER_YEAR`, it speaks of another year than the page is of. */
export type DoubtReason = LayoutDoubtReason | 'OTHER_YEAR';

/** Something of an article that may be wrong, beside its facts. */
export interface ArticleDoubt {
  readonly reason: DoubtReason;
  readonly span: Span;
  /** The chance that it is right, 0..1. */
  readonly certainty: number;
}

export interface LayoutDoubt extends ArticleDoubt {
  readonly reason: LayoutDoubtReason;
  /** What stands below the border, or the headline. */
  readonly span: Span;
  /** The chance that it was read right, 0..1. */
  readonly certainty: number;
}

/** How sure an article's place on the page is. */
export interface LayoutConfidence {
  /** The chance that the article begins and ends where it was cut, 0..1. */
  readonly borderConfidence: number;
  /** The chance that the headline is this article's, 0..1; null without one. */
  readonly headlineConfidence: number | null;
  readonly doubts: readonly LayoutDoubt[];
}

/** One article's text before facts are drawn from it. */
export interface ArticleText extends LayoutConfidence {
  readonly kind: ArticleKind;
  readonly headline: Reading | null;
  readonly kicker: Reading | null;
  readonly subhead: Reading | null;
  readonly rubric: Reading | null;
  /** A signed story's line under its headline: "市总工会干事 某某". */
  readonly authorLine: string | null;
  /** How the body begins and ends, blanks included: bylines stand there, and blanks tell their names apart. */
  readonly opening: string;
  readonly closing: string;
  readonly paragraphs: readonly Reading[];
  readonly continuedFrom: string | null;
  readonly span: Span;
}

/**
 * What the fact extractors are given: headline lines and body in one reading, a line a paragraph, the
 * headline's lines first. `bodyStart` is the offset in `reading.text` at which the body begins.
 */
export interface FactText {
  readonly reading: Reading;
  readonly bodyStart: number;
}

export interface Contributor {
  readonly name: string;
  readonly role: ContributorRole;
}

export interface ContributorFact extends Contributor {
  /** Where the article names them so. */
  readonly spans: readonly Span[];
}

export interface PersonFact {
  readonly name: string;
  /** The forms that the article prints, first printed first; other names of the same person among them. */
  readonly spellings: readonly string[];
  readonly isOfficial: boolean;
  readonly titles: readonly string[];
  /** How likely it is that the article names this, 0–1. */
  readonly confidence: number;
  /** How likely it is that the article gives this person these titles, 0–1; null without any. */
  readonly officeConfidence: number | null;
  /** Where the titles stand, for `--explain`; null without any. */
  readonly officeRule: string | null;
  readonly spans: readonly Span[];
  /** What decided the name, for `--explain`. */
  readonly rule: string;
}

/** A named place. `code` and `level` come from the gazetteer where it knows the place. */
export interface LocationFact {
  /** The full name: "焦作市". */
  readonly name: string;
  /** The forms that the article prints, first printed first. */
  readonly spellings: readonly string[];
  readonly level: LocationLevel;
  readonly code: string | null;
  /** Full names and levels of what it lies in, from the province down; empty if unknown. */
  readonly ancestors: readonly { name: string; level: LocationLevel; code: string | null }[];
  /** How likely it is that the article names this, 0–1. */
  readonly confidence: number;
  /** How likely it is that the place is this division, or lies in these, 0–1; null where nothing tells. */
  readonly linkConfidence: number | null;
  /** What tells which division it is, for `--explain`; null where nothing does. */
  readonly linkRule: string | null;
  readonly spans: readonly Span[];
  /** What decided the name, for `--explain`. */
  readonly rule: string;
}

export interface OrganizationFact {
  /** The fullest form that the article prints. */
  readonly name: string;
  readonly spellings: readonly string[];
  /** How likely it is that the article names this, 0–1. */
  readonly confidence: number;
  readonly spans: readonly Span[];
  /** What decided the name, for `--explain`. */
  readonly rule: string;
}

/** What a number is about. A person is told by name; who that is, the archive finds out. */
export type SubjectFact =
  | { readonly kind: 'PERSON' | 'ORGANIZATION'; readonly name: string }
  | { readonly kind: 'LOCATION'; readonly place: PlaceFact };

export type PlaceFact = Pick<LocationFact, 'name' | 'level' | 'code' | 'ancestors'>;

export interface MetricFact {
  /** As printed, blanks removed, with unit and adjacent qualifier: "20余名". */
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly counted: string | null;
  readonly qualifier: Qualifier | null;
  readonly label: string;
  /** The label in canonical form, the same for all wordings of one measure. */
  readonly measure: string;
  /** Null where nothing tells. */
  readonly subject: SubjectFact | null;
  readonly kind: MetricKind;
  readonly sentence: string;
  /** How likely it is that the number measures or counts something, as much as this and in this unit, 0–1. */
  readonly confidence: number;
  /** How likely it is that the label says what it measures, 0–1. */
  readonly labelConfidence: number;
  readonly span: Span;
  /** The rule that found the number and the one that named it, for `--explain`. */
  readonly rule: string;
  readonly labelRule: string;
}

/** A day that an article names. */
export interface DateFact extends EventDateEntry {
  /** How likely it is that this is the day meant, 0–1. */
  readonly confidence: number;
  /** What tells its year, for `--explain`. */
  readonly rule: string;
}

/** Where a line of the headline block stands; several spans where other text stands between its lines. */
export interface HeadFact {
  readonly part: HeadPart;
  readonly spans: readonly Span[];
}

export interface ParsedArticle extends Omit<LayoutConfidence, 'doubts'> {
  readonly doubts: readonly ArticleDoubt[];
  readonly kind: ArticleKind;
  /** Null where none is certain. */
  readonly genre: ArticleGenre | null;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly subhead: string | null;
  readonly rubric: string | null;
  readonly paragraphs: readonly string[];
  /** In the order of `HeadPart`; those that the page prints. */
  readonly heads: readonly HeadFact[];
  readonly byline: readonly ContributorFact[];
  readonly dates: readonly DateFact[];
  readonly continuedFrom: string | null;
  readonly people: readonly PersonFact[];
  readonly organizations: readonly OrganizationFact[];
  readonly locations: readonly LocationFact[];
  readonly metrics: readonly MetricFact[];
  readonly span: Span;
}

export interface ParsedPage {
  readonly name: string;
  readonly newspaper: string | null;
  /** The name under which the archive has the newspaper. */
  readonly newspaperName: string | null;
  readonly edition: string | null;
  readonly date: string | null;
  readonly dateBasis: DateBasis;
  readonly text: string;
  readonly furniture: readonly Span[];
  /** Non-blank text that belongs to no article and is not furniture. */
  readonly unread: readonly Span[];
  readonly coverage: number;
  /** In reading order. */
  readonly articles: readonly ParsedArticle[];
}

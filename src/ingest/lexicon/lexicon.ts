/** What a reader of Chinese newspapers knows of the language, as one value. */
import { type LookAlikes, lookAlikesInNames } from '../../look-alikes/look-alikes.js';
import { type CalendarWords, readCalendarWords } from './calendar-words.js';
import { type ChangeWords, readChangeWords } from './change-words.js';
import { DataFile } from './data-file.js';
import { type Gazetteer, readGazetteer } from './gazetteer.js';
import { type GenreWords, readGenreWords } from './genre-words.js';
import { type GrammarWords, readGrammarWords } from './grammar-words.js';
import { type LabelWords, readLabelWords } from './label-words.js';
import { type MeasureWords, readMeasureWords } from './measure-words.js';
import { type MeasuringWords, readMeasuringWords } from './measuring-words.js';
import { type Milestones, readMilestones } from './milestones.js';
import { type NameCharacters, readNameCharacters } from './name-characters.js';
import { type Numerals, readNumerals } from './numerals.js';
import { type OrganizationKinds, readOrganizationKinds } from './organization-kinds.js';
import { type OrganizationWords, readOrganizationWords } from './organization-words.js';
import { type PageWords, readPageWords } from './page-words.js';
import { type PlaceWords, readPlaceWords } from './place-words.js';
import { type PostWords, readPostWords } from './posts.js';
import { type QualifierWords, readQualifierWords } from './qualifiers.js';
import { type ReportingWords, readReportingWords } from './reporting-words.js';
import { readSpanWords, type SpanWords } from './span-words.js';
import { readSubjectWords, type SubjectWords } from './subject-words.js';
import { readSurnames, type Surnames } from './surnames.js';
import { NO_TOWN, type Town } from './town.js';
import { readUnitWords, type UnitWords } from './units.js';
import { Vocabulary } from './vocabulary.js';
import { readZoneKinds, type ZoneKind } from './zones.js';

/** Never changes. The files in `data/` say what each list holds, where it comes from and under which licence. */
export interface Lexicon {
  readonly surnames: Surnames;
  readonly nameCharacters: NameCharacters;
  /** The characters with which names of other languages are written. */
  readonly transcribed: string;
  /** Words that the title of an office ends with: 书记, 副市长. */
  readonly offices: readonly string[];
  /** What people without an office are called before their name: 村民. */
  readonly callings: readonly string[];
  /** What follows a name as address: 同志. */
  readonly addresses: readonly string[];
  /** Callings of people who will hardly hold an office under the same name on the same day. */
  readonly ordinaryCallings: readonly string[];
  /** What stands before a person's other name: 本名, 又名. */
  readonly otherNames: readonly string[];
  readonly posts: PostWords;
  readonly lookAlikes: LookAlikes;
  readonly organizations: OrganizationWords;
  readonly organizationKinds: OrganizationKinds;
  readonly places: PlaceWords;
  readonly zones: readonly ZoneKind[];
  /** The administrative divisions, down to the township. */
  readonly gazetteer: Gazetteer;
  /** All words in one tree, with what each may be. */
  readonly vocabulary: Vocabulary;
  readonly grammar: GrammarWords;
  readonly numerals: Numerals;
  readonly units: UnitWords;
  readonly qualifiers: QualifierWords;
  readonly measuring: MeasuringWords;
  readonly labels: LabelWords;
  readonly measures: MeasureWords;
  readonly subjects: SubjectWords;
  readonly changes: ChangeWords;
  readonly spans: SpanWords;
  readonly milestones: Milestones;
  readonly calendar: CalendarWords;
  readonly reporting: ReportingWords;
  readonly page: PageWords;
  readonly genres: GenreWords;
  /** The names that a paper brings of its own town; empty in the lexicon that ships. */
  readonly town: Town;
}

/**
 * Reads the data files that stand beside the program.
 * @throws DataFileError naming file and line where one is not as it should be
 */
export function loadLexicon(): Lexicon {
  const callings = DataFile.open('callings.txt');
  return withVocabulary({
    surnames: readSurnames(),
    nameCharacters: readNameCharacters(),
    transcribed: DataFile.open('transcribed.txt').characters('characters'),
    offices: DataFile.open('offices.txt').words('offices'),
    callings: callings.words('callings'),
    addresses: callings.words('addresses'),
    ordinaryCallings: callings.words('ordinary'),
    otherNames: callings.words('other names'),
    posts: readPostWords(),
    lookAlikes: lookAlikesInNames(),
    organizations: readOrganizationWords(),
    organizationKinds: readOrganizationKinds(),
    places: readPlaceWords(),
    zones: readZoneKinds(),
    gazetteer: readGazetteer(),
    grammar: readGrammarWords(),
    numerals: readNumerals(),
    units: readUnitWords(),
    qualifiers: readQualifierWords(),
    measuring: readMeasuringWords(),
    labels: readLabelWords(),
    measures: readMeasureWords(),
    subjects: readSubjectWords(),
    changes: readChangeWords(),
    spans: readSpanWords(),
    milestones: readMilestones(),
    calendar: readCalendarWords(),
    reporting: readReportingWords(),
    page: readPageWords(),
    genres: readGenreWords(),
    town: NO_TOWN,
  });
}

let shipped: Lexicon | null = null;

/** The lexicon that ships with the program: the same one at every call. */
export function shippedLexicon(): Lexicon {
  shipped ??= loadLexicon();
  return shipped;
}

/**
 * What a module derives from a lexicon, such as a pattern of its words, made once for each:
 * `const patternOf = perLexicon(({ offices }) => new RegExp(anyOf(offices), 'u'))`, then `patternOf(lexicon)`.
 */
export function perLexicon<Derived>(derive: (lexicon: Lexicon) => Derived): (lexicon: Lexicon) => Derived {
  const known = new WeakMap<Lexicon, { readonly derived: Derived }>();
  // Nearly always the same lexicon is asked for: to compare it takes less time than to look it up.
  let last: { readonly lexicon: Lexicon; readonly derived: Derived } | null = null;
  return (lexicon) => {
    if (last?.lexicon === lexicon) return last.derived;
    const { derived } = known.get(lexicon) ?? { derived: derive(lexicon) };
    known.set(lexicon, { derived });
    last = { lexicon, derived };
    return derived;
  };
}

/** The vocabulary is built when first asked for: it takes longer than all else, and who is who needs none. */
function withVocabulary(parts: Omit<Lexicon, 'vocabulary'>): Lexicon {
  let vocabulary: Vocabulary | null = null;
  return Object.freeze({
    ...parts,
    get vocabulary() {
      vocabulary ??= new Vocabulary(parts);
      return vocabulary;
    },
  });
}

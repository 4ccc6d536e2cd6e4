/** Where a Chinese personal name ends, judged by what follows and by how else the page prints it. */
import { COMMON_WORDS } from '../lexicon/common-words.js';
import { NAME_FOLLOWERS } from '../lexicon/name-followers.js';
import { AMBIGUOUS_SURNAMES, surnameLength } from '../lexicon/surnames.js';

const FOLLOWERS: ReadonlySet<string> = new Set(NAME_FOLLOWERS);
const LONGEST_FOLLOWER = Math.max(...NAME_FOLLOWERS.map((word) => word.length));
/** Characters that hardly ever stand in a given name. */
const NEVER_IN_NAMES = /[的了是在等个这那们着过吗呢吧啊把被很都也又就还没不省市区县镇乡街局厅委部第说摄村]/u;
const BOUNDARY = /[^\p{Script=Han}]/u;

/** How sure what follows makes it that a name ends here. */
enum Ending {
  None = 0,
  /** A word that often follows names, but also stands inside them. */
  Character = 1,
  /** A verb of acting or speaking. */
  Word = 2,
  /** Punctuation, or the end of the text. */
  Boundary = 3,
}

/**
 * What the context before a name promises: nothing; that a person may be named (a calling, 和 behind a name); or
 * that one is (an office, a list of names).
 */
export type Expectation = 'NONE' | 'MAYBE' | 'SURE';

export interface NameReader {
  /** Length of the name that begins at `at`, 0 if none can stand there. */
  lengthAt(text: string, at: number, expectation: Expectation): number;
}

/** Reads names on one page; `pageText` is its clean text, by which doubtful ends are decided. */
export function readNames(pageText: string): NameReader {
  const prints = indexBeginnings(pageText);
  /** Whether the page prints this two-character name with different characters after it. */
  const standsAlone = (name: string) =>
    new Set(prints(name).map((place) => pageText.charAt(place + name.length))).size >= 2;
  const isRepeated = (name: string) => prints(name).length >= 2;
  return {
    lengthAt(text, at, expectation) {
      const foreign = expectation === 'NONE' ? 0 : foreignLength(text, at);
      if (foreign > 0) return foreign;
      const surname = surnameLength(text, at);
      if (surname === 0) return 0;
      const common = COMMON_WORDS.has(text.slice(at, at + 2)) || COMMON_WORDS.has(text.slice(at, at + 3));
      const ambiguous = surname === 1 && AMBIGUOUS_SURNAMES.has(text.charAt(at));
      if (expectation === 'NONE' && (common || ambiguous)) return 0;
      if (expectation === 'MAYBE' && common) return 0;
      const short = endingOf(text, at, surname + 1);
      const long = endingOf(text, at, surname + 2);
      const takesShort = long === null || (short !== null && prefersShort(text, at, surname, short, long, standsAlone));
      const length = takesShort ? surname + 1 : surname + 2;
      const ending = takesShort ? short : long;
      if (ending === null || COMMON_WORDS.has(text.slice(at, at + length))) return 0;
      if (expectation === 'MAYBE' && ambiguous) return length > surname + 1 && ending >= Ending.Word ? length : 0;
      // A name that begins like a word ("王家") must end clearly, or be printed again.
      const least = common && !isRepeated(text.slice(at, at + length)) ? Ending.Word : Ending.Character;
      if (ending >= least) return length;
      return expectation === 'SURE' && !common && !ambiguous ? length : 0;
    },
  };
}

/** How many places of a name are kept: doubts are settled by the first few. */
const PLACES_KEPT = 32;

/** Where a text prints what begins with a surname: the index is made once, a page long or short. */
function indexBeginnings(text: string): (name: string) => number[] {
  const places = new Map<string, number[]>();
  for (let at = 0; at + 1 < text.length; at++) {
    if (surnameLength(text, at) === 0) continue;
    const beginning = text.slice(at, at + 2);
    const known = places.get(beginning);
    if (known === undefined) places.set(beginning, [at]);
    else if (known.length < PLACES_KEPT) known.push(at);
  }
  return (name) => (places.get(name.slice(0, 2)) ?? []).filter((place) => text.startsWith(name, place));
}

function prefersShort(
  text: string,
  at: number,
  surname: number,
  short: Ending,
  long: Ending,
  standsAlone: (name: string) => boolean,
): boolean {
  if (short === Ending.None) return false;
  const third = text.charAt(at + surname + 1);
  if (short === Ending.Boundary) return true;
  if (short === Ending.Word && long <= Ending.Character) return true;
  if (short === Ending.Word && long === Ending.Word) return !/[明军平华文林生宏建国海志玉春成安]/u.test(third);
  if (/[就在将与和说等为对向率同]/u.test(third) && long < Ending.Word) return true;
  return long < Ending.Word && standsAlone(text.slice(at, at + surname + 1));
}

/** How a name of this length would end; null if these characters cannot be a name. */
function endingOf(text: string, at: number, length: number): Ending | null {
  const name = text.slice(at, at + length);
  if (name.length < length || BOUNDARY.test(name)) return null;
  if (NEVER_IN_NAMES.test(name.slice(1))) return null;
  const next = text.charAt(at + length);
  if (next === '' || BOUNDARY.test(next)) return Ending.Boundary;
  for (let size = LONGEST_FOLLOWER; size >= 2; size--)
    if (FOLLOWERS.has(text.slice(at + length, at + length + size))) return Ending.Word;
  return FOLLOWERS.has(next) ? Ending.Character : Ending.None;
}

/**
 * "买买提·艾力", "约翰·史密斯": transcribed names carry a middle dot. Their last part ends before a word that
 * follows names, or at a mark.
 */
function foreignLength(text: string, at: number): number {
  const match = /^(\p{Script=Han}{1,5}(?:[·•]\p{Script=Han}{1,6}){0,2}[·•])(\p{Script=Han}{1,8})/u.exec(
    text.slice(at, at + 28),
  );
  if (match === null || /^(?:中国|全国|[\p{Script=Han}]{1,3}[省市县区])/u.test(match[0])) return 0;
  const [, beginning = '', rest = ''] = match;
  for (let length = 2; length < rest.length; length++)
    if (endingOf(text, at + beginning.length, length) === Ending.Word) return beginning.length + length;
  return rest.length <= LONGEST_PART ? match[0].length : 0;
}

/** The longest part of a transcribed name, in characters. */
const LONGEST_PART = 6;

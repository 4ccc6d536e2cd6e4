/**
 * Where a text prints personal names.
 *
 * A text is covered with words, as cheaply as their rarity allows, and names compete with words for its characters: a
 * name costs what its characters cost as a name, less where an office, a calling or another name of a list stands
 * before it, less where a word follows that stands behind names. So "李明确" is a name and a verb's beginning only where
 * no cheaper reading ("明确") takes the character away.
 */
import { CharacterSet } from '../../character-set.js';
import { shippedLexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { type Segmentation, segment, UNREACHED } from '../segmentation.js';
import { bitsOfName, IMPOSSIBLE_NAME } from '../../names/name-shapes.js';
import { type TitleEnding, titleEndings } from './titles.js';

/**
 * What the context before a name promises: nothing; a person (a calling, an age, "名叫"); one whose office is named;
 * another name of a list.
 */
export type Expectation = 'NONE' | 'CALLING' | 'OFFICE' | 'LIST';

export interface Name {
  readonly at: number;
  readonly length: number;
  readonly expectation: Expectation;
  /** How likely its characters are a name, in bits; fewer are likelier. */
  readonly bits: number;
}

/** Bits that a name costs before anything is known of it, as words are rare or common. */
const NAME = 7;
const EXPECTED = { NONE: 0, CALLING: -6, OFFICE: -11, LIST: -12 } as const;
/** What follows a name: a verb of acting or speaking, a particle, a mark, or any other word. */
const FOLLOWED = { word: -3, particle: -1, mark: -1, other: 2 } as const;
/** Behind an office, what ends before a mark or a verb and is no verb itself is a name, even if a word: "副市长秦岭说". */
const FILLS_CLAUSE = -7;
/** A name that ends in an office, or begins within a longer title, is none. */
const PART_OF_TITLE = 15;
/** What a transcribed name costs, for its middle dot or for its place in a list. */
const TRANSCRIBED = { dotted: 8, listed: 22 } as const;
/** A name that nothing announces is not considered from so many bits on, by the number of its given characters. */
const FAR_FETCHED = [0, 26, 32] as const;
const OLD = /(?:\d{1,3}|[一二三四五六七八九十]{1,3}多?)岁的?$/u;
const CALLED = /(?:任命|选举|补选|推选|免去|名叫|名为|叫做|他叫|她叫|我叫|姓名[：:])$/u;
/** The last characters of what `OLD` and `CALLED` find: few texts need to be searched for them. */
const INTRODUCES = new CharacterSet('岁的叫为做举选去任命：:');

const { nameFollowers: NAME_FOLLOWERS, surnames } = shippedLexicon();
const followers = new Set(NAME_FOLLOWERS);
const longestFollower = Math.max(...NAME_FOLLOWERS.map((word) => word.length));
const followersBegin = new CharacterSet(NAME_FOLLOWERS.map((word) => word.charAt(0)).join(''));
const CODE = { and: '和'.charCodeAt(0), with: '与'.charCodeAt(0), also: '及'.charCodeAt(0), comma: '、'.charCodeAt(0) };

/** What is looked up again and again of one text. */
interface Surroundings {
  readonly text: string;
  readonly titles: readonly (TitleEnding | null)[];
  /** What stands at each offset behind a name, by its number in `FOLLOWERS`, from 1; 0 if not looked up yet. */
  readonly followers: Uint8Array;
}

export interface Words {
  readonly segmentation: Segmentation;
  /** Left to right. */
  readonly names: readonly Name[];
}

/** A text as words, and as words and names: both from one search for the words that it holds. */
export function readWords(text: string): Words {
  const { length } = text;
  const cost = new Int32Array(length + 1).fill(UNREACHED);
  const from = new Int32Array(length + 1);
  /** The names considered, and for each offset the number of the one that ends there on the cheapest way, from 1. */
  const considered: Name[] = [];
  const endsName = new Int32Array(length + 1);
  const hasDots = /[·•]/u.test(text);
  const surroundings = { text, titles: titleEndings(text), followers: new Uint8Array(length + 1) };
  cost[0] = 0;
  const consider = (at: number, characters: number, bits: number, expectation: Expectation): void => {
    const end = at + characters;
    const price = bits + NAME + EXPECTED[expectation] + priceOfEnd(surroundings, at, characters, expectation);
    const total = (cost[at] ?? UNREACHED) + Math.max(1, price);
    if (total >= (cost[end] ?? 0)) return;
    cost[end] = total;
    from[end] = at;
    endsName[end] = considered.push({ at, length: characters, expectation, bits });
  };
  const segmentation = segment(text, {
    cost,
    from,
    endsName,
    enter(at) {
      const surname = surnames.lengthAt(text, at);
      const lists = isListed(text, at, endsName);
      if (surname === 0 && !lists && !hasDots) return;
      const expectation = lists ? 'LIST' : expectationAt(surroundings, at);
      if (surname > 0) {
        for (let given = 1; given <= 2; given++) {
          const bits = bitsOfName(text, at, surname, given);
          if (bits < (expectation === 'NONE' ? (FAR_FETCHED[given] ?? 0) : IMPOSSIBLE_NAME))
            consider(at, surname + given, bits, expectation);
        }
      }
      if (hasDots) {
        const dotted = dottedLength(surroundings, at, expectation);
        if (dotted > 0) consider(at, dotted, TRANSCRIBED.dotted, expectation);
      }
      if (lists && isTranscribed(text, at)) consider(at, untilMark(text, at), TRANSCRIBED.listed, expectation);
    },
  });
  const names: Name[] = [];
  for (let end = length; end > 0; end = from[end] ?? 0) {
    const name = considered[(endsName[end] ?? 0) - 1];
    if (name !== undefined) names.push(name);
  }
  return { segmentation, names: names.reverse() };
}

/** The names of a text, left to right. */
export function readNames(text: string): readonly Name[] {
  return readWords(text).names;
}

function expectationAt({ text, titles }: Surroundings, at: number): Exclude<Expectation, 'LIST'> {
  const title = titles[at] ?? null;
  if (title !== null) return title.kind;
  if (!INTRODUCES.isAt(text, at - 1)) return 'NONE';
  const before = text.slice(Math.max(0, at - 7), at);
  return OLD.test(before) || CALLED.test(before) ? 'CALLING' : 'NONE';
}

/** Whether a name ends before the 、 or 和 that stands before `at`. */
function isListed(text: string, at: number, endsName: Int32Array): boolean {
  const joint = at === 0 ? 0 : text.charCodeAt(at - 1);
  if (joint !== CODE.comma && joint !== CODE.and && joint !== CODE.with && joint !== CODE.also) return false;
  const isTwoLong = joint === CODE.also && text.charAt(at - 2) === '以';
  return endsName[at - (isTwoLong ? 2 : 1)] !== 0;
}

/** What the surroundings of a name's end say against it, or for it. */
function priceOfEnd(around: Surroundings, at: number, length: number, expectation: Expectation): number {
  const { text, titles } = around;
  const end = at + length;
  const follower = followerAt(around, end);
  const ends = follower === 'mark' || follower === 'word' || text.charAt(end) === '说';
  const fills = expectation === 'OFFICE' && ends && !startsVerb(text, at) ? FILLS_CLAUSE : 0;
  const partOfTitle = (titles[end] ?? null) !== null || isWithinTitle(titles, at, end) ? PART_OF_TITLE : 0;
  return partOfTitle + FOLLOWED[follower] + fills;
}

type Follower = keyof typeof FOLLOWED;
const FOLLOWERS: readonly Follower[] = ['word', 'particle', 'mark', 'other'];

function followerAt({ text, followers: known }: Surroundings, end: number): Follower {
  const number = known[end] ?? 0;
  if (number > 0) return FOLLOWERS[number - 1] ?? 'other';
  const follower = findFollower(text, end);
  known[end] = FOLLOWERS.indexOf(follower) + 1;
  return follower;
}

function findFollower(text: string, end: number): Follower {
  const next = text.charCodeAt(end);
  if (end >= text.length || !isHan(next)) return 'mark';
  if (!followersBegin.isAt(text, end)) return 'other';
  for (let size = longestFollower; size >= 2; size--) if (followers.has(text.slice(end, end + size))) return 'word';
  return followers.has(text.charAt(end)) ? 'particle' : 'other';
}

/** "总工程师战…": a title that began before the surname goes on over it. */
function isWithinTitle(titles: readonly (TitleEnding | null)[], at: number, end: number): boolean {
  for (let behind = at + 1; behind <= end; behind++) {
    const title = titles[behind] ?? null;
    if (title !== null && behind - title.length < at) return true;
  }
  return false;
}

/** Whether all that stands between one 、 and the next mark may be a transcribed name: "、阿里木江、". */
function isTranscribed(text: string, at: number): boolean {
  if (text.charCodeAt(at - 1) !== CODE.comma) return false;
  const length = untilMark(text, at);
  return length >= 3 && length <= 4 && !holdsWord(text, at, length);
}

/** "买买提·艾力": transcribed names carry a middle dot; the last part ends before a word that follows names. */
function dottedLength(around: Surroundings, at: number, expectation: Expectation): number {
  const { text } = around;
  const begins = expectation !== 'NONE' || at === 0 || !isHan(text.charCodeAt(at - 1));
  if (!begins) return 0;
  const match = /^(\p{Script=Han}{1,5}(?:[·•]\p{Script=Han}{1,6}){0,2}[·•])(\p{Script=Han}{1,8})/u.exec(
    text.slice(at, at + 28),
  );
  if (match === null || /^(?:中国|全国|[\p{Script=Han}]{1,3}[省市县区])/u.test(match[0])) return 0;
  const [, beginning = '', rest = ''] = match;
  for (let length = 2; length <= Math.min(rest.length, LONGEST_PART); length++) {
    const end = at + beginning.length + length;
    const follower = followerAt(around, end);
    const ends = follower === 'word' || follower === 'mark' || /[等正以在就]/u.test(text.charAt(end));
    if (ends || isWord(text.slice(end, end + 2))) {
      const whole = beginning.length + length;
      return holdsWord(text, at, whole) ? 0 : whole;
    }
  }
  return 0;
}

/** The longest part of a transcribed name, in characters. */
const LONGEST_PART = 6;

/** Whether an everyday word of two characters stands in these. */
function holdsWord(text: string, at: number, length: number): boolean {
  for (let i = at; i + 2 <= at + length; i++)
    if (isEveryday(shippedLexicon().vocabulary.marksOf(text.slice(i, i + 2)))) return true;
  return false;
}

/** Proper nouns are no everyday words even where a lexicon holds them as nouns, too: "阿里". */
function isEveryday(marks: number): boolean {
  return (marks & EVERYDAY) !== 0 && (marks & (Mark.BRAND | Mark.SHORT_DIVISION)) === 0;
}

const EVERYDAY = Mark.NOUN | Mark.VERB | Mark.FUNCTION | Mark.NUMBER | Mark.TIME | Mark.DIRECTION;

/** Number of Chinese characters from `at` to the next mark. */
function untilMark(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 6 && isHan(text.charCodeAt(end))) end++;
  return end - at;
}

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** Whether a lexicon holds these characters as an ordinary word: "和平", "宁夏". */
export function isWord(characters: string): boolean {
  return shippedLexicon().vocabulary.marksOf(characters) !== 0;
}

/** Whether the word that begins at `at` is a verb. */
export function startsVerb(text: string, at: number): boolean {
  for (const size of [3, 2])
    if ((shippedLexicon().vocabulary.marksOf(text.slice(at, at + size)) & Mark.VERB) !== 0) return true;
  return false;
}

/**
 * The offices and callings that a text gives to those whom it names, as printed: "示范区（高新区）党工委书记、管委会主任".
 *
 * A title is a row of names of offices with the bodies and places that they belong to, right before the person, right
 * behind, or given by a verb or in brackets.
 */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';
import { type OfficeKind, type OfficeWords, officeWordsOf } from '../../names/office-words.js';
import { isBlankAt, withoutBlanks } from '../../reading.js';
import type { Range } from '../range.js';
import { listedNames } from './name-lines.js';

/** Where a title stands: before the name, behind it, given behind it by a verb, a comma or a bracket, or led by words. */
export type TitlePosition = 'before' | 'before the list' | 'behind' | 'given behind' | 'leading to';

export interface Title {
  readonly text: string;
  readonly kind: OfficeKind;
  readonly position: TitlePosition;
  /** The probability of the least sure name of an office in it. */
  readonly probability: number;
}

/** What may stand between the parts of one title. */
const JOINS = /^(?:[、（）()“”\s·]|兼|暨)*$/u;
/** Between two posts that one person holds: "行长及首席执行总裁". */
const BOTH = '及';
/** What may stand between a title and the name, beside nothing: "市领导还有甲、乙". */
const LEADS = /^[\s“]*(?:(?:(?:还?有|包括|为|分别是|分别为)[：:]?|[：:])[\s“]*)?$/u;
/** The same behind other words. */
const LEADING = /(?:还?有|包括|分别是|分别为)[：:]?[\s“]*$/u;
const LEAD_ENDS = new CharacterSet('有括是为：:“');
const LONGEST_LEAD = 16;
/** What stands between those who share a title: "区领导甲、乙和丙". */
const LISTS = /^(?:\s*[、，]\s*|\s+|\s*(?:和|与|及|以及)\s*)$/u;
/** Words of a title that name neither body nor office: "医院|心理咨询|专家". */
const WITHIN = /^[^\P{Script=Han}的了和与及在对向从把被将由为是等也都就还又并]{1,6}$/u;
const LONGEST = 60;
/** Where a clause ends that says who somebody is; what a colon follows is said of whom it leads to: "，副主任：甲". */
const CLAUSE_ENDS = /^(?:[，,。；;！？）)\n]|$)/u;
const FORMER = new CharacterSet('原前');

/** The titles of each person's name to which the text gives any at that place. */
export function titlesOf(text: string, names: readonly Name[], lexicon: Lexicon): ReadonlyMap<Name, readonly Title[]> {
  const titles = new Map<Name, readonly Title[]>();
  const offices = officeWordsOf(lexicon);
  let listed: ReadonlySet<Name> | null = null;
  const listedIn = (): ReadonlySet<Name> => (listed ??= listedNames(text, names));
  let shared: Title | null = null;
  /** The office that belongs to the person named before it, so that nobody behind it has it, too. */
  let taken: Name | null = null;
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (name?.kind !== 'PERSON') continue;
    const last = names[i - 1];
    const before =
      last !== undefined && last === taken
        ? null
        : (titleBefore(text, names, i, lexicon) ?? officeLeadingTo(text, last?.end ?? 0, name, offices));
    const isListed: boolean = shared !== null && last !== undefined && isListedBehind(text, last, name, listedIn);
    shared = before ?? (isListed ? ofList(shared) : null);
    const behind = titleBehind(text, names, i, shared !== null, lexicon);
    taken = behind?.last ?? null;
    const given = behind?.title ?? null;
    if (shared !== null) titles.set(name, given === null ? [shared] : [shared, given]);
    else if (given !== null) titles.set(name, [given]);
  }
  return titles;
}

function ofList(title: Title | null): Title | null {
  if (title === null || title.position === 'before the list') return title;
  const { text, kind, probability } = title;
  return { text, kind, position: 'before the list', probability };
}

/** Whether a person stands in one list with the person before; over a line break, only where both lines are lists. */
function isListedBehind(text: string, last: Name, name: Name, listedIn: () => ReadonlySet<Name>): boolean {
  const between = text.slice(last.end, name.start);
  if (last.kind !== 'PERSON' || !LISTS.test(between)) return false;
  return !between.includes('\n') || (listedIn().has(last) && listedIn().has(name));
}

/** The title that ends right before `names[at]`. */
function titleBefore(text: string, names: readonly Name[], at: number, lexicon: Lexicon): Title | null {
  const offices = officeWordsOf(lexicon);
  const person = names[at];
  let first = at - 1;
  const last = names[first];
  if (person === undefined || last?.kind !== 'OFFICE' || !LEADS.test(text.slice(last.end, person.start))) return null;
  const next = names[at + 1];
  const isAlone = next?.kind !== 'PERSON' || !LISTS.test(text.slice(person.end, next.start));
  for (; first > 0; first--) {
    const part = names[first];
    const before = names[first - 1];
    if (part === undefined || before === undefined || before.kind === 'PERSON') break;
    if (last.end - before.start > LONGEST || !isJoined(text, before, part, isAlone)) break;
  }
  const start = names[first]?.start ?? last.start;
  const body = bodyBefore(text, start, names[first - 1]?.end ?? 0, lexicon);
  return titleOf(text, { start: body, end: last.end }, names.slice(first, at), 'before', offices);
}

/** A listed word for an office that leads to the person without being part of a name: "到场的市领导还有甲". */
function officeLeadingTo(text: string, from: number, person: Name, offices: OfficeWords): Title | null {
  const before = text.slice(Math.max(from, person.start - LONGEST_LEAD), person.start);
  if (before.length < 2) return null;
  const lead = mayLead(before) ? LEADING.exec(before) : null;
  const word = offices.endOf(lead === null ? before : before.slice(0, lead.index));
  if (word === null || word.kind !== 'OFFICE') return null;
  return { text: word.text, kind: word.kind, position: 'leading to', probability: person.probability };
}

/** Whether the last character is one of those that leading words end with: hardly any text before a name does. */
function mayLead(before: string): boolean {
  return LEAD_ENDS.isAt(before, before.length - 1) || isBlankAt(before, before.length - 1);
}

const bodyEndingOf = perLexicon(
  ({ posts }) => new RegExp(`${anyOf(posts.bodyEndings.map(([ending]) => ending))}$`, 'u'),
);
const LONGEST_BODY = 4;

/** Where a title begins of which the body has no name of its own: "公司|副总经理". */
function bodyBefore(text: string, start: number, from: number, lexicon: Lexicon): number {
  if (start <= from) return start;
  const body = bodyEndingOf(lexicon).exec(text.slice(Math.max(from, start - LONGEST_BODY), start));
  return body === null ? start : start - body[0].length;
}

/** @param isAlone whether the title is of one person: of several, each has one of the posts that 及 joins */
function isJoined(text: string, before: Name, part: Name, isAlone = true): boolean {
  const between = text.slice(before.end, part.start);
  if (between === '') return true;
  if (between === BOTH) return isAlone && before.kind === 'OFFICE' && part.kind === 'OFFICE';
  // "甲局局长、乙局局长": a post before 、 is of the same title; a body before it is another thing of a list.
  if (JOINS.test(between)) return before.kind === 'OFFICE' || !between.includes('、');
  return before.kind !== 'OFFICE' && part.kind === 'OFFICE' && WITHIN.test(between);
}

interface Given {
  /** Null for what is an address only: "佟志刚同志". */
  readonly title: Title | null;
  /** The office that the title ends with. */
  readonly last: Name;
}

/** The title that the text gives behind `names[at]`: right there, in brackets, behind a comma or by a verb. */
function titleBehind(
  text: string,
  names: readonly Name[],
  at: number,
  hasTitle: boolean,
  lexicon: Lexicon,
): Given | null {
  const person = names[at];
  if (person === undefined) return null;
  const first = at + 1 + partsOfLife(text, names, at, lexicon);
  const next = names[first];
  if (next === undefined || next.kind === 'PERSON') return null;
  const between = text.slice(person.end, next.start);
  if (between === '') {
    if (next.kind !== 'OFFICE' || isOthers(names, first, hasTitle)) return null;
    const title = titleOf(text, next, [next], 'behind', officeWordsOf(lexicon));
    const isAddress = title.kind === 'CALLING' && lexicon.addresses.includes(title.text);
    return { title: isAddress ? null : title, last: next };
  }
  if (!givesOffice(lexicon).test(between)) return null;
  let end = first;
  for (let behind = names[end + 1]; behind !== undefined; behind = names[++end + 1]) {
    const part = names[end];
    if (part === undefined || behind.kind === 'PERSON' || behind.end - next.start > LONGEST) break;
    if (!isJoined(text, part, behind)) break;
  }
  while (end >= first && names[end]?.kind !== 'OFFICE') end--;
  const last = names[end];
  if (end < first || last === undefined || !CLAUSE_ENDS.test(text.slice(last.end, last.end + 1))) return null;
  const range = { start: next.start, end: last.end };
  return { title: titleOf(text, range, names.slice(first, end + 1), 'given behind', officeWordsOf(lexicon)), last };
}

/** How a life begins that a notice tells: "，男，1970年3月生，福建南安人，现任". */
const LIFE = new CharacterSet('，,、');
const sexesOf = perLexicon(({ spans }) => new CharacterSet(...spans.sexes.filter(({ length }) => length === 1)));
const LIFE_GOES_ON = new CharacterSet('，,');
const LONGEST_LIFE = 100;

/** How many names stand between a person and the office that the life told behind the person leads to: 福建, 南安. */
function partsOfLife(text: string, names: readonly Name[], at: number, lexicon: Lexicon): number {
  const start = names[at]?.end ?? 0;
  if (!LIFE.isAt(text, start) || !sexesOf(lexicon).isAt(text, start + 1) || !LIFE_GOES_ON.isAt(text, start + 2))
    return 0;
  for (let count = 0; ; count++) {
    const next = names[at + 1 + count];
    if (next === undefined || next.kind === 'PERSON' || next.start - start > LONGEST_LIFE) return 0;
    if (endsWithGiven(lexicon).test(text.slice(start, next.start))) return count;
  }
}

const endsWithGiven = perLexicon(({ posts }) => new RegExp(`[，,]${anyOf(posts.givenBy)}$`, 'u'));

/**
 * Whether the office `names[at]`, right behind a person, is that of the person right behind it: of "组长甲副组长乙", and not
 * of "甲组长乙副组长".
 */
function isOthers(names: readonly Name[], at: number, hasTitle: boolean): boolean {
  const office = names[at];
  const other = names[at + 1];
  const behind = names[at + 2];
  if (other?.kind !== 'PERSON' || other.start !== office?.end) return false;
  return hasTitle || behind?.kind !== 'OFFICE' || behind.start !== other.end;
}

/** What stands between a name and the office that it is said to hold: "，男，1970年生，现任", "（", "是". */
const givesOffice = perLexicon(
  ({ posts }) =>
    new RegExp(
      `^(?:[（(，,]|(?:[，,、][男女][^。；;\\n]{0,100}?)?[，,]?(?:同志)?${anyOf(posts.givenBy)})(?:了)?[原前]?$`,
      'u',
    ),
);

function titleOf(
  text: string,
  { start, end }: Range,
  parts: readonly Name[],
  position: TitlePosition,
  offices: OfficeWords,
): Title {
  const from = FORMER.isAt(text, start - 1) ? start - 1 : start;
  const posts = parts.filter(({ kind }) => kind === 'OFFICE');
  return {
    text: balanced(withoutBlanks(text.slice(from, end))),
    kind: posts.some((post) => kindOfPost(text.slice(post.start, post.end), offices) === 'OFFICE')
      ? 'OFFICE'
      : 'CALLING',
    position,
    probability: posts.reduce((least, { probability }) => Math.min(least, probability), 1),
  };
}

/** A post that no list holds is an office by its head: 会长, 督导专员, 妇联主席. */
function kindOfPost(post: string, offices: OfficeWords): OfficeKind {
  return offices.kindOf(post) ?? (/[长委总]$/u.test(post) ? 'OFFICE' : 'CALLING');
}

/** Without a bracket that closes what was opened before the title, and what stands before it. */
function balanced(title: string): string {
  let depth = 0;
  for (let i = 0; i < title.length; i++) {
    if (OPENING.isAt(title, i)) depth++;
    if (CLOSING.isAt(title, i) && --depth < 0) return balanced(title.slice(i + 1));
  }
  return title;
}

const OPENING = new CharacterSet('（(');
const CLOSING = new CharacterSet('）)');

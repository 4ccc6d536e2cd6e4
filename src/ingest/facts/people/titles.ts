/** The office or calling that stands before a name, as printed: "新区（经开区）党工委书记、管委会主任". */
import { CharacterSet } from '../../character-set.js';
import { CALLINGS, OFFICE_ENDINGS } from '../../lexicon/offices.js';

export type TitleKind = 'OFFICE' | 'CALLING';

export interface Title {
  readonly text: string;
  readonly kind: TitleKind;
  readonly start: number;
}

export interface TitleEnding {
  readonly kind: TitleKind;
  /** Number of its characters: 书记 is 2. */
  readonly length: number;
}

/** The endings by the code of their last character, longest first. */
const ENDINGS = endingsByLastCharacter();
const LONGEST_TITLE = 60;
/** Words before a title that are not part of it; what stands behind the last of them is. */
const LEADS_IN =
  /(?:特别|还|并|专门|现场)?(?:邀请了?|特邀|聘请|陪同|会见了?|接见|看望|慰问|采访了?|专访|跟随|跟着|率领|带领|听取了?|见到|遇到|找到|联系到?|走访|拜访|来自|现任|时任|原任|担任|曾任|任命|选举|推选|当选|聘任|据|由|在|随|是|让|请|被|把|给|叮嘱|嘱咐|的|以及|其中|包括|只见|说起|提起|作为|身为|记者从|对于|关于|来到|走进|见证|感谢|向着|当天|当日|昨日|昨天|上午|下午|晚上|近日|日前|随后|期间|其间|会上|会后|现场|日)/gu;
const LEADING_PARTICLE = /^(?:[了和与及同跟对向为到赴经由将，]|以及|并|还有|而)+/u;

/** The longest word for an office or calling that ends right before `at`. */
export function titleEndingBefore(text: string, at: number): TitleEnding | null {
  const endings = at > 0 ? ENDINGS.get(text.charCodeAt(at - 1)) : undefined;
  if (endings === undefined) return null;
  for (const { word, ending } of endings) if (text.startsWith(word, at - word.length)) return ending;
  return null;
}

/** The characters that titles end with. */
const ENDS_TITLE = new CharacterSet(String.fromCharCode(...ENDINGS.keys()));

/** For each offset of a text, the title that ends right before it, or null: what `titleEndingBefore` gives, at once. */
export function titleEndings(text: string): readonly (TitleEnding | null)[] {
  const endings = new Array<TitleEnding | null>(text.length + 1).fill(null);
  for (let at = 1; at <= text.length; at++)
    if (ENDS_TITLE.isAt(text, at - 1)) endings[at] = titleEndingBefore(text, at);
  return endings;
}

/**
 * The title that ends right before `at`, from its first word. `floor` is the end of the name before, which no
 * title reaches across.
 */
export function titleBefore(text: string, at: number, floor: number): Title | null {
  const kind = titleEndingBefore(text, at)?.kind;
  if (kind === undefined) return null;
  let start = startOfPhrase(text, at, Math.max(floor, at - LONGEST_TITLE));
  const phrase = text.slice(start, at);
  let skip = LEADING_PARTICLE.exec(phrase)?.[0].length ?? 0;
  for (const match of phrase.matchAll(LEADS_IN)) {
    const end = match.index + match[0].length;
    if (end < phrase.length && isOutsideBrackets(phrase, end) && !isPartOfName(phrase, match.index, end))
      skip = Math.max(skip, end);
  }
  // "……负责人和……总经理（某某）": the post before 和 is another's.
  for (const match of phrase.matchAll(/[和与及]/gu))
    if (titleEndingBefore(phrase, match.index)?.kind === 'OFFICE' && isOutsideBrackets(phrase, match.index))
      skip = Math.max(skip, match.index + 1);
  skip += LEADING_PARTICLE.exec(phrase.slice(skip))?.[0].length ?? 0;
  start += skip;
  const title = text.slice(start, at).replace(/\s+/gu, '');
  return title === '' ? null : { text: title, kind: isOffice(title) ? 'OFFICE' : kind, start };
}

/** Whether any post in a row of them is an office. */
function isOffice(title: string): boolean {
  return title.split('、').some((post) => titleEndingBefore(post, post.length)?.kind === 'OFFICE');
}

/** Lead-in words also stand inside names of bodies: 随 in 随县, 由 in 任由… They lead in only if a title begins behind. */
function isPartOfName(phrase: string, start: number, end: number): boolean {
  const word = phrase.slice(start, end);
  if (word === '日') return !/\d$/u.test(phrase.slice(0, start));
  if (word === '在') return /^(?:线|职|校|读)/u.test(phrase.slice(end)) || /[存现潜内]$/u.test(phrase.slice(0, start));
  if (word === '随') return /^[县州]/u.test(phrase.slice(end));
  if (word === '现场') return true;
  return false;
}

function isOutsideBrackets(phrase: string, end: number): boolean {
  const before = phrase.slice(0, end);
  return before.split(/[（(“《]/u).length === before.split(/[）)”》]/u).length;
}

/** Walks left over everything that may stand in a title: words, brackets, quotations, and 、 between posts. */
function startOfPhrase(text: string, at: number, floor: number): number {
  let start = at;
  while (start > floor) {
    const character = text.charAt(start - 1);
    if (character === '、') {
      if (titleEndingBefore(text, start - 1) === null) break;
    } else if (/[）)”》]/u.test(character)) {
      const open = openingOf(text, start - 1, floor);
      if (open < 0) break;
      start = open;
      continue;
    } else if (!/[\p{Script=Han}A-Za-z0-9·—-]/u.test(character)) break;
    start--;
  }
  return start;
}

function openingOf(text: string, closing: number, floor: number): number {
  const pairs: Record<string, string> = { '）': '（(', ')': '（(', '”': '“', '》': '《' };
  const open = pairs[text.charAt(closing)] ?? '';
  for (let i = closing - 1; i >= Math.max(floor, closing - 24); i--) {
    if (open.includes(text.charAt(i))) return i;
    if (/[。！？，；\n]/u.test(text.charAt(i))) return -1;
  }
  return -1;
}

function endingsByLastCharacter(): ReadonlyMap<number, readonly { word: string; ending: TitleEnding }[]> {
  const endings = new Map<number, { word: string; ending: TitleEnding }[]>();
  const add = (kind: TitleKind) => (word: string) => {
    const last = word.charCodeAt(word.length - 1);
    const known = endings.get(last) ?? [];
    known.push({ word, ending: { kind, length: word.length } });
    endings.set(last, known);
  };
  OFFICE_ENDINGS.forEach(add('OFFICE'));
  CALLINGS.forEach(add('CALLING'));
  for (const known of endings.values()) known.sort((a, b) => b.word.length - a.word.length);
  return endings;
}

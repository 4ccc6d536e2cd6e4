/** Who made an article: the names in its dateline, byline, photo credit or signature. */
import type { ContributorRole } from '../../../store/documents.js';
import { anyOf, anyOfSpaced } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { creditEnd, mayEndCredit } from '../../page/credits.js';
import { roleWordsOf } from '../../page/reporting.js';
import { authorOf } from '../../page/signature.js';
import { ORNAMENTS } from '../../page/signs.js';
import type { ArticleText, Contributor } from '../../parsed.js';
import { withoutBlanks } from '../../reading.js';

/** A dateline's byline begins within so many characters. */
const FARTHEST = 40;
/** A line that signs and holds nothing else. */
const PEN_NAME = /^\p{Script=Han}{2,3}$/u;
/** Of a name without a dot, in characters: what runs on is a sentence. */
const LONGEST_NAME = 4;
/** Of a name that is set wide each character stands apart: "张 三"; "张三 李四" are two. */
const NAME =
  '(?:\\p{Script=Han}(?:\\s\\p{Script=Han}(?!\\p{Script=Han})){1,3}|\\p{Script=Han}{2,4}(?:[·•]\\p{Script=Han}{1,8})*)';

const bylineOf = perLexicon(({ reporting, page }) => {
  const ownPaper = anyOf(reporting.ownPaper);
  const prefixes = anyOf(reporting.rolePrefixes);
  const reporters = reporting.roles.filter(([, role]) => role !== 'EDITOR').map(([word]) => word);
  const role = `(?:${prefixes}*${anyOf(reporting.roles.map(([word]) => word))})`;
  const sentence = `${anyOf(reporting.reporterDoings)}|${anyOf(reporting.reporterWays)}(?!\\p{Script=Han}{1,2}${anyOf(reporting.reports)})\\p{Script=Han}{${LONGEST_NAME},}`;
  const edited = anyOf(reporting.roles.flatMap(([word, each]) => (each === 'EDITOR' ? [word] : [])));
  const { photoCredits, writing, pictures, reports } = reporting;
  const both = `${anyOf(writing)}\\s?[/／]\\s?${anyOf(pictures)}`;
  /** What stands behind a name and is none: the text that begins behind a blank runs on. */
  const end = `(?=${anyOf([...reports, ...photoCredits, ...writing])}|(?!\\p{Script=Han}))`;
  /** With which the text behind a blank begins. */
  const day = anyOf([...page.newsDays, ...page.captionDays]);
  const names = `(?:${NAME}(?=${anyOf(reports)})|${NAME})(?:[\\s、，,/／]+(?!${ownPaper}?${role}|${day})${NAME}${end})*`;
  return {
    role: new RegExp(role, 'gu'),
    /** "（记者 张三 通讯员 李四）", also with a bracket misread or missing. */
    dateline: new RegExp(
      `[（(]\\s*(?:${ownPaper}|[\\p{Script=Han}\\s、]{0,10}?)(${role}[^）)]{1,60})[）)](\\s*${role}\\s*${names}[）)])?`,
      'u',
    ),
    line: new RegExp(
      `^[${ORNAMENTS}]?\\s*(?:${anyOf(writing)}\\s?[/／]\\s?)?(?:\\p{Script=Han}{0,8}?)((?:${ownPaper}?\\s*${role}[\\s：:／/]*(?!${sentence})${names}\\s*)+)`,
      'u',
    ),
    /** "本报记者 张三 文 李四 图": who wrote, and who photographed. */
    shared: new RegExp(
      `^${ownPaper}?\\s*(${role})[\\s：:／/]*(${NAME})\\s*${anyOf(writing)}[\\s、，]+(?:${ownPaper}?\\s*${role}\\s*)?(${NAME})\\s*${anyOf(pictures)}(?!\\p{Script=Han})`,
      'u',
    ),
    closing: new RegExp(`[（(]\\s*${ownPaper}?(${role}[^（()）]{2,40})[）)]$`, 'u'),
    /** "……记者 张三" as the last line of a text, behind its last sentence. */
    closingLine: new RegExp(
      `(?:^|[。！？”’）)]\\s+)(?:${anyOf(writing)}\\s?[/／]\\s?(?:${anyOf(pictures)})?\\s?)?(?:\\p{Script=Han}{0,8}?\\s?)??((?:${ownPaper}?\\s*${role}[\\s：:／/]*${names}\\s*)+)(?:${edited})?$`,
      'u',
    ),
    /** "……。（张三 李四）": who wrote, without their posts. */
    closingNames: new RegExp(
      `(?:^|[。！？”’…])\\s*[（(]\\s*(?:${both}\\s*)?((?!${role})${NAME}(?:[\\s、，]+${NAME}){0,3})\\s*[）)]$`,
      'u',
    ),
    body: new RegExp(`^\\p{Script=Han}+${anyOf(page.subjects)}\\s+(?=\\S)`, 'u'),
    /** "本报讯（张三 实习生 李四）": names before the first post. */
    openingNames: new RegExp(
      `^[^。，；]{0,24}?${anyOf([...reporting.paperDispatches, ...reporting.agencyDispatches])}\\s*[（(]\\s*((?!${ownPaper}?${role})${NAME}(?:[\\s、，]+(?!${role})${NAME}){0,3})\\s*(?:[）)]|(?=${role}))`,
      'u',
    ),
    /** "某某融媒讯 张三 摄影报道". */
    pictured: new RegExp(
      `^[^。，；]{0,24}?${anyOf([...reporting.paperDispatches, ...reporting.agencyDispatches])}\\s+(${NAME}(?:[\\s、，]+${NAME}){0,2})\\s*(?:${anyOf(reporting.photoReports)}|${anyOf(writing)}\\s?[/／]\\s?${anyOf(pictures)})`,
      'u',
    ),
    /** "文/本报记者 张三 图/本报记者 李四". */
    closingCredits: new RegExp(
      `(?:(${anyOf(writing)})|${anyOf(pictures)})\\s*[/／]\\s*(?!${anyOf(pictures)}\\s)(${ownPaper}?\\s*${role}?)\\s*(${NAME})(?=\\s|$)`,
      'gu',
    ),
    /** The photographer's credit, from the last sentence's end: "本报记者 张三 李四 摄". */
    photoCredit: new RegExp(
      `(?:^|[。！？”’）)（(])([^。！？”’）)（(]{2,30})\\s*[/／]?\\s*${anyOf(photoCredits)}\\s*[)）]?$`,
      'u',
    ),
    /** Who took a picture, before the name, also set wide: "本 报 记 者". */
    creditRole: new RegExp(
      `${anyOfSpaced([...reporting.ownPaper, ...reporting.agencies])}?\\s*(?:${prefixes}*\\s*${anyOfSpaced(reporters)})?[\\s：:]*`,
      'gu',
    ),
    /** What also stands in bylines: the paper's own name, and what they were made with. */
    paper: new RegExp(anyOfSpaced(reporting.ownPaper), 'gu'),
    made: new RegExp(
      `(?:${anyOf(writing)}\\s*[/／]?\\s*${anyOf(pictures)}|${anyOf([...reports, ...photoCredits])})\\s*$`,
      'u',
    ),
    /** "文/图", of which the picture is read as the credit. */
    wrote: new RegExp(`\\s${anyOf(writing)}\\s*[/／]?\\s*$`, 'u'),
    office: new RegExp(
      `^\\p{Script=Han}{1,2}${anyOf(reporting.penNameOffices)}${anyOf(reporting.penNameEndings)}$`,
      'u',
    ),
    noName: new RegExp(`^${ownPaper}|${anyOf(reporting.paperEndings)}$`, 'u'),
  };
});

/** What of an article names its contributors. */
export type BylineText = Pick<ArticleText, 'kind' | 'authorLine' | 'opening' | 'closing'>;

export interface Byline {
  readonly contributors: readonly Contributor[];
  /** Whether they are named in brackets below the text, without their posts. */
  readonly isBare: boolean;
}

/** The contributors of an article, as its own lines name them. */
export function findByline({ kind, authorLine, opening, closing }: BylineText, lexicon: Lexicon): Byline {
  const found: Contributor[] = [];
  let isBare = false;
  const add = (name: string, role: ContributorRole) => {
    const clean = withoutBlanks(name);
    // "王某某" is nobody's name.
    if (lexicon.addresses.includes(clean) || clean.includes('某')) return;
    if (clean.length >= 2 && clean.length <= 8 && !found.some((other) => other.name === clean && other.role === role))
      found.push({ name: clean, role });
  };
  const author = authorLine === null ? null : authorOf(authorLine, lexicon);
  if (author !== null) add(author.name, 'AUTHOR');
  else if (authorLine !== null && PEN_NAME.test(authorLine)) add(authorLine, 'AUTHOR');
  const patterns = bylineOf(lexicon);
  const addNames = (names: string, role: ContributorRole) => {
    for (const name of splitNames(names, lexicon))
      if (lexicon.surnames.isNameShaped(name) || isOfficeName(name, lexicon)) add(name, role);
  };
  /** A caption's credit names the photographer, whoever wrote it. */
  const isOfPicture = (credits: string) => kind === 'PHOTO' && mayEndCredit(credits, lexicon);
  // Every byline holds one of these: most texts are told apart by it at once.
  const roleWords = roleWordsOf(lexicon);
  if (roleWords.isIn(opening)) {
    const dateline = patterns.dateline.exec(opening);
    const [, post, writer, photographer] = patterns.shared.exec(opening) ?? [];
    if (post !== undefined && writer !== undefined && photographer !== undefined) {
      add(writer, roleOf(post, lexicon));
      add(photographer, 'PHOTOGRAPHER');
      return { contributors: found, isBare };
    }
    const credits =
      dateline !== null && dateline.index <= FARTHEST ? [dateline[1], dateline[2]] : [patterns.line.exec(opening)?.[1]];
    for (const part of credits) if (part !== undefined && !isOfPicture(part)) addCredits(part, add, lexicon);
  }
  if (found.every(({ role }) => role === 'AUTHOR') && roleWords.isIn(closing)) {
    const credits = (patterns.closing.exec(closing) ?? patterns.closingLine.exec(closing))?.[1];
    if (credits !== undefined && !isOfPicture(credits)) addCredits(credits, add, lexicon);
  }
  const named = /[（(]/u.test(opening.slice(0, FARTHEST)) ? patterns.openingNames.exec(opening)?.[1] : undefined;
  if (named !== undefined) addNames(named, found.length > 0 ? 'REPORTER' : 'CORRESPONDENT');
  if (found.length === 0 && (closing.endsWith('）') || closing.endsWith(')')) && !isOfPicture(closing)) {
    const names = patterns.closingNames.exec(closing)?.[1];
    // "（区法院 张三）": the body stands before its writer.
    if (names !== undefined) addNames(names.replace(patterns.body, ''), 'CORRESPONDENT');
    isBare = found.length > 0 && names !== undefined && !patterns.body.test(names);
  }
  const pictured = kind === 'PHOTO' && found.length === 0 ? patterns.pictured.exec(opening)?.[1] : undefined;
  if (pictured !== undefined) addNames(pictured, 'PHOTOGRAPHER');
  const credited = /[/／]/u.test(closing) ? [...closing.matchAll(patterns.closingCredits)] : [];
  for (const [, wrote, post, name] of credited) {
    // Whoever has no post, and took no picture either, wrote for themselves.
    const writer = post === '' && credited.length === 1 ? 'AUTHOR' : 'REPORTER';
    if (name !== undefined) add(name, wrote === undefined ? 'PHOTOGRAPHER' : writer);
  }
  const credit = mayEndCredit(closing, lexicon)
    ? patterns.photoCredit.exec(closing.slice(0, creditEnd(closing)))?.[1]
    : undefined;
  if (credit === undefined) return { contributors: found, isBare };
  if (kind !== 'PHOTO' && found.length === 0 && patterns.wrote.test(credit)) addCredits(credit, add, lexicon);
  const names = credit
    .replace(patterns.wrote, '')
    .replace(patterns.creditRole, (post) => (withoutBlanks(post) === '' ? '' : '、'));
  for (const name of splitNames(names, lexicon)) add(name, 'PHOTOGRAPHER');
  return { contributors: found, isBare };
}

/** Whether a name is one that the publicity staff of an office write under: "某检宣". */
export function isOfficeName(name: string, lexicon: Lexicon): boolean {
  return bylineOf(lexicon).office.test(name);
}

/** "记者 甲、乙 通讯员 丙" → each name with its role. */
function addCredits(credits: string, add: (name: string, role: ContributorRole) => void, lexicon: Lexicon): void {
  const words = [...credits.matchAll(bylineOf(lexicon).role)];
  for (const [i, word] of words.entries()) {
    const role = roleOf(word[0], lexicon);
    const names = credits.slice(word.index + word[0].length, words[i + 1]?.index ?? credits.length);
    for (const name of splitNames(names, lexicon)) add(name, role);
  }
}

/** The role of the longest word that a post ends with: 见习记者 before 记者. */
function roleOf(post: string, { reporting: { roles } }: Lexicon): ContributorRole {
  const fitting = roles.filter(([word]) => post.endsWith(word));
  const [longest] = fitting.sort(([a], [b]) => b.length - a.length);
  if (longest === undefined) throw new RangeError(`"${post}" ends with no role`);
  return longest[1];
}

/** Names stand apart by 、 or a blank; single characters between blanks are one name set wide ("张 三"). */
function splitNames(names: string, lexicon: Lexicon): string[] {
  const { paper, made, noName } = bylineOf(lexicon);
  const { surnames } = lexicon;
  const parts = names
    .replace(/[（()）：:。]/gu, ' ')
    .replace(paper, ' ')
    .replace(made, '')
    .split(/[、，,/／]|\s{1,}/u)
    .map((part) => part.trim())
    .filter((part) => /^[\p{Script=Han}·•]+$/u.test(part));
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isSetWide = part.length === 1 && before !== undefined && surnames.lengthAt(before) === before.length;
    if (isSetWide) joined[joined.length - 1] = before + part;
    else joined.push(...partNames(part, lexicon));
  }
  return joined.filter((name) => name.length >= 2 && !noName.test(name));
}

/** The end of a line may part two names: "柯一川解冬儿". */
function partNames(names: string, { surnames }: Lexicon): string[] {
  if (names.length < 5 || names.length > 6 || /[·•]/u.test(names)) return [names];
  for (const at of [3, 2]) {
    const both = [names.slice(0, at), names.slice(at)];
    if (both.every((name) => surnames.isNameShaped(name))) return both;
  }
  return [names];
}

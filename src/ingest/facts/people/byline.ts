/** Who made an article: the names in its dateline, byline, photo credit or signature. */
import type { ContributorRole } from '../../../store/documents.js';
import { surnameLength } from '../../lexicon/surnames.js';
import { mayEndCredit } from '../../page/markers.js';
import { authorOf } from '../../page/signature.js';
import type { ArticleText, ContributorFact } from '../../parsed.js';
import type { Offsets } from '../../reading.js';

const ROLES: readonly (readonly [RegExp, ContributorRole])[] = [
  [/(?:见习|实习)(?:记者|生)$/u, 'TRAINEE'],
  [/记者$/u, 'REPORTER'],
  [/通讯员$|特约撰稿人?$/u, 'CORRESPONDENT'],
  [/(?:摄影|摄)$/u, 'PHOTOGRAPHER'],
  [/(?:编辑|整理)$/u, 'EDITOR'],
];
const ROLE = '(?:见习记者|实习记者|实习生|(?:全媒体|融媒体|首席|特约|特派)*记者|(?:特约)?通讯员|特约撰稿人|编辑|整理)';
/** What every byline holds: most texts are told apart by it at once. */
const NAMES_ROLE = /记者|实习生|通讯员|撰稿人|编辑|整理/u;
const ROLE_WORD = new RegExp(ROLE, 'gu');
const NAME = '(?:\\p{Script=Han}(?:[·•]?\\s?\\p{Script=Han}){1,3})';
const NAMES = `${NAME}(?:[\\s、，,/／]+(?!${ROLE})${NAME})*`;
/** "（记者 柳青禾 通讯员 张三）", also with a bracket misread or missing. */
const DATELINE_BYLINE = new RegExp(
  `[（(]\\s*(?:本报|\\p{Script=Han}{0,8}?)(${ROLE}[^）)]{1,60})[）)](\\s*${ROLE}\\s*${NAMES}[）)])?`,
  'u',
);
const LINE_BYLINE = new RegExp(
  `^[□■◎●○▲△◆◇★☆※]?\\s*(?:\\p{Script=Han}{0,8}?)((?:(?:本报|本社|本台)?\\s*${ROLE}[\\s：:／/]*${NAMES}\\s*)+)`,
  'u',
);
const CLOSING_BYLINE = new RegExp(`[（(]\\s*(?:本报)?(${ROLE}[^（()）]{2,40})[）)]$`, 'u');
/** "文/本报记者 张三 图/本报记者 李四". */
const CLOSING_CREDITS = new RegExp(`(文|图|摄影)\\s*[/／]\\s*(?:本报)?\\s*(?:${ROLE})?\\s*(${NAME})(?=\\s|$)`, 'gu');
/** The photographer's credit, from the last sentence's end: "本报记者 张三 李四 摄". */
const PHOTO_CREDIT = /(?:^|[。！？”’）)（(])([^。！？”’）)（(]{2,30})\s*[/／]?\s*(?:摄影?|供图|摄影报道)\s*[)）]?$/u;
const CREDIT_ROLE =
  /(?:本\s*报|新\s*华\s*社)?\s*(?:(?:全媒体|融媒体|首席|见习|实习|特约)*\s*(?:记\s*者|通\s*讯\s*员))?[\s：:]*/gu;

/** The contributors of an article, as its own lines name them; `page` is the text as ingested. */
export function findByline(article: ArticleText, page: string): ContributorFact[] {
  const found: ContributorFact[] = [];
  const add = (name: string, role: ContributorRole) => {
    const clean = name.replace(/\s+/gu, '');
    if (clean.length >= 2 && clean.length <= 8 && !found.some((other) => other.name === clean && other.role === role))
      found.push({ name: clean, role });
  };
  if (article.authorLine !== null) {
    const author = authorOf(rawText(page, article.authorLine.offsets).trim());
    if (author !== null) add(author.name, 'AUTHOR');
  }
  const [first] = article.paragraphs;
  const last = article.paragraphs.at(-1);
  if (first !== undefined) {
    const opening = rawText(page, first.offsets.slice(0, 160)).replace(/[\n\r]+/gu, '');
    const dateline = NAMES_ROLE.test(opening) ? DATELINE_BYLINE.exec(opening) : null;
    if (dateline !== null && dateline.index <= 40)
      for (const part of [dateline[1], dateline[2]]) addCredits(part ?? '', add);
    else if (NAMES_ROLE.test(opening)) addCredits(LINE_BYLINE.exec(opening)?.[1] ?? '', add);
  }
  if (last !== undefined) {
    const closing = rawText(page, last.offsets.slice(-60)).replace(/[\n\r]+/gu, ' ');
    if (found.length === 0 && NAMES_ROLE.test(closing)) addCredits(CLOSING_BYLINE.exec(closing)?.[1] ?? '', add);
    for (const [, part, name = ''] of closing.matchAll(CLOSING_CREDITS))
      add(name, part === '文' ? 'REPORTER' : 'PHOTOGRAPHER');
    const credit = mayEndCredit(closing) ? PHOTO_CREDIT.exec(closing) : null;
    if (credit !== null)
      for (const name of splitNames((credit[1] ?? '').replace(CREDIT_ROLE, ''))) add(name, 'PHOTOGRAPHER');
  }
  return found;
}

function rawText(page: string, offsets: Offsets): string {
  const start = offsets[0];
  const end = offsets.at(-1);
  return start === undefined || end === undefined ? '' : page.slice(start, end + 1);
}

/** "记者 甲、乙 通讯员 丙" → each name with its role. */
function addCredits(credits: string, add: (name: string, role: ContributorRole) => void): void {
  const words = [...credits.matchAll(ROLE_WORD)];
  for (const [i, word] of words.entries()) {
    const role = ROLES.find(([pattern]) => pattern.test(word[0]))?.[1] ?? 'REPORTER';
    const names = credits.slice(word.index + word[0].length, words[i + 1]?.index ?? credits.length);
    for (const name of splitNames(names)) add(name, role);
  }
}

/** What also stands in bylines: the paper's own name. */
const NO_NAME = /^本[报社台]|(?:日|晚|晨)报$/u;

/** Names stand apart by 、 or a blank; single characters between blanks are one name set wide ("张 三"). */
function splitNames(names: string): string[] {
  const parts = names
    .replace(/[（()）：:。]|本\s*报|本社|本台/gu, ' ')
    .replace(/(?:文\s*[/／]\s*图|文图|报道|摄影|摄)\s*$/u, '')
    .split(/[、，,/／]|\s{1,}/u)
    .map((part) => part.trim())
    .filter((part) => /^[\p{Script=Han}·•]+$/u.test(part));
  const joined: string[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const isSetWide = part.length === 1 && before !== undefined && surnameLength(before) === before.length;
    if (isSetWide) joined[joined.length - 1] = before + part;
    else joined.push(part);
  }
  return joined.filter((name) => name.length >= 2 && !NO_NAME.test(name));
}

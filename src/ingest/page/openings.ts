/** How a line shows that a text of its own begins, or goes on. */
import { BLANKS, CharacterSet, CharacterSets, trimStart } from '../character-set.js';
import { anyOf, anyOfSpaced } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import { WordSet } from '../word-set.js';
import { creditEnd, endsInCredit } from './credits.js';
import { opensWithDateline } from './datelines.js';
import { reportingPatternsOf } from './reporting.js';
import { ORNAMENTS } from './signs.js';

export type Opening =
  | 'DATELINE'
  | 'BYLINE'
  | 'SIGNATURE'
  | 'JUMP'
  | 'NOTE'
  | 'CAPTION'
  | 'BRIEF'
  | 'INTERVIEW'
  | 'LETTER'
  | 'QUESTION'
  | 'ANSWER';

const OTHER_ARROWS = new CharacterSet('\u27a1\u2b05\u2b06\u2b07\u25b2\u25b6\u25c0\u25bc\u25b3\u25bd');

/** Marks of headings and lists, and blanks. */
const LEADING = new CharacterSet('#*', BLANKS);
/** What nobody is addressed without. */
const ADDRESSING = '：:！!';

const openingsOf = perLexicon((lexicon) => {
  const { reporting, page, genres } = lexicon;
  const { paper, reporter, name } = reportingPatternsOf(lexicon);
  const reporters = reporting.roles.flatMap(([word, role]) => (role === 'EDITOR' ? [] : [word]));
  const slash = '\\s?[/／·•]\\s?';
  const both = `${anyOf(reporting.writing)}${slash}${anyOf(reporting.pictures)}`;
  const ending = `(?:${both}|(?:[/／]\\s?)?${anyOf([...reporting.writing, ...reporting.reports])})`;
  return {
    /** "本报记者 张三", "□ 融媒体记者 张三 通讯员 李四 文/图": a line that is a byline and nothing else. */
    byline: new RegExp(
      `^(?:[${ORNAMENTS}（(]+\\s*\\p{Script=Han}{0,8}?)?\\s*(?:${both}\\s*|${anyOf(reporting.writing)}\\s?[/／]\\s?)?` +
        `(?:(?:${paper})?\\s?${reporter}[\\s：:／/]*${name}\\s?(?:[\\s、，/／]+${name}\\s?)*[\\s、，/／]*)+${ending}?[）)]*$`,
      'u',
    ),
    /** "本报记者 张三 文 李 四 图": who wrote and who photographed. */
    shared: new RegExp(
      `^(?:${paper})?\\s?${reporter}[\\s：:／/]*${name}\\s*${anyOf(reporting.writing)}[\\s、，]+(?:(?:${paper})?\\s?${reporter}\\s*)?${name}\\s*${anyOf(reporting.pictures)}$`,
      'u',
    ),
    /** "记者张三": set without a blank, what follows may be no name. */
    close: new RegExp(`^(?:${paper})?${reporter}(\\p{Script=Han}{2,4})$`, 'u'),
    /** "文/图": who wrote also photographed. */
    both: new RegExp(`${both}\\s*[)）]?$`, 'u'),
    /** What no byline is without. */
    credited: new WordSet(reporters),
    /** The last characters of that, and what nobody is addressed without: most lines are told apart by these at once. */
    marks: new CharacterSets([reporters.map((word) => word.slice(-1)).join(''), ADDRESSING]),
    /** What jumps, notes and captions begin with, arrows aside. */
    firsts: new CharacterSet(
      '（(【[图■□●◆◎★☆',
      ...[...page.notes, ...page.boxes, ...page.captions].map((word) => word.charAt(0)),
    ),
    jump: new RegExp(
      `^[（(【]\\s*${anyOfSpaced(page.jumps)}\\s*(?:第|[A-Z0-9０-９]|[一二三四五六七八九十]{1,3}\\s*版)`,
      'u',
    ),
    jumpLine: new RegExp(`^[（(【]${anyOf(page.jumps)}([^）)】]{1,14}?)[）)】]`, 'u'),
    note: new RegExp(
      `^[【[（(■□●◆◎★☆]*\\s*(?:${anyOf(page.notes)}|${anyOf(page.boxes)}\\s*(?:[】\\]）)：:▏丨|]|$))`,
      'u',
    ),
    caption: new RegExp(`^(?:${anyOf(page.captions)}|图[①-⑨一二三四五六七八九\\d])`, 'u'),
    letter: new RegExp(
      `^[“"]?${anyOf(genres.courtesies)}?(?:\\p{Script=Han}{0,8}[报社刊])?${anyOf(genres.salutations)}们?[，,]?(?:您好|你好|你们好)?[：:！!]`,
      'u',
    ),
    interview: new RegExp(anyOf(page.interviews), 'u'),
    question: new RegExp(`^${anyOf(page.askers)}\\s?[：:]`, 'u'),
    answer: new RegExp(`^${anyOf(page.answerers)}\\s?[：:]`, 'u'),
  };
});

/** The bits of `marks`. */
const REPORTER = 1;
const ADDRESSED = 2;

/** How a line opens a text of its own, if it does. */
export function openingOf(line: string, lexicon: Lexicon): Opening | null {
  const text = trimStart(line, LEADING);
  const openings = openingsOf(lexicon);
  if (openings.firsts.isAt(text, 0)) {
    if (openings.jump.test(text)) return 'JUMP';
    if (openings.note.test(text)) return 'NOTE';
    if (openings.caption.test(text)) return 'CAPTION';
  }
  if (pointsAtPhoto(text)) return LABEL.test(text) ? null : 'CAPTION';
  const held = openings.marks.in(text);
  if ((held & REPORTER) !== 0 && openings.credited.isIn(text) && openings.shared.test(text)) return 'BYLINE';
  if ((held & REPORTER) !== 0 && openings.credited.isIn(text) && openings.byline.test(text) && !saysWhat(text, lexicon))
    return endsInCredit(text, lexicon) && !openings.both.test(text) ? null : 'BYLINE';
  if (opensWithDateline(text, lexicon)) return isRemarked(text) && endsInCredit(text, lexicon) ? null : 'DATELINE';
  if ((held & ADDRESSED) === 0) return null;
  if (openings.letter.test(text)) return 'LETTER';
  if (openings.question.test(text)) return 'QUESTION';
  if (openings.answer.test(text)) return 'ANSWER';
  return null;
}

/** "记者暗访": what a reporter does, and no byline. */
function saysWhat(text: string, lexicon: Lexicon): boolean {
  const name = openingsOf(lexicon).close.exec(text)?.[1];
  return name !== undefined && !lexicon.surnames.isNameShaped(name);
}

/** Whether more is said to stand elsewhere behind a credit: "本报记者 张三 摄（更多报道见5版）". */
function isRemarked(text: string): boolean {
  return creditEnd(text) < text.length;
}

/** Whether a credit says that whoever wrote also photographed: "……文/图", "（记者 张三 文/图）". */
export function isTextAndPhoto(credit: string, lexicon: Lexicon): boolean {
  return openingsOf(lexicon).both.test(credit);
}

/** "▶▶▶相关新闻": what follows is labelled so. */
const LABEL = /^(?:[\u25b2\u25b6\u25bc\u27a1]{2,}\s*\p{Script=Han}{2,6}|([▲▼△▽▶◀])\s*\p{Script=Han}{2,8}\s*[▲▼△▽▶◀])$/u;

/** Whether a line opens with an arrow to its photo: running text never does. */
export function pointsAtPhoto(line: string): boolean {
  const code = line.charCodeAt(0);
  return (code >= 0x2190 && code <= 0x21ff) || OTHER_ARROWS.isAt(line, 0);
}

/** What a jump line names: "（上接A01版①）" → "A01版①". */
export function jumpedFrom(text: string, lexicon: Lexicon): string | null {
  return openingsOf(lexicon).jumpLine.exec(withoutBlanks(text))?.[1] ?? null;
}

/** Whether a text says that somebody was asked: "记者采访了某某". */
export function speaksOfInterview(text: string, lexicon: Lexicon): boolean {
  return openingsOf(lexicon).interview.test(text);
}

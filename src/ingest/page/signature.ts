/** Where a text is signed: the line of its writer above it, or the names in brackets at its end. */
import { BLANKS, CharacterSet, trimStart } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { reportingPatternsOf, roleWordsOf } from './reporting.js';
import { ORNAMENTS } from './signs.js';

export interface Signature {
  /** "某某" */
  readonly name: string;
  /** What stands before the name, blanks removed: "市总工会干事"; empty if nothing does. */
  readonly title: string;
}

/** A writer's post or calling, or where they work. */
const postOf = perLexicon(
  ({ offices, callings, page }) =>
    new RegExp(`${anyOf([...offices, ...callings, ...page.postCharacters, ...page.workplaces])}$`, 'u'),
);

/** Who signed a story, read from its line; null if the line signs nothing. */
export function authorOf(line: string, lexicon: Lexicon): Signature | null {
  const text = withoutOrnaments(line.trim()).replace(writingOf(lexicon), '');
  // A word for a notice may look like a name: "公示".
  if (lexicon.page.notices.includes(text)) return null;
  if (!BLANK.isIn(text)) return lexicon.surnames.isNameShaped(text) ? { name: text, title: '' } : null;
  const phrases = text.split(/\s+/u);
  // A name of two characters is set wide, to the measure of three: "张 三".
  const single = phrases.length - 1 - phrases.findLastIndex((phrase) => phrase.length > 1);
  const spaced = single >= 2;
  const count = spaced ? Math.min(single, LONGEST_SPACED) : 1;
  const name = phrases.slice(-count).join('');
  const title = phrases.slice(0, -count).join('');
  if (!lexicon.surnames.isNameShaped(name)) return null;
  if (title === '') return phrases.length === 1 || spaced ? { name, title } : null;
  return postOf(lexicon).test(title) || endsWithDivision(title, lexicon) ? { name, title } : null;
}

/** "指导教师 张三": whether a line names who helped the writer above, and nothing else. */
export function isTutor(line: string, lexicon: Lexicon): boolean {
  return line.length <= TUTOR_LENGTH && tutorOf(lexicon).test(line);
}

const tutorOf = perLexicon(
  ({ page }) =>
    new RegExp(`^[（(]?${anyOf(page.tutors)}[\\s：:]\\s*\\p{Script=Han}[\\p{Script=Han}\\s]{1,4}[）)]?$`, 'u'),
);
const TUTOR_LENGTH = 16;

/** "作者：某某", "文/某某". */
const writingOf = perLexicon(
  ({ page, reporting }) =>
    new RegExp(`^(?:${anyOf(page.authors)}\\s*[：:]|${anyOf(reporting.writing)}\\s*[/／：:])\\s*`, 'u'),
);

/** Of a name that is set wide, in characters. */
const LONGEST_SPACED = 4;
const BLANK = new CharacterSet(BLANKS);
/** What a writer's line is set with. */
const LEADING = new CharacterSet(ORNAMENTS, '-—');

function withoutOrnaments(line: string): string {
  return LEADING.isAt(line, 0) ? trimStart(trimStart(line, LEADING), BLANK) : line;
}

/** "浙江杭州": where a writer lives. */
function endsWithDivision(title: string, { vocabulary }: Lexicon): boolean {
  return [2, 3, 4].some((length) => {
    const end = title.slice(-length);
    return vocabulary.divisionsNamed(end).length > 0 || vocabulary.divisionsShortened(end).length > 0;
  });
}

/** Who sent a letter, read from the line below it; null if the line does not say. */
export function senderOf(line: string, lexicon: Lexicon): string | null {
  const [, home = '', name = ''] = SENDER.exec(line.trim()) ?? [];
  return homeOf(lexicon).test(home) && lexicon.surnames.isNameShaped(name) ? name : null;
}

const SENDER =
  /^[（(]?(\p{Script=Han}{2,16})\s+(\p{Script=Han}{2,4}?)(?:等[\d一二三四五六七八九十]*[人户名位])?[）)]?$/u;

/** What a sender is called, or where they live. */
const homeOf = perLexicon(({ genres, page }) => new RegExp(`${anyOf([...genres.readers, ...page.subjects])}$`, 'u'));

/** "（张三 李四）", "（本报记者 张三）": who wrote, in brackets. */
const writersOf = perLexicon((lexicon) => {
  const { paper, reporter } = reportingPatternsOf(lexicon);
  const both = `${anyOf(lexicon.reporting.writing)}\\s*[/／]\\s*${anyOf(lexicon.reporting.pictures)}`;
  const name = '(?:\\p{Script=Han}\\s{1,4}\\p{Script=Han}|[\\p{Script=Han}·]{2,4})';
  return new RegExp(
    `[（(]\\s*(?:${both}\\s*)?(?:(?:${paper}\\s*)?${reporter}[\\s：:／/]*)?${name}(?:[\\s、，]+(?:${reporter}[\\s：:／/]*)?${name}){0,5}(?:\\s*${both})?\\s*[）)]$`,
    'u',
  );
});
/** Where "（某某医院主任医师 张三）", "（某某乡某某村 张三）" stands at the end of a text; -1 if it does not. */
function postedAt(end: string, lexicon: Lexicon): number {
  const open = Math.max(end.lastIndexOf('（'), end.lastIndexOf('('));
  const inner = end.slice(open + 1, -1).trim();
  if (open < 0 || !BLANK.isIn(inner)) return -1;
  return (authorOf(inner, lexicon)?.title ?? '') === '' && senderOf(inner, lexicon) === null ? -1 : open;
}

/**
 * The writer whose post stands before the name in the brackets that a text ends with, or on a line of its own: an
 * expert, and none of a body that sent a report in. Null if there is none.
 */
export function postedWriter(end: string, lexicon: Lexicon): string | null {
  const open = Math.max(end.lastIndexOf('（'), end.lastIndexOf('('));
  const isBracketed = CLOSING.isAt(end, end.length - 1) && open >= 0;
  const writer = authorOf(isBracketed ? end.slice(open + 1, -1) : end, lexicon);
  if (writer === null || writer.title === '' || roleWordsOf(lexicon).isIn(writer.title)) return null;
  // "某某协会 供稿 审核专家 张三": it was given by others.
  if (lexicon.page.remarkEndings.some((word) => writer.title.includes(word))) return null;
  return isBracketed && sendersOf(lexicon).test(writer.title) ? null : writer.name;
}

const sendersOf = perLexicon(({ page }) => new RegExp(`${anyOf(page.senders)}$`, 'u'));

/** "（市委宣传部）": the body that sent in a report. */
const bodyOf = perLexicon(
  ({ page }) => new RegExp(`[（(]\\s*\\p{Script=Han}{2,14}${anyOf(page.senders)}\\s*[）)]$`, 'u'),
);
/** Names in brackets take at most so many characters. */
const WRITERS_LENGTH = 40;
const OPENING = new CharacterSet('（(');
const CLOSING = new CharacterSet('）)');

/** Whether a line is the writers of the text above, in brackets, and nothing else. */
export function isWriters(line: string, lexicon: Lexicon): boolean {
  if (line.length > WRITERS_LENGTH || !OPENING.isAt(line, 0)) return false;
  return (
    writersOf(lexicon).exec(line)?.index === 0 || (CLOSING.isAt(line, line.length - 1) && postedAt(line, lexicon) === 0)
  );
}

/** Whether a line says who wrote the text above, and nothing else: "（作者单位：某某市委党校）", "作者：张三". */
export function isAuthorNote(line: string, lexicon: Lexicon): boolean {
  if (line.length > NOTE_LENGTH) return false;
  const [, bracket, opened] = authorNoteOf(lexicon).exec(line) ?? [];
  return opened !== undefined && (bracket !== '' ? /[）)】\]]$/u.test(line) : /[：:]/u.test(line));
}

/** The writer whom such a line names; null if it names none. */
export function notedAuthor(line: string, lexicon: Lexicon): string | null {
  if (!isAuthorNote(line, lexicon)) return null;
  const name = NOTED.exec(line)?.[1] ?? '';
  return lexicon.surnames.isNameShaped(name) ? name : null;
}

const NOTED = /^[^：:]{2,8}[：:]\s*(\p{Script=Han}{2,4})(?!\p{Script=Han})/u;

const authorNoteOf = perLexicon(({ page }) => new RegExp(`^([（(【[]?)\\s*(${anyOf(page.authorNotes)})`, 'u'));
const NOTE_LENGTH = 60;

/** Whether a text ends with its writers, in brackets behind the last sentence. */
export function endsWithWriters(text: string, lexicon: Lexicon): boolean {
  if (!text.endsWith('）') && !text.endsWith(')')) return false;
  const end = text.slice(-WRITERS_LENGTH);
  const at = (writersOf(lexicon).exec(end) ?? bodyOf(lexicon).exec(end))?.index ?? postedAt(end, lexicon);
  return (at === 0 && WRITERS_LENGTH > end.length) || /[。！？!?”…]\s*$/u.test(end.slice(0, Math.max(at, 0)));
}

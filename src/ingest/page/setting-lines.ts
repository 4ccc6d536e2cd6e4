/** Single lines of what is not set as running text: titles, remarks, lines of verse. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { type Line, textWithoutBlanks } from './lines.js';
import { authorOf, senderOf } from './signature.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';

/** The longest title over a table or under a column's name, in characters. */
export const TITLE_LENGTH = 26;
/** The longest line of verse, and the mean length below which lines are names, in characters. */
const VERSE_LENGTH = 24;
const NAME_LENGTH = 4;
/** At least this share of the lines of verse hold one of the small words that lists do without. */
const RUNNING_SHARE = 0.25;

export const settingsOf = perLexicon(({ genres, page }) => ({
  running: new CharacterSet(genres.runningCharacters),
  remark: new RegExp(
    `(?:^|[\\s（(])${anyOf(genres.tableRemarks)}[：:\\d]|^[（(][^）)]*[）)]$|${anyOf(genres.tableRemarks)}[）)]?$`,
    'u',
  ),
  told: new RegExp(`(?:${anyOf([...genres.priceWords, ...genres.resultWords])}|[表榜])(?:[（(][^）)]*[）)])?$`, 'u'),
  contact: new RegExp(`^(?:\\p{Script=Han}{2,4})?${anyOf(genres.contacts)}[^，。；：:]{0,4}[：:]`, 'u'),
  lost: new RegExp(anyOf(genres.lost), 'u'),
  advertisements: new Set(page.advertisements),
  giver: new RegExp(`${anyOf([...page.undersigned, ...genres.givers])}$`, 'u'),
  mourner: new RegExp(`^${anyOf(genres.mourners)}(?:[\\s：:]|$)`, 'u'),
  reader: new RegExp(`${anyOf(genres.readers)}$`, 'u'),
}));

/** Whether short lines are verse, and no list of names. */
export function readsAsVerse(lines: readonly Line[], lexicon: Lexicon): boolean {
  const { running } = settingsOf(lexicon);
  const texts = lines.map(textWithoutBlanks);
  if (texts.every(isCouplet)) return true;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return (
    length >= texts.length * NAME_LENGTH &&
    texts.filter((text) => running.isIn(text)).length >= texts.length * RUNNING_SHARE
  );
}

/** Entries of losses open with the signs that point at photos: "△某某遗失……声明作废。" */
export function withoutPhotoSigns(lines: readonly Line[], lexicon: Lexicon): readonly Line[] {
  if (lines.every(({ opening }) => opening !== 'CAPTION')) return lines;
  const { lost } = settingsOf(lexicon);
  return lines.map((line, i) => {
    const isEntry = line.opening === 'CAPTION' && lost.test(line.text + (lines[i + 1]?.text ?? ''));
    return isEntry ? { ...line, opening: null } : line;
  });
}

const OF_CLAUSES = CLAUSE_SIGNS | Sign.COLON;

/** Whether a line may be a title over a table or a poem. */
export function isTitleLike(line: Line): boolean {
  return line.text.length <= TITLE_LENGTH && line.opening === null && (line.signs & OF_CLAUSES) === 0;
}

/** Under the name of a column a headline may have a comma. */
export function isHeadlineLike(line: Line): boolean {
  return line.text.length <= TITLE_LENGTH && line.opening === null && !/[。；：]|，.*，|[，、]$/u.test(line.text);
}

/** Whether a line begins a paragraph that goes on in the next: set in, and as wide as it is. */
export function opensColumn(line: Line, next: Line | undefined): boolean {
  if (next === undefined || line.closed || next.opening !== null) return false;
  return line.indented && !next.indented && next.width >= line.width - 1;
}

/** Whether a line is short and holds no sentence that ends within. */
export function isVerseLine(line: Line | undefined): boolean {
  if (line === undefined || line.furniture || line.opening !== null || (line.signs & OF_NO_VERSE) !== 0) return false;
  const text = textWithoutBlanks(line);
  if (text.length < 2 || text.length > VERSE_LENGTH) return false;
  return !/:|[，。；！？].*[^，。；！？]/u.test(text) || HALVES.test(text) || isCouplet(text);
}

/** "一垄给葱，一垄给蒜": a line of verse that a comma halves. */
const HALVES = /^([^，。；！？:]{2,7})，[^，。；！？:]{2,10}$/u;

/** "渡口无人舟自横，一溪新雨两山青。": two lines of classical verse on one. */
export function isCouplet(text: string): boolean {
  return (text.length === 12 || text.length === 16) && COUPLET.test(text);
}

const COUPLET = /^(?:\p{Script=Han}{5}，\p{Script=Han}{5}|\p{Script=Han}{7}，\p{Script=Han}{7})[。！？；]$/u;

/** "一", "（二）", "3" between the parts of a poem. */
export function isStanzaNumber(line: Line | undefined): boolean {
  return line !== undefined && line.text.length <= 3 && STANZA_NUMBER.test(line.text);
}

const STANZA_NUMBER = /^[（(]?(?:[一二三四五六七八九十]{1,2}|\d)[）)]?$/u;

const OF_NO_VERSE = Sign.DIGIT | Sign.COLON;

/** Whether a line of an advertisement stands for itself and is no running text. */
export function isPosterLine(line: Line): boolean {
  return (
    line.opening === null && !line.furniture && (line.signs & Sign.STOP) === 0 && line.text.length <= 2 * TITLE_LENGTH
  );
}

/** Whether a line names the reader who wrote, and nothing else: "某某路居民 张三". */
export function isReader({ text, signs }: Pick<Line, 'text' | 'signs'>, lexicon: Lexicon): boolean {
  // What readers are called stands before the name.
  if (text.length > TITLE_LENGTH || (signs & Sign.BLANK) === 0) return false;
  const signature = authorOf(text, lexicon);
  return signature !== null && settingsOf(lexicon).reader.test(signature.title);
}

/** Whether a line below a letter names who sent it, by where they live or what they are: "某某区某某镇 张三". */
export function isSender({ text, signs }: Pick<Line, 'text' | 'signs'>, lexicon: Lexicon): boolean {
  return text.length <= TITLE_LENGTH && (signs & OF_CLAUSES) === 0 && senderOf(text, lexicon) !== null;
}

/** "今天：晴到多云": a word and what is said of it, an entry where others stand above or below. */
const ENTRY = /^[\u2460-\u2473●■◆▲★·]?\s*\p{Script=Han}(?:[\p{Script=Han}\d\s]{0,12})[：:]\s*[^\s“"「『]/u;

/** No entry is without. */
const COLONS = new CharacterSet('：:');

/** Whether a line may be one of a list of times and numbers: it holds no sentence. */
export function isListing(line: Line): boolean {
  return (
    line.opening === null && !line.closed && (line.signs & CLAUSE_SIGNS) === 0 && line.text.length <= LISTED_LENGTH
  );
}

/** Whether a line tells a time or a number. */
export function hasNumber({ signs }: Line): boolean {
  return (signs & Sign.DIGIT) !== 0;
}

/** Such a line is hardly longer, in characters. */
const LISTED_LENGTH = 48;

/** Whether a line is an entry by its form. */
export function isEntry(line: Line): boolean {
  return line.opening === null && !line.furniture && COLONS.isIn(line.text) && ENTRY.test(line.text);
}

/** Whether a line between blank ones is an entry: of what speakers say, most ends a sentence. */
export function isEntryApart(line: Line | undefined): boolean {
  if (line === undefined || line.closed || line.text.length > 2 * TITLE_LENGTH) return false;
  return line.afterBlank && line.beforeBlank && (line.signs & (Sign.STOP | Sign.SEMICOLON)) === 0 && isEntry(line);
}

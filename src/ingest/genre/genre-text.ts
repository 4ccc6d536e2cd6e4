/** What is looked at of an article to tell its genre. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';

export interface GenreText {
  /** Rubric, kicker, headline and subhead as far as there are any, and a first line that reads like one; no blanks. */
  readonly heads: readonly string[];
  /** Of these, the lines over the headline in which the name of a standing column may stand. */
  readonly columns: readonly string[];
  /** Empty where the page prints none. */
  readonly headline: string;
  /** The body's lines as the page breaks them, blanks within them kept. */
  readonly lines: readonly string[];
  /** For each line, whether it is a row of a table. */
  readonly rows: readonly boolean[];
  /** The body's paragraphs, without the blanks of the layout. */
  readonly paragraphs: readonly string[];
  /** The paragraphs in one. */
  readonly body: string;
  /** Whether a dateline or a byline says that somebody reports. */
  readonly isReported: boolean;
  /** Whether its author signs it. */
  readonly isSigned: boolean;
}

const ORNAMENTS = '[\\s■□●○◆◇★☆▲△※▌▍|丨｜“”"《》·•—-]*';
const OPEN = '[（(【〔［\\[〖]';
const CLOSE = '[）)】〕］\\]〗]';
/** What numbers one of a series: "（十二）", "12", "之三". */
const NUMBER = `${OPEN}?(?:之|第)?[\\d〇零一二三四五六七八九十百①-⑳⑴-⒇]{0,4}[期回则节]?${CLOSE}?`;

/**
 * A pattern for lines that say of the text below that it is one of these: "更正", "【更正】", "社论：…", "…（连载12）".
 * A line that merely holds such a word is none: "我市出台价格新规".
 */
export function titlePattern(words: readonly string[]): RegExp {
  const word = anyOf(words);
  return new RegExp(
    `^${ORNAMENTS}(?:${OPEN}${word}${NUMBER}${CLOSE}|${word}${NUMBER}(?:$|[：:|｜丨·•▏/／—]|${ORNAMENTS}$))` +
      `|${OPEN}${word}${NUMBER}${CLOSE}$|[|｜丨·•▏]${word}${NUMBER}$`,
    'u',
  );
}

/** Whether a line over the text says what sort it is: see `titlePattern`. */
export function isTitled({ heads }: GenreText, pattern: RegExp): boolean {
  return heads.some((head) => pattern.test(head));
}

/** A pattern for the names of standing columns that end with one of these: "民生微评", "江城读者来信". */
export function columnPattern(words: readonly string[]): RegExp {
  return new RegExp(`^${ORNAMENTS}\\p{Script=Han}{0,5}${anyOf(words)}${NUMBER}${ORNAMENTS}$`, 'u');
}

const SENTENCE_ENDS = new CharacterSet('。！？；;\n');

/** The text's sentences and the parts of lists, without their signs; lines end them too. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (let start = 0; start <= text.length; ) {
    let end = start;
    while (end < text.length && !SENTENCE_ENDS.isAt(text, end)) end++;
    const sentence = text.slice(start, end);
    if (sentence.trim() !== '') sentences.push(sentence);
    start = end + 1;
  }
  return sentences;
}

/** Texts that open and close with a formula: corrections, obituaries, letters, instalments, comments. */
import { CharacterSet } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { columnPattern, type GenreText, isTitled, titlePattern } from './genre-text.js';

/** Formulas stand in so many characters of a text's beginning. */
const OPENING = 160;
/** No correction is longer, in characters. */
const LONGEST_CORRECTION = 500;
/** A line that signs or labels something is no longer, in characters. */
const LABEL = 24;
const SERIAL_NUMBER = '[\\d〇零一二三四五六七八九十百]{0,5}';

const formulasOf = perLexicon(({ genres, reporting }) => {
  const label = (people: string, doing: readonly string[]) =>
    new RegExp(
      `^[^，。；！？：:]{0,${LABEL}}?${people}[^，。；！？：:]{0,12}${anyOf(doing)}[^，。；！？：:]{0,4}[：:]`,
      'u',
    );
  return {
    correction: titlePattern(genres.correctionTitles),
    corrects: new RegExp(anyOf(genres.corrected), 'u'),
    own: new RegExp(anyOf(reporting.ownPaper), 'u'),
    printed: new RegExp(`${anyOf(reporting.ownPaper)}[^。]{0,80}?${anyOf(genres.printed)}`, 'u'),
    death: titlePattern(genres.deathTitles),
    passing: new RegExp(anyOf(genres.passing), 'u'),
    passed: new RegExp(`${anyOf(genres.passing)}$`, 'u'),
    cause: new RegExp(anyOf(genres.causesOfDeath), 'u'),
    age: new RegExp(anyOf(genres.agesAtDeath), 'u'),
    mourning: new RegExp(anyOf(genres.mourning), 'u'),
    letter: titlePattern(genres.letterTitles),
    letterColumn: columnPattern(genres.letterTitles),
    salutation: new RegExp(
      `^[“"]?${anyOf(genres.courtesies)}?(?:\\p{Script=Han}{0,8}[报社刊])?${anyOf(genres.salutations)}们?[，,]?(?:您好|你好|你们好)?[：:！!]`,
      'u',
    ),
    asks: label(anyOf(genres.readers), genres.asking),
    writes: label(
      '',
      genres.asking.filter((word) => word.length > 1),
    ),
    answers: label('', genres.answering),
    serial: titlePattern(genres.serialTitles),
    continued: new RegExp(`^[（(【〔]${anyOf(genres.toBeContinued)}${SERIAL_NUMBER}[）)】〕]$`, 'u'),
    breaksOff: new RegExp(`[（(【〔]${anyOf(genres.toBeContinued)}${SERIAL_NUMBER}[）)】〕]$`, 'u'),
    recap: new RegExp(`^[【（(]?${anyOf(genres.recaps)}[】）)]?[：:，\\s…—]`, 'u'),
    chapter: new RegExp(`^第[\\d〇零一二三四五六七八九十百]{1,4}${anyOf(genres.chapters)}`, 'u'),
    comment: titlePattern(genres.commentTitles),
    commentColumn: columnPattern(genres.commentTitles),
    commentator: new RegExp(`^[□■◎●◆★△▲（(]*(?:${anyOf(reporting.ownPaper)})?${anyOf(genres.commentators)}`, 'u'),
    commented: new RegExp(`[（(](?:${anyOf(reporting.ownPaper)})?${anyOf(genres.commentators)}[^）)]{0,16}[）)]$`, 'u'),
  };
});

/** The newspaper says what it printed wrongly. What others correct, they announce. */
export function isCorrection(text: GenreText, lexicon: Lexicon): boolean {
  const { correction, corrects, own, printed } = formulasOf(lexicon);
  if (text.body.length > LONGEST_CORRECTION) return false;
  if (isTitled(text, correction)) return own.test(text.body) || corrects.test(text.body);
  return !text.isReported && printed.test(text.body.slice(0, OPENING)) && corrects.test(text.body);
}

export function isObituary(text: GenreText, lexicon: Lexicon): boolean {
  const { death, passing, passed, cause, age, mourning } = formulasOf(lexicon);
  const opening = text.body.slice(0, OPENING);
  if (!passing.test(opening)) return false;
  if (isTitled(text, death)) return !text.isReported || age.test(text.body);
  const circumstances = [cause.test(opening), age.test(text.body), mourning.test(text.body)].filter(Boolean).length;
  if (passed.test(text.headline)) return age.test(text.body) && circumstances >= 2;
  return !text.isReported && mourning.test(text.body) && circumstances >= 2 && cause.test(opening);
}

/** A letter to the newspaper, or what its readers ask with what they are answered. */
export function isLetter(text: GenreText, lexicon: Lexicon): boolean {
  const { letter, letterColumn, salutation, asks, writes, answers } = formulasOf(lexicon);
  if (text.paragraphs.slice(0, 2).some((paragraph) => salutation.test(paragraph))) return true;
  if (text.isReported) return false;
  if (isTitled(text, letter) || text.columns.some((column) => letterColumn.test(column))) return true;
  const asked = text.paragraphs
    .slice(0, 3)
    .findIndex((paragraph) => opensWithLabel(paragraph) && (asks.test(paragraph) || writes.test(paragraph)));
  return (
    asked >= 0 &&
    text.paragraphs.slice(asked + 1).some((paragraph) => opensWithLabel(paragraph) && answers.test(paragraph))
  );
}

/** Whether a colon is the first sign of a paragraph: what reads "市民来信：" has no other before it. */
function opensWithLabel(paragraph: string): boolean {
  let at = 0;
  while (at < paragraph.length && !LABEL_ENDS.isAt(paragraph, at)) at++;
  return COLONS.isAt(paragraph, at);
}

const LABEL_ENDS = new CharacterSet('，。；！？：:');
const COLONS = new CharacterSet('：:');

export function isSerial(text: GenreText, lexicon: Lexicon): boolean {
  const { serial, continued, breaksOff, recap, chapter } = formulasOf(lexicon);
  if (text.isReported) return false;
  const first = text.paragraphs[0] ?? '';
  const last = text.paragraphs.at(-1) ?? '';
  if (isTitled(text, serial) || continued.test(first) || breaksOff.test(last) || recap.test(first)) return true;
  return text.isSigned && [text.headline, first.slice(0, LABEL)].some((line) => chapter.test(line));
}

/** An opinion, which a commentator of the newspaper signs or which a standing title tells. */
export function isCommentary(text: GenreText, lexicon: Lexicon): boolean {
  const { comment, commentColumn, commentator, commented } = formulasOf(lexicon);
  const first = text.paragraphs[0] ?? '';
  if (first.length <= LABEL && commentator.test(first)) return true;
  if (commented.test(text.body)) return true;
  if (text.isReported) return false;
  return isTitled(text, comment) || text.columns.some((column) => commentColumn.test(column));
}

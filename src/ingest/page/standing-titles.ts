/** Titles that papers print over texts of one sort again and again: "更正", "讣告", "天气预报", "读者来信". */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';

/** The longest one, in characters. */
const LONGEST = 14;
/** The longest line that is one, blanks included. */
const LONGEST_LINE = 40;
const ORNAMENTS = '[■□●○◆◇★☆▲△※【】〔〕［］\\[\\]《》〖〗“”·—-]*';
const NUMBER = '[（(]?(?:之|第)?[\\d〇零一二三四五六七八九十百①-⑳⑴-⒇]{0,4}[期回]?[）)]?';

const titlesOf = perLexicon(({ genres }) => {
  const wholly = (words: readonly string[], prefix: string) =>
    new RegExp(`^${ORNAMENTS}${prefix}${anyOf(words)}${NUMBER}${ORNAMENTS}$`, 'u');
  return {
    text: wholly(
      [
        ...genres.correctionTitles,
        ...genres.deathTitles,
        ...genres.forecastTitles,
        ...genres.offerTitles,
        ...genres.listingTitles,
      ],
      '',
    ),
    draw: wholly(genres.draws, '\\p{Script=Han}{0,4}'),
    notice: new RegExp(`^${ORNAMENTS}\\p{Script=Han}{0,10}${anyOf(genres.publicNotices)}${ORNAMENTS}$`, 'u'),
    given: new RegExp(
      `^${ORNAMENTS}\\p{Script=Han}{4,20}${anyOf(genres.firms)}\\p{Script=Han}{0,6}${anyOf([...genres.publicNotices, ...genres.offerTitles])}${ORNAMENTS}$`,
      'u',
    ),
    publishing: new RegExp(anyOf(genres.publishing), 'u'),
    offers: wholly(genres.offerColumns, ''),
    column: wholly(
      [...genres.letterTitles, ...genres.serialTitles, ...genres.commentTitles, ...genres.verseTitles],
      '\\p{Script=Han}{0,4}',
    ),
  };
});

/** What a line is a title of: a text that follows at once, or a standing column whose headline follows. */
export function standingTitle(line: string, lexicon: Lexicon): 'TEXT' | 'COLUMN' | null {
  if (line.length > LONGEST_LINE) return null;
  const text = withoutBlanks(line);
  const { text: title, draw, notice, column, offers, given, publishing } = titlesOf(lexicon);
  if (text.length > LONGEST) return given.test(text) && !publishing.test(text) ? 'TEXT' : null;
  if (offers.test(text)) return 'COLUMN';
  if (title.test(text) || draw.test(text) || notice.test(text)) return 'TEXT';
  return column.test(text) ? 'COLUMN' : null;
}

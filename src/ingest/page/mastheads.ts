/** Lines that are furniture by where they stand: a paper's name, a section, a slogan set among a masthead's lines. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import type { Line } from './lines.js';
import { CLAUSE_SIGNS, Sign } from './signs.js';

/** A masthead has at most so many lines. */
const MASTHEAD_LINES = 12;
/** The widest line of a masthead that does not show by itself what it is, in Chinese characters. */
const NAME_WIDTH = 13;
/** The same where a blank line sets it off, or further down the page, where headlines are more likely. */
const SECTION_WIDTH = 6;

/** Headlines are longer than this, in Chinese characters. */
const SECTION_LENGTH = 4;

/** The lines, with those marked as furniture that stand in a masthead or between the lines of a running head. */
export function markMastheads(lines: readonly Line[], lexicon: Lexicon): Line[] {
  let end = mastheadEnd(lines, lexicon);
  while (end > 0 && isBelowMasthead(lines[end], lines[end + 1])) end++;
  const found = new Set(Array.from({ length: end }, (_, i) => i));
  for (let i = 1; i + 1 < lines.length; i++) {
    const [above, line, below] = [lines[i - 1], lines[i], lines[i + 1]];
    if (
      above?.furniture === true &&
      below?.furniture === true &&
      line !== undefined &&
      isShort(line, SECTION_WIDTH) &&
      !line.afterBlank &&
      !line.beforeBlank
    )
      found.add(i);
  }
  for (let from = 0; from < lines.length; ) {
    let to = from + 1;
    while (to < lines.length && lines[to]?.afterBlank === false) to++;
    if (isRunningHead(lines.slice(from, to))) for (let i = from; i < to; i++) found.add(i);
    from = to;
  }
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (pointsAtPage(lines[to])) to++;
    if (to - from >= LEAST_HEAD_LINES) for (let i = from; i < to; i++) found.add(i);
    from = Math.max(to, from + 1);
  }
  let below = lines.length;
  while (lines[below - 1]?.furniture === true) below--;
  // "本版内容仅供参考，转载请" above "注明 热线：0000-000000".
  const open = lines[below - 1];
  if (below < lines.length && open?.closed === false && OF_PAGE.test(open.text)) found.add(below - 1);
  const foot = lines.length - 1;
  const last = lines[foot];
  if (
    foot > end &&
    last?.afterBlank === true &&
    (isSectionOfPlace(last, lexicon) || (lines[foot - 1]?.closed === true && speaksOfPage(last)))
  )
    found.add(foot);
  return found.size === 0 ? [...lines] : lines.map((line, i) => (found.has(i) ? { ...line, furniture: true } : line));
}

/** "温馨提示：本版内容仅供参考……", "天气：晴，最低气温-1℃": whether a line at the foot of a page speaks of the page, or tells the weather. */
function speaksOfPage({ text, closed, opening }: Line): boolean {
  if (OF_PAGE.test(text)) return true;
  return !closed && opening === null && FORECAST.test(text.normalize('NFKC'));
}

const OF_PAGE = /^(?:\p{Script=Han}{2,4}\s*[：:]\s*)?本版/u;
const FORECAST = /:.*\d\s*°C$/u;

/** "某某桥昨日通车　05版": whether a line is one of a list of what the paper holds elsewhere. */
function pointsAtPage(line: Line | undefined): boolean {
  if (line === undefined || !line.text.endsWith('版') || line.opening !== null) return false;
  return line.text.length <= LONGEST_POINTER && POINTER.test(line.text);
}

const POINTER = /[\p{L}\p{N}”》！？）]\s+第?\s?[A-Z]?\d{1,2}\s?版$/u;
const LONGEST_POINTER = 44;

/** "某某新闻", "某某要闻": whether a line is the name of a section that is called after a place. */
function isSectionOfPlace({ text, opening, closed }: Line, { page, vocabulary }: Lexicon): boolean {
  if (opening !== null || closed || text.length > LONGEST_SECTION) return false;
  const name = withoutBlanks(text);
  const section = page.placeSections.find((word) => name.endsWith(word));
  const place = section === undefined ? '' : name.slice(0, -section.length);
  return place !== '' && LEVELS.some((level) => vocabulary.divisionsNamed(place + level).length > 0);
}

/** What is left out of a place's name there: "某某(区)新闻". */
const LEVELS = ['', '市', '县', '区'];
/** Such a line is hardly longer, in characters, blanks included. */
const LONGEST_SECTION = 14;

/** Whether lines set apart by blank ones are a running head: short ones, most of which show what they are. */
function isRunningHead(lines: readonly Line[]): boolean {
  if (lines.length < LEAST_HEAD_LINES || lines.length > MASTHEAD_LINES) return false;
  const shown = lines.filter(({ furniture }) => furniture).length;
  return (
    shown >= LEAST_HEAD_LINES &&
    shown * 2 >= lines.length &&
    lines.every((line) => line.furniture || isShort(line, HEAD_WIDTH))
  );
}

/** Fewer lines that show what they are may stand in any text. */
const LEAST_HEAD_LINES = 2;
/** The widest line of a running head that does not show by itself what it is, in Chinese characters. */
const HEAD_WIDTH = 9;

/** How many of the page's first lines are its masthead: short ones down to the last that shows what it is. */
function mastheadEnd(lines: readonly Line[], lexicon: Lexicon): number {
  let end = 0;
  for (const [i, line] of lines.slice(0, MASTHEAD_LINES).entries()) {
    if (line.furniture || LATIN.test(line.text.normalize('NFKC')) || tellsNumber(line, lexicon)) end = i + 1;
    else if (end > 0 && tellsWeather(line)) end = i + 1;
    else if (!isShort(line, line.beforeBlank ? SECTION_WIDTH : NAME_WIDTH)) break;
  }
  return end;
}

/** "刊登热线 0000-000000　地址：某某路9号", "000000": whether a line says how the paper is reached. */
function tellsNumber({ text, signs, opening }: Line, lexicon: Lexicon): boolean {
  if (opening !== null || (signs & CLAUSE_SIGNS) !== 0 || (signs & Sign.DIGIT) === 0) return false;
  return numberOf(lexicon).test(text);
}

const numberOf = perLexicon(
  ({ page }) => new RegExp(`^\\d[\\d-]{5,}$|${anyOf(page.contacts)}[\\s：:]*\\d[\\d-]{5,}(?![\\d万亿])`, 'u'),
);

/** The paper's name in Latin letters. */
const LATIN = /^[A-Z][A-Z\s.]+$/u;

function isShort(line: Line, width: number): boolean {
  return line.width <= width && line.opening === null && !/^#|[，。；！？：“”]/u.test(line.text);
}

/** "今日天气：多云 9℃～23℃", on one line. */
function tellsWeather({ text, opening, signs }: Line): boolean {
  return opening === null && (signs & CLAUSE_SIGNS) === 0 && TEMPERATURES.test(text.normalize('NFKC'));
}

const TEMPERATURES = /\d\s*(?:°C)?\s*[~—–至/-]{1,2}\s*-?\d{1,2}\s*°C/u;

/** A paper's name in Latin letters, its motto ("团结 奋进 求实"), the weather or a section's name, set close below the masthead. */
function isBelowMasthead(line: Line | undefined, next: Line | undefined): boolean {
  if (line === undefined || line.afterBlank) return false;
  // Short lines on end are a headline in a narrow setting.
  if (isShort(line, SECTION_LENGTH)) return next === undefined || next.afterBlank || !isShort(next, NAME_WIDTH);
  if (LATIN.test(line.text.normalize('NFKC'))) return true;
  const phrases = line.text.split(/\s+/u);
  return (
    phrases.length >= 3 &&
    phrases.every((phrase) => phrase.length === phrases[0]?.length && phrase.length >= 2 && phrase.length <= 4)
  );
}

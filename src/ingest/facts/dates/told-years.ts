/** Which year the days of an article belong to that print none. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Day } from './dates.js';

/** When a page appeared. */
export interface PageTime {
  /** The year that its days belong to; null if it is not known. */
  readonly year: number | null;
  /** 1 to 12; null if it is not known. */
  readonly month: number | null;
}

/** A year that a text is telling of. */
interface Told {
  readonly year: number;
  /** The month of the day that named it; 0 where a year was named by itself. */
  readonly month: number;
  readonly start: number;
  readonly end: number;
}

const patternsOf = perLexicon(({ calendar }) => ({
  /** A year by itself that a sentence goes on to tell of: "2019年，……", "2019年6月，……". */
  year: new RegExp(
    `((?:19|20)\\d{2})(?<!\\d{5})年(?:\\s?(\\d{1,2})月(?!\\s?\\d)|${anyOf([...calendar.seasons, ...calendar.partsOfYears])})?[，,]?`,
    'gu',
  ),
  opensClause: /[，,月春夏秋冬天初底末]$/u,
  nowadays: new RegExp(anyOf(calendar.nowadays), 'u'),
  due: new RegExp(`${anyOf(calendar.due)}$`, 'u'),
  deadline: new RegExp(`^${anyOf(calendar.deadlinesOfDays)}`, 'u'),
}));

const SENTENCE_END = /[。！？!?\n]/u;
/** How far a text may go on to tell of a year, in characters. */
const FAR = 400;

/** What tells a day's year: print it, tell it in words (去年), go on from a day that printed one, or the page's own. */
export type YearSource = 'printed' | 'in words' | 'told before' | 'of the page' | 'none';

export interface YearOfDay {
  readonly year: number | null;
  readonly source: YearSource;
}

/** The year of each of a text's days, null where it is not known; `days` in the order printed. */
export function yearsOf(text: string, days: readonly Day[], page: PageTime, lexicon: Lexicon): YearOfDay[] {
  const named = days.some(({ year, shift, following }) => year === null && shift === 0 && following === null)
    ? namedYears(text, lexicon)
    : [];
  let next = 0;
  let told: Told | null = null;
  /** The year named last, whatever has been told since. */
  let last: number | null = null;
  let previous: number | null = null;
  return days.map((day) => {
    for (; (named[next]?.end ?? Number.POSITIVE_INFINITY) <= day.start; next++) told = named[next] ?? told;
    if (day.isEveryYear) return NO_YEAR;
    const found = yearOf(text, day, told, last ?? told?.year ?? previous, page, lexicon);
    const { year } = found;
    if (day.year !== null || day.following !== null) last = year;
    else if (told !== null && told.month === 0) last = told.year;
    if (year !== null && (day.year !== null || day.following !== null || day.shift !== 0 || year === told?.year))
      told = { year, month: day.month, start: day.start, end: day.end };
    else if (day.isThisYear || year === page.year) told = null;
    previous = year;
    return found;
  });
}

const NO_YEAR: YearOfDay = { year: null, source: 'none' };

function known(year: number | null, source: YearSource): YearOfDay {
  return year === null ? NO_YEAR : { year, source };
}

function yearOf(
  text: string,
  day: Day,
  told: Told | null,
  last: number | null,
  page: PageTime,
  lexicon: Lexicon,
): YearOfDay {
  if (day.year !== null) return known(day.year, 'printed');
  if (day.following !== null) return known(last === null ? null : last + day.following, 'in words');
  const year = page.year === null ? null : page.year + day.shift;
  if (day.shift !== 0 || day.isThisYear) return known(year, 'in words');
  if (told !== null && told.year !== page.year && goesOn(text, told, day, lexicon)) {
    const turned = told.month > day.month ? told.year + 1 : told.year;
    return known(page.year !== null && told.year < page.year && turned > page.year ? page.year : turned, 'told before');
  }
  return known(year === null ? null : year + turnOf(text, day, page, lexicon), 'of the page');
}

/**
 * Whether a day is still of the year that was told: in the same sentence, or where a story goes from day to day, each at the head
 * of a sentence, and does not come back to the present.
 */
function goesOn(text: string, told: Told, day: Day, lexicon: Lexicon): boolean {
  if (day.start - told.end > FAR) return false;
  const between = text.slice(told.end, day.start);
  const { nowadays } = patternsOf(lexicon);
  if (nowadays.test(between)) return false;
  if (!SENTENCE_END.test(between)) return true;
  if (told.month === 0 || !isAtHead(text, told.start) || !isAtHead(text, day.start)) return false;
  const [rest = ''] = text.slice(day.end, day.end + FAR).split(SENTENCE_END, 1);
  return !nowadays.test(rest);
}

/** Whether a sentence begins at `start`. */
function isAtHead(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && /[ \u3000“]/u.test(text.charAt(at - 1))) at--;
  return at === 0 || SENTENCE_END.test(text.charAt(at - 1));
}

/** The years that a text names by themselves and goes on to tell of. */
function namedYears(text: string, lexicon: Lexicon): Told[] {
  const { year, opensClause } = patternsOf(lexicon);
  const named: Told[] = [];
  for (const match of text.matchAll(year))
    if (opensClause.test(match[0]))
      named.push({
        year: Number(match[1]),
        month: Number(match[2] ?? 0),
        start: match.index,
        end: match.index + match[0].length,
      });
  return named;
}

/** Around New Year: on a page of January "12月30日" is last year's, on a page of December "将于1月5日" next year's. */
function turnOf(text: string, day: Day, page: PageTime, lexicon: Lexicon): number {
  if (page.month === null) return 0;
  const { due, deadline } = patternsOf(lexicon);
  const isDue =
    due.test(text.slice(Math.max(0, day.start - 3), day.start)) || deadline.test(text.slice(day.end, day.end + 2));
  if (page.month <= TURN_AFTER && day.month > 12 - TURN_AFTER) return isDue ? 0 : -1;
  return page.month > 12 - TURN_AFTER && day.month <= TURN_AFTER && isDue ? 1 : 0;
}

/** So many months before and after New Year a page may speak of the other year's days. */
const TURN_AFTER = 2;

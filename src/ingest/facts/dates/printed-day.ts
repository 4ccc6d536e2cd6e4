/** The day that a page prints in its masthead or running head. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { type FullDay, fullDays, weekdayNamed, weekdayOf } from './day-forms.js';
import { isHeadLike, namesMoonDay, namesSection, type PageLine, withoutNotes } from './head-lines.js';
import { editionIn, paperIn } from './head-names.js';

/** A day in a head, and the head that it stands in. */
export interface HeadDay {
  /** "2024-08-19". */
  readonly date: string;
  /** The head's lines without the day, joined by line ends. */
  readonly head: string;
  readonly score: number;
}

const patternsOf = perLexicon(({ calendar, page }) => ({
  weekday: new RegExp(`${anyOf(calendar.weeks)}\\s*([${calendar.weekdays}])`, 'u'),
  undersigned: new RegExp(`${anyOf(page.undersigned)}$`, 'u'),
}));

/** What a line must hold to be looked at. */
const DAY_SIGN = /(?:19|20)\d{2}(?:\s?[-./·—年]|\s*$|\s|[01]\d[0-3]\d)|^\s*年/u;
const SENTENCE_END = /[。！？”）)]$/u;
/** A head has at most so many lines above and below the year. */
const MOST_LINES = 6;

/** What speaks for a day as the page's: what stands beside it, and where it stands. */
const POINTS = {
  day: 1,
  weekday: 4,
  otherWeekday: 1,
  moonDay: 2,
  paper: 2,
  edition: 2,
  section: 2,
  top: 2,
  foot: 1,
  again: 1,
  /** Right below who gives a notice. */
  signature: -3,
  /** In the middle of a sentence that is broken over lines. */
  sentence: -3,
};
/** The least that makes a day the page's. */
const LEAST = 3;

/** The day of the page's masthead or running head that is surest; null where it prints none. */
export function printedDay(lines: readonly PageLine[], lexicon: Lexicon): HeadDay | null {
  const found = new Map<string, HeadDay>();
  let until = -1;
  for (const line of lines) {
    if (!line.mayBeHead || line.number <= until || !DAY_SIGN.test(line.text) || !isHeadLike(line.text, lexicon))
      continue;
    const [first, last] = headAround(lines, line.number, lexicon);
    until = last;
    for (const day of daysIn(lines, first, last, lexicon)) {
      const known = found.get(day.date);
      const best = known === undefined || day.score > known.score ? day : known;
      found.set(day.date, known === undefined ? best : { ...best, score: best.score + POINTS.again });
    }
  }
  let best: HeadDay | null = null;
  for (const day of found.values()) if (day.score >= LEAST && day.score > (best?.score ?? 0)) best = day;
  return best;
}

/** The numbers of the first and last line of the head around a line. */
function headAround(lines: readonly PageLine[], at: number, lexicon: Lexicon): readonly [first: number, last: number] {
  const isHead = (number: number) => {
    const line = lines[number];
    return line !== undefined && isHeadLike(line.text, lexicon);
  };
  let first = at;
  while (at - first < MOST_LINES && isHead(first - 1)) first--;
  let last = at;
  while (last - at < MOST_LINES && isHead(last + 1)) last++;
  return [first, last];
}

function daysIn(lines: readonly PageLine[], first: number, last: number, lexicon: Lexicon): HeadDay[] {
  const texts = lines.slice(first, last + 1).map(({ text }) => text);
  const head = texts.join('\n');
  const lineAt = (offset: number) => head.slice(0, offset).split('\n').length - 1;
  return fullDays(head, lexicon).map((day) => {
    const rest = `${head.slice(0, day.start)} ${head.slice(day.end)}`;
    const [from, to] = [lineAt(day.start), lineAt(day.end)];
    const isAtStart = day.start === 0 || head.charAt(day.start - 1) === '\n';
    const score =
      POINTS.day +
      beside(day, texts, from, to, rest, lexicon) +
      (isAtStart ? asText(lines, first + from, day, rest, lexicon) : 0) +
      (first + from === 0 ? POINTS.top : first + to === lines.length - 1 ? POINTS.foot : 0);
    return { date: day.date, head: rest, score };
  });
}

/** What stands beside a day, on lines `from` to `to` of its head; `rest` is the head without the day. */
function beside(
  day: FullDay,
  texts: readonly string[],
  from: number,
  to: number,
  rest: string,
  lexicon: Lexicon,
): number {
  const names = withoutNotes(rest, lexicon);
  const weekday = day.weekday ?? weekdayNear(texts, from, to, lexicon);
  let points = 0;
  if (weekday !== null) points += weekday === weekdayOf(day.date, lexicon) ? POINTS.weekday : POINTS.otherWeekday;
  if (namesMoonDay(texts.slice(from, to + 2).join('\n'), lexicon)) points += POINTS.moonDay;
  if (paperIn(names, lexicon) !== null) points += POINTS.paper;
  if (editionIn(names, lexicon) !== null) points += POINTS.edition;
  if (namesSection(texts.slice(from, to + 1).join('\n'), lexicon)) points += POINTS.section;
  return points;
}

/** What speaks against a day that opens a line: what stands above makes it a notice's, or part of a sentence. */
function asText(lines: readonly PageLine[], at: number, day: FullDay, rest: string, lexicon: Lexicon): number {
  const above = lines[at - 1]?.text;
  if (above === undefined) return 0;
  const { undersigned, weekday } = patternsOf(lexicon);
  if (day.weekday === null && !weekday.test(lines[at]?.text ?? '') && undersigned.test(above)) return POINTS.signature;
  const goesOn = lines[at]?.afterBlank === false && !isHeadLike(above, lexicon) && !SENTENCE_END.test(above);
  return goesOn && paperIn(rest, lexicon) === null ? POINTS.sentence : 0;
}

/** The day of the week on a day's lines, or close by. */
function weekdayNear(texts: readonly string[], from: number, to: number, lexicon: Lexicon): string | null {
  const { weekday } = patternsOf(lexicon);
  const on = (first: number, last: number) => weekday.exec(texts.slice(Math.max(0, first), last + 1).join('\n'))?.[1];
  const name = on(from, to) ?? on(from - 2, to + 2);
  return name === undefined ? null : weekdayNamed(name);
}

/** When, where and on which page of the paper a page appeared, as far as it prints so or its events imply it. */
import type { DateBasis } from '../../../store/documents.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { compactText } from './compact.js';
import { isoDay } from './dates.js';
import { isShort, type PageLine, pageLines, withoutNotes } from './head-lines.js';
import { editionBesideDay, editionSetOff, paperBesideDay, paperIn } from './head-names.js';
import { type OpeningDays, openingDays } from './openings.js';
import { type HeadDay, printedDay } from './printed-day.js';
import { impliedYear } from './years.js';

export interface Publication {
  /** The day of publication, "2020-10-17"; null where neither printed nor implied. */
  readonly date: string | null;
  /** GIVEN from outside, PRINTED in the masthead or a running head, INFERRED from the page's events, of which only the year may be known. */
  readonly dateBasis: DateBasis;
  readonly newspaper: string | null;
  /** As printed: "A02", "第3版", "03". */
  readonly edition: string | null;
}

/**
 * Reads the page's own day, newspaper and edition from its head and furniture lines, null what is not printed, and the
 * year that its days belong to, null where nothing implies it. `given` is the day of publication, if it is known.
 */
export function readPublication(
  pageText: string,
  given: string | null,
  lexicon: Lexicon,
): Publication & { readonly year: number | null } {
  const lines = pageLines(pageText, lexicon);
  const day = printedDay(lines, lexicon);
  const names = namesOf(lines, day, lexicon);
  const known = given ?? day?.date;
  if (known !== undefined)
    return { date: known, dateBasis: given === null ? 'PRINTED' : 'GIVEN', year: Number(known.slice(0, 4)), ...names };
  const text = compactText(pageText, lexicon);
  const openings = openingDays(text, lexicon);
  const year = impliedYear(pageText, text, openings, lexicon);
  if (year === null) return { date: null, dateBasis: 'UNKNOWN', year, ...names };
  const date = dayAfter(openings, year);
  return { date, dateBasis: date === null ? 'YEAR_INFERRED' : 'INFERRED', year, ...names };
}

/** Paper and page: from the head that prints the day, else from the first line that prints them. */
function namesOf(
  lines: readonly PageLine[],
  day: HeadDay | null,
  lexicon: Lexicon,
): Pick<Publication, 'newspaper' | 'edition'> {
  const head = day === null ? '' : withoutNotes(day.head, lexicon);
  let newspaper = day === null ? null : paperBesideDay(head, lexicon);
  let edition = day === null ? null : editionBesideDay(head, Number(day.date.slice(-2)), lexicon);
  for (const line of lines) {
    if (newspaper !== null && edition !== null) break;
    if (!line.mayBeHead) continue;
    const { text } = line;
    if (!HEAD_SIGN.test(text) || !isShort(text)) continue;
    const numbered = editionSetOff(withoutNotes(text, lexicon), lexicon);
    edition ??= numbered;
    const paper = paperIn(text, lexicon);
    // Body lines name papers, too.
    if (paper !== null && (paper === text || numbered !== null)) newspaper ??= paper;
  }
  return { newspaper, edition };
}

/** What a line must hold to be looked at for paper or page. */
const HEAD_SIGN = /[版报]|[A-D]\s?\d/u;
/**
 * The day after the latest day that a report opens with, where another report on the page opens with "昨日": reports
 * are printed on the morning after. Null where either is missing; days to come, in the reports' bodies, do not count.
 */
function dayAfter({ days, saysYesterday }: OpeningDays, year: number): string | null {
  let latest: string | null = null;
  for (const { month, day } of days) {
    const iso = isoDay(year, month, day);
    if (iso !== null && (latest === null || iso > latest)) latest = iso;
  }
  return saysYesterday && latest !== null ? nextDay(latest) : null;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The years that a page names, and what each is to the page: its present, its past, or a plan. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import type { Day } from './dates.js';
import { type Clue, type Kind, namedYear, type Part } from './year-clues.js';

/** What stands around a year, by what it says of it. */
const patternsOf = perLexicon(({ calendar, grammar, labels, numerals }) => {
  const parts = anyOf(calendar.partsOfYears);
  const dueParts = anyOf([...calendar.partsOfYears, ...calendar.partsBeforeDeadlines]);
  const beginning = anyOf(calendar.wordsOfBeginnings);
  const held = [...calendar.held, ...labels.subjects];
  const relative = anyOf([...calendar.relativeYears.keys(), ...calendar.thisYear]);
  return {
    year: new RegExp(
      `((?:19|20)\\d{2})(?<![\\d.]\\d{4})(?:年(?!${anyOf(calendar.eras)})|[—–~～-](?:19|20)\\d{2}年)`,
      'gu',
    ),
    /** Years of plans lie ahead of the page: "2035年远景目标", "到2025年", "2025年底前". */
    ahead: new RegExp(`(?:${anyOf([...calendar.ahead, ...grammar.until])}|[—~～-])$`, 'u'),
    planned: new RegExp(`^(?:${anyOf(calendar.planned)}|年?${dueParts}?${anyOf(calendar.deadlines)})`, 'u'),
    /** Budgets, plans and levies are announced the year before: "2031年度……征收", "2023年改造计划". */
    announced: new RegExp(
      `^(?:度(?![^，。]{0,12}${anyOf(calendar.annual)})|[^，。；：！？]{0,16}${anyOf(calendar.announced)})`,
      'u',
    ),
    measure: new RegExp(`${anyOf(calendar.measures)}$`, 'u'),
    measured: new RegExp(`^[^，。；]{0,3}${anyOf(calendar.measured)}`, 'u'),
    asOf: new RegExp(`${anyOf(calendar.asOf)}$`, 'u'),
    yearEnd: new RegExp(`^(?:${anyOf(calendar.endsOfYears)}|12月)`, 'u'),
    /** Words that tie a year to the past: "自2018年启动以来", "2009年10月". */
    since: new RegExp(`${anyOf(calendar.since)}$`, 'u'),
    past: new RegExp(
      `^(?:\\d{1,2}月\\d{1,2}日)?[^，。；]{0,8}?${anyOf(calendar.past)}|^(?:(?!${beginning})${parts}|\\d{1,2}月(?!\\d)|${anyOf(calendar.seasons)}(?!${anyOf(calendar.wordsOfSeasons)}))`,
      'u',
    ),
    greatEvent: new RegExp(`^\\p{Script=Han}{0,6}${anyOf(calendar.greatEvents)}`, 'u'),
    inForce: new RegExp(`^\\d{1,2}月\\d{1,2}日${anyOf(calendar.inForce)}`, 'u'),
    /** "2021年1至5月": figures of the year so far. */
    soFar: new RegExp(`^1月?(?:${anyOf(grammar.until)}|[-—–~～])\\d{1,2}月`, 'u'),
    /** "2016年至2019年": the end of what was. */
    spanning: new RegExp(`年(?:${anyOf(grammar.until)}|[—~～-])$`, 'u'),
    done: new RegExp(`^[^。；，]{0,6}[，,]?[^。；，]{0,8}${anyOf(calendar.done)}`, 'u'),
    /** "2016年全国冠军": told of somebody. */
    winner: new RegExp(`^[^，。；]{0,8}${anyOf(calendar.winners)}`, 'u'),
    will: new RegExp(`^[，,]?[^。；，]{0,16}${anyOf(calendar.will)}(?!${anyOf(calendar.wordsOfWill)})`, 'u'),
    day: /^\d{1,2}月\d{1,2}日/u,
    /** "2019年，……建成厂房三座". */
    wholeYear: new RegExp(`^[^。；]{0,40}${anyOf(calendar.wholeYears)}`, 'u'),
    /** What a year names here happens in it: "2020年某省……行动", "2021年第一季度". */
    held: new RegExp(`^(?:${anyOf(held)}|\\p{Script=Han}{1,6}${anyOf(calendar.divisions)})(?!的|比)`, 'u'),
    /** "去年（2020年）", "今年（2021年）". */
    relative: new RegExp(`(${relative})[（(](?:即)?$`, 'u'),
    /** "从1990年……至今，30年来": the span counts up to the present. */
    untilNow: new RegExp(`从((?:19|20)\\d{2})年[^。；]{0,20}${anyOf(calendar.upToNow)}[，,]?(\\d{1,2})年`, 'gu'),
    /** "工期36个月，2024年底建成": begun as many months before. */
    building: new RegExp(`${anyOf(calendar.buildingTimes)}(?:为|约)?(\\d{1,2})个月[^。；]{0,16}?(20\\d{2})年`, 'gu'),
    /** "比2019年增长12%，两年平均增长6%": two years after that one. */
    average: new RegExp(
      `${anyOf(calendar.measures)}(20\\d{2})年[^。；]{0,30}?([${[...numerals.digits.keys()].join('')}])${anyOf(calendar.averages)}`,
      'gu',
    ),
    lastYear: new RegExp(anyOf(calendar.lastYear), 'u'),
    thisYear: new RegExp(anyOf(calendar.thisYear), 'u'),
  };
});

/** How far before the time that building takes its first day stands, in characters. */
const BEGUN = 400;
/** How far from a year its sentence is looked through for a day, in characters. */
const NEAR = 40;

/** A clue for every year that a text without blanks names; `days` are all the days it names, in order. */
export function yearMentions(text: string, days: readonly Day[], part: Part, lexicon: Lexicon): Clue[] {
  const clues: Clue[] = [];
  const around = patternsOf(lexicon);
  let next = 0;
  for (const match of text.matchAll(around.year)) {
    const [start, end, year] = [match.index, match.index + match[0].length, Number(match[1])];
    while (next < days.length && (days[next]?.end ?? 0) < start - NEAR) next++;
    const word = around.relative.exec(text.slice(Math.max(0, start - 6), start))?.[1];
    if (word !== undefined) {
      clues.push(namedYear('CERTAIN', year - (lexicon.calendar.relativeYears.get(word) ?? 0), part));
      continue;
    }
    clues.push(namedYear(kindOf(text, match[0], start, end, days, next, lexicon), year, part));
  }
  for (const match of text.matchAll(around.untilNow))
    clues.push(namedYear('SPAN', Number(match[1]) + Number(match[2]), part));
  for (const match of text.matchAll(around.building))
    if (
      days.some(
        ({ year, shift, end }) => year === null && shift === 0 && end <= match.index && match.index - end < BEGUN,
      )
    )
      clues.push(namedYear('SPAN', Number(match[2]) - Math.floor(Number(match[1]) / 12), part));
  for (const match of text.matchAll(around.average)) {
    const years = lexicon.numerals.digits.get(match[2] ?? '');
    if (years !== undefined) clues.push(namedYear('CERTAIN', Number(match[1]) + years, part));
  }
  return [...clues, ...turningDays(days, part), ...ranges(days, part)];
}

/** "公示期为2023年11月10日至16日". */
function ranges(days: readonly Day[], part: Part): Clue[] {
  return days.flatMap((day, i) => {
    const next = days[i + 1];
    return day.year !== null && next !== undefined && next.year === day.year && next.start - day.end <= 1
      ? [namedYear('RANGE', day.year, part)]
      : [];
  });
}

/** "从10月15日开始，至2022年1月22日": the later day prints its year because the first one's is another. */
function turningDays(days: readonly Day[], part: Part): Clue[] {
  return days.flatMap((day, i) => {
    const before = days[i - 1];
    return day.year !== null && before?.year === null && day.start - before.end < 12 && before.month > day.month
      ? [namedYear('CERTAIN', day.year - 1, part)]
      : [];
  });
}

/** What a year is to its page by what stands around it; `mention` is it as printed, `next` the first day near it. */
function kindOf(
  text: string,
  mention: string,
  start: number,
  end: number,
  days: readonly Day[],
  next: number,
  lexicon: Lexicon,
): Kind {
  const around = patternsOf(lexicon);
  const before = text.slice(Math.max(0, start - 4), start);
  const behind = text.slice(end, end + NEAR);
  // "行动方案（2019—2022年）" is new in its first year.
  if (mention.length > 5) return 'HELD';
  if (around.measure.test(before) || around.measured.test(behind)) return 'COMPARED';
  if (around.asOf.test(before)) return around.yearEnd.test(behind) ? 'YEAR_END' : 'TOLD';
  const isDay = around.day.test(behind);
  if (isDay && (around.ahead.test(before) || around.inForce.test(behind))) return 'DUE_DAY';
  if (around.greatEvent.test(behind)) return 'GREAT_EVENT';
  if (around.soFar.test(behind)) return 'SO_FAR';
  const isOver = around.spanning.test(before) || around.done.test(behind);
  if ((around.ahead.test(before) && !isOver) || around.planned.test(behind)) return 'AHEAD';
  if (around.announced.test(behind)) return 'ANNOUNCED';
  if (around.since.test(before) || around.past.test(behind)) return 'SINCE';
  if (isDay) return 'FULL_DAY';
  if (around.winner.test(behind)) return 'TOLD';
  const isToCome = around.will.test(behind);
  if (around.wholeYear.test(behind)) return 'WHOLE_YEAR';
  for (let i = next; i < days.length; i++) {
    const day = days[i];
    if (day === undefined || day.start > end + NEAR) break;
    const between = day.start < start ? text.slice(day.end, start) : text.slice(end, day.start);
    if (isToCome && day.start < start) continue;
    if (day.year === null && day.shift === 0 && day.following === null && !between.includes('。'))
      return around.held.test(behind) ? 'HELD_BESIDE_DAY' : 'BESIDE_DAY';
  }
  if (isToCome) return 'AHEAD';
  if (around.held.test(behind)) return 'HELD';
  const [sentence = ''] = behind.split('。', 1);
  if (around.lastYear.test(sentence)) return 'BEFORE_LAST_YEAR';
  return around.thisYear.test(sentence) ? 'BEFORE_THIS_YEAR' : 'TOLD';
}

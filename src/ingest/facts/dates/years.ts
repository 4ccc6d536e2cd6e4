/** The year that a page speaks of as its present. */
import { FOUNDINGS, TURNING_POINTS } from '../../lexicon/milestones.js';
import { findDays } from './dates.js';

const YEAR = /((?:19|20)\d{2})(?<![\d.]\d{4})(?:年(?!代)|级新生|[—–~～-](?:20\d{2})年)/gu;
/** Years of plans lie ahead of the page: "2035年远景目标", "到2025年", "至2022年1月结束". */
const AHEAD = /(?:到|至|力争|确保|—|-|～|~)$/u;
const PLANNED = /^(?:远景|目标|规划|底前|年底|年年底|全面|前)/u;
/** Budgets, plans and levies are announced the year before: "2020年度医保征缴", "2023年改造计划". */
const ANNOUNCED =
  /^(?:度(?![^，。]{0,12}(?:比武|大赛|评选|表彰|总结))|[^，。；：！？]{0,16}(?:计划|政策|规划|预算|目标|征缴|缴费))/u;
/** Words that tie a year to the past: "自2018年启动以来", "2009年10月". */
const PAST_BEFORE = /(?:自|从|于|早在|比|较|起源于|始于|追溯到)$/u;
const PAST_BEHIND = /^(?:以来|以前|之前|春|夏|秋|冬|初(?![中级次步赛])|底|末|的一天|\d{1,2}月(?!\d))/u;
/** What a year names here happens in it: "2020年安徽省全民阅读行动", "2021年第一季度". */
const NAMED_BY_YEAR =
  /^(?:全[国省市县区]|我[省市县区]|第|首[届场批期]|普通|中国|国家|[上下]半年|\p{Script=Han}{1,6}[省市县区])(?!的|比)/u;
/** "从1983年背起药箱至今，36年来": the span counts up to the present. */
const UNTIL_NOW = /从((?:19|20)\d{2})年[^。；]{0,20}至今[，,]?(\d{1,2})年/gu;
const ANNIVERSARY = /(\d{2,3})周年/gu;
/** A notice is signed with its day on a line of its own. */
const SIGNED = /^[ \t\u3000]*((?:19|20)\d{2})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日[ \t\u3000]*$/gmu;
/** How far from a year its sentence is looked through for a day, in characters. */
const NEAR = 40;

/** What kinds of mention say about the page's present. */
const WEIGHT = { certain: 3, present: 2, neutral: 1, announced: 0.4, past: 0.4, ahead: 0 } as const;

/**
 * The year that the page implies, or null. Anniversaries, signed notices and years printed beside a day weigh most, what may be
 * announced for another year or told of the past least; the latest year with enough weight is the page's.
 */
export function impliedYear(pageText: string): number | null {
  const weights = new Map<number, number>();
  const add = (year: number, weight: number) => {
    const known = weights.get(year) ?? 0;
    // However often the past is told, it does not become the present.
    if (weight >= WEIGHT.neutral || known < WEIGHT.neutral - WEIGHT.past) weights.set(year, known + weight);
  };
  for (const match of pageText.matchAll(SIGNED)) add(Number(match[1]), WEIGHT.certain);
  const text = pageText.replace(/\s+/gu, '');
  addMilestones(text, add);
  addMentions(text, add);
  const latest = (least: number): number | null => {
    const years = [...weights].filter(([, weight]) => weight >= least).map(([year]) => year);
    return years.length === 0 ? null : Math.max(...years);
  };
  const sure = latest(WEIGHT.present);
  const likely = latest(WEIGHT.neutral);
  // A page of memories names days of long ago; its present is the later year, even if named but once.
  return sure !== null && likely !== null && likely - sure >= 2 ? likely : (sure ?? likely);
}

function addMilestones(text: string, add: (year: number, weight: number) => void): void {
  for (const match of text.matchAll(ANNIVERSARY)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const founding = FOUNDINGS.find(([words]) => words.test(before));
    if (founding !== undefined) add(founding[1] + Number(match[1]), WEIGHT.certain);
  }
  for (const [words, year] of TURNING_POINTS) if (text.includes(words)) add(year, WEIGHT.certain);
  for (const match of text.matchAll(UNTIL_NOW)) add(Number(match[1]) + Number(match[2]), WEIGHT.present);
}

function addMentions(text: string, add: (year: number, weight: number) => void): void {
  const days = findDays(text);
  let next = 0;
  for (const match of text.matchAll(YEAR)) {
    const end = match.index + match[0].length;
    while (next < days.length && (days[next]?.end ?? 0) < match.index - NEAR) next++;
    add(Number(match[1]), weightOf(text, match[0], match.index, end, days, next));
  }
  for (const [i, day] of days.entries()) {
    const before = days[i - 1];
    // "从10月15日开始，至2022年1月22日": the later day prints its year because the first one's is another.
    if (day.year !== null && before?.year === null && day.start - before.end < 12 && before.month > day.month)
      add(day.year - 1, WEIGHT.present);
  }
}

type Days = ReturnType<typeof findDays>;

function weightOf(text: string, mention: string, start: number, end: number, days: Days, next: number): number {
  const before = text.slice(Math.max(0, start - 4), start);
  const behind = text.slice(end, end + NEAR);
  if (mention.endsWith('新生')) return WEIGHT.present;
  // "行动方案（2019—2022年）" is new in its first year.
  if (mention.length > 5) return WEIGHT.neutral;
  if (AHEAD.test(before) || PLANNED.test(behind)) return WEIGHT.ahead;
  if (ANNOUNCED.test(behind)) return WEIGHT.announced;
  if (/^\d{1,2}月\d{1,2}日/u.test(behind)) return WEIGHT.neutral;
  if (PAST_BEFORE.test(before) || PAST_BEHIND.test(behind)) return WEIGHT.past;
  for (let i = next; i < days.length; i++) {
    const day = days[i];
    if (day === undefined || day.start > end + NEAR) break;
    const between = day.start < start ? text.slice(day.end, start) : text.slice(end, day.start);
    if (day.year === null && !between.includes('。')) return WEIGHT.present;
  }
  // Told by itself, a year is of the past: the present is "今年".
  return NAMED_BY_YEAR.test(behind) ? WEIGHT.neutral : WEIGHT.past;
}

/** The words by which a page tells its day and its year. */
import { DataFile } from './data-file.js';

export interface CalendarWords {
  /** Before the number of a day of the week: 星期. */
  readonly weeks: readonly string[];
  /** Those numbers, each one character. */
  readonly weekdays: string;
  /** What names the moon's calendar: 农历. */
  readonly lunar: readonly string[];
  /** Behind the number of a day: 日. */
  readonly days: readonly string[];
  /** Words that begin like those: "3|号楼". */
  readonly numberedThings: readonly string[];
  /** Years that count from the page's: 去年, -1. */
  readonly relativeYears: ReadonlyMap<string, number>;
  /** The year before: 去年. */
  readonly lastYear: readonly string[];
  /** The page's own year: 今年. */
  readonly thisYear: readonly string[];
  /** Years that count from the one that a text named last: 同年, 0. */
  readonly followingYears: ReadonlyMap<string, number>;
  /** Before a day that comes again each year: 每年. */
  readonly everyYear: readonly string[];
  /** Between a day and the end of a range: "3月2日|上午|至5日". */
  readonly timesOfDay: readonly string[];
  /** Behind the number of an hour: 时. */
  readonly hours: readonly string[];
  /** The characters of the moon's years, in their order: 甲, 子. The first pair was in 1984. */
  readonly stems: string;
  readonly branches: string;
  /** What stands for 〇 in a year: ○. */
  readonly zeros: string;
  /** Behind these a text is back in its present: 目前. */
  readonly nowadays: readonly string[];
  /** A day behind these is yet to come: 将于. */
  readonly due: readonly string[];
  /** A day before these is: "31日|前". */
  readonly deadlinesOfDays: readonly string[];
  readonly yesterday: readonly string[];
  /** Behind these a day is yet to come: 截至. */
  readonly notYet: readonly string[];
  /** A year behind these lies ahead: 力争. */
  readonly ahead: readonly string[];
  /** What somebody has been since a year: 冠军. */
  readonly winners: readonly string[];
  /** Behind a year that is over: 已. */
  readonly done: readonly string[];
  /** An anniversary behind these may be the next year's: 迎接. */
  readonly lookingForward: readonly string[];
  /** The predicate of a year to come: 将; and what makes other words of it: 将|军. */
  readonly will: readonly string[];
  readonly wordsOfWill: readonly string[];
  /** A year before these is a plan's: 远景. */
  readonly planned: readonly string[];
  /** What is announced the year before: 预算. */
  readonly announced: readonly string[];
  /** Spoken of years before and after: 冬奥会. */
  readonly greatEvents: readonly string[];
  /** Behind the day on which a rule comes into force: 起. */
  readonly inForce: readonly string[];
  /** What "年度" names of the year itself: 评选. */
  readonly annual: readonly string[];
  /** A year behind these is past: 始于. */
  readonly since: readonly string[];
  /** What the present is compared with stands behind or before these: 比, 同期. */
  readonly measures: readonly string[];
  readonly measured: readonly string[];
  /** Behind the number of years that a comparison spans: "两|年平均". */
  readonly averages: readonly string[];
  /** A year before these is past: 以来. */
  readonly past: readonly string[];
  /** Behind 年: 春. */
  readonly seasons: readonly string[];
  /** Behind those, words of which they are the beginning: 冬|季. */
  readonly wordsOfSeasons: readonly string[];
  /** What a year names that happens in it: 首届. */
  readonly held: readonly string[];
  /** What the names of places end with that hold it: "2021年|清河|县". */
  readonly divisions: readonly string[];
  /** Behind 年, which then is no year's: "1990年|代". */
  readonly eras: readonly string[];
  /** Behind 年: 初. */
  readonly partsOfYears: readonly string[];
  readonly endsOfYears: readonly string[];
  /** The same where a deadline follows: 中. */
  readonly partsBeforeDeadlines: readonly string[];
  /** Words that begin like those: 初步. */
  readonly wordsOfBeginnings: readonly string[];
  /** Behind the end of a plan: "2025年底|前". */
  readonly deadlines: readonly string[];
  readonly anniversaries: readonly string[];
  /** Figures of all of a year: 全年. */
  readonly wholeYears: readonly string[];
  /** How long building takes: 工期. */
  readonly buildingTimes: readonly string[];
  /** Behind these a time is just over: 截至. */
  readonly asOf: readonly string[];
  /** The end of a span that is the page's present: 至今. */
  readonly upToNow: readonly string[];
}

export function readCalendarWords(): CalendarWords {
  const file = DataFile.open('calendar.txt');
  return {
    weeks: file.words('weeks'),
    weekdays: file.characters('weekdays'),
    lunar: file.words('lunar'),
    days: file.words('days'),
    numberedThings: file.words('numbered things'),
    relativeYears: new Map(file.rows('relative years', 2).map((row) => [row.text(0), row.number(1)])),
    lastYear: file.words('last year'),
    thisYear: file.words('this year'),
    followingYears: new Map(file.rows('following years', 2).map((row) => [row.text(0), row.number(1)])),
    everyYear: file.words('every year'),
    timesOfDay: file.words('times of day'),
    hours: file.words('hours'),
    stems: file.characters('stems'),
    branches: file.characters('branches'),
    zeros: file.characters('zeros'),
    nowadays: file.words('nowadays'),
    due: file.words('due'),
    deadlinesOfDays: file.words('deadlines of days'),
    yesterday: file.words('yesterday'),
    notYet: file.words('not yet'),
    ahead: file.words('ahead'),
    winners: file.words('winners'),
    done: file.words('done'),
    lookingForward: file.words('looking forward'),
    will: file.words('will'),
    wordsOfWill: file.words('words of will'),
    planned: file.words('planned'),
    announced: file.words('announced'),
    greatEvents: file.words('great events'),
    inForce: file.words('in force'),
    annual: file.words('annual'),
    since: file.words('since'),
    measures: file.words('measures'),
    measured: file.words('measured'),
    averages: file.words('averages'),
    past: file.words('past'),
    seasons: file.words('seasons'),
    wordsOfSeasons: file.words('words of seasons'),
    held: file.words('held'),
    divisions: file.words('divisions'),
    eras: file.words('eras'),
    partsOfYears: file.words('parts of years'),
    endsOfYears: file.words('ends of years'),
    partsBeforeDeadlines: file.words('parts before deadlines'),
    wordsOfBeginnings: file.words('words of beginnings'),
    deadlines: file.words('deadlines'),
    anniversaries: file.words('anniversaries'),
    wholeYears: file.words('whole years'),
    buildingTimes: file.words('building times'),
    asOf: file.words('as of'),
    upToNow: file.words('up to now'),
  };
}

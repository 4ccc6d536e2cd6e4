/** The words by which a page tells its day and its year. */
import { DataFile } from './data-file.js';

export interface CalendarWords {
  /** Before the number of a day of the week: 星期. */
  readonly weeks: readonly string[];
  /** Those numbers, each one character. */
  readonly weekdays: string;
  /** What names the moon's calendar: 农历. */
  readonly lunar: readonly string[];
  readonly yesterday: readonly string[];
  /** Behind these a day is yet to come: 截至. */
  readonly notYet: readonly string[];
  /** Right behind these a day is the end of a time: 至. */
  readonly until: readonly string[];
  /** A year behind these lies ahead: 力争. */
  readonly ahead: readonly string[];
  /** A year before these is a plan's: 远景. */
  readonly planned: readonly string[];
  /** What is announced the year before: 预算. */
  readonly announced: readonly string[];
  /** What "年度" names of the year itself: 评选. */
  readonly annual: readonly string[];
  /** A year behind these is past: 始于. */
  readonly since: readonly string[];
  /** A year before these is past: 以来. */
  readonly past: readonly string[];
  /** What a year names that happens in it: 首届. */
  readonly held: readonly string[];
}

export function readCalendarWords(): CalendarWords {
  const file = DataFile.open('calendar.txt');
  return {
    weeks: file.words('weeks'),
    weekdays: file.characters('weekdays'),
    lunar: file.words('lunar'),
    yesterday: file.words('yesterday'),
    notYet: file.words('not yet'),
    until: file.words('until'),
    ahead: file.words('ahead'),
    planned: file.words('planned'),
    announced: file.words('announced'),
    annual: file.words('annual'),
    since: file.words('since'),
    past: file.words('past'),
    held: file.words('held'),
  };
}

import { Link } from 'wouter';
import { issueAt } from '../../addresses.js';
import { useLanguage, wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import styles from './calendar.module.css';
import { type Month, monthsOf } from './months.js';

const useWords = wordsOf({
  zh: { of: (day: string, pages: string, articles: string) => `${day}：${pages} 版 ${articles} 篇` },
  en: { of: (day, pages, articles) => `${day}: ${pages} pages, ${articles} articles` },
});

interface IssueOfDay {
  readonly date: string;
  readonly pageCount: number;
  readonly articleCount: number;
}

interface CalendarProps {
  readonly newspaperId: string;
  readonly year: string;
  /** Null as long as they are not known. */
  readonly issues: readonly IssueOfDay[] | null;
}

/** A year month by month; days of which there is an issue lead to it. */
export function Calendar({ newspaperId, year, issues }: CalendarProps) {
  const byDay = new Map((issues ?? []).map((issue) => [issue.date, issue]));
  return (
    <div className={styles.year} aria-busy={issues === null}>
      {monthsOf(Number(year)).map((month) => (
        <MonthTable key={month.first} month={month} newspaperId={newspaperId} byDay={byDay} />
      ))}
    </div>
  );
}

interface MonthProps {
  readonly month: Month;
  readonly newspaperId: string;
  readonly byDay: ReadonlyMap<string, IssueOfDay>;
}

/** Any week: what its days are called stands above every month. */
const MONDAY_ON = [1, 2, 3, 4, 5, 6, 7].map((day) => `2024-01-0${day}`);

function MonthTable({ month, newspaperId, byDay }: MonthProps) {
  const words = useWords();
  const written = useWritten();
  const { language } = useLanguage();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <table className={styles.month}>
      <caption>{name.format(new Date(`${month.first}T00:00:00Z`))}</caption>
      <thead aria-hidden="true">
        <tr>
          {MONDAY_ON.map((day) => (
            <th key={day}>{weekday.format(new Date(`${day}T00:00:00Z`))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, place) => {
              const issue = day === null ? undefined : byDay.get(day);
              const number = day === null ? '' : String(Number(day.slice(8)));
              return (
                <td key={place}>
                  {issue === undefined ? (
                    number
                  ) : (
                    <Link
                      href={issueAt(newspaperId, issue.date)}
                      aria-label={words.of(
                        written.day(issue.date),
                        written.count(issue.pageCount),
                        written.count(issue.articleCount),
                      )}
                    >
                      {number}
                    </Link>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

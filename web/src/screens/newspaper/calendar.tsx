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

function MonthTable({ month, newspaperId, byDay }: MonthProps) {
  const words = useWords();
  const written = useWritten();
  const { language } = useLanguage();
  const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', timeZone: 'UTC' });
  return (
    <table className={styles.month}>
      <caption>{name.format(new Date(`${month.first}T00:00:00Z`))}</caption>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, weekday) => {
              const issue = day === null ? undefined : byDay.get(day);
              const number = day === null ? '' : String(Number(day.slice(8)));
              return (
                <td key={weekday}>
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

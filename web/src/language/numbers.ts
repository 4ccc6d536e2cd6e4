/** Days, counts and shares, as the language of the room writes them. */
import { type Language, useLanguage } from './language.js';

const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

export interface Written {
  /** 12,345 */
  readonly count: (value: number) => string;
  /** 12,345.68; of what is counted in millions no more than four digits: 1235万, 12.35M */
  readonly amount: (value: number) => string;
  /** "2020-10-16" as 2020年10月16日 or 16 October 2020 */
  readonly day: (day: string) => string;
  /** "2020-10-16" as 2020年10月 or October 2020 */
  readonly month: (day: string) => string;
  /** 星期五, Friday */
  readonly weekday: (day: string) => string;
  /** 0.993 as 99% */
  readonly share: (value: number) => string;
}

const WRITTEN: Record<Language, Written> = { zh: writtenIn('zh'), en: writtenIn('en') };

export function useWritten(): Written {
  return WRITTEN[useLanguage().language];
}

function writtenIn(language: Language): Written {
  const locale = LOCALE[language];
  const count = new Intl.NumberFormat(locale);
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const large = new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 4 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  // Days have no hours: they are of no zone, and so written in the zone in which they are read.
  const days = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  return {
    count: (value) => count.format(value),
    amount: (value) => (Math.abs(value) < 1e6 ? amount : large).format(value),
    day: days({ year: 'numeric', month: 'long', day: 'numeric' }),
    month: days({ year: 'numeric', month: 'long' }),
    weekday: days({ weekday: 'long' }),
    // What is not quite sure must not look so.
    share: (value) => share.format(value < 1 ? Math.min(value, 0.99) : 1),
  };
}

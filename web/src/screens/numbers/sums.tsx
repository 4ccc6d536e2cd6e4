/** The numbers added up by what they have in common; unlike units never together. */
import type { RoomNumberSumsQuery } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { wordsOf } from '../../language/language.js';
import { useWritten } from '../../language/numbers.js';
import { useTerms } from '../../language/terms.js';
import { Skeleton } from '../../parts/skeleton.js';
import { type AskedOfNumbers, isMetricKind, narrowed, SUMS, sumsOf } from './asked.js';
import styles from './sums.module.css';
import { useUnits } from './units.js';

type Group = RoomNumberSumsQuery['metricGroups'][number];

const useWords = wordsOf({
  zh: {
    title: '合计',
    by: '按什么合计',
    table: '各组的合计',
    MONTH: '月份',
    KIND: '种类',
    LOCATION: '地点',
    SUBJECT: '所指',
    MEASURE: '量的是什么',
    UNIT: '单位',
    count: '个数',
    sum: '合计',
    average: '平均',
    min: '最小',
    max: '最大',
    unit: '单位',
    more: (shown: string, all: string) => `最多的 ${shown} 组，共 ${all} 组`,
    latest: (shown: string, all: string) => `最近的 ${shown} 组，共 ${all} 组`,
  },
  en: {
    title: 'Sums',
    by: 'Added up by',
    table: 'Sums of the groups',
    MONTH: 'Month',
    KIND: 'Kind',
    LOCATION: 'Place',
    SUBJECT: 'What they are about',
    MEASURE: 'What is measured',
    UNIT: 'Unit',
    count: 'Numbers',
    sum: 'Sum',
    average: 'Average',
    min: 'Least',
    max: 'Most',
    unit: 'Unit',
    more: (shown, all) => `The ${shown} largest of ${all} groups`,
    latest: (shown, all) => `The ${shown} latest of ${all} groups`,
  },
});

/** Groups on the screen. */
const SHOWN = 20;
/** The latest months are found among all of them: the archive gives the largest. */
const MONTHS = 1000;

/** How many groups are asked for. */
export function groupsOf(by: (typeof SUMS)[number]): number {
  return by === 'MONTH' ? MONTHS : SHOWN;
}

interface SumsProps {
  /** Null as long as they are not known. */
  readonly groups: readonly Group[] | null;
  /** How many groups there are. */
  readonly all: number;
  readonly asked: AskedOfNumbers;
}

export function Sums({ groups, all, asked }: SumsProps) {
  const words = useWords();
  const written = useWritten();
  const current = sumsOf(asked);
  return (
    <section aria-labelledby="sums" className={styles.sums} aria-busy={groups === null}>
      <h2 id="sums">{words.title}</h2>
      <nav aria-label={words.by} className={styles.by}>
        {SUMS.map((by) => (
          <Link key={by} href={narrowed(asked, { by })} aria-current={by === current ? 'true' : undefined}>
            {words[by]}
          </Link>
        ))}
      </nav>
      {groups === null ? (
        <Skeleton lines={[1, 1, 1, 1]} />
      ) : (
        <Groups groups={inOrder(groups, current).slice(0, SHOWN)} by={current} asked={asked} />
      )}
      {groups !== null && all > SHOWN ? (
        <p className={styles.more}>
          {words[current === 'MONTH' ? 'latest' : 'more'](written.count(SHOWN), written.count(all))}
        </p>
      ) : null}
    </section>
  );
}

/** Months as they follow each other, the latest first; all else as the archive gives it, the most numerous first. */
function inOrder(groups: readonly Group[], by: (typeof SUMS)[number]): readonly Group[] {
  return by === 'MONTH' ? groups.toSorted((a, b) => (a.key < b.key ? 1 : -1)) : groups;
}

interface GroupsProps {
  readonly groups: readonly Group[];
  readonly by: (typeof SUMS)[number];
  readonly asked: AskedOfNumbers;
}

function Groups({ groups, by, asked }: GroupsProps) {
  const words = useWords();
  const written = useWritten();
  const units = useUnits();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words[by]}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.count}</th>
            <th scope="col">{words.sum}</th>
            <th scope="col">{words.average}</th>
            <th scope="col">{words.min}</th>
            <th scope="col">{words.max}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={`${group.key} ${group.normalizedUnit}`}>
              <th scope="row">
                <Key group={group} by={by} asked={asked} />
              </th>
              <td lang="zh">{units[group.normalizedUnit] ?? group.normalizedUnit}</td>
              <td>{written.count(group.count)}</td>
              <td>{written.amount(group.sum)}</td>
              <td>{written.amount(group.average)}</td>
              <td>{written.amount(group.min)}</td>
              <td>{written.amount(group.max)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What a group has in common, leading to its numbers. */
function Key({
  group: { key, location, subject },
  by,
  asked,
}: { readonly group: Group } & Pick<GroupsProps, 'by' | 'asked'>) {
  const written = useWritten();
  const terms = useTerms();
  const units = useUnits();
  switch (by) {
    case 'MONTH':
      return (
        <Link href={narrowed(asked, { from: `${key}-01`, to: lastDayOf(key) })}>{written.month(`${key}-01`)}</Link>
      );
    case 'KIND':
      return <Link href={narrowed(asked, { kind: key })}>{isMetricKind(key) ? terms.measures[key] : key}</Link>;
    case 'UNIT':
      return <Link href={narrowed(asked, { unit: key })}>{units[key] ?? key}</Link>;
    case 'MEASURE':
      return (
        <Link href={narrowed(asked, { measure: key })} lang="zh">
          {key}
        </Link>
      );
    case 'LOCATION':
      return (
        <Link href={narrowed(asked, { place: key })} lang="zh">
          {location?.name ?? key}
        </Link>
      );
    case 'SUBJECT':
      return (
        <Link href={narrowed(asked, { subject: key })} lang="zh">
          {subject?.name ?? key}
        </Link>
      );
  }
}

/** @param month "2021-02" */
function lastDayOf(month: string): string {
  const [year, ofYear] = month.split('-').map(Number);
  return new Date(Date.UTC(year ?? 0, ofYear ?? 0, 0)).toISOString().slice(0, 10);
}

/** What stands above a list: how much was found, its order, the whole of it as a file, and under which conditions. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { addressWith } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import styles from './list-bar.module.css';

const useWords = wordsOf({
  zh: { order: '排列', take: '取走结果', without: (name: string) => `去掉条件“${name}”` },
  en: { order: 'Order', take: 'Take them away', without: (name) => `Without “${name}”` },
});

const FORMATS = ['csv', 'jsonl', 'parquet'] as const;

interface ListBarProps {
  readonly found: string;
  readonly orders: readonly { readonly name: string; readonly address: string; readonly isCurrent: boolean }[];
  /** What an export takes is what the list was asked with. */
  readonly taken: { readonly table: 'articles' | 'metrics'; readonly filter: string };
  /** Other ways to take it. */
  readonly children?: ReactNode;
}

export function ListBar({ found, orders, taken: { table, filter }, children }: ListBarProps) {
  const words = useWords();
  return (
    <div className={styles.bar}>
      <p role="status">{found}</p>
      <nav aria-label={words.order} className={styles.orders}>
        {orders.map(({ name, address, isCurrent }) => (
          <Link key={name} href={address} aria-current={isCurrent ? 'true' : undefined}>
            {name}
          </Link>
        ))}
      </nav>
      <nav aria-label={words.take} className={styles.takings}>
        {FORMATS.map((format) => (
          <a key={format} href={addressWith(`/export/${table}.${format}`, { filter })} download>
            {format.toUpperCase()}
          </a>
        ))}
        {children}
      </nav>
    </div>
  );
}

export function ListBarPending({ finding }: { readonly finding: string }) {
  return (
    <p className={styles.bar} role="status">
      {finding}
    </p>
  );
}

interface ConditionsProps {
  /** Each with the address of the same list without it. */
  readonly conditions: readonly { readonly name: string; readonly without: string }[];
}

/** Nothing where there are none. */
export function Conditions({ conditions }: ConditionsProps) {
  const words = useWords();
  if (conditions.length === 0) return null;
  return (
    <ul className={styles.conditions}>
      {conditions.map(({ name, without }) => (
        <li key={name}>
          <Link href={without} aria-label={words.without(name)}>
            <span lang="zh">{name}</span> ×
          </Link>
        </li>
      ))}
    </ul>
  );
}

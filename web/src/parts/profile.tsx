/** Whoever or whatever has a screen of its own: a head, what is told of it, and what stands beside it. */
import type { ReactNode } from 'react';
import { PiecesSkeleton } from './pieces.js';
import styles from './profile.module.css';
import { Skeleton } from './skeleton.js';

interface ProfileProps {
  readonly above: ReactNode;
  readonly name: string;
  /** What stands below the name, one after the other; what is null is left out. */
  readonly also: readonly (ReactNode | null)[];
  readonly beside: { readonly label: string; readonly content: ReactNode };
  readonly children: ReactNode;
}

export function Profile({ above, name, also, beside, children }: ProfileProps) {
  return (
    <div className={styles.profile}>
      <header className={styles.head}>
        <div className={styles.above}>{above}</div>
        <h1 lang="zh">{name}</h1>
        <ul className={styles.also}>
          {also.map((part, place) => (part === null ? null : <li key={place}>{part}</li>))}
        </ul>
      </header>
      <div className={styles.told}>{children}</div>
      <aside className={styles.beside} aria-label={beside.label}>
        {beside.content}
      </aside>
    </div>
  );
}

/** Other ways to write a name, after the name itself was left out; null where there are none. */
export function otherSpellings(name: string, spellings: readonly string[]): string | null {
  const others = spellings.filter((spelling) => spelling !== name);
  return others.length === 0 ? null : others.join('、');
}

export function ProfileSkeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.profile} aria-busy="true" aria-label={label} role="status">
      <div className={styles.head}>
        <Skeleton lines={[0.1]} />
        <Skeleton lines={[0.3]} size="head" />
      </div>
      <div className={styles.told}>
        <PiecesSkeleton />
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  /** Ways on. */
  readonly children?: ReactNode;
}

/** In the place of a screen that has nothing to show: what is so, and ways on. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <section className={styles.notice}>
      <h1>{title}</h1>
      <p>{text}</p>
      {children === undefined ? null : <p className={styles.ways}>{children}</p>}
    </section>
  );
}

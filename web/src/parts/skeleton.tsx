import styles from './skeleton.module.css';

/** Lines where text is to come, as long as asked for: 1 is a whole line. Says nothing to screen readers. */
export function Skeleton({
  lines,
  size = 'text',
}: {
  readonly lines: readonly number[];
  readonly size?: 'text' | 'head';
}) {
  return (
    <div className={styles.skeleton} aria-hidden="true" data-size={size}>
      {lines.map((length, index) => (
        <span key={index} style={{ width: `${length * 100}%` }} />
      ))}
    </div>
  );
}

/** Articles one below the other: headline, what is said beside it, where and when it was printed. */
import type { ArticleSummaryFragment, PageSummaryFragment } from 'broadsheet-sdk/documents';
import { Link } from 'wouter';
import { articleAt } from '../addresses.js';
import { useTerms } from '../language/terms.js';
import styles from './pieces.module.css';
import { Skeleton } from './skeleton.js';
import { Where } from './where.js';

export interface Piece {
  readonly article: ArticleSummaryFragment & {
    readonly kicker: string | null;
    readonly page: PageSummaryFragment;
  };
  /** What the article says of whom or what the list is about. */
  readonly beside?: string;
}

interface PiecesProps {
  readonly pieces: readonly Piece[];
  /** The id of whom or what the list is about: it is marked in the article that is turned to. */
  readonly about?: string;
}

export function Pieces({ pieces, about }: PiecesProps) {
  const terms = useTerms();
  return (
    <ol className={styles.pieces}>
      {pieces.map(({ article, beside = '' }) => (
        <li key={article.id}>
          {article.kicker === null ? null : (
            <p lang="zh" className={styles.kicker}>
              {article.kicker}
            </p>
          )}
          <h3 lang="zh">
            <Link href={articleAt(article.id, about)}>{article.headline ?? terms.untitled}</Link>
          </h3>
          {beside === '' ? null : (
            <p lang="zh" className={styles.beside}>
              {beside}
            </p>
          )}
          <p className={styles.where}>
            <Where page={article.page} />
            <span>{terms.kinds[article.kind]}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

export function PiecesSkeleton() {
  return (
    <div>
      {[0, 1, 2, 3, 4, 5].map((place) => (
        <div key={place} className={styles.skeleton}>
          <Skeleton lines={[0.6]} size="head" />
          <Skeleton lines={[0.4]} />
        </div>
      ))}
    </div>
  );
}

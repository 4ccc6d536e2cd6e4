import { useState } from 'react';
import { wordsOf } from '../../language/language.js';
import styles from './citation.module.css';
import type { ArticleRead } from './facts.js';

const useWords = wordsOf({
  zh: { cite: '引用', copy: '复制', copied: '已复制' },
  en: { cite: 'Cite as', copy: 'Copy', copied: 'Copied' },
});

/** How the article is cited, by GB/T 7714. */
export function Citation({ article }: { readonly article: ArticleRead }) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  const text = citationOf(article);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.citation}>
      <span className={styles.label}>{words.cite}</span>
      <cite lang="zh">{text}</cite>
      <button type="button" onClick={() => copy().catch(() => setCopied(false))}>
        {isCopied ? words.copied : words.copy}
      </button>
    </div>
  );
}

/** 郑好. 题名[N]. 峡江日报, 2020-09-24(A02). */
export function citationOf({ byline, headline, page }: ArticleRead): string {
  const authors = byline.filter(({ role }) => role !== 'EDITOR' && role !== 'PHOTOGRAPHER').map(({ name }) => name);
  const named = authors.length > 3 ? `${authors.slice(0, 3).join(', ')}, 等` : authors.join(', ');
  const edition = page.edition === null ? '' : `(${page.edition})`;
  const printed = [page.newspaper ?? page.name, page.date].filter((part) => part !== null).join(', ');
  return [...(named === '' ? [] : [named]), `${headline ?? '[无题]'}[N]`, `${printed}${edition}`]
    .join('. ')
    .concat('.');
}

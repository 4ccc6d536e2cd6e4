import { useState } from 'react';
import { wordsOf } from '../../language/language.js';
import styles from './citation.module.css';
import type { ArticleRead } from './facts.js';

const useWords = wordsOf({
  zh: { cite: '引用', copy: '复制', copied: '已复制' },
  en: { cite: 'Cite as', copy: 'Copy', copied: 'Copied' },
});

/** How the article is cited, by GB/T 7714. */
export function Citation({ article: { citation: text } }: { readonly article: ArticleRead }) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
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

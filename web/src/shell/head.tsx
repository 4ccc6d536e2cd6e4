import { Link } from 'wouter';
import { PATHS } from '../addresses.js';
import { useLanguage, wordsOf } from '../language/language.js';
import { SearchField } from '../parts/search-field.js';
import styles from './shell.module.css';

const useWords = wordsOf({
  zh: { name: '阅报室', ways: '去处', newspapers: '报刊', numbers: '数字', other: 'English' },
  en: { name: '阅报室', ways: 'Ways', newspapers: 'Newspapers', numbers: 'Numbers', other: '中文' },
});

/** @param isFront the front has the name and the field in its own middle */
export function Head({ isFront }: { readonly isFront: boolean }) {
  const words = useWords();
  const { language, speak } = useLanguage();
  return (
    <header className={styles.head}>
      <div className={styles.bar}>
        <Link href={PATHS.home} className={styles.name}>
          <span lang="zh">{words.name}</span>
          <small lang="en">Broadsheet</small>
        </Link>
        {isFront ? null : (
          <div className={styles.field}>
            <SearchField />
          </div>
        )}
        <nav className={styles.ways} aria-label={words.ways} style={isFront ? { marginLeft: 'auto' } : undefined}>
          <Link href={PATHS.newspapers}>{words.newspapers}</Link>
          <Link href={PATHS.numbers}>{words.numbers}</Link>
          <button
            type="button"
            lang={language === 'zh' ? 'en' : 'zh'}
            onClick={() => speak(language === 'zh' ? 'en' : 'zh')}
          >
            {words.other}
          </button>
        </nav>
      </div>
      <div className={styles.rules} />
    </header>
  );
}

import { Link } from 'wouter';
import { PATHS } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import styles from './shell.module.css';

const useWords = wordsOf({
  zh: {
    about: '文字由版面原文自动判读而成，每一条事实都注明出处与把握。引用前请核对原版。',
    corrections: '更正记录',
    forPrograms: '供程序使用',
    graphiql: 'GraphiQL（无需上网）',
  },
  en: {
    about:
      'Read from the raw text of pages by machine; each fact says where it stands and how sure it is. Check the page before you quote.',
    corrections: 'Corrections',
    forPrograms: 'For programs',
    graphiql: 'GraphiQL (works offline)',
  },
});

export function Foot() {
  const words = useWords();
  return (
    <footer className={styles.foot}>
      <p>{words.about}</p>
      <nav aria-label={words.forPrograms}>
        <ul>
          <li>
            <Link href={PATHS.corrections}>{words.corrections}</Link>
          </li>
          <li>
            <a href="/sandbox">Apollo Sandbox</a>
          </li>
          <li>
            <a href="/graphiql">{words.graphiql}</a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}

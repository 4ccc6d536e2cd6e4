/** What stands around every screen: the way past it, the head with the search field, the foot. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { PATHS } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import { Foot } from './foot.js';
import { Head } from './head.js';
import styles from './shell.module.css';

const useWords = wordsOf({ zh: { skip: '跳到正文' }, en: { skip: 'Skip to the content' } });

export function Shell({ children }: { readonly children: ReactNode }) {
  const words = useWords();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  useArrival(path, main);
  return (
    <>
      <a className={styles.skip} href="#main">
        {words.skip}
      </a>
      <Head isFront={path === PATHS.home} />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Foot />
    </>
  );
}

/** A new screen begins at its top and has the focus; one that is gone back to stands where it stood. */
function useArrival(path: string, main: { readonly current: HTMLElement | null }): void {
  const shown = useRef(path);
  const wentBack = useRef(false);
  useEffect(() => {
    const note = () => {
      wentBack.current = true;
    };
    window.addEventListener('popstate', note);
    return () => window.removeEventListener('popstate', note);
  }, []);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    if (!wentBack.current) window.scrollTo(0, 0);
    wentBack.current = false;
    main.current?.focus({ preventScroll: true });
  }, [path, main]);
}

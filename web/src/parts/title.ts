import { useEffect } from 'react';
import { wordsOf } from '../language/language.js';

const useWords = wordsOf({ zh: { room: '阅报室' }, en: { room: 'Reading Room' } });

/** What the tab is called while a screen is shown; null until that is known. */
export function useTitle(title: string | null): void {
  const { room } = useWords();
  useEffect(() => {
    if (title !== null) document.title = title === '' ? `${room} · Broadsheet` : `${title} · ${room}`;
  }, [title, room]);
}

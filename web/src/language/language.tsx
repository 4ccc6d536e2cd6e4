/** In which language the room speaks: the one chosen here, else the first of the browser's that it knows. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

export type Language = 'zh' | 'en';

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const KEPT_AS = 'broadsheet.language';

const SpokenContext = createContext<Spoken>({ language: 'zh', speak: () => undefined });

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(preferred);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const spoken = useMemo<Spoken>(
    () => ({
      language,
      speak: (next) => {
        remember(next);
        setLanguage(next);
      },
    }),
    [language],
  );
  return <SpokenContext.Provider value={spoken}>{children}</SpokenContext.Provider>;
}

export function useLanguage(): Spoken {
  return useContext(SpokenContext);
}

/**
 * The words of a screen in both languages, said beside the screen. English must have what Chinese has, and of the same shape.
 * @example const useWords = wordsOf({ zh: { found: (n: number) => `共 ${n} 篇` }, en: { found: (n) => `${n} articles` } });
 */
export function wordsOf<Words>(both: { readonly zh: Words; readonly en: NoInfer<Words> }): () => Words {
  return () => both[useLanguage().language];
}

function preferred(): Language {
  const kept = recall();
  if (kept === 'zh' || kept === 'en') return kept;
  for (const tag of navigator.languages) {
    if (tag.startsWith('zh')) return 'zh';
    if (tag.startsWith('en')) return 'en';
  }
  return 'en';
}

/** A browser may keep nothing for anybody. */
function recall(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // Then the choice holds until the page is closed.
  }
}

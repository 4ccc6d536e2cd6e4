/** The one search field: suggests while it is typed into; a name leads to whoever bears it, all else to the results. */
import { SuggestDocument, type SuggestionKind } from 'broadsheet-sdk/documents';
import { type FormEvent, type KeyboardEvent, useDeferredValue, useEffect, useId, useState } from 'react';
import { useClient } from 'urql';
import { useLocation } from 'wouter';
import { addressOf, searchAt } from '../addresses.js';
import { wordsOf } from '../language/language.js';
import { useWritten } from '../language/numbers.js';
import styles from './search-field.module.css';
import { useSearchParams } from './search-params.js';

const useWords = wordsOf({
  zh: {
    label: '检索档案',
    hint: '人名、地名、机构，或文中的词句',
    go: '检索',
    offered: (count: number) => (count === 0 ? '没有提示' : `${count} 条提示，可用上下键选择`),
    articles: (count: string) => `${count} 篇`,
    kinds: { PERSON: '人', LOCATION: '地', ORGANIZATION: '机构', NEWSPAPER: '报', WORD: '词' },
  },
  en: {
    label: 'Search the archive',
    hint: 'A person, a place, an organization, or words of a text',
    go: 'Search',
    offered: (count) => (count === 0 ? 'No suggestions' : `${count} suggestions: choose with the arrow keys`),
    articles: (count) => `${count} articles`,
    kinds: { PERSON: 'person', LOCATION: 'place', ORGANIZATION: 'organization', NEWSPAPER: 'newspaper', WORD: 'word' },
  },
});

interface Offer {
  readonly kind: SuggestionKind;
  readonly text: string;
  readonly articleCount: number | null;
  readonly address: string;
}

export function SearchField({ isLarge = false }: { readonly isLarge?: boolean }) {
  const words = useWords();
  const written = useWritten();
  const [, navigate] = useLocation();
  const params = useSearchParams();
  const asked = params.get('q') ?? '';
  const [text, setText] = useState(asked);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const id = useId();
  const offers = useOffers(isOpen ? text : '');
  useEffect(() => setText(asked), [asked]);

  const close = (): void => {
    setOpen(false);
    setChosen(-1);
  };
  const goTo = (address: string): void => {
    close();
    navigate(address);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    goTo(offers[chosen]?.address ?? searchAt({ q: text.trim() }));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    const places = offers.length + 1;
    const step = event.key === 'ArrowDown' ? 1 : -1;
    // One place more than there are offers: that of what was typed.
    setChosen(((chosen + 1 + step + places) % places) - 1);
  };

  const isOffering = isOpen && offers.length > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers that are in use
    <form role="search" className={styles.form} data-large={isLarge} onSubmit={submit}>
      <input
        className={styles.input}
        type="search"
        role="combobox"
        aria-label={words.label}
        aria-expanded={isOffering}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={isOffering && chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder={words.hint}
        autoComplete="off"
        enterKeyHint="search"
        maxLength={256}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setOpen(true);
          setChosen(-1);
        }}
        onKeyDown={onKey}
        onBlur={close}
      />
      <button type="submit" className={styles.go}>
        {words.go}
      </button>
      <p className={styles.said} role="status">
        {isOpen && text.trim() !== '' ? words.offered(offers.length) : ''}
      </p>
      <div id={`${id}-offers`} role="listbox" aria-label={words.label} className={styles.offers} hidden={!isOffering}>
        {offers.map((offer, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field
          <div
            key={`${offer.kind} ${offer.address}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={styles.offer}
            // The field would lose the focus, and so close the list, before the click comes.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => goTo(offer.address)}
          >
            <span lang="zh" className={styles.text}>
              {offer.text}
            </span>
            <span className={styles.kind}>{words.kinds[offer.kind]}</span>
            <span className={styles.count}>
              {offer.articleCount === null ? '' : words.articles(written.count(offer.articleCount))}
            </span>
          </div>
        ))}
      </div>
    </form>
  );
}

const NONE: readonly Offer[] = [];

/** What may be meant by a text; what was offered before stays until it is known. */
function useOffers(typed: string): readonly Offer[] {
  const client = useClient();
  const text = useDeferredValue(typed.trim());
  const [offers, setOffers] = useState(NONE);
  useEffect(() => {
    if (text === '' || text.length > 64) {
      setOffers(NONE);
      return;
    }
    let isWanted = true;
    const soon = setTimeout(async () => {
      const { data } = await client.query(SuggestDocument, { text, first: 8 });
      if (!isWanted) return;
      const found = (data?.suggest ?? []).map(({ kind, text: name, articleCount, node }) => ({
        kind,
        text: name,
        articleCount,
        address: (node && addressOf(node)) ?? searchAt({ q: name }),
      }));
      setOffers(found);
    }, 80);
    return () => {
      isWanted = false;
      clearTimeout(soon);
    };
  }, [client, text]);
  return offers;
}

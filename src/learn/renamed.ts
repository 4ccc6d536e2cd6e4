/**
 * Sentences with other people in them: what stands around a name is learned from more names than the annotators met.
 */
import type { Lexicon } from '../ingest/lexicon/lexicon.js';
import type { Sentence } from './corpora.js';
import { randomFrom } from './crf.js';

/** Every sentence that names somebody by surname and given name once more, with names drawn from the lexicon's counts. */
export function renamed(sentences: readonly Sentence[], lexicon: Lexicon, seed: number): Sentence[] {
  const random = randomFrom(seed);
  const draw = drawerOf(lexicon, random);
  return sentences.flatMap((sentence) => {
    const drawn = new Map<string, string>();
    for (const { start, end, kind } of sentence.names) {
      const name = sentence.text.slice(start, end);
      if (kind === 'PERSON' && lexicon.surnames.isNameShaped(name) && lexicon.surnames.lengthAt(name) === 1)
        drawn.set(name, drawn.get(name) ?? draw());
    }
    return drawn.size === 0 ? [] : [withNames(sentence, drawn)];
  });
}

/** Draws names as often as their characters stand in names. */
function drawerOf({ surnames, nameCharacters }: Lexicon, random: () => number): () => string {
  const pick = (table: ReadonlyMap<string, number>): (() => string) => {
    const characters = [...table].map(([character, bits]) => ({ character, weight: 2 ** -bits }));
    const total = characters.reduce((sum, { weight }) => sum + weight, 0);
    return () => {
      let left = random() * total;
      for (const { character, weight } of characters) {
        left -= weight;
        if (left <= 0) return character;
      }
      return characters.at(-1)?.character ?? '';
    };
  };
  const [alone, first, last] = [nameCharacters.alone, nameCharacters.first, nameCharacters.last].map(pick);
  const families = [...surnames.byFrequency];
  return () => {
    // Ranks are about as frequent as their inverse; flattened, so that rare ones are met, too.
    const family = families[Math.floor(random() ** 2 * families.length)] ?? '';
    return family + (random() < 0.25 ? (alone?.() ?? '') : (first?.() ?? '') + (last?.() ?? ''));
  };
}

function withNames(sentence: Sentence, drawn: ReadonlyMap<string, string>): Sentence {
  let text = '';
  let at = 0;
  const moved = new Map<number, number>();
  const names = sentence.names.map(({ start, end, kind }) => {
    text += sentence.text.slice(at, start);
    for (let i = at; i <= start; i++) moved.set(i, text.length - (start - i));
    const printed = sentence.text.slice(start, end);
    const name = kind === 'PERSON' ? (drawn.get(printed) ?? printed) : printed;
    const from = text.length;
    text += name;
    at = end;
    return { start: from, end: text.length, kind };
  });
  const rest = text.length - at;
  text += sentence.text.slice(at);
  const open = sentence.open.map(({ start, end }) => ({
    start: moved.get(start) ?? start + rest,
    end: moved.get(end) ?? end + rest,
  }));
  return { ...sentence, text, names, open };
}

/** The line by which a story is signed. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';

export interface Signature {
  /** "某某" */
  readonly name: string;
  /** What stands before the name, blanks removed: "市总工会干事"; empty if nothing does. */
  readonly title: string;
}

/** A writer's post or calling. */
const postOf = perLexicon(
  ({ offices, callings, page }) => new RegExp(`${anyOf([...offices, ...callings, ...page.postCharacters])}$`, 'u'),
);

/** Who signed a story, read from its line; null if the line signs nothing. */
export function authorOf(line: string, lexicon: Lexicon): Signature | null {
  const text = line.trim().replace(/^[□■◎●○▲△◆◇★☆※◇\-—]+\s*/u, '');
  const phrases = text.split(/\s+/u);
  // A name of two characters is set wide, to the measure of three: "张 三".
  const spaced = phrases.length >= 2 && phrases.slice(-2).every((phrase) => phrase.length === 1);
  const name = spaced ? phrases.slice(-2).join('') : (phrases.at(-1) ?? '');
  const title = phrases.slice(0, spaced ? -2 : -1).join('');
  if (!lexicon.surnames.isNameShaped(name)) return null;
  if (title === '') return phrases.length === 1 || spaced ? { name, title } : null;
  return postOf(lexicon).test(title) ? { name, title } : null;
}

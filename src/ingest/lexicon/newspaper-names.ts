/** Which printed names are one newspaper's: "焦作日报社" is 焦作日报, "焦作晚报" is a paper of its own. */
import { anyOf } from './any-of.js';
import { type Lexicon, perLexicon } from './lexicon.js';

/** Quotation marks and brackets around titles, and blanks. */
const AROUND = /[\s《》〈〉「」『』“”"]/gu;

const endingsOf = perLexicon(({ reporting }) => ({
  /** Behind the name of a paper: who makes it, and its form on screens. */
  behind: new RegExp(`(?<=报|刊)(?:${anyOf([...reporting.publishers, ...reporting.digitalPapers])})+$`, 'u'),
}));

/** The name under which the archive has a newspaper; null for a blank one. */
export function newspaperName(printed: string | null, lexicon: Lexicon): string | null {
  const name = printed?.normalize('NFKC').replace(AROUND, '') ?? '';
  if (name === '') return null;
  const bare = name.replace(endingsOf(lexicon).behind, '');
  const known = lexicon.town.newspapers.find(
    ({ otherNames }) => otherNames.includes(name) || otherNames.includes(bare),
  );
  return known?.name ?? bare;
}

/** The surnames of the lexicon, for the scripts that make other lists. */
import { readFileSync } from 'node:fs';

/** Those of one character, most frequent first. */
export function surnamesByFrequency() {
  const text = readFileSync(new URL('../src/ingest/lexicon/data/surnames.txt', import.meta.url), 'utf8');
  const [, section] = /^\[single\]\n([^[#]*)/mu.exec(text) ?? [];
  if (section === undefined) throw new Error('surnames.txt has no section [single]');
  return section.match(/\p{Script=Han}/gu) ?? [];
}

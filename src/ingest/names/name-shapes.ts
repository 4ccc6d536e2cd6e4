/** How likely a run of characters is a Chinese personal name, by the characters alone. In bits: fewer are likelier. */
import { shippedLexicon } from '../lexicon/lexicon.js';

const LETTERS = 0x10000;
/** Characters that stand in no given name, whatever a count of names says: particles, numerals, measure words. */
const NEVER =
  '的了是在等个这那们着过吗呢吧啊把被很都也又就还没不省市区县镇乡街局厅委部第说摄村及与跟从对为所某并给让使或者我你他它她您谁哪每各该此其以而且但则若便即既';
/** Verbs of one character that often follow a name and hardly ever end one. */
const HARDLY = '拿系拉推抬扛端捧递牵拎背骑赶忙';
const IMPOSSIBLE = 60;
const COMPOUND_SURNAME = 11;
/** Names of one character after the surname are about a sixth of all. */
const SHORT = 2;
/** Bits of the most frequent surname, and by how much each doubling of the rank adds to them. */
const FIRST_SURNAME = 3.5;
const PER_DOUBLING = 0.95;

const { surnames: knownSurnames, nameCharacters } = shippedLexicon();
const surnames = new Uint8Array(LETTERS);
for (const [rank, character] of [...knownSurnames.byFrequency].entries())
  surnames[character.charCodeAt(0)] ||= Math.round(FIRST_SURNAME + PER_DOUBLING * Math.log2(rank + 1));

const alone = bitsOf(nameCharacters.alone);
const first = bitsOf(nameCharacters.first);
const last = bitsOf(nameCharacters.last);

/** The bits of a position's characters by their code. */
function bitsOf(table: ReadonlyMap<string, number>): Uint8Array {
  const bits = new Uint8Array(LETTERS).fill(IMPOSSIBLE);
  bits.fill(nameCharacters.unlisted, 0x4e00, 0xa000);
  for (const [character, count] of table) bits[character.charCodeAt(0)] = count;
  for (const character of HARDLY) bits[character.charCodeAt(0)] = nameCharacters.unlisted + 4;
  for (const character of NEVER) bits[character.charCodeAt(0)] = IMPOSSIBLE;
  return bits;
}

/**
 * Bits of the name at `at`, of which `surname` characters (1 or 2) are the surname and `given` (1 or 2) are not; at least
 * `IMPOSSIBLE_NAME` if it cannot be one.
 */
export function bitsOfName(text: string, at: number, surname: number, given: number): number {
  const begin = at + surname;
  if (begin + given > text.length) return IMPOSSIBLE;
  const family = surname === 2 ? COMPOUND_SURNAME : (surnames[text.charCodeAt(at)] ?? IMPOSSIBLE);
  const a = text.charCodeAt(begin);
  if (given === 1) return family + (alone[a] ?? IMPOSSIBLE) + SHORT;
  return family + (first[a] ?? IMPOSSIBLE) + (last[text.charCodeAt(begin + 1)] ?? IMPOSSIBLE);
}

/** No name has this many bits. */
export const IMPOSSIBLE_NAME = IMPOSSIBLE;

/** How likely a run of characters is a Chinese personal name, by the characters alone. In bits: fewer are likelier. */
import { NAME_CHARACTERS, RAREST } from '../lexicon/name-characters.js';
import { SURNAMES_BY_FREQUENCY } from '../lexicon/surnames.js';

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

const surnames = new Uint8Array(LETTERS);
for (const [rank, character] of [...SURNAMES_BY_FREQUENCY].entries())
  surnames[character.charCodeAt(0)] ||= Math.round(FIRST_SURNAME + PER_DOUBLING * Math.log2(rank + 1));

const alone = bitsOf(NAME_CHARACTERS.alone);
const first = bitsOf(NAME_CHARACTERS.first);
const last = bitsOf(NAME_CHARACTERS.last);

/** The bits of a position's characters by their code; the table's format is described where it is kept. */
function bitsOf(table: string): Uint8Array {
  const bits = new Uint8Array(LETTERS).fill(IMPOSSIBLE);
  bits.fill(RAREST, 0x4e00, 0xa000);
  for (const [, count = '', characters = ''] of table.matchAll(/(\d+)(\D+)/gu))
    for (const character of characters.trim()) bits[character.charCodeAt(0)] = Number(count);
  for (const character of HARDLY) bits[character.charCodeAt(0)] = RAREST + 4;
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

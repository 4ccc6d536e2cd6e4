/**
 * Sentences in which a test marks the names by hand, so that it does not depend on what weights make of them:
 * "[P:…]" a person, "[L:…]" a place, "[O:…]" an organization, "[T:…]" an office or calling.
 */
import type { NameKind } from '../../src/ingest/names/labels.js';
import type { Analysis, Name } from '../../src/ingest/names/names.js';

const KINDS: Readonly<Record<string, NameKind>> = { P: 'PERSON', L: 'PLACE', O: 'ORGANIZATION', T: 'OFFICE' };

/** The sentence without its marks, and the names that they mark. */
export function marked(sentence: string): Analysis {
  const names: Name[] = [];
  let text = '';
  let at = 0;
  for (const { index, 0: mark, 1: letter = '', 2: printed = '' } of sentence.matchAll(/\[([PLOT]):([^[\]]+)\]/gu)) {
    text += sentence.slice(at, index);
    const kind = KINDS[letter];
    if (kind === undefined) throw new Error(`no kind of name is marked with ${letter}`);
    names.push({
      start: text.length,
      end: text.length + printed.length,
      kind,
      support: 10,
      probability: 1,
      reasons: 'marked by the test',
    });
    text += printed;
    at = index + mark.length;
  }
  text += sentence.slice(at);
  if (/\[[A-Z]:/u.test(text)) throw new Error(`a mark is not closed, or is none of [P: [L: [O: [T: in ${sentence}`);
  return { text, names };
}

const MARKS: Readonly<Record<NameKind, string>> = { PERSON: 'P', PLACE: 'L', ORGANIZATION: 'O', OFFICE: 'T' };

/** The text with its names marked as a test marks them; those of other kinds than `kinds` are left unmarked. */
export function withMarks(
  { text, names }: Analysis,
  kinds: readonly NameKind[] = ['PERSON', 'PLACE', 'ORGANIZATION'],
): string {
  let sentence = '';
  let at = 0;
  for (const { start, end, kind } of names) {
    if (!kinds.includes(kind)) continue;
    sentence += `${text.slice(at, start)}[${MARKS[kind]}:${text.slice(start, end)}]`;
    at = end;
  }
  return sentence + text.slice(at);
}

/**
 * What the extractors read: clean text that remembers where on the page every character stands.
 *
 * Cleaning only ever takes characters away (layout line breaks, noise spaces) and joins pieces with "\n";
 * no character is changed. So a stretch of clean text reads back from the page once blanks are ignored.
 */
import type { Span } from '../store/documents.js';

export interface Reading {
  readonly text: string;
  /** `offsets[i]` is where `text[i]` stands in the page's text; for a joining "\n", the end of what precedes it. */
  readonly offsets: readonly number[];
}

export const EMPTY_READING: Reading = { text: '', offsets: [] };

/** The clean reading of `[start, end)` of the page, character by character: `keep` says which offsets stay. */
export function readRange(page: string, start: number, end: number, keep: (offset: number) => boolean): Reading {
  let text = '';
  const offsets: number[] = [];
  for (let at = start; at < end; at++) {
    if (!keep(at)) continue;
    text += page[at];
    offsets.push(at);
  }
  return { text, offsets };
}

/** Readings one after another, with "\n" between them. Empty ones are left out. */
export function joinReadings(parts: readonly Reading[], separator: '\n' | '' = '\n'): Reading {
  let text = '';
  const offsets: number[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    if (text !== '' && separator !== '') {
      text += separator;
      offsets.push((offsets.at(-1) ?? 0) + 1);
    }
    text += part.text;
    for (const offset of part.offsets) offsets.push(offset);
  }
  return { text, offsets };
}

/** The part `[start, end)` of a reading. */
export function sliceReading(reading: Reading, start: number, end: number): Reading {
  return { text: reading.text.slice(start, end), offsets: reading.offsets.slice(start, end) };
}

/** Where `[start, end)` of the reading stands on the page. The range must hold at least one character. */
export function spanOf(reading: Reading, start: number, end: number): Span {
  const first = reading.offsets[start];
  const last = reading.offsets[end - 1];
  if (first === undefined || last === undefined || end <= start)
    throw new RangeError(`no text at [${start}, ${end}) of a reading of ${reading.text.length} characters`);
  return { start: first, end: last + 1 };
}

/** Whether the character at `at` is a blank: what `\s` matches, and the invisible ones that extractors leave. */
export function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > 0x3000) return code === 0xfeff;
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  return code <= 0x200b || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

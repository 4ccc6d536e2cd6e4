/**
 * What the extractors read: clean text that remembers where on the page every character stands.
 *
 * Cleaning only ever takes characters away (layout line breaks, noise spaces) and joins pieces with "\n";
 * no character is changed. So a stretch of clean text reads back from the page once blanks are ignored.
 */
import type { Span } from '../store/documents.js';
import { codeAt } from './character-set.js';

export interface Reading {
  readonly text: string;
  /** `offsets[i]` is where `text[i]` stands in the page's text; for a joining "\n", the end of what precedes it. */
  readonly offsets: Offsets;
}

/** Ascending offsets into a page's text; packed, since there is one for every character. */
export type Offsets = Int32Array | readonly number[];

/** Readings one after another, with "\n" between them. Empty ones are left out. */
export function joinReadings(parts: readonly Reading[], separator: '\n' | '' = '\n'): Reading {
  const kept = parts.length > 1 ? parts.filter((part) => part.text !== '') : parts;
  const [only] = kept;
  if (only === undefined) return EMPTY;
  if (kept.length === 1) return only;
  const length = kept.reduce((sum, part) => sum + part.text.length, 0) + separator.length * (kept.length - 1);
  const offsets = roomForOffsets(length);
  let at = 0;
  for (const part of kept) {
    if (at > 0 && separator !== '') offsets[at] = (offsets[at++ - 1] ?? 0) + 1;
    offsets.set(part.offsets, at);
    at += part.text.length;
  }
  return { text: kept.map((part) => part.text).join(separator), offsets };
}

const EMPTY: Reading = { text: '', offsets: new Int32Array(0) };

/** Enough for the readings of several pages, in offsets. */
const ROOM = 1 << 15;
let room = new Int32Array(ROOM);
let taken = 0;

/** An array for so many offsets, all to be set. They are parts of one: to make an array costs more than to fill a short one. */
export function roomForOffsets(length: number): Int32Array {
  if (length > ROOM) return new Int32Array(length);
  if (taken + length > ROOM) {
    room = new Int32Array(ROOM);
    taken = 0;
  }
  taken += length;
  return room.subarray(taken - length, taken);
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
  const code = codeAt(text, at);
  if (code > 0x3000) return code === 0xfeff;
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0x2000) return code === 0xa0 || code === 0x1680;
  return code <= 0x200b || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

const BLANKS = /\s+/gu;

/** Hardly any name or number is printed with blanks: to look for one is cheaper than to replace all. */
export function withoutBlanks(text: string): string {
  for (let at = 0; at < text.length; at++) if (isBlankAt(text, at)) return text.replace(BLANKS, '');
  return text;
}

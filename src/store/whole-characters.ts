/** Offsets that do not cut a character in two. */
import type { Span } from './documents.js';

/** The span, moved outwards where it begins or ends within a surrogate pair. */
export function wholeCharacters(text: string, { start, end }: Span): Span {
  return { start: isLowSurrogate(text, start) ? start - 1 : start, end: isLowSurrogate(text, end) ? end + 1 : end };
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Where the body of an article stands on its page. */
import type { ArticleDocument, Span } from './documents.js';
import { inkOf, placeOf } from './search/highlights.js';

/** In one piece or, where other texts stand within it, its paragraphs. */
export function bodyOf({ paragraphs, span }: Pick<ArticleDocument, 'paragraphs' | 'span'>, text: string): Span[] {
  if (inkOf(text, span) <= inkOf(paragraphs.join(''))) return [span];
  return paragraphs.flatMap((paragraph) => placeOf(text, paragraph, span) ?? []);
}

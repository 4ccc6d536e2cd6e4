import type { Filter } from 'mongodb';
import type { ArticleDocument } from './documents.js';
import { containing } from './reading.js';

/** The articles whose headline or one of whose paragraphs holds the text, letter by letter. */
export function matchingText(text: string): Filter<ArticleDocument> {
  return { $or: [{ headline: containing(text) }, { paragraphs: containing(text) }] };
}

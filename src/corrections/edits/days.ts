/** Which days an article speaks of. */
import type { DraftPage } from '../../ingest/archive/draft.js';
import { withoutBlanks } from '../../ingest/reading.js';
import type { DayOverride } from '../../store/overrides.js';
import { findAnchor } from '../anchors.js';
import { findArticle } from '../articles.js';
import { isOver, withArticle } from './replace.js';

const CERTAIN = 1;

export function correctDay(draft: DraftPage, { article: anchor, at, day }: DayOverride): DraftPage | null {
  const { text } = draft.page;
  const article = findArticle(draft.articles, anchor);
  const span = findAnchor(text, at);
  if (article === null || span === null) return null;
  const others = article.dates.filter((each) => !isOver(each.span, span));
  if (day === null)
    return others.length === article.dates.length ? null : withArticle(draft, article, { ...article, dates: others });
  const printed = withoutBlanks(text.slice(span.start, span.end));
  const corrected = { text: printed, date: day.date, confidence: CERTAIN, span };
  const dates = [...others, corrected].sort((a, b) => a.span.start - b.span.start);
  return withArticle(draft, article, { ...article, dates });
}

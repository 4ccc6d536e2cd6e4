/** Places that a printed form was taken for wrongly. */
import type { DraftArticle, DraftPage } from '../../ingest/archive/draft.js';
import { mergeMentions } from '../../ingest/archive/mentions.js';
import { withoutBlanks } from '../../ingest/reading.js';
import type { LocationMention, Span } from '../../store/documents.js';
import type { LinkOverride, PlaceEntry } from '../../store/overrides.js';
import { findArticle, isOfPage } from '../articles.js';
import { byPlace } from './replace.js';

/** The draft with these places among those that it knows of. */
export function withPlaces(draft: DraftPage, places: readonly PlaceEntry[]): DraftPage {
  const locations = new Map(draft.locations);
  for (const place of places) {
    if (!locations.has(place.id)) locations.set(place.id, { ...place, spellings: [place.name], articleCount: 0 });
  }
  return { ...draft, locations };
}

export function linkPlace(draft: DraftPage, link: LinkOverride): DraftPage | null {
  const isHere = link.page === undefined ? link.pageId === draft.page.id : isOfPage(draft, link.page);
  const target = link.places.at(-1);
  if (!isHere || target === undefined) return draft;
  const meant = meantArticles(draft, link);
  const relinked = new Map(
    meant.map((article) => [article, linked(article, draft.page.text, link.spelling, target.id)]),
  );
  const isPrinted = ({ locations }: DraftArticle) =>
    locations.some(({ spellings }) => spellings.includes(link.spelling));
  if (!meant.some(isPrinted)) return null;
  const articles = draft.articles.map((article) => relinked.get(article) ?? article);
  const articleById = new Map(zipById(draft.articles, articles));
  const metrics = draft.metrics.map((metric) => {
    const [before, after] = articleById.get(metric.articleId) ?? [];
    const isLost =
      before !== undefined && after !== undefined && names(before, metric.subjectId) && !names(after, metric.subjectId);
    return isLost ? { ...metric, subjectId: target.id } : metric;
  });
  return withPlaces({ ...draft, articles, metrics }, link.places);
}

function meantArticles(draft: DraftPage, { articleId, article: anchor }: LinkOverride): readonly DraftArticle[] {
  if (articleId === null) return draft.articles;
  const article = findArticle(draft.articles, anchor ?? { articleId, opening: '' });
  return article === null ? [] : [article];
}

/** The article with all that it prints in this form as that place; as it is if it prints nothing so. */
function linked(article: DraftArticle, text: string, spelling: string, targetId: string): DraftArticle {
  const kept: LocationMention[] = [];
  const spans: Span[] = [];
  for (const mention of article.locations) {
    const theirs = mention.locationId === targetId ? [] : spansOf(mention, spelling, text);
    spans.push(...theirs);
    if (theirs.length === 0) kept.push(mention);
    else if (theirs.length < mention.spans.length) kept.push(without(mention, spelling, theirs));
  }
  if (spans.length === 0) return article;
  const confidence = { confidence: 1, linkConfidence: 1 };
  const added = { locationId: targetId, spellings: [spelling], ...confidence, spans };
  const known = kept.find(({ locationId }) => locationId === targetId);
  const whole = mergeMentions(known, added);
  return { ...article, locations: [...kept.filter((mention) => mention !== known), whole].sort(byPlace) };
}

export function without(mention: LocationMention, spelling: string, spans: readonly Span[]): LocationMention {
  return {
    ...mention,
    spellings: mention.spellings.filter((form) => form !== spelling),
    spans: mention.spans.filter((span) => !spans.includes(span)),
  };
}

/** Where the mention prints this form, line ends and blanks aside. */
export function spansOf(
  { spellings, spans }: Pick<LocationMention, 'spellings' | 'spans'>,
  spelling: string,
  text: string,
): Span[] {
  if (!spellings.includes(spelling)) return [];
  if (spellings.length === 1) return spans;
  const printed = withoutBlanks(spelling);
  return spans.filter(({ start, end }) => withoutBlanks(text.slice(start, end)) === printed);
}

function names({ locations }: DraftArticle, id: string | null): boolean {
  return locations.some(({ locationId }) => locationId === id);
}

function zipById(before: readonly DraftArticle[], after: readonly DraftArticle[]) {
  return before.flatMap((article, at): [string, [DraftArticle, DraftArticle]][] => {
    const other = after[at];
    return other === undefined ? [] : [[article.id, [article, other]]];
  });
}

/** Places that a printed name was taken for wrongly. */
import type { ArticleDocument, LinkOverride, PageDocument, Span } from '../../store/documents.js';
import { withoutBlanks } from '../reading.js';
import type { DraftArticle, DraftPage } from './draft.js';
import { mergeMentions } from './mentions.js';
import { relinked } from './metric-subjects.js';

type Mention = ArticleDocument['locations'][number];
type AncestorsOf = (locationId: string) => readonly string[];

/** The draft with its places linked as those who know better say. */
export function withLinks(draft: DraftPage, links: readonly LinkOverride[]): DraftPage {
  const theirs = links.filter(({ pageId }) => pageId === draft.page.id);
  if (theirs.length === 0) return draft;
  const locations = new Map(draft.locations);
  for (const place of theirs.flatMap(({ places }) => places)) {
    if (!locations.has(place.id)) locations.set(place.id, { ...place, spellings: [place.name], articleCount: 0 });
  }
  const ancestorsOf = (id: string) => locations.get(id)?.ancestorIds ?? [];
  const articles = draft.articles.map((article) =>
    theirs.reduce((linked, link) => linkedArticle(linked, draft.page, link, ancestorsOf), article),
  );
  const before = new Map(draft.articles.map((article) => [article.id, article]));
  const after = new Map(articles.map((article) => [article.id, article]));
  const metrics = draft.metrics.map((metric) => {
    const target = theirs.findLast(({ articleId }) => articleId === null || articleId === metric.articleId);
    const targetId = target?.places.at(-1)?.id;
    return targetId === undefined
      ? metric
      : relinked(metric, before.get(metric.articleId), after.get(metric.articleId), targetId);
  });
  return { ...draft, locations, articles, metrics };
}

/** The article with all that it prints in this form as the link's place; as it is if it prints nothing so. */
export function linkedArticle<Article extends Pick<DraftArticle, 'id' | 'locations' | 'withinIds'>>(
  article: Article,
  { text }: Pick<PageDocument, 'text'>,
  { articleId, spelling, places }: LinkOverride,
  ancestorsOf: AncestorsOf,
): Article {
  const target = places.at(-1);
  if (target === undefined || (articleId !== null && articleId !== article.id)) return article;
  const kept: Mention[] = [];
  const spans: Span[] = [];
  for (const mention of article.locations) {
    const theirs = mention.locationId === target.id ? [] : spansOf(mention, spelling, text);
    spans.push(...theirs);
    if (theirs.length === 0) kept.push(mention);
    else if (theirs.length < mention.spans.length) {
      kept.push({
        ...mention,
        spellings: mention.spellings.filter((form) => form !== spelling),
        spans: mention.spans.filter((span) => !theirs.includes(span)),
      });
    }
  }
  if (spans.length === 0) return article;
  const locations = withMention(kept, {
    locationId: target.id,
    spellings: [spelling],
    confidence: 1,
    linkConfidence: 1,
    spans,
  });
  const withinIds = new Set(locations.flatMap(({ locationId: id }) => [...ancestorsOf(id), id]));
  return { ...article, locations, withinIds: [...withinIds] };
}

/** Where the mention prints this form, line ends and blanks aside. */
function spansOf({ spellings, spans }: Mention, spelling: string, text: string): Span[] {
  if (!spellings.includes(spelling)) return [];
  if (spellings.length === 1) return spans;
  const printed = withoutBlanks(spelling);
  return spans.filter(({ start, end }) => withoutBlanks(text.slice(start, end)) === printed);
}

function withMention(mentions: readonly Mention[], added: Mention): Mention[] {
  const known = mentions.find(({ locationId }) => locationId === added.locationId);
  if (known === undefined) return [...mentions, added];
  const whole = mergeMentions(known, added);
  return mentions.map((mention) => (mention === known ? whole : mention));
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ArticleEdge } from '../schema/article.js';
import { bodyOf } from '../store/body-of.js';
import type { ArticleDocument, Span } from '../store/documents.js';
import { highlightsIn, placeOf } from '../store/search/highlights.js';
import type { SearchQuery } from '../store/search/query.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** An edge of a list of articles; lists that no text was looked for in have neither score nor query. */
interface Edge {
  readonly node: ArticleDocument;
  readonly score?: number | null;
  readonly query?: SearchQuery | null;
}

interface HighlightOnPage {
  readonly span: SpanOfPage;
  readonly matches: readonly SpanOfPage[];
}

@Resolver(() => ArticleEdge)
export class ArticleEdgeResolver {
  @FieldResolver()
  score(@Root() { score }: Edge): number | null {
    return score ?? null;
  }

  @FieldResolver()
  async highlights(@Root() { node, query }: Edge, @Ctx('state') { loaders }: RequestState): Promise<HighlightOnPage[]> {
    if (!query) return [];
    const text = (await loaders.page.load(node.pageId))?.text ?? '';
    const located = onPage(node.pageId);
    return highlightsIn(text, partsOf(node, text), query).map(({ span, matches }) => ({
      span: located(span),
      matches: matches.map(located),
    }));
  }
}

/** Where the lines of the headline stand, as far as the page prints them in one piece, and then the body. */
function partsOf(article: ArticleDocument, text: string): Span[][] {
  const { kicker, headline, subhead, span } = article;
  const before = { start: 0, end: span.start };
  const after = { start: span.end, end: text.length };
  const lines = [kicker, headline, subhead].flatMap((line) => {
    const place = line === null ? null : (placeOf(text, line, before, 'LAST') ?? placeOf(text, line, after));
    return place === null ? [] : [[place]];
  });
  return [...lines, bodyOf(article, text)];
}

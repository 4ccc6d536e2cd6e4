import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ArticleEdge } from '../schema/article.js';
import type { ArticleDocument, Span } from '../store/documents.js';
import { highlightsIn, placeOf } from '../store/search/highlights.js';
import type { SearchQuery } from '../store/search/query.js';
import type { Context } from './context.js';
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
  async highlights(@Root() { node, query }: Edge, @Ctx() { loaders }: Context): Promise<HighlightOnPage[]> {
    if (!query) return [];
    const text = (await loaders.page.load(node.pageId))?.text ?? '';
    const located = onPage(node.pageId);
    return highlightsIn(text, zonesOf(node, text), query).map(({ span, matches }) => ({
      span: located(span),
      matches: matches.map(located),
    }));
  }
}

/** Where the lines of the headline stand, as far as the page prints them in one piece, and the body. */
function zonesOf({ kicker, headline, subhead, span }: ArticleDocument, text: string): Span[] {
  const lines = [kicker, headline, subhead].flatMap((line) =>
    line === null ? [] : (placeOf(text, line, span.start) ?? []),
  );
  return [...lines.filter(({ start, end }) => end <= span.start || start >= span.end), span];
}

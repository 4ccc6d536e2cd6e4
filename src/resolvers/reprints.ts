import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Article } from '../schema/article.js';
import { Reprint } from '../schema/reprint.js';
import { checkRange } from '../store/argument-error.js';
import { bodyOf } from '../store/body-of.js';
import type { ArticleDocument } from '../store/documents.js';
import { MAX_LENGTH } from '../store/pagination.js';
import { differencesBetween, type Printed } from '../store/reprints/differences.js';
import type { Reprint as FoundReprint } from '../store/reprints/reprints.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** A reprint, and the article of which it is one. */
interface ReprintOf extends FoundReprint {
  readonly original: ArticleDocument;
}

interface DifferenceOnPages {
  readonly before: SpanOfPage | null;
  readonly after: SpanOfPage | null;
}

@Resolver(() => Article)
export class ArticleReprintsResolver {
  @FieldResolver()
  async reprints(
    @Root() article: ArticleDocument,
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, at most 100.' }) first: number,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<ReprintOf[]> {
    checkRange('first', first, MAX_LENGTH);
    const reprints = await loaders.reprints.load(article);
    return reprints.slice(0, first).map((reprint) => ({ ...reprint, original: article }));
  }
}

@Resolver(() => Reprint)
export class ReprintResolver {
  @FieldResolver()
  article(@Root() { articleId }: ReprintOf, @Ctx('state') { loaders }: RequestState): Promise<ArticleDocument | null> {
    return loaders.article.load(articleId);
  }

  @FieldResolver()
  async differs(
    @Root() { original, articleId }: ReprintOf,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<DifferenceOnPages[]> {
    const other = await loaders.article.load(articleId);
    if (other === null) return [];
    const [page, pageOfOther] = await Promise.all([
      loaders.page.load(original.pageId),
      loaders.page.load(other.pageId),
    ]);
    const [here, there] = [onPage(original.pageId), onPage(other.pageId)];
    const differences = differencesBetween(
      printed(original, page?.text ?? ''),
      printed(other, pageOfOther?.text ?? ''),
    );
    return differences.map(({ before, after }) => ({
      before: before === null ? null : here(before),
      after: after === null ? null : there(after),
    }));
  }
}

function printed(article: ArticleDocument, text: string): Printed {
  return { text, pieces: bodyOf(article, text) };
}

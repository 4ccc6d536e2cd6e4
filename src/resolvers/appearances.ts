import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Appearance } from '../schema/appearance.js';
import type { ArticleNaming } from '../store/appearances.js';
import type { AppearanceEntry, ArticleDocument, PersonDocument } from '../store/documents.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** An article's entry for a person together with the article. */
export interface AppearanceOfArticle extends Omit<AppearanceEntry, 'spans'> {
  readonly articleId: string;
  /** Where it has been read already. */
  readonly article?: ArticleDocument;
  readonly spans: SpanOfPage[];
}

export function appearancesOf(article: ArticleDocument): AppearanceOfArticle[] {
  return article.appearances.map((entry) => ({ ...locate(entry, article), article }));
}

/** One person's entry in an article of which no more has been read. */
export function appearanceOf(personId: string, article: ArticleNaming): AppearanceOfArticle[] {
  return article.appearances
    .filter((entry) => entry.personId === personId)
    .slice(0, 1)
    .map((entry) => locate(entry, article));
}

function locate(entry: AppearanceEntry, { id, pageId }: Pick<ArticleDocument, 'id' | 'pageId'>): AppearanceOfArticle {
  return { ...entry, articleId: id, spans: entry.spans.map(onPage(pageId)) };
}

@Resolver(() => Appearance)
export class AppearanceResolver {
  @FieldResolver()
  person(
    @Root() appearance: AppearanceOfArticle,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<PersonDocument | null> {
    return loaders.person.load(appearance.personId);
  }

  @FieldResolver()
  article(
    @Root() { article, articleId }: AppearanceOfArticle,
    @Ctx('state') { loaders }: RequestState,
  ): ArticleDocument | Promise<ArticleDocument | null> {
    return article ?? loaders.article.load(articleId);
  }
}

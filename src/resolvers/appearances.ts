import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Appearance } from '../schema/appearance.js';
import type { AppearanceEntry, ArticleDocument, PersonDocument } from '../store/documents.js';
import type { Context } from './context.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** An article's entry for a person together with the article. */
export interface AppearanceOfArticle extends Omit<AppearanceEntry, 'spans'> {
  readonly article: ArticleDocument;
  readonly spans: SpanOfPage[];
}

export function appearancesOf(article: ArticleDocument): AppearanceOfArticle[] {
  return article.appearances.map((entry) => ({ ...entry, article, spans: entry.spans.map(onPage(article.pageId)) }));
}

@Resolver(() => Appearance)
export class AppearanceResolver {
  @FieldResolver()
  person(@Root() appearance: AppearanceOfArticle, @Ctx() { loaders }: Context): Promise<PersonDocument | null> {
    return loaders.person.load(appearance.personId);
  }
}

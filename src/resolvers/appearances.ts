import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Appearance } from '../schema/appearance.js';
import type { ArticleNaming } from '../store/appearances.js';
import type { AppearanceEntry, ArticleDocument, PersonDocument } from '../store/documents.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** An article's entry for a person together with the article. */
export class AppearanceOfArticle {
  readonly personId: string;
  readonly name: string;
  readonly isOfficial: boolean;
  readonly titles: string[];
  readonly confidence: AppearanceEntry['confidence'];
  readonly officeConfidence: AppearanceEntry['officeConfidence'];
  readonly identityConfidence: AppearanceEntry['identityConfidence'];
  readonly articleId: string;
  /** Where it has been read already. */
  readonly article: ArticleDocument | undefined;
  private readonly entry: AppearanceEntry;
  private readonly pageId: string;

  constructor(
    entry: AppearanceEntry,
    { id, pageId }: Pick<ArticleDocument, 'id' | 'pageId'>,
    article?: ArticleDocument,
  ) {
    this.personId = entry.personId;
    this.name = entry.name;
    this.isOfficial = entry.isOfficial;
    this.titles = entry.titles;
    this.confidence = entry.confidence;
    this.officeConfidence = entry.officeConfidence;
    this.identityConfidence = entry.identityConfidence;
    this.articleId = id;
    this.article = article;
    this.entry = entry;
    this.pageId = pageId;
  }

  /** Made when asked for: most who ask for people do not ask where they stand. */
  spans(): SpanOfPage[] {
    return this.entry.spans.map(onPage(this.pageId));
  }
}

/** Of the people whom the article names those that are wanted. */
export function appearancesOf(
  article: ArticleDocument,
  isWanted: (entry: AppearanceEntry) => boolean,
): AppearanceOfArticle[] {
  return article.appearances.filter(isWanted).map((entry) => new AppearanceOfArticle(entry, article, article));
}

/** One person's entry in an article of which no more has been read. */
export function appearanceOf(personId: string, article: ArticleNaming): AppearanceOfArticle[] {
  return article.appearances
    .filter((entry) => entry.personId === personId)
    .slice(0, 1)
    .map((entry) => new AppearanceOfArticle(entry, article));
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

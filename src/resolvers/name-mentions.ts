/** What an article names, with how sure that is. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocationMention, OrganizationMention } from '../schema/name-mention.js';
import { checkChance } from '../store/argument-error.js';
import type {
  ArticleDocument,
  LocationDocument,
  LocationMention as LocationEntry,
  OrganizationDocument,
  OrganizationMention as OrganizationEntry,
  Span,
} from '../store/documents.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

/** With what is made when it is asked for: most who ask for names do not ask where they stand. */
type OfArticle<Entry> = Omit<Entry, 'spans'> & { readonly spans: () => SpanOfPage[] };
export type OrganizationOfArticle = OfArticle<OrganizationEntry>;
export type LocationOfArticle = OfArticle<LocationEntry>;

/**
 * Whether a fact is at least so sure; every fact is where nothing is asked for. Of what was stored before confidence was told
 * nothing is known, so that it is no more than 0.
 * @throws ArgumentError for a least confidence that is not from 0 to 1
 */
export function surerThan(minConfidence: number | null): (confidence: number | null | undefined) => boolean {
  checkChance('minConfidence', minConfidence);
  return (confidence) => minConfidence === null || minConfidence === undefined || (confidence ?? 0) >= minConfidence;
}

export function sureOrganizations(article: ArticleDocument, minConfidence: number | null): OrganizationEntry[] {
  const isSure = surerThan(minConfidence);
  return article.organizations.filter(({ confidence }) => isSure(confidence));
}

/** By name, and by link where there is one: a place that lies nowhere known is as sure as its name. */
export function sureLocations(article: ArticleDocument, minConfidence: number | null): LocationEntry[] {
  const isSure = surerThan(minConfidence);
  return article.locations.filter(
    ({ confidence, linkConfidence }) => isSure(confidence) && (linkConfidence === null || isSure(linkConfidence)),
  );
}

export function mentionOnPage<Entry extends { spans: Span[] }>(
  mention: Entry,
  { pageId }: Pick<ArticleDocument, 'pageId'>,
): OfArticle<Entry> {
  return { ...mention, spans: () => mention.spans.map(onPage(pageId)) };
}

@Resolver(() => OrganizationMention)
export class OrganizationMentionResolver {
  @FieldResolver()
  organization(
    @Root() { organizationId }: OrganizationOfArticle,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<OrganizationDocument | null> {
    return loaders.organization.load(organizationId);
  }
}

@Resolver(() => LocationMention)
export class LocationMentionResolver {
  @FieldResolver()
  location(
    @Root() { locationId }: LocationOfArticle,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<LocationDocument | null> {
    return loaders.location.load(locationId);
  }
}

import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AppearanceResolver } from './appearances.js';
import { ArchiveResolver } from './archive.js';
import { ArticleResolver } from './articles.js';
import { ChangeResolver } from './changes.js';
import { CitationResolver } from './citations.js';
import { ContributorResolver } from './contributors.js';
import { CorrectionMutationResolver } from './correction-mutations.js';
import { CorrectionResolver } from './corrections.js';
import { callDirectly } from './direct-calls.js';
import { ArticleCountsResolver, FacetsResolver, MetricCountsResolver } from './facets.js';
import { ArticleEdgeResolver } from './highlights.js';
import { LocationMutationResolver } from './location-mutations.js';
import { LocationResolver } from './locations.js';
import { ArticleMentionsResolver, MentionResolver, PageFactsResolver } from './mentions.js';
import { MetricGroupResolver } from './metric-groups.js';
import { MetricMutationResolver } from './metric-mutations.js';
import { MetricSeriesResolver } from './metric-series.js';
import { MetricResolver } from './metrics.js';
import { LocationMentionResolver, OrganizationMentionResolver } from './name-mentions.js';
import { IssueResolver, NewspaperResolver } from './newspapers.js';
import { NodeResolver } from './nodes.js';
import { OrganizationResolver } from './organizations.js';
import { PageMutationResolver } from './page-mutations.js';
import { PageResolver } from './pages.js';
import { CoAppearanceResolver, PersonResolver } from './people.js';
import { PersonMutationResolver } from './person-mutations.js';
import { ArticleRelationsResolver, RelatedArticleResolver } from './related-articles.js';
import { ArticleReprintsResolver, ReprintResolver } from './reprints.js';
import { SavedSearchResolver } from './saved-searches.js';
import { SearchResolver } from './search.js';
import { SuggestionResolver } from './suggestions.js';
import { TextSpanResolver } from './text-spans.js';

/** The schema with its resolvers, sorted by name so that its printed form changes only where it changes. */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      AppearanceResolver,
      ArchiveResolver,
      ArticleCountsResolver,
      ArticleEdgeResolver,
      ArticleMentionsResolver,
      ArticleRelationsResolver,
      ArticleReprintsResolver,
      ArticleResolver,
      ChangeResolver,
      CitationResolver,
      CoAppearanceResolver,
      ContributorResolver,
      CorrectionMutationResolver,
      CorrectionResolver,
      FacetsResolver,
      IssueResolver,
      LocationMutationResolver,
      LocationMentionResolver,
      LocationResolver,
      MentionResolver,
      MetricCountsResolver,
      MetricGroupResolver,
      MetricMutationResolver,
      MetricResolver,
      MetricSeriesResolver,
      NewspaperResolver,
      NodeResolver,
      OrganizationMentionResolver,
      OrganizationResolver,
      PageFactsResolver,
      PageMutationResolver,
      PageResolver,
      PersonMutationResolver,
      PersonResolver,
      RelatedArticleResolver,
      ReprintResolver,
      SavedSearchResolver,
      SearchResolver,
      SuggestionResolver,
      TextSpanResolver,
    ],
    // Arguments are checked where they are used, with messages that say what is wanted.
    validate: false,
  });
  // type-graphql has no place for descriptions of the roots.
  const query = schema.getQueryType();
  if (query) query.description = 'The questions that the archive answers.';
  const mutation = schema.getMutationType();
  if (mutation) mutation.description = 'What may be changed by whoever has the token: see `corrections`.';
  const sorted = lexicographicSortSchema(schema);
  callDirectly(sorted);
  return sorted;
}

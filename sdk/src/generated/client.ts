import type { GraphQLClient, RequestOptions } from 'graphql-request';
import * as Operations from './documents.js';
type GraphQLClientRequestHeaders = RequestOptions['requestHeaders'];







































































export type SdkFunctionWrapper = <T>(action: (requestHeaders?:Record<string, string>) => Promise<T>, operationName: string, operationType?: string, variables?: any) => Promise<T>;


const defaultWrapper: SdkFunctionWrapper = (action, _operationName, _operationType, _variables) => action();

export function getSdk(client: GraphQLClient, withWrapper: SdkFunctionWrapper = defaultWrapper) {
  return {
    Archive(variables?: Operations.ArchiveQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ArchiveQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ArchiveQuery>({ document: Operations.ArchiveDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Archive', 'query', variables);
    },
    Articles(variables?: Operations.ArticlesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ArticlesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ArticlesQuery>({ document: Operations.ArticlesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Articles', 'query', variables);
    },
    Article(variables: Operations.ArticleQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ArticleQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ArticleQuery>({ document: Operations.ArticleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Article', 'query', variables);
    },
    RelatedArticles(variables: Operations.RelatedArticlesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RelatedArticlesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RelatedArticlesQuery>({ document: Operations.RelatedArticlesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RelatedArticles', 'query', variables);
    },
    Reprints(variables: Operations.ReprintsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ReprintsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ReprintsQuery>({ document: Operations.ReprintsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Reprints', 'query', variables);
    },
    ArticleCounts(variables?: Operations.ArticleCountsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ArticleCountsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ArticleCountsQuery>({ document: Operations.ArticleCountsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'ArticleCounts', 'query', variables);
    },
    Changes(variables: Operations.ChangesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ChangesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ChangesQuery>({ document: Operations.ChangesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Changes', 'query', variables);
    },
    Corrections(variables?: Operations.CorrectionsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CorrectionsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CorrectionsQuery>({ document: Operations.CorrectionsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Corrections', 'query', variables);
    },
    IngestPage(variables: Operations.IngestPageMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.IngestPageMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.IngestPageMutation>({ document: Operations.IngestPageDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'IngestPage', 'mutation', variables);
    },
    DeletePage(variables: Operations.DeletePageMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.DeletePageMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.DeletePageMutation>({ document: Operations.DeletePageDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'DeletePage', 'mutation', variables);
    },
    MergePeople(variables: Operations.MergePeopleMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MergePeopleMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MergePeopleMutation>({ document: Operations.MergePeopleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MergePeople', 'mutation', variables);
    },
    SplitPeople(variables: Operations.SplitPeopleMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SplitPeopleMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SplitPeopleMutation>({ document: Operations.SplitPeopleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SplitPeople', 'mutation', variables);
    },
    LinkLocation(variables: Operations.LinkLocationMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.LinkLocationMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.LinkLocationMutation>({ document: Operations.LinkLocationDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'LinkLocation', 'mutation', variables);
    },
    CorrectMetric(variables: Operations.CorrectMetricMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CorrectMetricMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CorrectMetricMutation>({ document: Operations.CorrectMetricDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'CorrectMetric', 'mutation', variables);
    },
    CorrectArticle(variables: Operations.CorrectArticleMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CorrectArticleMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CorrectArticleMutation>({ document: Operations.CorrectArticleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'CorrectArticle', 'mutation', variables);
    },
    JoinArticles(variables: Operations.JoinArticlesMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.JoinArticlesMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.JoinArticlesMutation>({ document: Operations.JoinArticlesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'JoinArticles', 'mutation', variables);
    },
    CutArticle(variables: Operations.CutArticleMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CutArticleMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CutArticleMutation>({ document: Operations.CutArticleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'CutArticle', 'mutation', variables);
    },
    AddMention(variables: Operations.AddMentionMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.AddMentionMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.AddMentionMutation>({ document: Operations.AddMentionDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'AddMention', 'mutation', variables);
    },
    DropMention(variables: Operations.DropMentionMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.DropMentionMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.DropMentionMutation>({ document: Operations.DropMentionDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'DropMention', 'mutation', variables);
    },
    CorrectAppearance(variables: Operations.CorrectAppearanceMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CorrectAppearanceMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CorrectAppearanceMutation>({ document: Operations.CorrectAppearanceDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'CorrectAppearance', 'mutation', variables);
    },
    RenamePerson(variables: Operations.RenamePersonMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RenamePersonMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RenamePersonMutation>({ document: Operations.RenamePersonDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RenamePerson', 'mutation', variables);
    },
    SeparatePerson(variables: Operations.SeparatePersonMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SeparatePersonMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SeparatePersonMutation>({ document: Operations.SeparatePersonDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SeparatePerson', 'mutation', variables);
    },
    SeparateOrganization(variables: Operations.SeparateOrganizationMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SeparateOrganizationMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SeparateOrganizationMutation>({ document: Operations.SeparateOrganizationDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SeparateOrganization', 'mutation', variables);
    },
    CorrectDay(variables: Operations.CorrectDayMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.CorrectDayMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.CorrectDayMutation>({ document: Operations.CorrectDayDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'CorrectDay', 'mutation', variables);
    },
    DropDay(variables: Operations.DropDayMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.DropDayMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.DropDayMutation>({ document: Operations.DropDayDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'DropDay', 'mutation', variables);
    },
    MergeOrganizations(variables: Operations.MergeOrganizationsMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MergeOrganizationsMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MergeOrganizationsMutation>({ document: Operations.MergeOrganizationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MergeOrganizations', 'mutation', variables);
    },
    SplitOrganizations(variables: Operations.SplitOrganizationsMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SplitOrganizationsMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SplitOrganizationsMutation>({ document: Operations.SplitOrganizationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SplitOrganizations', 'mutation', variables);
    },
    MergeLocations(variables: Operations.MergeLocationsMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MergeLocationsMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MergeLocationsMutation>({ document: Operations.MergeLocationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MergeLocations', 'mutation', variables);
    },
    SplitLocations(variables: Operations.SplitLocationsMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SplitLocationsMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SplitLocationsMutation>({ document: Operations.SplitLocationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SplitLocations', 'mutation', variables);
    },
    ExcludeName(variables: Operations.ExcludeNameMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ExcludeNameMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ExcludeNameMutation>({ document: Operations.ExcludeNameDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'ExcludeName', 'mutation', variables);
    },
    UndoCorrection(variables: Operations.UndoCorrectionMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.UndoCorrectionMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.UndoCorrectionMutation>({ document: Operations.UndoCorrectionDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'UndoCorrection', 'mutation', variables);
    },
    Locations(variables?: Operations.LocationsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.LocationsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.LocationsQuery>({ document: Operations.LocationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Locations', 'query', variables);
    },
    Location(variables?: Operations.LocationQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.LocationQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.LocationQuery>({ document: Operations.LocationDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Location', 'query', variables);
    },
    Metrics(variables?: Operations.MetricsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MetricsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MetricsQuery>({ document: Operations.MetricsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Metrics', 'query', variables);
    },
    MetricGroups(variables: Operations.MetricGroupsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MetricGroupsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MetricGroupsQuery>({ document: Operations.MetricGroupsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MetricGroups', 'query', variables);
    },
    MetricSeries(variables?: Operations.MetricSeriesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MetricSeriesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MetricSeriesQuery>({ document: Operations.MetricSeriesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MetricSeries', 'query', variables);
    },
    MetricEvidence(variables: Operations.MetricEvidenceQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.MetricEvidenceQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.MetricEvidenceQuery>({ document: Operations.MetricEvidenceDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'MetricEvidence', 'query', variables);
    },
    Newspapers(variables?: Operations.NewspapersQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.NewspapersQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.NewspapersQuery>({ document: Operations.NewspapersDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Newspapers', 'query', variables);
    },
    Newspaper(variables?: Operations.NewspaperQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.NewspaperQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.NewspaperQuery>({ document: Operations.NewspaperDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Newspaper', 'query', variables);
    },
    Issue(variables: Operations.IssueQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.IssueQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.IssueQuery>({ document: Operations.IssueDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Issue', 'query', variables);
    },
    Issues(variables?: Operations.IssuesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.IssuesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.IssuesQuery>({ document: Operations.IssuesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Issues', 'query', variables);
    },
    Organizations(variables?: Operations.OrganizationsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.OrganizationsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.OrganizationsQuery>({ document: Operations.OrganizationsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Organizations', 'query', variables);
    },
    Organization(variables?: Operations.OrganizationQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.OrganizationQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.OrganizationQuery>({ document: Operations.OrganizationDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Organization', 'query', variables);
    },
    Pages(variables?: Operations.PagesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PagesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PagesQuery>({ document: Operations.PagesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Pages', 'query', variables);
    },
    PageFacts(variables: Operations.PageFactsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PageFactsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PageFactsQuery>({ document: Operations.PageFactsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'PageFacts', 'query', variables);
    },
    Page(variables: Operations.PageQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PageQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PageQuery>({ document: Operations.PageDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Page', 'query', variables);
    },
    People(variables?: Operations.PeopleQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PeopleQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PeopleQuery>({ document: Operations.PeopleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'People', 'query', variables);
    },
    Person(variables?: Operations.PersonQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PersonQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PersonQuery>({ document: Operations.PersonDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Person', 'query', variables);
    },
    PersonTimeline(variables?: Operations.PersonTimelineQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.PersonTimelineQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.PersonTimelineQuery>({ document: Operations.PersonTimelineDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'PersonTimeline', 'query', variables);
    },
    RoomFront(variables?: Operations.RoomFrontQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomFrontQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomFrontQuery>({ document: Operations.RoomFrontDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomFront', 'query', variables);
    },
    RoomResults(variables?: Operations.RoomResultsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomResultsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomResultsQuery>({ document: Operations.RoomResultsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomResults', 'query', variables);
    },
    RoomArticle(variables: Operations.RoomArticleQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomArticleQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomArticleQuery>({ document: Operations.RoomArticleDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomArticle', 'query', variables);
    },
    RoomNear(variables: Operations.RoomNearQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomNearQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomNearQuery>({ document: Operations.RoomNearDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomNear', 'query', variables);
    },
    RoomPage(variables: Operations.RoomPageQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomPageQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomPageQuery>({ document: Operations.RoomPageDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomPage', 'query', variables);
    },
    RoomIssue(variables: Operations.RoomIssueQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomIssueQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomIssueQuery>({ document: Operations.RoomIssueDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomIssue', 'query', variables);
    },
    RoomNewspaper(variables: Operations.RoomNewspaperQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomNewspaperQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomNewspaperQuery>({ document: Operations.RoomNewspaperDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomNewspaper', 'query', variables);
    },
    RoomIssuesOfYear(variables: Operations.RoomIssuesOfYearQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomIssuesOfYearQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomIssuesOfYearQuery>({ document: Operations.RoomIssuesOfYearDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomIssuesOfYear', 'query', variables);
    },
    RoomCorrections(variables?: Operations.RoomCorrectionsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomCorrectionsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomCorrectionsQuery>({ document: Operations.RoomCorrectionsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomCorrections', 'query', variables);
    },
    RoomNumbers(variables?: Operations.RoomNumbersQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomNumbersQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomNumbersQuery>({ document: Operations.RoomNumbersDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomNumbers', 'query', variables);
    },
    RoomNumberSums(variables: Operations.RoomNumberSumsQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomNumberSumsQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomNumberSumsQuery>({ document: Operations.RoomNumberSumsDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomNumberSums', 'query', variables);
    },
    RoomOrganization(variables: Operations.RoomOrganizationQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomOrganizationQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomOrganizationQuery>({ document: Operations.RoomOrganizationDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomOrganization', 'query', variables);
    },
    RoomPerson(variables: Operations.RoomPersonQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomPersonQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomPersonQuery>({ document: Operations.RoomPersonDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomPerson', 'query', variables);
    },
    RoomPlace(variables: Operations.RoomPlaceQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.RoomPlaceQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.RoomPlaceQuery>({ document: Operations.RoomPlaceDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'RoomPlace', 'query', variables);
    },
    SavedSearches(variables?: Operations.SavedSearchesQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SavedSearchesQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SavedSearchesQuery>({ document: Operations.SavedSearchesDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SavedSearches', 'query', variables);
    },
    SaveSearch(variables: Operations.SaveSearchMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SaveSearchMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SaveSearchMutation>({ document: Operations.SaveSearchDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'SaveSearch', 'mutation', variables);
    },
    DeleteSavedSearch(variables: Operations.DeleteSavedSearchMutationVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.DeleteSavedSearchMutation> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.DeleteSavedSearchMutation>({ document: Operations.DeleteSavedSearchDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'DeleteSavedSearch', 'mutation', variables);
    },
    Search(variables: Operations.SearchQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SearchQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SearchQuery>({ document: Operations.SearchDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Search', 'query', variables);
    },
    ArticleSearch(variables: Operations.ArticleSearchQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.ArticleSearchQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.ArticleSearchQuery>({ document: Operations.ArticleSearchDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'ArticleSearch', 'query', variables);
    },
    Suggest(variables: Operations.SuggestQueryVariables, requestHeaders?: GraphQLClientRequestHeaders, signal?: RequestInit['signal']): Promise<Operations.SuggestQuery> {
      return withWrapper((wrappedRequestHeaders) => client.request<Operations.SuggestQuery>({ document: Operations.SuggestDocument, variables, requestHeaders: { ...requestHeaders, ...wrappedRequestHeaders }, signal }), 'Suggest', 'query', variables);
    }
  };
}
export type Sdk = ReturnType<typeof getSdk>;
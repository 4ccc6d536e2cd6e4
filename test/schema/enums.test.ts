/** The schema's enums are the store's unions: compiled, these tests fail as soon as one has a value that the other lacks. */
import { readFile } from 'node:fs/promises';
import { expect, expectTypeOf, test } from 'vitest';
import type * as styles from '../../src/resolvers/citation-styles.js';
import type * as article from '../../src/schema/article.js';
import type * as articleFilter from '../../src/schema/article-filter.js';
import type * as change from '../../src/schema/change.js';
import type * as citation from '../../src/schema/citation.js';
import type * as contributor from '../../src/schema/contributor.js';
import type * as correction from '../../src/schema/correction.js';
import type * as correctionMutations from '../../src/schema/correction-mutations.js';
import type * as doubt from '../../src/schema/doubt.js';
import type * as facets from '../../src/schema/facets.js';
import type * as inPrint from '../../src/schema/in-print.js';
import type * as location from '../../src/schema/location.js';
import type * as metric from '../../src/schema/metric.js';
import type * as metricFilter from '../../src/schema/metric-filter.js';
import type * as metricGroup from '../../src/schema/metric-group.js';
import type * as organization from '../../src/schema/organization.js';
import type * as page from '../../src/schema/page.js';
import type * as person from '../../src/schema/person.js';
import type * as savedSearch from '../../src/schema/saved-search.js';
import type * as suggestion from '../../src/schema/suggestion.js';
import type * as articles from '../../src/store/articles.js';
import type * as changeLog from '../../src/store/change-log.js';
import type * as correctionDocuments from '../../src/store/correction-documents.js';
import type * as documents from '../../src/store/documents.js';
import type * as histogram from '../../src/store/facets/histogram.js';
import type * as metricGroups from '../../src/store/metric-groups.js';
import type * as metrics from '../../src/store/metrics.js';
import type * as overrides from '../../src/store/overrides.js';
import type * as people from '../../src/store/people.js';
import type * as savedSearches from '../../src/store/saved-searches.js';
import type * as suggestions from '../../src/store/search/suggestions.js';

/** What each enum of the schema is called, and its values in the schema and in the store. */
interface Enums {
  ArticleGenre: [`${article.ArticleGenre}`, documents.ArticleGenre];
  ArticleKind: [`${article.ArticleKind}`, documents.ArticleKind];
  ArticleOrder: [`${articleFilter.ArticleOrder}`, articles.ArticleOrder];
  ChangeKind: [`${change.ChangeKind}`, changeLog.ChangeKind];
  CitationStyle: [`${citation.CitationStyle}`, styles.CitationStyle];
  ContributorRole: [`${contributor.ContributorRole}`, documents.ContributorRole];
  CorrectionKind: [`${correction.CorrectionKind}`, correctionDocuments.CorrectionKind];
  CorrectionStatus: [`${correction.CorrectionStatus}`, correctionDocuments.CorrectionStatus];
  DoubtKind: [`${doubt.DoubtKind}`, documents.DoubtKind];
  DateBasis: [`${page.DateBasis}`, documents.DateBasis];
  Interval: [`${facets.Interval}`, histogram.Interval];
  LocationLevel: [`${location.LocationLevel}`, documents.LocationLevel];
  MetricGroupKey: [`${metricGroup.MetricGroupKey}`, metricGroups.MetricGroupKey];
  MetricKind: [`${metric.MetricKind}`, documents.MetricKind];
  MetricOrder: [`${metricFilter.MetricOrder}`, metrics.MetricOrder];
  Missing: [`${inPrint.Missing}`, documents.Missing];
  NameKind: [`${correctionMutations.NameKind}`, overrides.NameKind];
  OrganizationKind: [`${organization.OrganizationKind}`, documents.OrganizationKind];
  PersonOrder: [`${person.PersonOrder}`, people.PersonOrder];
  Qualifier: [`${metric.Qualifier}`, documents.Qualifier];
  SuggestionKind: [`${suggestion.SuggestionKind}`, suggestions.SuggestionKind];
  WebhookState: [`${savedSearch.WebhookState}`, savedSearches.WebhookEntry['state']];
}

/** What the store keeps in places of their own: resolvers name them. */
const MADE_OF_SEVERAL = ['MentionKind', 'NodeKind'];

/** The enums that have one set of values in the schema and another in the store. */
type Differing = {
  [Name in keyof Enums]: [Enums[Name][0], Enums[Name][1]] extends [Enums[Name][1], Enums[Name][0]] ? never : Name;
}[keyof Enums];

test('every enum of the schema has the values that it has in the store', async () => {
  expectTypeOf<Differing>().toBeNever();
  const compared = {
    ArticleGenre: true,
    ArticleKind: true,
    ArticleOrder: true,
    ChangeKind: true,
    CitationStyle: true,
    ContributorRole: true,
    CorrectionKind: true,
    CorrectionStatus: true,
    DateBasis: true,
    DoubtKind: true,
    Interval: true,
    LocationLevel: true,
    MetricGroupKey: true,
    MetricKind: true,
    MetricOrder: true,
    Missing: true,
    NameKind: true,
    OrganizationKind: true,
    PersonOrder: true,
    Qualifier: true,
    SuggestionKind: true,
    WebhookState: true,
  } satisfies Record<keyof Enums, true>;
  const schema = await readFile('schema.graphql', 'utf8');
  const names = [...schema.matchAll(/^enum (\w+)/gmu)].map(([, name]) => name);
  expect(names.sort()).toEqual([...Object.keys(compared), ...MADE_OF_SEVERAL].sort());
});

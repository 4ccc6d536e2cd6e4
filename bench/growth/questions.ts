/** Every query of the SDK, asked of an archive of any size: where it can be, so that the answer is the same in all. */
import { type DocumentNode, Kind, OperationTypeNode } from 'graphql';
import * as documents from '../../sdk/src/generated/documents.js';
import { COMMON, RARE } from './pages.js';

export type Variables = Readonly<Record<string, unknown>>;

export interface Question {
  /** The operation, and what is asked with it. */
  readonly title: string;
  readonly document: DocumentNode;
  readonly variables: (ids: Ids) => Variables;
}

/** What questions are about, in one archive. */
export interface Ids {
  readonly page: string;
  readonly article: string;
  readonly metric: string;
  readonly county: string;
  readonly village: string;
  readonly person: string;
  readonly organization: string;
  readonly rarePerson: string;
  readonly rareOrganization: string;
  readonly newspaper: string;
  readonly snapshot: number;
}

const { ArticlesDocument, MetricGroupsDocument, MetricsDocument, PeopleDocument, PersonDocument } = documents;

export const QUESTIONS: readonly Question[] = [
  ask('Archive', documents.ArchiveDocument),
  ask('Article', documents.ArticleDocument, ({ article }) => ({ id: article })),
  ask('ArticleCounts', documents.ArticleCountsDocument),
  ask('ArticleCounts of a county', documents.ArticleCountsDocument, ({ county }) => ({ filter: { location: county } })),
  ask('ArticleSearch, a phrase of 16 articles', documents.ArticleSearchDocument, () => ({
    filter: { text: `"${RARE.phrase}"` },
  })),
  ask('ArticleSearch, a word of every third article', documents.ArticleSearchDocument, () => ({
    filter: { text: COMMON.phrase },
  })),
  ask('Articles', ArticlesDocument),
  ask('Articles, the latest', ArticlesDocument, () => ({ orderBy: 'DATE_DESC' })),
  ask('Articles of two kinds', ArticlesDocument, () => ({ filter: { kinds: ['NEWS', 'NOTICE'] } })),
  ask('Articles of a genre', ArticlesDocument, () => ({ filter: { genres: ['REPORT'] } })),
  ask('Articles with a headline', ArticlesDocument, () => ({ filter: { hasHeadline: true } })),
  ask('Articles in a county', ArticlesDocument, ({ county }) => ({ filter: { location: county } })),
  ask('Articles naming a person of every 50th', ArticlesDocument, ({ person }) => ({ filter: { person } })),
  ask('Articles in a village, of a kind', ArticlesDocument, ({ village }) => ({
    filter: { location: village, kinds: ['NEWS'] },
  })),
  ask('Corrections', documents.CorrectionsDocument),
  ask('Location, a county', documents.LocationDocument, ({ county }) => ({ id: county })),
  ask('Location, by name', documents.LocationDocument, () => ({ name: RARE.village })),
  ask('Locations', documents.LocationsDocument),
  ask('Locations of two levels', documents.LocationsDocument, () => ({ filter: { level: ['COUNTY', 'CITY'] } })),
  ask('Newspapers', documents.NewspapersDocument),
  ask('Issues', documents.IssuesDocument),
  ask('Newspaper', documents.NewspaperDocument, () => ({ name: COMMON.newspaper })),
  ask('Issues', documents.IssuesDocument),
  ask('Issues of a newspaper', documents.IssuesDocument, ({ newspaper }) => ({ newspaper })),
  ask('Issue', documents.IssueDocument, () => ({ newspaper: COMMON.newspaper, date: '2015-01-02' })),
  ask('MetricEvidence', documents.MetricEvidenceDocument, ({ metric }) => ({ id: metric })),
  ...['KIND', 'UNIT', 'COUNTED', 'MONTH'].map((groupBy) =>
    ask(`MetricGroups by ${groupBy}`, MetricGroupsDocument, () => ({ groupBy })),
  ),
  ask('MetricGroups by KIND, of a county', MetricGroupsDocument, ({ county }) => ({
    groupBy: 'KIND',
    filter: { location: county },
  })),
  ask('MetricGroups by MONTH, of sums of money in a county', MetricGroupsDocument, ({ county }) => ({
    groupBy: 'MONTH',
    filter: { location: county, unit: 'CNY' },
  })),
  ask('MetricGroups by LOCATION', MetricGroupsDocument, () => ({ groupBy: 'LOCATION' })),
  ask('MetricGroups by SUBJECT', MetricGroupsDocument, () => ({ groupBy: 'SUBJECT' })),
  ask('MetricGroups by MEASURE', MetricGroupsDocument, () => ({ groupBy: 'MEASURE' })),
  ask('MetricSeries', documents.MetricSeriesDocument, () => ({ measure: '修复旧书' })),
  ask('Metrics', MetricsDocument),
  ask('Metrics, the largest sums of money', MetricsDocument, () => ({
    filter: { kinds: ['AMOUNT'] },
    orderBy: 'VALUE_DESC',
  })),
  ask('Metrics of a unit as printed', MetricsDocument, () => ({ filter: { unit: '万元' } })),
  ask('Metrics of a kind', MetricsDocument, () => ({ filter: { kinds: ['AMOUNT'] } })),
  ask('Metrics of a base unit', MetricsDocument, () => ({ filter: { unit: 'm2' } })),
  ask('Metrics in a county', MetricsDocument, ({ county }) => ({ filter: { location: county } })),
  ask('Organization', documents.OrganizationDocument, () => ({ name: RARE.organization })),
  ask('Organization of every 50th article', documents.OrganizationDocument, ({ organization }) => ({
    id: organization,
  })),
  ask('Organizations', documents.OrganizationsDocument),
  ask('Page', documents.PageDocument, ({ page }) => ({ id: page })),
  ask('PageFacts', documents.PageFactsDocument, ({ page }) => ({ id: page })),
  ask('Pages', documents.PagesDocument),
  ask('People', PeopleDocument),
  ask('People who hold an office', PeopleDocument, () => ({ filter: { isOfficial: true } })),
  ask('People by a name', PeopleDocument, () => ({ filter: { text: 'ouyang' } })),
  ask('Person', PersonDocument, () => ({ name: RARE.person })),
  ask('Person of every 50th article', PersonDocument, ({ person }) => ({ id: person })),
  ask('PersonTimeline', documents.PersonTimelineDocument, () => ({ name: RARE.person })),
  ask('RelatedArticles', documents.RelatedArticlesDocument, ({ article }) => ({ id: article })),
  ask('Reprints', documents.ReprintsDocument, ({ article }) => ({ id: article })),
  ask('Search, what 16 articles say', documents.SearchDocument, () => ({ text: RARE.phrase })),
  ask('Search, the beginning of many names', documents.SearchDocument, () => ({ text: '王' })),
  ask('Search, a phrase of 16 articles or one that looks like it', documents.SearchDocument, () => ({
    text: RARE.phrase,
    lookAlikes: true,
  })),
  ask('Changes', documents.ChangesDocument, ({ snapshot }) => ({ since: snapshot - 1 })),
  ask('RoomFront', documents.RoomFrontDocument),
  ask('RoomResults', documents.RoomResultsDocument, () => ({ withBeginnings: true })),
  ask('RoomResults, of a county', documents.RoomResultsDocument, ({ county }) => ({
    filter: { location: county },
    chosen: [county],
  })),
  ask('RoomArticle', documents.RoomArticleDocument, ({ article }) => ({ id: article })),
  ask('RoomNear', documents.RoomNearDocument, ({ article }) => ({ id: article })),
  ask('RoomPage', documents.RoomPageDocument, ({ page }) => ({ id: page })),
  ask('RoomIssue', documents.RoomIssueDocument, () => ({
    newspaper: COMMON.newspaper,
    date: '2015-01-02',
    earlier: { to: '2015-01-01' },
    later: { from: '2015-01-03' },
  })),
  ask('RoomNewspaper', documents.RoomNewspaperDocument, ({ newspaper }) => ({ id: newspaper })),
  ask('RoomIssuesOfYear', documents.RoomIssuesOfYearDocument, ({ newspaper }) => ({
    id: newspaper,
    winter: { from: '2015-01-01', to: '2015-03-31' },
    spring: { from: '2015-04-01', to: '2015-06-30' },
    summer: { from: '2015-07-01', to: '2015-09-30' },
    autumn: { from: '2015-10-01', to: '2015-12-31' },
  })),
  ask('RoomCorrections', documents.RoomCorrectionsDocument),
  ask('RoomNumbers', documents.RoomNumbersDocument),
  ask('RoomNumberSums', documents.RoomNumberSumsDocument, () => ({ groupBy: 'KIND', withSeries: false })),
  ask('RoomNumberSums of one measure', documents.RoomNumberSumsDocument, () => ({
    groupBy: 'MONTH',
    withSeries: true,
    measure: '修复旧书',
    filter: { measure: '修复旧书' },
  })),
  ask('RoomOrganization', documents.RoomOrganizationDocument, ({ rareOrganization }) => ({ id: rareOrganization })),
  ask('RoomOrganization of every 50th article', documents.RoomOrganizationDocument, ({ organization }) => ({
    id: organization,
  })),
  ask('RoomPerson', documents.RoomPersonDocument, ({ rarePerson }) => ({ id: rarePerson })),
  ask('RoomPerson of every 50th article', documents.RoomPersonDocument, ({ person }) => ({ id: person })),
  ask('RoomPlace, a county', documents.RoomPlaceDocument, ({ county }) => ({ id: county })),
  ask('RoomPlace, a village', documents.RoomPlaceDocument, ({ village }) => ({ id: village })),
  ask('SavedSearches', documents.SavedSearchesDocument),
  ask('Suggest, by one character', documents.SuggestDocument, () => ({ text: '王' })),
  ask('Suggest, by two letters', documents.SuggestDocument, () => ({ text: 'wa' })),
  ask('Suggest, by a name', documents.SuggestDocument, () => ({ text: RARE.person })),
];

/** The queries that nothing is asked with. */
export function missing(): string[] {
  const asked = new Set(QUESTIONS.map(({ document }) => document));
  return Object.values(documents).flatMap((document) => {
    const [operation] = document.definitions;
    const isQuery = operation?.kind === Kind.OPERATION_DEFINITION && operation.operation === OperationTypeNode.QUERY;
    return isQuery && !asked.has(document) ? [operation.name?.value ?? ''] : [];
  });
}

function ask(title: string, document: DocumentNode, variables: (ids: Ids) => Variables = () => ({})): Question {
  return { title, document, variables };
}

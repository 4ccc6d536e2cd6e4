import type { TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

/** For `new InMemoryCache({ typePolicies, possibleTypes })`: what `fetchMore` brings is added to the list that is there. */
export const typePolicies: TypePolicies = {
  Archive: { merge: true },
  Location: {
    fields: {
      articles: relayStylePagination(['since']),
      children: relayStylePagination(['since']),
    },
  },
  MetricGroup: {
    fields: {
      metrics: relayStylePagination(['since']),
    },
  },
  Newspaper: {
    fields: {
      articles: relayStylePagination(['since']),
      issues: relayStylePagination(['date', 'since']),
    },
  },
  Organization: {
    fields: {
      articles: relayStylePagination(['since']),
    },
  },
  Person: {
    fields: {
      appearances: relayStylePagination(['since']),
    },
  },
  Query: {
    fields: {
      articles: relayStylePagination(['filter', 'orderBy', 'since']),
      changes: relayStylePagination(['kinds', 'since', 'types']),
      corrections: relayStylePagination(['about', 'filter', 'since']),
      issues: relayStylePagination(['date', 'newspaper', 'since']),
      locations: relayStylePagination(['filter', 'since']),
      metrics: relayStylePagination(['filter', 'orderBy', 'since']),
      newspapers: relayStylePagination(['filter', 'since']),
      organizations: relayStylePagination(['filter', 'since']),
      pages: relayStylePagination(['filter', 'since']),
      people: relayStylePagination(['filter', 'orderBy', 'since']),
      search: relayStylePagination(['lookAlikes', 'since', 'text']),
    },
  },
};

export const possibleTypes: Record<string, string[]> = {
  MetricSubject: ['Location', 'Organization', 'Person'],
  Node: ['Article', 'Issue', 'Location', 'Metric', 'Newspaper', 'Organization', 'Page', 'Person'],
  SearchResult: ['Article', 'Location', 'Organization', 'Person'],
};

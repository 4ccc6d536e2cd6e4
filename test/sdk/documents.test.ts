/** The generated documents in other clients: they carry the types of their variables and answers with them. */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { Client, fetchExchange } from '@urql/core';
import { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MetricGroupsDocument, type MetricKind, PeopleDocument } from '../../sdk/src/generated/documents.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

let samples: ServedSamples;
let endpoint: string;

beforeAll(async () => {
  samples = await serveSamples();
  endpoint = new URL('graphql', samples.url).href;
});
afterAll(() => samples.close());

test('Apollo Client', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: endpoint }), cache: new InMemoryCache() });
  const { data } = await client.query({
    query: PeopleDocument,
    variables: { filter: { title: '副书记、市长' }, orderBy: 'APPEARANCES_DESC', first: 1 },
  });
  const names: string[] | undefined = data?.people.nodes.map((person) => person.name);
  expect(names).toEqual(['阎守一']);
  client.stop();
});

test('urql', async () => {
  const client = new Client({ url: endpoint, exchanges: [fetchExchange], preferGetMethod: false });
  const { data, error } = await client
    .query(MetricGroupsDocument, { groupBy: 'KIND', filter: { unit: 'CNY', kinds: ['AMOUNT'] } })
    .toPromise();
  expect(error).toBeUndefined();
  const keys: string[] | undefined = data?.metricGroups.map((group) => group.key);
  expect(keys).toEqual(['AMOUNT' satisfies MetricKind]);
});

test('graphql-request itself', async () => {
  const { people } = await new GraphQLClient(endpoint).request(PeopleDocument, { filter: { text: 'qinshichang' } });
  const total: number = people.totalCount;
  expect(total).toBe(1);
});

test('a variable that the operation does not have is refused by the compiler', () => {
  const misspelt = () =>
    // @ts-expect-error the variable is called groupBy
    new GraphQLClient(endpoint).request(MetricGroupsDocument, { groupedBy: 'KIND' });
  expect(misspelt).toBeTypeOf('function');
});

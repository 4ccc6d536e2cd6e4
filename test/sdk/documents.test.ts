/** The generated documents in other clients, each with its defaults: they carry the types of their variables and answers with them. */
import fs from 'node:fs/promises';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { type DocumentNode, getOperationAST } from 'graphql';
import { GraphQLClient } from 'graphql-request';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { possibleTypes, typePolicies } from '../../sdk/src/generated/apollo.js';
import {
  ArticlesDocument,
  MetricGroupsDocument,
  type MetricKind,
  PeopleDocument,
} from '../../sdk/src/generated/documents.js';
import { serve } from '../../src/server/serve.js';
import { TestArchive } from '../support/archive.js';
import { type ServedSamples, serveSamples } from '../support/served.js';

/** The client shows what has come when it next has time. */
const WAIT = { timeout: 10_000, interval: 5 };

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
  const names: string[] | undefined = data?.people.edges.map(({ node }) => node.name);
  expect(names).toEqual(['阎守一']);
  client.stop();
});

test('fetchMore of Apollo Client makes a list longer, part by part, to its end', async () => {
  const cache = new InMemoryCache({ typePolicies, possibleTypes });
  const client = new ApolloClient({ link: new HttpLink({ uri: endpoint }), cache });
  const list = client.watchQuery({ query: ArticlesDocument, variables: { first: 9 } });
  const shown = () => list.getCurrentResult().data?.articles;
  const showing = list.subscribe(() => undefined);
  await vi.waitFor(() => expect(shown()?.edges).toHaveLength(9), WAIT);
  while (shown()?.pageInfo?.hasNextPage) {
    const before = shown()?.edges?.length ?? 0;
    await list.fetchMore({ variables: { after: shown()?.pageInfo?.endCursor } });
    await vi.waitFor(() => expect(shown()?.edges?.length).toBeGreaterThan(before), WAIT);
  }
  const ids = shown()?.edges?.map((edge) => edge?.node?.id);
  expect(ids).toHaveLength(shown()?.totalCount ?? 0);
  expect(new Set(ids).size).toBe(ids?.length);
  // A list of other articles is another list.
  const { data } = await client.query({
    query: ArticlesDocument,
    variables: { first: 9, filter: { kinds: ['JUMP'] } },
  });
  expect(new Set(data?.articles.edges.map(({ node }) => node.kind))).toEqual(new Set(['JUMP']));
  showing.unsubscribe();
  client.stop();
});

test("the SDK's manifest names its documents to a server that runs nothing else", async () => {
  const own = await TestArchive.open();
  const trustedDocuments = 'dist/operations.json';
  const config = { port: 0, host: '127.0.0.1', logLevel: 'silent', nodeEnv: 'test', trustedDocuments } as const;
  const served = await serve({ config, store: own.store });
  const { operations } = JSON.parse(await fs.readFile(trustedDocuments, 'utf8'));
  const ids = new Map<string, string>(operations.map(({ name, id }: { name: string; id: string }) => [name, id]));
  const generateHash = (document: DocumentNode) => ids.get(getOperationAST(document)?.name?.value ?? '') ?? '';
  const sent: string[] = [];
  const noting: typeof fetch = (input, init) => {
    sent.push(`${input} ${init?.body}`);
    return fetch(input, init);
  };
  const http = new HttpLink({ uri: new URL('graphql', served.url).href, fetch: noting });
  const link = new PersistedQueryLink({ generateHash, disable: () => false }).concat(http);
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  try {
    const { data } = await client.query({ query: ArticlesDocument, variables: { first: 1 } });
    expect(data?.articles.edges).toEqual([]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toContain(ids.get('Articles'));
    expect(sent[0], 'the text of the query does not travel').not.toContain('pageInfo');
  } finally {
    client.stop();
    await served.close();
    await own.close();
  }
});

test('urql asks by GET, as it does unless it is told otherwise', async () => {
  const methods: (string | undefined)[] = [];
  const noting: typeof fetch = (input, init) => {
    methods.push(init?.method);
    return fetch(input, init);
  };
  const client = new Client({ url: endpoint, exchanges: [fetchExchange], fetch: noting });
  const { data, error } = await client
    .query(MetricGroupsDocument, { groupBy: 'KIND', filter: { unit: 'CNY', kinds: ['AMOUNT'] } })
    .toPromise();
  expect(error).toBeUndefined();
  const keys: string[] | undefined = data?.metricGroups.map((group) => group.key);
  expect(keys).toEqual(['AMOUNT' satisfies MetricKind]);
  expect(methods).toEqual(['GET']);
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

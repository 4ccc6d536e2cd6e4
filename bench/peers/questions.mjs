/** What is asked of every peer. */
import { readFile } from 'node:fs/promises';

const README = new URL('../../README.md', import.meta.url);
const OPENING_QUERIES = new URL('../../dist/server/opening-queries.js', import.meta.url);

/** From the ones that read the most to the one that reads the least, as the documents and the explorer print them. */
export async function readQuestions() {
  const [, readme] = /```graphql\n(.*?)```/su.exec(await readFile(README, 'utf8'));
  const { OPENING_QUERIES: openings } = await import(OPENING_QUERIES);
  return [
    {
      title: 'front',
      about: 'the first query of the explorers: ten articles with all about them',
      query: openings[0].query,
    },
    { title: 'README', about: 'the query of the README: an article about a place', query: readme },
    { title: 'smallest', about: 'the headline of one article', query: '{ articles(first: 1) { nodes { headline } } }' },
  ];
}

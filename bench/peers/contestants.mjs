/** Who is asked, and how. */

/** What all answers are held against. */
export const FIRST = 'Broadsheet, answers not kept';
/** What the ratios are to. */
export const YARDSTICK = 'mercurius, JIT, loaders';

/** Broadsheet as its README starts it, but for the log that no other writes. */
const broadsheet = { program: '../../dist/cli.js', args: ['serve'], env: { LOG_LEVEL: 'silent' } };
const peer = (name) => ({ program: `./servers/${name}.mjs`, args: [], env: { NODE_ENV: 'production' } });
const withEnvironment = ({ env, ...contestant }, more) => ({ ...contestant, env: { ...env, ...more } });

/** How each is asked a question, unless by POST as GraphQL clients ask. */
const byName = (url, { title }) => ({ url: `${url}/${title}`, method: 'GET', headers: {} });
const byPost = (url, { query }) => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});

export const CONTESTANTS = [
  { title: FIRST, ...withEnvironment(broadsheet, { ANSWER_CACHE_MB: '0' }) },
  { title: 'Broadsheet, answers kept', ...broadsheet },
  { title: YARDSTICK, ...peer('mercurius') },
  { title: `${YARDSTICK}, no snapshot`, ...withEnvironment(peer('mercurius'), { SNAPSHOT: 'none' }) },
  { title: 'mercurius, JIT, DataLoader', ...peer('mercurius-dataloader') },
  { title: 'graphql-compose-mongoose', ...peer('compose') },
  { title: 'graphql-yoga, DataLoader', ...peer('yoga') },
  { title: 'Apollo Server, DataLoader', ...peer('apollo') },
  { title: 'Fastify, written by hand', ...peer('fastify'), request: byName },
  { title: 'ready string', ...peer('ready'), knowsAnswers: true },
].map((contestant) => ({ request: byPost, ...contestant }));

/** Asks by GET for what has another tag than an answer that the client has; undefined where answers have no tag. */
export async function unlessUnchanged(url, { query }) {
  const request = {
    url: `${url}?${new URLSearchParams({ query })}`,
    method: 'GET',
    headers: { 'apollo-require-preflight': 'true' },
  };
  const tag = (await fetch(request.url, request)).headers.get('etag');
  return tag === null ? undefined : { ...request, headers: { ...request.headers, 'if-none-match': tag } };
}

/**
 * How long the slowest of many answers take, of what is asked at each key that is pressed or for each article that is opened:
 * suggestions, and the same text elsewhere. Over HTTP, one after another, each another question, and none kept.
 *
 *   npm run build && npm run bench:tails [-- ARTICLES [ROUNDS]]     # 100,000, 3; MONGODB_URI: on that server, else embedded
 *
 * The archive is that of `npm run bench:growth`. Rows of `nothing` tell what the machine makes of a question that takes next to no time:
 * where these are slow, other programs are.
 * The first questions of a process are told apart: nothing is compiled or read then.
 */
import type { ArticleDocument, PersonDocument } from '../src/store/documents.js';
import { load, openArchive } from './growth/archives.js';

const articles = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const [ASKED, FIRST] = [400, 20];
const { serve } = await load<typeof import('../src/server/serve.js')>('server/serve.js');
const { loadConfig } = await load<typeof import('../src/config.js')>('config.js');
const { FOREVER } = await load<typeof import('../src/store/documents.js')>('store/documents.js');

const store = await openArchive(articles);
const server = await serve({ config: loadConfig({ PORT: '0', LOG_LEVEL: 'silent', ANSWER_CACHE_MB: '0' }), store });
try {
  console.log('question   round    p50    p99    most  ms; first of a process; processor ms an answer');
  for (const [name, query, values] of await questions())
    for (let round = 1; round <= rounds; round++) console.log(await row(name, query, values, round));
} finally {
  await server.close();
  await store.close();
}

/** Beginnings of names as they are typed, in characters, pinyin and initials; and articles. */
async function questions(): Promise<[string, string, readonly string[]][]> {
  const people = store.db.collection<PersonDocument>('people');
  const every = Math.max(1, Math.floor((await people.countDocuments({ until: FOREVER })) / ASKED));
  const named = await people.find({ until: FOREVER }, { projection: { name: 1, pinyin: 1, searchKeys: 1 } }).toArray();
  const typed = named
    .filter((_, at) => at % every === 0)
    .slice(0, ASKED)
    .map(({ name, pinyin, searchKeys = [] }, at) => {
      const forms = [name.slice(0, 1), name.slice(0, 2), pinyin.slice(0, 3), searchKeys.at(-1) ?? name];
      return forms[at % forms.length] ?? name;
    });
  const ids = await store.db
    .collection<ArticleDocument>('articles')
    .find({ until: FOREVER }, { projection: { id: 1 } })
    .sort({ order: 1 })
    .toArray();
  const apart = Math.max(1, Math.floor(ids.length / ASKED));
  const opened = ids.filter((_, at) => at % apart === 0).slice(0, ASKED);
  return [
    // Nothing of the archive: what the machine and HTTP take of all others, too.
    ['nothing', '{ __typename }', typed],
    ['suggest', 'query ($it: String!) { suggest(text: $it) { text kind articleCount } }', typed],
    [
      'reprints',
      'query ($it: ID!) { article(id: $it) { reprints { similarity article { headline } differs { before { text } after { text } } } } }',
      opened.map(({ id }) => id),
    ],
  ];
}

async function row(name: string, query: string, values: readonly string[], round: number): Promise<string> {
  const used = process.cpuUsage();
  const all: number[] = [];
  for (const it of values) all.push(await asked(query, it));
  const { user, system } = process.cpuUsage(used);
  const first = all.slice(0, FIRST);
  const times = (round === 1 ? all.slice(FIRST) : all).sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const figures = [at(0.5), at(0.99), at(1)].map((figure) => figure.toFixed(1).padStart(6));
  const beginning = round === 1 ? Math.max(...first).toFixed(0) : '';
  const processor = ((user + system) / 1000 / values.length).toFixed(1);
  return [name.padEnd(10), String(round).padStart(5), ...figures, beginning.padStart(22), processor.padStart(14)].join(
    ' ',
  );
}

async function asked(query: string, it: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(new URL('graphql', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { it } }),
  });
  const text = await response.text();
  if (text.startsWith('{"errors"')) throw new Error(text);
  return performance.now() - started;
}

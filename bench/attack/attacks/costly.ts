/** Questions that are small, and whose answers are not: most are to be refused before they run. */
import { type Attack, asking, often } from '../attack.js';

const REFUSED = '400 QUERY_TOO_COSTLY';

const FILTERS = [
  'unit: "CNY"',
  'kinds: [AMOUNT]',
  'text: "小麦"',
  'minConfidence: 0.5',
  'measure: "亩产"',
  'unit: "万元"',
  'minLabelConfidence: 0.2',
];

/** Each with a condition of its own: none is answered by what another has read. */
const grouped = (times: number): string =>
  Array.from(
    { length: times },
    (_, n) =>
      `a${n}: metricGroups(groupBy: LABEL, filter: { ${FILTERS[n % FILTERS.length]}, value: { lte: ${n + 1e6} } }) { sum }`,
  ).join(' ');

const counted = (times: number): string =>
  Array.from(
    { length: times },
    (_, n) => `a${n}: metrics(filter: { value: { gte: 1, lte: ${n + 1_000} } }) { totalCount }`,
  ).join(' ');

const searched = (times: number, field: (text: string) => string): string =>
  Array.from({ length: times }, (_, n) => `a${n}: ${field(`小麦 收割 ${n}`)}`).join(' ');

const INTROSPECTION = 'fields { name args { type { name ofType { name } } } type { name } } inputFields { name }';

export const COSTLY: readonly Attack[] = [
  asking("a page's text under 800 names", REFUSED, `{ pages(first: 100) { nodes { ${often(800, 'text')} } } }`),
  asking("an article's body under 800 names", REFUSED, `{ articles(first: 100) { nodes { ${often(800, 'body')} } } }`),
  asking('a sentence under 800 names', REFUSED, `{ metrics(first: 100) { nodes { ${often(800, 'sentence')} } } }`),
  asking(
    'a thousand characters around, 150 names',
    REFUSED,
    `{ metrics(first: 100) { nodes { ${often(150, 'span { context(before: 1000, after: 1000) }')} } } }`,
  ),
  asking(
    'the longest texts of all, ten names',
    [REFUSED, '200', '200 ANSWER_TOO_LARGE'],
    `{ articles(first: 5, orderBy: PAGE_ORDER, filter: { text: "没有白忙" }) { nodes { ${often(10, 'page { text }')} } } }`,
  ),
  asking(
    'nested lists under 400 names',
    REFUSED,
    `{ people(first: 100) { nodes { ${often(400, 'offices { title }')} } } }`,
  ),
  asking(
    'lists in lists in lists',
    REFUSED,
    '{ people(first: 100) { nodes { appearances(first: 100) { nodes { article { people { person { appearances(first: 100) { nodes { name } } } } } } } } } }',
  ),
  asking('95 groupings, each of others', REFUSED, `{ ${grouped(95)} }`),
  asking('95 groupings', REFUSED, `{ ${often(95, 'metricGroups(groupBy: LOCATION) { sum location { name } }')} }`),
  asking('90 counts of some', REFUSED, `{ ${counted(90)} }`),
  asking(
    "the archive's figures 90 times",
    REFUSED,
    `{ ${often(90, 'archive { pageCount articleCount personCount coverage firstDate lastDate }')} }`,
  ),
  asking(
    'a life day by day, 80 times',
    REFUSED,
    `{ people(first: 100) { nodes { ${often(80, 'timeline { date }')} } } }`,
  ),
  asking('80 searches', REFUSED, `{ ${searched(80, (text) => `search(text: "${text}") { totalCount }`)} }`),
  asking(
    '80 searches in articles',
    REFUSED,
    `{ ${searched(80, (text) => `articles(filter: { text: "${text}" }) { nodes { id } }`)} }`,
  ),
  asking(
    'what is related to 100 articles, 40 times',
    REFUSED,
    `{ ${often(40, 'articles(first: 100) { nodes { related(first: 100) { score } } }')} }`,
  ),
  asking(
    '25,000 kinds in a variable',
    REFUSED,
    'query($kinds: [ArticleKind!]) { articles(filter: { kinds: $kinds }) { nodes { id } } }',
    { kinds: Array(25_000).fill('NEWS') },
  ),
  asking(
    'the schema of the schema',
    [REFUSED, '400 GRAPHQL_VALIDATION_FAILED'],
    `{ __schema { types { ${'fields { type { '.repeat(4)} fields { name } ${'} } '.repeat(4)} } } }`,
  ),
  asking('the schema under 60 names', REFUSED, `{ ${often(60, `__schema { types { ${INTROSPECTION} } }`)} }`),
  asking(
    'fragments that double 200 times',
    REFUSED,
    `{ articles { nodes { ...F0 } } } ${Array.from({ length: 200 }, (_, n) => `fragment F${n} on Article { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F200 on Article { headline }`,
  ),
  asking(
    'fragments that double 12 times, of values',
    [REFUSED, '200'],
    `{ articles(first: 100) { nodes { ...F0 } } } ${Array.from({ length: 12 }, (_, n) => `fragment F${n} on Article { a${n}: headline ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F12 on Article { headline }`,
  ),
];

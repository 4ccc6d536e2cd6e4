/** The dearest questions that the limits still allow: each asked as often at once as they let it be. */
import { GraphQLError, parse, validate } from 'graphql';
import { load } from '../../growth/archives.js';
import type { Ids } from '../../growth/questions.js';
import { type Attack, asking, often } from '../attack.js';

interface Kind {
  readonly name: string;
  /** So many times in one document. */
  readonly times: (count: number) => string;
}

/** Answered, or ended for what it takes; what costs too much for once is refused. */
const HELD = ['200', '200 ANSWER_TOO_LARGE', '200 TIMEOUT', '200 BAD_USER_INPUT', '400 QUERY_TOO_COSTLY'];
/** More of them than fit into a document. */
const MOST = 1_300;

/** As many of each kind as the limits allow, and the whole list of them. */
export async function allowed(ids: Ids, most = MOST): Promise<Attack[]> {
  const [{ createSchema }, { Operations }, { MAX_TOKENS }] = await Promise.all([
    load<typeof import('../../../src/resolvers/schema.js')>('resolvers/schema.js'),
    load<typeof import('../../../src/server/operations.js')>('server/operations.js'),
    load<typeof import('../../../src/server/limits.js')>('server/limits.js'),
  ]);
  const schema = await createSchema();
  const operations = new Operations(schema);
  const isAllowed = (query: string): boolean => {
    try {
      operations.find(parse(query, { maxTokens: MAX_TOKENS }), null).checkLimits({});
      return true;
    } catch (cause) {
      if (cause instanceof GraphQLError) return false;
      throw cause;
    }
  };
  return kinds(ids).map(({ name, times }) => {
    const [mistake] = validate(schema, parse(times(1)));
    if (mistake !== undefined) throw new Error(`${name}: ${mistake.message}`);
    let [fits, fitsNot] = [0, most];
    while (fitsNot - fits > 1) {
      const middle = (fits + fitsNot) >> 1;
      if (isAllowed(times(middle))) fits = middle;
      else fitsNot = middle;
    }
    return asking(`allowed: ${fits} × ${name}`, HELD, times(Math.max(1, fits)));
  });
}

function kinds({ person, county, organization, article }: Ids): Kind[] {
  /** The field with another number each time, so that nothing is read once for all. */
  const roots = (name: string, field: (n: number) => string): Kind => ({
    name,
    times: (count) => `{ ${Array.from({ length: count }, (_, n) => `a${n}: ${field(n)}`).join(' ')} }`,
  });
  const within = (name: string, before: string, field: string): Kind => ({
    name,
    times: (count) => `{ ${before} ${often(count, field)} } } }`,
  });
  /** Fields of what a list holds, by what that is. */
  const withinEach = (list: string, fields: Readonly<Record<string, string>>): Kind[] =>
    Object.entries(fields).map(([name, field]) => within(name, `${list} { nodes {`, field));
  const groupBy = ['KIND', 'UNIT', 'COUNTED', 'LABEL', 'MEASURE', 'SUBJECT', 'LOCATION', 'MONTH', 'PAGE'];
  return [
    ...groupBy.map((key) => roots(`groups by ${key}`, () => `metricGroups(groupBy: ${key}) { sum }`)),
    ...groupBy.map((key) =>
      roots(
        `groups by ${key} of some`,
        (n) => `metricGroups(groupBy: ${key}, filter: { value: { gte: ${n} } }) { sum }`,
      ),
    ),
    roots(
      'groups with the sentences of each',
      () => 'metricGroups(groupBy: LABEL) { metrics(first: 100) { nodes { sentence } } }',
    ),
    roots(
      'groups of a place',
      (n) => `metricGroups(groupBy: LABEL, filter: { location: "${county}", value: { gte: ${n} } }) { sum }`,
    ),
    roots('groups of metrics with a text', (n) => `metricGroups(groupBy: LABEL, filter: { text: "${n}" }) { sum }`),
    roots('series', (n) => `metricSeries(filter: { value: { gte: ${n} } }, measure: "总投资") { points { value } }`),
    roots(
      'series of a label',
      (n) =>
        `metricSeries(filter: { value: { gte: ${n} } }, label: "总投资") { points { date value metric { sentence } } }`,
    ),
    ...[
      ['metrics of some', 'value: { gte: # }', ''],
      ['metrics, none of a text', 'text: "没有这样的话#"', ''],
      ['metrics, none of a label', 'label: "没有这样的话#"', ''],
      ['metrics, the largest of a text', 'text: "#"', 'orderBy: VALUE_DESC,'],
      ['metrics of high confidence', 'minConfidence: 0.#', ''],
      ['metrics of a place', `location: "${county}", value: { gte: # }`, ''],
    ].flatMap(([name = '', filter = '', order = '']) => [
      roots(
        `100 ${name}`,
        (n) => `metrics(${order} first: 100, filter: { ${filter.replace('#', `${n}`)} }) { nodes { id } }`,
      ),
      roots(`count of ${name}`, (n) => `metrics(${order} filter: { ${filter.replace('#', `${n}`)} }) { totalCount }`),
    ]),
    ...[
      ['articles with metrics', 'metric: { value: { gte: # } }'],
      ['articles with no such metrics', 'metric: { text: "没有这样的话#" }'],
      ['articles by somebody', 'contributor: "#"'],
      ['articles of a person', `person: "${person}", minConfidence: 0.0#`],
      ['articles in a place', `location: "${county}", minConfidence: 0.#`],
      ['articles naming nobody', 'personName: "没有#"'],
      ['articles of no place', 'locationName: "没有#"'],
      ['articles with a headline', 'hasHeadline: true, minConfidence: 0.#'],
      ['articles of a day', 'date: { from: "2015-01-01", to: "2016-01-01" }, minConfidence: 0.0#'],
      ['articles of a genre', 'genres: [REPORT, COMMENTARY], minConfidence: 0.1#'],
      ['articles with words', 'text: "小麦 收割 #"'],
      ['articles with many words', 'text: "县 村 小 麦 收 割 今 年 记 者 本 报 农 户 总 投 资 公 司 #"'],
      ['articles with one character', 'text: "县"'],
      ['articles with a phrase', 'text: "\\"本报讯记者\\" -#"'],
    ].flatMap(([name = '', filter = '']) => [
      roots(`100 ${name}`, (n) => `articles(first: 100, filter: { ${filter.replace('#', `${n}`)} }) { nodes { id } }`),
      roots(`count of ${name}`, (n) => `articles(filter: { ${filter.replace('#', `${n}`)} }) { totalCount }`),
    ]),
    roots(
      '100 articles with words, latest first',
      (n) => `articles(first: 100, orderBy: DATE_DESC, filter: { text: "小麦 ${n}" }) { nodes { id } }`,
    ),
    roots(
      '100 articles with words, marked',
      (n) => `articles(first: 100, filter: { text: "小麦 ${n % 2}" }) { edges { highlights { span { text } } score } }`,
    ),
    ...[
      ['people by a text', 'people', 'text: "wang#"'],
      ['people by a character', 'people', 'text: "王"'],
      ['people by a name', 'people', 'name: "王#"'],
      ['people by a title', 'people', 'title: "#"'],
      ['people who are officials', 'people', 'isOfficial: true, title: "县长#"'],
      ['organizations by a name', 'organizations', 'name: "#"'],
      ['locations by a name', 'locations', 'name: "村#"'],
      ['locations within', 'locations', `within: "${county}", name: "#"`],
    ].flatMap(([name = '', field = '', filter = '']) => [
      roots(`100 ${name}`, (n) => `${field}(first: 100, filter: { ${filter.replace('#', `${n}`)} }) { nodes { id } }`),
      roots(`count of ${name}`, (n) => `${field}(filter: { ${filter.replace('#', `${n}`)} }) { totalCount }`),
    ]),
    roots('search', (n) => `search(text: "小麦 ${n}", first: 100) { nodes { __typename } }`),
    roots('search, a count', (n) => `search(text: "王${n % 3}") { totalCount }`),
    roots('search, one character', () => 'search(text: "县", first: 100) { totalCount nodes { __typename } }'),
    roots('100 pages', () => 'pages(first: 100) { nodes { id } }'),
    roots('a person', (n) => `person(name: "王${n}") { id }`),
    roots(
      'a person at length',
      () =>
        `person(id: "${person}") { timeline { date appearances { article { headline } } } coAppearances(first: 100) { person { name } } appearances(first: 100) { totalCount nodes { name } } }`,
    ),
    roots(
      'a place at length',
      () =>
        `location(id: "${county}") { articles(first: 100) { totalCount nodes { headline } } children(first: 100) { totalCount nodes { name } } }`,
    ),
    roots(
      'an organization at length',
      () => `organization(id: "${organization}") { articles(first: 100) { totalCount nodes { headline } } }`,
    ),
    roots(
      'what is related',
      () => `article(id: "${article}") { related(first: 100) { score shared: article { headline } } }`,
    ),
    roots('what is related to 100', () => 'articles(first: 100) { nodes { related(first: 1) { score } } }'),
    roots(
      "the archive's figures",
      () =>
        'archive { coverage firstDate lastDate pageCount articleCount metricCount personCount locationCount organizationCount officialCount }',
    ),
    roots('corrections', () => 'corrections(first: 100) { totalCount nodes { id } }'),
    roots('an error', () => 'articles(first: 1000) { nodes { id } }'),
    roots('a cursor made up', () => 'articles(after: "nonsense") { nodes { id } }'),
    roots('the schema', () => '__schema { types { name fields { name args { name } } } }'),
    ...withinEach('pages(last: 3)', { 'text of the latest pages': 'text' }),
    ...withinEach('pages(first: 100)', { 'text of 100 pages': 'text' }),
    ...withinEach('articles(first: 100)', {
      'body of 100 articles': 'body',
      'paragraphs of 100 articles': 'paragraphs',
      'headline of 100 articles': 'headline',
      '__typename of 100 articles': '__typename',
      'id of the page of 100 articles': 'page { id }',
      'people of 100 articles': 'people { name person { name pinyin } }',
      'locations of 100 articles': 'locations { name ancestors { name } }',
      'mentions of 100 articles': 'locationMentions { spans { text start } }',
      'metrics of 100 articles': 'metrics { value label }',
      'metrics of chosen kinds': `metrics(kind: [${'AMOUNT '.repeat(20)}]) { id }`,
      'relations of 100 articles': 'related(first: 100) { score article { headline } }',
    }),
    ...withinEach('articles(last: 100)', {
      'text of the page of 100 articles': 'page { text }',
      'context in 100 articles': 'span { context(before: 1000, after: 1000) }',
      'text of 100 articles as a span': 'span { text }',
      'sentences of 100 articles': 'metrics { sentence }',
    }),
    ...withinEach('people(first: 100)', {
      'timelines of 100 people': 'timeline { date }',
      'offices of 100 people': 'offices { title firstSeen lastSeen }',
      'companions of 100 people': 'coAppearances(first: 100) { person { name } }',
      'appearances of 100 people': 'appearances(first: 100) { nodes { name } }',
      'counts for 100 people': 'appearances(first: 1) { totalCount }',
    }),
    ...withinEach('people(first: 20)', {
      'timelines at length': 'timeline { date appearances { article { headline body } } }',
    }),
    ...withinEach('locations(first: 100)', {
      'articles of 100 places': 'articles(first: 100) { nodes { headline } }',
      'counts for 100 places': 'articles(first: 1) { totalCount } children(first: 1) { totalCount }',
      'ancestors of 100 places': 'ancestors { ancestors { name } }',
    }),
    ...withinEach('pages(last: 100)', {
      'articles of 100 pages': 'articles { headline }',
      'bodies of 100 pages': 'articles { body }',
    }),
    ...withinEach('pages(first: 100)', {
      'doubts of 100 pages': 'doubts(first: 100) { text }',
      'furniture of 100 pages': 'furniture { text context(before: 1000, after: 1000) }',
    }),
    ...withinEach('metrics(last: 100)', {
      'context of 100 metrics': 'span { context(before: 1000, after: 1000) }',
    }),
    ...withinEach('metrics(first: 100)', {
      'subjects of 100 metrics': 'subject { __typename ... on Location { name } } people { name }',
    }),
    within('cursors of 100', 'articles(first: 100) { edges {', 'cursor'),
    within('cursors of 100 by value', 'metrics(first: 100, orderBy: VALUE_ASC) { edges {', 'cursor'),
  ];
}

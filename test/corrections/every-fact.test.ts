/** Every fact can be corrected by hand: once, for good, and taken back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { headOf } from '../../src/store/head.js';
import { type Answer, TestArchive } from '../support/archive.js';
import { expectSound } from '../support/soundness.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open();
});
afterAll(() => archive.close());

// A case makes, takes back and reads again what it corrects, and counts all anew each time.
vi.setConfig({ testTimeout: 120_000 });

beforeEach(async () => {
  const collections = await archive.db.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
  headOf(archive.db).raise(0);
});

const PAPER = { newspaper: '怀川晨报', date: '2021-06-02', edition: 'A01' };
const HARVEST = `博爱县山药收购第一日

本报讯（记者柳青禾）6月2日，博爱县山药收购进入第1天，博爱县委书记方小满到城关镇粮站查看开磅情况，要求敞开收购、随到随收。当天全县收购山药120吨，惠及农户30户。

博爱县农机合作社添新机

本报讯（记者常桂枝）为保山药颗粒归仓，博爱县丰禾农机合作社投入200万元，购置收割机5台。合作社理事长苗春生说，每台每天可收割60亩。村民方小满也来帮忙。
`;
/** The same page, extracted again: other words around what was corrected, and another beginning of both articles. */
const HARVEST_AGAIN = HARVEST.replace('本报讯（记者柳青禾）6月2日，', '本报消息（记者 柳青禾）6月2日，')
  .replace('随到随收。当天全县', '随到随收，\n不压一斤。当天全县')
  .replace('本报讯（记者常桂枝）为保', '本报讯（记者常桂枝）昨日，为确保')
  .replace('购置收割机5台。', '购置新型收割机5台。');

const INGEST = 'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }';
const ARTICLE = `id headline kicker kind date body position byline { name role } dates { text date span { text } }
  people { name isOfficial titles person { id name spellings } spans { text } }
  organizations { id name spellings } locations { id name level }
  metrics { id text label measure value unit normalizedValue kind counted sentence subject { ... on Person { id name } ... on Location { id name } ... on Organization { id name } } }`;

async function ingest(text: string, edition = PAPER.edition): Promise<string> {
  const input = { name: edition, text, ...PAPER, edition };
  const { ingestPage } = await archive.data(INGEST, { input });
  await expectSound(archive.store);
  return ingestPage.page.id;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as questions, and every test says what it expects
type Any = any;

async function articlesOf(page: string): Promise<Any[]> {
  const query = `query($page: ID!) { page(id: $page) { text articles { ${ARTICLE} } } }`;
  return (await archive.data(query, { page })).page.articles;
}

const text = async (page: string) =>
  (await archive.data('query($page: ID!) { page(id: $page) { text } }', { page })).page.text;
const sequence = async () => (await archive.db.collection('archive').findOne({}))?.sequence;

const PAYLOAD = `{ correction { id kind status author reason objects changes { field before after } anchor { quote before after } undone { author reason } }
  affected { id __typename } }`;

/** Makes a correction; asked again it changes nothing and is the same; the archive's counts stay right. */
async function make(mutation: string, variables: Record<string, unknown>, types: string): Promise<Any> {
  const names = [...types.matchAll(/\$(\w+)/gu)].map(([, name]) => `${name}: $${name}`).join(', ');
  const document = `mutation(${types}) { ${mutation}(${names}, author: "沈静", reason: "与原报不符") ${PAYLOAD} }`;
  const first = await archive.data(document, variables);
  await expectSound(archive.store);
  const before = await sequence();
  const again = await archive.data(document, variables);
  expect(again[mutation].correction).toEqual(first[mutation].correction);
  expect(await sequence()).toBe(before);
  expect(first[mutation].correction).toMatchObject({ status: 'APPLIED', author: '沈静', reason: '与原报不符' });
  return first[mutation];
}

async function undo(id: string): Promise<Any> {
  const document = `mutation($id: ID!) { undo(correctionId: $id, author: "主编", reason: "误改") ${PAYLOAD} }`;
  const first = await archive.data(document, { id });
  await expectSound(archive.store);
  const before = await sequence();
  expect((await archive.data(document, { id })).undo).toEqual(first.undo);
  expect(await sequence()).toBe(before);
  expect(first.undo.correction).toMatchObject({
    id,
    status: 'UNDONE',
    undone: { author: '主编', reason: '误改' },
  });
  return first.undo;
}

async function refusal(mutation: string, variables: Record<string, unknown>): Promise<Answer['errors'][number]> {
  const { errors } = await archive.ask(mutation, variables);
  const [error] = errors;
  if (error === undefined) throw new Error('nothing was refused');
  return error;
}

/** What a page says, but for who is who: that is decided anew when a page is read anew. */
const withoutIdentities = (articles: Any[]) =>
  articles.map((article) => ({ ...article, people: article.people.map(({ person, ...each }: Any) => each) }));

interface Case {
  readonly name: string;
  readonly mutation: string;
  readonly types: string;
  readonly variables: (articles: Any[], text: string) => Record<string, unknown>;
  readonly holds: (articles: Any[]) => void;
}

const spanOf = (page: string, printed: string, nth = 0) => {
  let start = page.indexOf(printed);
  for (let at = 0; at < nth; at++) start = page.indexOf(printed, start + 1);
  return { start, end: start + printed.length };
};
const personIn = (article: Any, name: string) => article.people.find((each: Any) => each.name === name);
const bodyIn = (article: Any, part: string) => article.organizations.find((each: Any) => each.name.includes(part));
const metricIn = (article: Any, printed: string) => article.metrics.find((each: Any) => each.text === printed);

const CASES: readonly Case[] = [
  {
    name: 'the headline, kicker, kind, day and byline of an article',
    mutation: 'correctArticle',
    types: '$id: ID!, $input: CorrectArticleInput!',
    variables: ([first]) => ({
      id: first.id,
      input: {
        headline: '博爱县山药开秤第一日',
        kicker: '敞开收购',
        kind: 'FEATURE',
        date: '2021-06-03',
        byline: [{ name: '柳青禾', role: 'PHOTOGRAPHER' }],
      },
    }),
    holds: ([first]) => {
      expect(first).toMatchObject({
        headline: '博爱县山药开秤第一日',
        kicker: '敞开收购',
        kind: 'FEATURE',
        date: '2021-06-03',
        byline: [{ name: '柳青禾', role: 'PHOTOGRAPHER' }],
      });
    },
  },
  {
    name: 'that an article has no headline',
    mutation: 'correctArticle',
    types: '$id: ID!, $input: CorrectArticleInput!',
    variables: ([first]) => ({ id: first.id, input: { headline: null } }),
    holds: ([first]) => expect(first).toMatchObject({ headline: null }),
  },
  {
    name: 'the titles of a person',
    mutation: 'correctAppearance',
    types: '$input: CorrectAppearanceInput!',
    variables: ([first]) => ({
      input: { article: first.id, person: personIn(first, '方小满').person.id, titles: ['博爱县县长'] },
    }),
    holds: ([first]) => expect(personIn(first, '方小满')).toMatchObject({ titles: ['博爱县县长'], isOfficial: true }),
  },
  {
    name: 'that a person has no title',
    mutation: 'correctAppearance',
    types: '$input: CorrectAppearanceInput!',
    variables: ([first]) => ({
      input: { article: first.id, person: personIn(first, '方小满').person.id, titles: [] },
    }),
    holds: ([first]) => expect(personIn(first, '方小满')).toMatchObject({ titles: [], isOfficial: false }),
  },
  {
    name: 'the spelling of a person in an article',
    mutation: 'correctAppearance',
    types: '$input: CorrectAppearanceInput!',
    variables: ([, second]) => ({
      input: { article: second.id, person: personIn(second, '苗春生').person.id, name: '苗椿生' },
    }),
    holds: ([, second]) => {
      expect(personIn(second, '苗春生')).toBeUndefined();
      expect(personIn(second, '苗椿生').titles).toEqual(expect.arrayContaining([expect.stringContaining('理事长')]));
    },
  },
  {
    name: 'a number, its label, measure and subject',
    mutation: 'correctMetric',
    types: '$id: ID!, $input: CorrectMetricInput!',
    variables: ([, second]) => ({
      id: metricIn(second, '200万元').id,
      input: {
        value: 210,
        normalizedValue: 2_100_000,
        label: '购机投入',
        subject: personIn(second, '苗春生').person.id,
      },
    }),
    holds: ([, second]) => {
      expect(metricIn(second, '200万元')).toMatchObject({
        value: 210,
        normalizedValue: 2_100_000,
        label: '购机投入',
        subject: { name: '苗春生', id: personIn(second, '苗春生').person.id },
      });
    },
  },
  {
    name: 'a person who was missed',
    mutation: 'addMention',
    types: '$input: AddMentionInput!',
    variables: ([first], page) => ({
      input: { article: first.id, span: spanOf(page, '粮站'), person: { name: '梁站', titles: ['站长'] } },
    }),
    holds: ([first]) => {
      expect(personIn(first, '梁站')).toMatchObject({
        titles: ['站长'],
        isOfficial: true,
        spans: [{ text: '粮站' }],
      });
    },
  },
  {
    name: 'an organization that was missed',
    mutation: 'addMention',
    types: '$input: AddMentionInput!',
    variables: ([first], page) => ({
      input: { article: first.id, span: spanOf(page, '粮站'), organization: { name: '城关镇粮站' } },
    }),
    holds: ([first]) => {
      expect(first.organizations).toContainEqual(
        expect.objectContaining({ name: '城关镇粮站', spellings: expect.arrayContaining(['粮站']) }),
      );
    },
  },
  {
    name: 'a division that was missed',
    mutation: 'addMention',
    types: '$input: AddMentionInput!',
    variables: ([first], page) => ({
      input: { article: first.id, span: spanOf(page, '粮站'), location: { code: '410823' } },
    }),
    holds: ([first]) => expect(first.locations).toContainEqual(expect.objectContaining({ name: '武陟县' })),
  },
  {
    name: 'a new place that was missed',
    mutation: 'addMention',
    types: '$input: AddMentionInput!',
    variables: ([first], page) => ({
      input: {
        article: first.id,
        span: spanOf(page, '粮站'),
        location: { within: first.locations.find((each: Any) => each.level === 'COUNTY').id },
      },
    }),
    holds: ([first]) =>
      expect(first.locations).toContainEqual(expect.objectContaining({ name: '粮站', level: 'PLACE' })),
  },
  {
    name: 'a number that was missed',
    mutation: 'addMention',
    types: '$input: AddMentionInput!',
    variables: ([first], page) => ({
      input: {
        article: first.id,
        span: spanOf(page, '第1天'),
        metric: { label: '收购', value: 1, unit: '天', normalizedValue: 1, normalizedUnit: 'day', kind: 'DURATION' },
      },
    }),
    holds: ([first]) => {
      const added = first.metrics.filter((each: Any) => each.text === '第1天');
      expect(added).toContainEqual(
        expect.objectContaining({ label: '收购', value: 1, sentence: expect.stringContaining('山药收购进入第1天') }),
      );
    },
  },
  {
    name: 'a day that is another',
    mutation: 'correctDay',
    types: '$input: CorrectDayInput!',
    variables: ([first], page) => ({ input: { article: first.id, span: spanOf(page, '6月2日'), date: '2021-07-02' } }),
    holds: ([first]) => expect(first.dates).toEqual([{ text: '6月2日', date: '2021-07-02', span: { text: '6月2日' } }]),
  },
  {
    name: 'a day of a year that nobody can tell',
    mutation: 'correctDay',
    types: '$input: CorrectDayInput!',
    variables: ([first], page) => ({ input: { article: first.id, span: spanOf(page, '6月2日') } }),
    holds: ([first]) => expect(first.dates).toEqual([{ text: '6月2日', date: null, span: { text: '6月2日' } }]),
  },
  {
    name: 'a day that was missed',
    mutation: 'correctDay',
    types: '$input: CorrectDayInput!',
    variables: ([first], page) => ({ input: { article: first.id, span: spanOf(page, '当天'), date: '2021-06-02' } }),
    holds: ([first]) =>
      expect(first.dates.at(-1)).toEqual({ text: '当天', date: '2021-06-02', span: { text: '当天' } }),
  },
  {
    name: 'a day that is none',
    mutation: 'dropDay',
    types: '$article: ID!, $span: TextSpanInput!',
    variables: ([first], page) => ({ article: first.id, span: spanOf(page, '2日') }),
    holds: ([first]) => expect(first.dates).toEqual([]),
  },
  {
    name: 'a person whom the article does not name',
    mutation: 'dropMention',
    types: '$input: DropMentionInput!',
    variables: ([, second]) => ({
      input: { article: second.id, object: personIn(second, '苗春生').person.id },
    }),
    holds: ([, second]) => expect(personIn(second, '苗春生')).toBeUndefined(),
  },
  {
    name: 'an organization that the article does not name',
    mutation: 'dropMention',
    types: '$input: DropMentionInput!',
    variables: ([, second]) => ({ input: { article: second.id, object: bodyIn(second, '丰禾').id } }),
    holds: ([, second]) =>
      expect(second.organizations.map(({ name }: Any) => name)).not.toContain('博爱县丰禾农机合作社'),
  },
  {
    name: 'a place that the article does not name',
    mutation: 'dropMention',
    types: '$input: DropMentionInput!',
    variables: ([first]) => ({
      input: { article: first.id, object: first.locations.find((each: Any) => each.name === '城关镇').id },
    }),
    holds: ([first]) => expect(first.locations.map(({ name }: Any) => name)).not.toContain('城关镇'),
  },
  {
    name: 'a number that is none',
    mutation: 'dropMention',
    types: '$input: DropMentionInput!',
    variables: ([first]) => ({ input: { article: first.id, object: metricIn(first, '30户').id } }),
    holds: ([first]) => expect(metricIn(first, '30户')).toBeUndefined(),
  },
  {
    name: 'two articles that are one',
    mutation: 'joinArticles',
    types: '$id: ID!, $other: ID!',
    variables: ([first, second]) => ({ id: first.id, other: second.id }),
    holds: (articles) => {
      expect(articles).toHaveLength(1);
      const [article] = articles;
      expect(article.headline).toBe('博爱县山药收购第一日');
      expect(article.body).toContain('惠及农户30户');
      expect(article.body).toContain('博爱县农机合作社添新机');
      expect(metricIn(article, '200万元')).toBeDefined();
      expect(article.byline.map(({ name }: Any) => name)).toEqual(['柳青禾', '常桂枝']);
    },
  },
  {
    name: 'an article that is two',
    mutation: 'cutArticle',
    types: '$id: ID!, $at: Int!, $headline: String',
    variables: ([, second], page) => ({ id: second.id, at: spanOf(page, '合作社理事长').start, headline: '理事长说' }),
    holds: (articles) => {
      expect(articles).toHaveLength(3);
      const [, second, third] = articles;
      expect(second.body).not.toContain('理事长');
      expect(third).toMatchObject({ headline: '理事长说', position: 2 });
      expect(third.body).toMatch(/^合作社理事长苗春生说/u);
      expect(metricIn(second, '200万元')).toBeDefined();
      expect(metricIn(third, '60亩')).toBeDefined();
      expect(personIn(third, '苗春生')).toBeDefined();
    },
  },
];

describe.each(CASES)('$name', ({ mutation, types, variables, holds }) => {
  test('is corrected once, stays so when the text around is corrected, and is taken back', async () => {
    const page = await ingest(HARVEST);
    const before = await articlesOf(page);
    const asked = variables(before, await text(page));
    const { correction } = await make(mutation, asked, types);
    holds(await articlesOf(page));
    await undo(correction.id);
    expect(await articlesOf(page)).toEqual(before);
    expect((await make(mutation, asked, types)).correction.id).toBe(correction.id);
    expect(await ingest(HARVEST_AGAIN)).toBe(page);
    holds(await articlesOf(page));
    expect(await ingest(HARVEST)).toBe(page);
    await undo(correction.id);
    expect(withoutIdentities(await articlesOf(page))).toEqual(withoutIdentities(before));
  });
});

test('a correction whose place the page has no more is reported, and holds again once the page has it', async () => {
  const page = await ingest(HARVEST);
  const [first] = await articlesOf(page);
  const input = { value: 31, normalizedValue: 31 };
  const { correction } = await make(
    'correctMetric',
    { id: metricIn(first, '30户').id, input },
    '$id: ID!, $input: CorrectMetricInput!',
  );
  expect(correction.anchor).toMatchObject({ quote: '30户', after: expect.stringContaining('博爱县农机合作社添新机') });
  const lost = async () => {
    const query = '{ corrections(filter: { statuses: [UNANCHORED] }) { totalCount nodes { id nodes { id } } } }';
    return (await archive.data(query)).corrections;
  };
  expect((await lost()).totalCount).toBe(0);
  await ingest(HARVEST.replace('，惠及农户30户', ''));
  expect(await lost()).toMatchObject({ totalCount: 1, nodes: [{ id: correction.id }] });
  await ingest(HARVEST);
  expect((await lost()).totalCount).toBe(0);
  const [again] = await articlesOf(page);
  expect(metricIn(again, '30户').value).toBe(31);
  // So it is with a page that is taken out and put in again.
  await archive.data('mutation($id: ID!) { deletePage(id: $id) { id } }', { id: page });
  expect((await lost()).totalCount).toBe(1);
  await ingest(HARVEST);
  expect((await lost()).totalCount).toBe(0);
});

test('the last of several corrections of one thing holds, and the one before it once that is undone', async () => {
  const page = await ingest(HARVEST);
  const [{ id }] = await articlesOf(page);
  const types = '$id: ID!, $input: CorrectArticleInput!';
  const headline = async () => (await articlesOf(page))[0].headline;
  const first = await make('correctArticle', { id, input: { headline: '甲' } }, types);
  const second = await make('correctArticle', { id, input: { headline: '乙' } }, types);
  expect(await headline()).toBe('乙');
  const again = await make('correctArticle', { id, input: { headline: '甲' } }, types);
  expect(again.correction.id).toBe(first.correction.id);
  expect(await headline()).toBe('甲');
  await undo(first.correction.id);
  expect(await headline()).toBe('乙');
  await undo(second.correction.id);
  expect(await headline()).toBe('博爱县山药收购第一日');
});

describe('a person', () => {
  const RENAME = '$id: ID!, $name: String!';

  test('can be renamed whatever the pages print, and is found by either name', async () => {
    const page = await ingest(HARVEST);
    const [first] = await articlesOf(page);
    const { id } = personIn(first, '方小满').person;
    const { correction } = await make('renamePerson', { id, name: '方晓满' }, RENAME);
    const asked = async () => {
      const query = '{ a: person(name: "方晓满") { id name spellings pinyin } b: person(name: "方小满") { id name } }';
      return archive.data(query);
    };
    expect((await asked()).a).toMatchObject({ id, name: '方晓满', spellings: expect.arrayContaining(['方小满']) });
    await ingest(HARVEST.replaceAll('博爱县山药收购第一日', '博爱县山药收购第二日'), 'A02');
    expect((await asked()).a).toMatchObject({ id, name: '方晓满' });
    await ingest(HARVEST_AGAIN);
    expect((await asked()).a).toMatchObject({ id, name: '方晓满' });
    await undo(correction.id);
    expect((await asked()).a).toBeNull();
    expect((await asked()).b).toMatchObject({ id, name: '方小满' });
  });

  test('who is two is parted article by article', async () => {
    const page = await ingest(HARVEST);
    const other = await ingest(HARVEST.replace('第一日', '第二日'), 'A02');
    const [first] = await articlesOf(page);
    const [second] = await articlesOf(other);
    const { id } = personIn(first, '方小满').person;
    expect(personIn(second, '方小满').person.id).toBe(id);
    const made = await make(
      'separatePerson',
      { input: { person: id, articles: [second.id] } },
      '$input: SeparatePersonInput!',
    );
    const whoIs = async (on: string) => personIn((await articlesOf(on))[0], '方小满').person.id;
    const parted = await whoIs(other);
    expect(parted).not.toBe(id);
    expect(made.affected.map((each: Any) => each.id)).toEqual(expect.arrayContaining([id, parted]));
    expect(await whoIs(page)).toBe(id);
    await ingest(HARVEST_AGAIN.replace('第一日', '第二日'), 'A02');
    expect([await whoIs(page), await whoIs(other)]).toEqual([id, parted]);
    await undo(made.correction.id);
    expect([await whoIs(page), await whoIs(other)]).toEqual([id, id]);
  });

  test('who was merged is parted by undoing it', async () => {
    const page = await ingest(HARVEST);
    const [first, second] = await articlesOf(page);
    const into = personIn(first, '方小满').person.id;
    const from = personIn(second, '苗春生').person.id;
    const merge =
      'mutation($into: ID!, $from: ID!) { mergePeople(into: $into, from: $from, reason: "同一人") { correction { id reason } } }';
    // The second article names both: they are two people.
    const both = personIn(second, '方小满')?.person.id === into;
    const { data, errors } = await archive.ask(merge, { into, from });
    if (both) expect(errors[0]?.message).toContain('names both');
    else {
      expect(data.mergePeople.correction.reason).toBe('同一人');
      await expectSound(archive.store);
      await undo(data.mergePeople.correction.id);
      expect(personIn((await articlesOf(page))[1], '苗春生').person.id).toBe(from);
    }
  });
});

test('articles are found by their corrected days', async () => {
  const page = await ingest(HARVEST);
  const [first] = await articlesOf(page);
  const span = spanOf(await text(page), '6月2日');
  const on = async (day: string) => {
    const query = 'query($on: DateRange) { articles(filter: { date: $on }) { nodes { id } } }';
    return (await archive.data(query, { on: { from: day, to: day } })).articles.nodes.map(({ id }: Any) => id);
  };
  expect(await on('2021-07-02')).toEqual([]);
  const input = { article: first.id, span, date: '2021-07-02' };
  const { correction } = await make('correctDay', { input }, '$input: CorrectDayInput!');
  expect(correction.changes).toEqual([{ field: 'day', before: '6月2日 (2021-06-02)', after: '6月2日 (2021-07-02)' }]);
  expect(await on('2021-07-02')).toEqual([first.id]);
  const nowhere = await refusal(
    'mutation($article: ID!, $span: TextSpanInput!) { dropDay(article: $article, span: $span) { affected { id } } }',
    { article: first.id, span: spanOf(await text(page), '当天') },
  );
  expect(nowhere.message).toMatch(/^span is no day of the article: it speaks of 6月2日 \(2021-07-02\) at \d+–\d+\.$/u);
});

describe('an organization that is two', () => {
  const TYPES = '$input: SeparateOrganizationInput!';
  const bodies = async () => {
    const pages = [await ingest(HARVEST), await ingest(HARVEST.replace('第一日', '第二日'), 'A02')];
    const who = async (page: string) => bodyIn((await articlesOf(page))[1], '丰禾');
    const [one, other] = pages as [string, string];
    const [, named] = await articlesOf(other);
    return { one, other, who, id: (await who(one)).id, article: named.id };
  };

  test('is parted article by article, for good, until that is taken back', async () => {
    const { one, other, who, id, article } = await bodies();
    const made = await make('separateOrganization', { input: { organization: id, articles: [article] } }, TYPES);
    const parted = await who(other);
    expect(parted).toMatchObject({ name: (await who(one)).name });
    expect(parted.id).not.toBe(id);
    expect((await who(one)).id).toBe(id);
    expect(made.affected.map((each: Any) => each.id)).toEqual(expect.arrayContaining([id, parted.id, article]));
    const counts = '{ organizations { nodes { id articles { totalCount } } } }';
    const counted = (await archive.data(counts)).organizations.nodes;
    for (const each of [id, parted.id]) expect(counted).toContainEqual({ id: each, articles: { totalCount: 1 } });
    await ingest(HARVEST_AGAIN.replace('第一日', '第二日'), 'A02');
    expect([(await who(one)).id, (await who(other)).id]).toEqual([id, parted.id]);
    await undo(made.correction.id);
    expect([(await who(one)).id, (await who(other)).id]).toEqual([id, id]);
  });

  test('goes by another name there, or is one that the archive has; its numbers go with it', async () => {
    const { other, who, id, article } = await bodies();
    const [, second] = await articlesOf(other);
    expect(metricIn(second, '200万元').subject).toMatchObject({ id });
    const named = { organization: id, articles: [article], name: '温县丰禾农机合作社' };
    const made = await make('separateOrganization', { input: named }, TYPES);
    const parted = await who(other);
    expect(parted.name).toBe('温县丰禾农机合作社');
    expect(metricIn((await articlesOf(other))[1], '200万元').subject).toMatchObject({ id: parted.id });
    const third = await ingest(HARVEST.replace('第一日', '第三日'), 'A03');
    const [, later] = await articlesOf(third);
    await make('separateOrganization', { input: { organization: id, articles: [later.id], into: parted.id } }, TYPES);
    expect((await who(third)).id).toBe(parted.id);
    await undo(made.correction.id);
    expect([(await who(other)).id, (await who(third)).id]).toEqual([id, parted.id]);
  });

  test('is refused where there is nothing to part', async () => {
    const { id, article, one } = await bodies();
    const mutation = `mutation(${TYPES}) { separateOrganization(input: $input) { affected { id } } }`;
    const [first, second] = await articlesOf(one);
    const message = async (input: object) => (await refusal(mutation, { input })).message;
    expect(await message({ organization: id, articles: [first.id] })).toContain('which does not name');
    expect(await message({ organization: id, articles: [article, second.id] })).toContain('nothing to part from');
    expect(await message({ organization: id, articles: [article], into: id })).toContain('the organization itself');
    expect(await message({ organization: 'org_x', articles: [article] })).toContain('no organization with this id');
    const both = { organization: id, articles: [article], into: id, name: '甲' };
    expect(await message(both)).toContain('leave one out');
  });
});

describe('two that are one', () => {
  const PAIR = '$into: ID!, $from: ID!';

  test('organizations, also on pages to come, until they are split', async () => {
    const page = await ingest(HARVEST);
    const other = await ingest(
      HARVEST.replaceAll('丰禾农机合作社', '丰和农机合作社').replace('第一日', '第二日'),
      'A02',
    );
    const named = async (on: string) => {
      const [, article] = await articlesOf(on);
      return ['丰禾', '丰和'].flatMap((part) => bodyIn(article, part)?.id ?? []);
    };
    const [[into], [from]] = [await named(page), await named(other)];
    expect(into).not.toBe(from);
    const { affected } = await make('mergeOrganizations', { into, from }, PAIR);
    expect(affected).toEqual([{ id: into, __typename: 'Organization' }]);
    expect(await named(other)).toEqual([into]);
    const third = await ingest(HARVEST.replaceAll('丰禾', '丰和').replace('第一日', '第三日'), 'A03');
    expect(await named(third)).toEqual([into]);
    await archive.data(`mutation($into: ID!, $from: ID!) { splitOrganizations(into: $into, from: $from) ${PAYLOAD} }`, {
      into,
      from,
    });
    await expectSound(archive.store);
    expect([await named(page), await named(other), await named(third)]).toEqual([[into], [from], [from]]);
  });

  test('places, with what lies in them', async () => {
    const page = await ingest(HARVEST);
    const [first] = await articlesOf(page);
    const county = first.locations.find((each: Any) => each.level === 'COUNTY').id;
    const added = await make(
      'addMention',
      {
        input: {
          article: first.id,
          span: spanOf(await text(page), '粮站'),
          location: { name: '城管镇', within: county },
        },
      },
      '$input: AddMentionInput!',
    );
    const ids = async () => (await articlesOf(page))[0].locations.map(({ id }: Any) => id);
    const before = await ids();
    const from = added.correction.objects[1];
    const into = first.locations.find((each: Any) => each.name === '城关镇').id;
    const { correction } = await make('mergeLocations', { into, from }, PAIR);
    expect(await ids()).not.toContain(from);
    await ingest(HARVEST_AGAIN);
    expect(await ids()).not.toContain(from);
    await ingest(HARVEST);
    await undo(correction.id);
    expect((await ids()).sort()).toEqual(before.sort());
  });
});

test('what is no name is none, on all pages and on those to come', async () => {
  const page = await ingest(HARVEST);
  const other = await ingest(HARVEST.replace('第一日', '第二日'), 'A02');
  const { correction } = await make(
    'excludeName',
    { input: { name: '苗春生', kinds: ['PERSON'] } },
    '$input: ExcludeNameInput!',
  );
  const people = async (on: string) => (await articlesOf(on))[1].people.map(({ name }: Any) => name);
  expect(await people(page)).not.toContain('苗春生');
  expect(await people(other)).not.toContain('苗春生');
  const third = await ingest(HARVEST.replace('第一日', '第三日'), 'A03');
  expect(await people(third)).not.toContain('苗春生');
  expect((await archive.data('{ person(name: "苗春生") { id } }')).person).toBeNull();
  const places = await make(
    'excludeName',
    { input: { name: '城关镇', kinds: ['LOCATION', 'ORGANIZATION'] } },
    '$input: ExcludeNameInput!',
  );
  expect((await archive.data('{ location(name: "城关镇") { id } }')).location).toBeNull();
  await undo(places.correction.id);
  await undo(correction.id);
  for (const on of [page, other, third]) expect(await people(on)).toContain('苗春生');
});

test('what cannot be corrected is refused with what is wrong', async () => {
  const page = await ingest(HARVEST);
  const [first] = await articlesOf(page);
  const article =
    'mutation($id: ID!, $input: CorrectArticleInput!) { correctArticle(id: $id, input: $input) { affected { id } } }';
  expect((await refusal(article, { id: 'art_x', input: { headline: '甲' } })).message).toBe(
    'id is "art_x": there is no article with this id.',
  );
  expect((await refusal(article, { id: first.id, input: {} })).message).toContain('input is empty');
  const cut = 'mutation($id: ID!, $at: Int!) { cutArticle(id: $id, at: $at) { affected { id } } }';
  expect((await refusal(cut, { id: first.id, at: 9999 })).extensions).toMatchObject({ argument: 'at' });
  const add = 'mutation($input: AddMentionInput!) { addMention(input: $input) { affected { id } } }';
  const span = { start: 0, end: 2 };
  expect((await refusal(add, { input: { article: first.id, span } })).message).toContain('exactly one of person');
  const undoing = 'mutation { undo(correctionId: "cor_x") { affected { id } } }';
  expect((await refusal(undoing, {})).message).toBe('id is "cor_x": there is no correction with this id.');
});

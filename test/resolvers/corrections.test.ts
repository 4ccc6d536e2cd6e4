/** What is changed by hand: by whom, what it was before, and that it stays so. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { headOf } from '../../src/store/head.js';
import { ArchiveWriter } from '../../src/store/write.js';
import { type Answer, TestArchive } from '../support/archive.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open();
});
afterAll(() => archive.close());

const PAPER = { newspaper: '怀川晨报', date: '2021-06-02', edition: 'A01' };
const HARVEST = `博爱县山药收购第一日

本报讯（记者柳青禾）6月2日，博爱县山药收购进入第1天，博爱县委书记方小满到城关镇粮站查看开磅情况，要求敞开收购、随到随收。当天全县收购山药120吨，惠及农户30户。

博爱县农机合作社添新机

本报讯（记者常桂枝）为保山药颗粒归仓，博爱县丰禾农机合作社投入200万元，购置收割机5台。合作社理事长苗春生说，每台每天可收割60亩。
`;
/** The same page, extracted again with another reading of a sentence. */
const HARVEST_AGAIN = HARVEST.replace('随到随收', '随到随收、不压一斤');

const INGEST = `mutation($input: IngestPageInput!, $author: String) { ingestPage(input: $input, author: $author) {
  page { id name text articles { id headline metrics { id text } } }
  correction { id kind author objects changes { field before after } } } }`;
const DELETE = `mutation($id: ID!) { deletePage(id: $id, author: "沈静") { id correction { id kind author objects changes { field before after } } } }`;
const CORRECT = `mutation($id: ID!, $input: CorrectMetricInput!) { correctMetric(id: $id, input: $input, author: "沈静") {
  metric { id value unit normalizedValue label kind text } affected { id } correction { id kind author objects changes { field before after } } } }`;

/** Pages of other names are other pages of the issue. */
const paperOf = (name: string) => ({ ...PAPER, edition: name === '山药收购' ? PAPER.edition : name });

const ingest = async (text: string, name = '山药收购', author?: string) =>
  (await archive.data(INGEST, { input: { name, text, ...paperOf(name) }, author })).ingestPage;

const history = async (about?: string) =>
  (
    await archive.data('query($about: ID) { corrections(about: $about) { totalCount nodes { kind author } } }', {
      about,
    })
  ).corrections;

const sequence = async () => (await archive.db.collection('archive').findOne({}))?.sequence;

/** What a mutation is answered with, and that asking again changes nothing and is answered alike. */
async function twice(mutation: string, variables: Record<string, unknown>): Promise<Answer['data']> {
  const first = await archive.data(mutation, variables);
  const before = await sequence();
  expect(await archive.data(mutation, variables)).toEqual(first);
  expect(await sequence()).toBe(before);
  return first;
}

async function refusal(mutation: string, variables: Record<string, unknown>): Promise<Answer['errors'][number]> {
  const { errors } = await archive.ask(mutation, variables);
  const [error] = errors;
  if (error === undefined) throw new Error('nothing was refused');
  return error;
}

beforeEach(async () => {
  const collections = await archive.db.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
  headOf(archive.db).raise(0);
});

describe('a page that is put in', () => {
  test('can be read, and putting it in again changes nothing', async () => {
    const { ingestPage } = await twice(INGEST, { input: { name: '山药收购', text: HARVEST, ...PAPER } });
    expect(ingestPage.page.text).toBe(HARVEST);
    expect(ingestPage.page.articles.map(({ headline }: { headline: string }) => headline)).toEqual([
      '博爱县山药收购第一日',
      '博爱县农机合作社添新机',
    ]);
    expect(ingestPage.correction).toMatchObject({
      kind: 'INGEST_PAGE',
      author: 'API token',
      objects: [ingestPage.page.id],
      changes: [{ field: 'text', before: null, after: HARVEST }],
    });
  });

  test('takes the place of the text that it had', async () => {
    const { page } = await ingest(HARVEST);
    const again = await ingest(HARVEST_AGAIN, '山药收购', '沈静');
    expect(again.page).toMatchObject({ id: page.id, text: HARVEST_AGAIN });
    expect(again.correction).toMatchObject({
      author: '沈静',
      changes: [{ field: 'text', before: HARVEST, after: HARVEST_AGAIN }],
    });
    expect(await history(page.id)).toEqual({
      totalCount: 2,
      nodes: [
        { kind: 'INGEST_PAGE', author: '沈静' },
        { kind: 'INGEST_PAGE', author: 'API token' },
      ],
    });
  });

  test.each([
    [{ text: ' \n' }, 'input.text', 'input.text is blank: give the text of the page.'],
    [{ name: ' ' }, 'input.name', 'input.name is blank: give the name of the page.'],
    [{ name: '版'.repeat(201) }, 'input.name', 'input.name has 201 characters: give at most 200.'],
  ])('is refused with %j', async (wrong, argument, message) => {
    const error = await refusal(INGEST, { input: { name: '山药收购', text: HARVEST, ...PAPER, ...wrong } });
    expect(error).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT', argument } });
  });
});

describe('a page that is taken out', () => {
  test('is gone with all that only it says, and stays gone', async () => {
    const { page } = await ingest(HARVEST);
    const other = await ingest(HARVEST.replaceAll('博爱县', '武陟县'), '武陟收购');
    const { deletePage } = await twice(DELETE, { id: page.id });
    expect(deletePage).toMatchObject({
      id: page.id,
      correction: { kind: 'DELETE_PAGE', author: '沈静', changes: [{ field: 'text', before: HARVEST, after: null }] },
    });
    const left = await archive.data(`{ pages { nodes { id } } articles { totalCount } metrics { totalCount }
      bo: location(name: "博爱县") { name } wu: location(name: "武陟县") { name articles { totalCount } }
      found: articles(filter: { text: "博爱县" }) { totalCount } }`);
    expect(left).toEqual({
      pages: { nodes: [{ id: other.page.id }] },
      articles: { totalCount: 2 },
      metrics: { totalCount: other.page.articles.flatMap((article: { metrics: [] }) => article.metrics).length },
      bo: null,
      wu: { name: '武陟县', articles: { totalCount: 1 } },
      found: { totalCount: 0 },
    });
  });

  test('leaves the archive as if it had never been in it', async () => {
    const other = HARVEST.replaceAll('博爱县', '武陟县');
    await ingest(other, '武陟收购');
    const all = `{ people { nodes { id name articleCount: appearances { totalCount } offices { title articleCount } } }
      locations { nodes { id spellings articles { totalCount } } } organizations { nodes { id articles { totalCount } } } }`;
    const before = await archive.data(all);
    const { page } = await ingest(HARVEST);
    await archive.data(DELETE, { id: page.id });
    expect(await archive.data(all)).toEqual(before);
  });

  test('can be put in again', async () => {
    const { page } = await ingest(HARVEST);
    await archive.data(DELETE, { id: page.id });
    expect((await ingest(HARVEST)).page).toEqual(page);
  });

  test('must have been in', async () => {
    expect(await refusal(DELETE, { id: 'pg_nowhere' })).toMatchObject({
      message: 'id is "pg_nowhere": there is no page with this id.',
      extensions: { code: 'BAD_USER_INPUT', argument: 'id' },
    });
  });
});

describe('a number that is corrected', () => {
  const INPUT = { value: 210, normalizedValue: 2_100_000, label: '投入' };
  const metricOf = async (text: string) => {
    const { page } = await ingest(HARVEST);
    const metrics = page.articles.flatMap((article: { metrics: { id: string; text: string }[] }) => article.metrics);
    return metrics.find((metric: { text: string }) => metric.text === text).id;
  };

  test('says so from now on, with what it said before on record', async () => {
    const id = await metricOf('200万元');
    const { correctMetric } = await twice(CORRECT, { id, input: INPUT });
    expect(correctMetric.affected[0]).toEqual({ id });
    expect(correctMetric).toMatchObject({
      metric: { id, value: 210, unit: '万元', normalizedValue: 2_100_000, text: '200万元' },
      correction: {
        kind: 'CORRECT_METRIC',
        author: '沈静',
        // The page comes last, so that all corrections of a page can be asked for.
        objects: [id, expect.stringMatching(/^pg_/)],
        changes: expect.arrayContaining([
          { field: 'value', before: '200', after: '210' },
          { field: 'normalizedValue', before: '2000000', after: '2100000' },
        ]),
      },
    });
    expect(await history(id)).toEqual({ totalCount: 1, nodes: [{ kind: 'CORRECT_METRIC', author: '沈静' }] });
    const found = await archive.data('{ metrics(filter: { value: { gte: 2100000 } }) { nodes { id } } }');
    expect(found.metrics.nodes).toEqual([{ id }]);
  });

  test('stays corrected when its page is ingested again, and when it comes back', async () => {
    const id = await metricOf('200万元');
    await archive.data(CORRECT, { id, input: INPUT });
    await archive.data(CORRECT, { id, input: { kind: 'OTHER' } });
    const corrected = { id, value: 210, normalizedValue: 2_100_000, label: '投入', kind: 'OTHER' };
    const query = 'query($id: ID!) { node(id: $id) { id ... on Metric { value normalizedValue label kind } } }';
    const { page } = await ingest(HARVEST_AGAIN);
    expect((await archive.data(query, { id })).node).toEqual(corrected);
    await archive.data(DELETE, { id: page.id });
    expect((await archive.data(query, { id })).node).toBeNull();
    await ingest(HARVEST);
    expect((await archive.data(query, { id })).node).toEqual(corrected);
  });

  test('that is right already leaves no record', async () => {
    const id = await metricOf('200万元');
    const { correctMetric } = await twice(CORRECT, { id, input: { value: 200 } });
    expect(correctMetric.correction).toBeNull();
  });

  test.each([
    [{}, 'input', 'input is empty: give at least one of value, unit'],
    [{ label: ' ' }, 'input.label', 'input.label has 0 characters: give a text of 1 to 200 characters.'],
    [{ value: 3 }, 'input.normalizedValue', 'give normalizedValue too.'],
  ])('is refused with %j', async (input, argument, message) => {
    const error = await refusal(CORRECT, { id: await metricOf('200万元'), input });
    expect(error.message).toContain(message);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });

  test('must be in the archive', async () => {
    const { message } = await refusal(CORRECT, { id: 'met_nowhere', input: { value: 1, normalizedValue: 1 } });
    expect(message).toBe('id is "met_nowhere": there is no metric with this id.');
  });
});

describe('two people who are one', () => {
  /** The next day's page, which prints the secretary's name in another way. */
  const NEXT_DAY = HARVEST.replaceAll('方小满', '方晓满').replaceAll('山药', '小麦').replace('6月2日', '6月3日');
  const MERGE = `mutation($into: ID!, $from: ID!) { mergePeople(into: $into, from: $from, author: "沈静") {
    person { id name spellings offices { title articleCount } appearances { totalCount nodes { name } } }
    correction { id kind author objects changes { field before after } } } }`;
  const SPLIT = `mutation($into: ID!, $from: ID!) { splitPeople(into: $into, from: $from, author: "沈静") {
    into { id name spellings } from { id name spellings appearances { nodes { name } } }
    correction { id kind author objects changes { field before after } } } }`;
  const PEOPLE = `{ people(first: 100, orderBy: NAME) { nodes { id name spellings isOfficial offices { title firstSeen lastSeen articleCount }
    appearances { totalCount nodes { name article { headline officials { name person { id } } byline { name person { id } } } } } } } }`;
  const idOf = async (name: string) =>
    (await archive.data('query($name: String) { person(name: $name) { id } }', { name })).person?.id;

  async function both(): Promise<{ into: string; from: string }> {
    await ingest(HARVEST);
    await ingest(NEXT_DAY, '小麦收购');
    const ids = { into: await idOf('方小满'), from: await idOf('方晓满') };
    expect(ids.into).not.toBe(ids.from);
    return ids;
  }

  test('become one, with the offices and articles of both', async () => {
    const { into, from } = await both();
    const { mergePeople } = await twice(MERGE, { into, from });
    expect(mergePeople).toMatchObject({
      person: {
        id: into,
        name: '方小满',
        spellings: ['方小满', '方晓满'],
        offices: [{ articleCount: 2 }],
        appearances: { totalCount: 2, nodes: expect.arrayContaining([{ name: '方小满' }, { name: '方晓满' }]) },
      },
      correction: {
        kind: 'MERGE_PEOPLE',
        author: '沈静',
        objects: [into, from],
        changes: [
          { field: 'name', before: '方晓满', after: '方小满' },
          { field: 'id', before: from, after: into },
        ],
      },
    });
    expect(await idOf('方晓满')).toBe(into);
    expect((await archive.data('query($id: ID!) { node(id: $id) { id } }', { id: from })).node).toBeNull();
  });

  test('stay one when their pages are ingested again, corrected, or taken out and put in', async () => {
    const ids = await both();
    await archive.data(MERGE, ids);
    const merged = await archive.data(PEOPLE);
    await ingest(NEXT_DAY.replace('随到随收', '随到随收、不压一斤'), '小麦收购');
    expect(await archive.data(PEOPLE)).toEqual(merged);
    await ingest(NEXT_DAY.replace('县委书记方晓满', '县长方晓满'), '小麦收购');
    expect(await idOf('方晓满')).toBe(ids.into);
    const { page } = await ingest(NEXT_DAY, '小麦收购');
    await archive.data(DELETE, { id: page.id });
    expect(await idOf('方晓满')).toBeUndefined();
    await ingest(NEXT_DAY, '小麦收购');
    expect(await archive.data(PEOPLE)).toEqual(merged);
  });

  test('stay one though the article that named them begins otherwise by now', async () => {
    const ids = await both();
    await archive.data(MERGE, ids);
    await ingest(NEXT_DAY.replace('本报讯（记者柳青禾）6月3日', '本报博爱讯（记者柳青禾）昨日'), '小麦收购');
    expect(await idOf('方晓满')).toBe(ids.into);
  });

  test('are two again once they are split, as if they had never been one', async () => {
    const ids = await both();
    const before = await archive.data(PEOPLE);
    await archive.data(MERGE, ids);
    const { splitPeople } = await twice(SPLIT, ids);
    expect(splitPeople).toMatchObject({
      into: { id: ids.into, name: '方小满', spellings: ['方小满'] },
      from: { id: ids.from, name: '方晓满', appearances: { nodes: [{ name: '方晓满' }] } },
      correction: {
        kind: 'SPLIT_PEOPLE',
        changes: [
          { field: 'name', before: '方小满', after: '方晓满' },
          { field: 'id', before: ids.into, after: ids.from },
        ],
      },
    });
    expect(await archive.data(PEOPLE)).toEqual(before);
    await ingest(NEXT_DAY.replace('随到随收', '随到随收、不压一斤'), '小麦收购');
    expect(await archive.data(PEOPLE)).toEqual(before);
    expect((await history(ids.from)).nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'SPLIT_PEOPLE',
      'MERGE_PEOPLE',
    ]);
  });

  test('may be merged again after a split', async () => {
    const ids = await both();
    const first = await archive.data(MERGE, ids);
    await archive.data(SPLIT, ids);
    const again = await archive.data(MERGE, ids);
    expect(again.mergePeople.person).toEqual(first.mergePeople.person);
    // Asked for again, it is the same correction.
    expect(again.mergePeople.correction.id).toBe(first.mergePeople.correction.id);
  });

  test('may be three: each split undoes the merge that it names, the last one first', async () => {
    const { into: first, from: second } = await both();
    await ingest(NEXT_DAY.replaceAll('方晓满', '方筱满').replaceAll('小麦', '花生'), '花生收购');
    const third = await idOf('方筱满');
    const before = await archive.data(PEOPLE);
    await archive.data(MERGE, { into: second, from: first });
    await archive.data(MERGE, { into: third, from: second });
    expect(await idOf('方小满')).toBe(third);
    await ingest(HARVEST_AGAIN);
    expect(await idOf('方小满')).toBe(third);
    expect((await refusal(SPLIT, { into: second, from: first })).message).toBe(
      `into is "${second}", who was merged into "${third}": split these two first.`,
    );
    await archive.data(SPLIT, { into: third, from: second });
    expect(await idOf('方小满')).toBe(second);
    await archive.data(SPLIT, { into: second, from: first });
    expect(await archive.data(PEOPLE)).toEqual(before);
  });

  test('cannot be one where an article names both', async () => {
    await ingest(HARVEST.replace('到城关镇粮站', '与县长方晓满到城关镇粮站'));
    const error = await refusal(MERGE, { into: await idOf('方小满'), from: await idOf('方晓满') });
    expect(error.message).toMatch(/^from is "per_.*": article art_.*博爱县山药收购第一日.* names both/u);
  });

  test('stay one though an article names both later on', async () => {
    const ids = await both();
    await archive.data(MERGE, ids);
    await ingest(HARVEST.replace('到城关镇粮站', '与县长方晓满到城关镇粮站'), '山药收购第二日');
    const { people } = await archive.data(PEOPLE);
    const person = people.nodes.find(({ id }: { id: string }) => id === ids.into);
    expect(person.appearances.totalCount).toBe(3);
    expect(person.spellings).toEqual(['方小满', '方晓满']);
    const others = people.nodes.filter(({ name }: { name: string }) => name === '方晓满');
    expect(others.map(({ appearances }: { appearances: { totalCount: number } }) => appearances.totalCount)).toEqual([
      1,
    ]);
    expect(others[0].id).not.toBe(ids.from);
  });

  test('are one or two for whoever reads meanwhile, never in between', async () => {
    const ids = await both();
    const seen = new Set<string>();
    let done = false;
    const reading = (async () => {
      while (!done) seen.add(JSON.stringify(await archive.data(PEOPLE)));
    })();
    for (let round = 0; round < 3; round++) {
      await archive.data(MERGE, ids);
      await archive.data(SPLIT, ids);
    }
    done = true;
    await reading;
    expect(seen.size).toBeGreaterThan(0);
    expect(seen.size).toBeLessThanOrEqual(2);
    for (const answer of seen) expect(answer).not.toMatch(/"officials":\[\{"name":"[^"]*","person":null/u);
  });

  test('must be two people of the archive', async () => {
    const { into, from } = await both();
    const message = async (mutation: string, ids: object) => (await refusal(mutation, { into, from, ...ids })).message;
    expect(await message(MERGE, { from: into })).toBe(`from is "${into}", as into is: give two people.`);
    expect(await message(MERGE, { from: 'per_x' })).toBe('from is "per_x": there is no person with this id.');
    expect(await message(MERGE, { into: 'per_x' })).toBe('into is "per_x": there is no person with this id.');
    expect(await message(SPLIT, {})).toBe(
      `from is "${from}", who was not merged into "${into}": there is nothing to split.`,
    );
    await archive.data(MERGE, { into, from });
    expect(await message(MERGE, { into: from, from: into })).toBe(
      `into is "${from}": this person was merged into "${into}".`,
    );
  });

  test('a namesake who comes later is not taken for the one who is gone', async () => {
    const { into, from } = await both();
    await archive.data(MERGE, { into, from });
    const elsewhere = '荆州来电\n\n本报讯（记者苗春生）荆州市文化局局长方晓满7月1日到校慰问，送去图书300册。';
    const input = { name: '荆州', text: elsewhere, newspaper: '江陵晨报', date: '2001-07-02' };
    const query = `mutation($input: IngestPageInput!) { ingestPage(input: $input) {
      page { articles { officials { name person { id } } } } } }`;
    const { ingestPage } = await archive.data(query, { input });
    const [official] = ingestPage.page.articles.flatMap(({ officials }: { officials: object[] }) => officials);
    expect(official.name).toBe('方晓满');
    expect([into, from]).not.toContain(official.person.id);
  });
});

describe('a printed place that means another', () => {
  const PARKS = `朝阳区新添口袋公园

本报讯（记者柳青禾）6月2日，朝阳区在桂林街道建成3处口袋公园，朝阳区区长方小满到场，投资200万元。朝阳区今年还将新建5处。

雨后采菇忙

本报讯（记者常桂枝）6月2日，朝阳区菇农抢收120吨蘑菇，吉林省内客商到村收购。
`;
  const PARKS_AGAIN = PARKS.replace('抢收120吨', '两天抢收120吨');
  const LINK = `mutation($input: LinkLocationInput!) { linkLocation(input: $input, author: "沈静") {
    location { id name code ancestors { name } articles { totalCount } } affected { id }
    correction { id kind author objects changes { field before after } } } }`;
  const PLACES = `{ articles { nodes { headline locations { name code } metrics { locations { code } } } }
    locations(first: 100) { nodes { id name code spellings articles { totalCount nodes { headline } } } }
    metrics { nodes { text } } }`;
  const CHAOYANG = '220104';

  async function page(): Promise<{ id: string; articles: { id: string }[] }> {
    return (await ingest(PARKS, '公园')).page;
  }
  const placesIn = async (headline: string) => {
    const { articles } = await archive.data(PLACES);
    const article = articles.nodes.find((each: { headline: string }) => each.headline === headline);
    return article.locations.map(({ name, code }: { name: string; code: string | null }) => [name, code]);
  };

  test('is linked to what it means, on the whole page', async () => {
    const { id } = await page();
    expect(await placesIn('雨后采菇忙')).toContainEqual(['朝阳区', null]);
    const { linkLocation } = await twice(LINK, { input: { in: id, spelling: '朝阳区', code: CHAOYANG } });
    expect(linkLocation.affected).toContainEqual({ id: linkLocation.location.id });
    expect(linkLocation).toMatchObject({
      location: {
        name: '朝阳区',
        code: CHAOYANG,
        ancestors: [{ name: '吉林省' }, { name: '长春市' }],
        articles: { totalCount: 2 },
      },
      correction: {
        kind: 'LINK_LOCATION',
        author: '沈静',
        objects: expect.arrayContaining([id, linkLocation.location.id]),
        changes: [{ field: 'location of 朝阳区', before: '朝阳区', after: '朝阳区 (220104)' }],
      },
    });
    const { locations } = await archive.data(PLACES);
    const named = locations.nodes.filter(({ name }: { name: string }) => name === '朝阳区');
    expect(named.map(({ code }: { code: string }) => code)).toEqual([CHAOYANG]);
    const { metrics } = await archive.data(
      'query($id: ID!) { metrics(filter: { location: $id }) { nodes { text } } }',
      { id: linkLocation.location.id },
    );
    expect(metrics.nodes).toContainEqual({ text: '120吨' });
  });

  test('is linked in one article alone', async () => {
    const { articles } = await page();
    const [, mushrooms] = articles;
    await twice(LINK, { input: { in: mushrooms?.id, spelling: '朝阳区', code: CHAOYANG } });
    expect(await placesIn('雨后采菇忙')).toContainEqual(['朝阳区', CHAOYANG]);
    expect(await placesIn('朝阳区新添口袋公园')).toContainEqual(['朝阳区', null]);
  });

  test('stays linked when its page is ingested again, and when it comes back', async () => {
    const { id } = await page();
    await archive.data(LINK, { input: { in: id, spelling: '朝阳区', code: CHAOYANG } });
    const { locations } = await archive.data(PLACES);
    await ingest(PARKS_AGAIN, '公园');
    expect((await archive.data(PLACES)).locations).toEqual(locations);
    await archive.data(DELETE, { id });
    expect((await archive.data(PLACES)).locations.nodes).toEqual([]);
    await ingest(PARKS, '公园');
    expect((await archive.data(PLACES)).locations).toEqual(locations);
    expect(await placesIn('雨后采菇忙')).toContainEqual(['朝阳区', CHAOYANG]);
  });

  test('can be linked back: the last word holds', async () => {
    const { id } = await page();
    const before = await archive.data('{ location(name: "朝阳区") { id code articles { totalCount } } }');
    const { articles } = await ingest(PARKS.replaceAll('桂林街道', '街边'), '公园二').then(({ page: other }) => other);
    expect(articles).toHaveLength(2);
    await archive.data(LINK, { input: { in: id, spelling: '朝阳区', code: CHAOYANG } });
    await archive.data(LINK, { input: { in: id, spelling: '朝阳区', location: before.location.id } });
    const back = async () => (await placesIn('雨后采菇忙')).find(([name]: [string]) => name === '朝阳区');
    expect(await back()).toEqual(['朝阳区', null]);
    await ingest(PARKS_AGAIN, '公园');
    expect(await back()).toEqual(['朝阳区', null]);
    expect((await history(id)).nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'INGEST_PAGE',
      'LINK_LOCATION',
      'LINK_LOCATION',
      'INGEST_PAGE',
    ]);
  });

  test('that is linked so already leaves no record', async () => {
    const { id } = await page();
    const { linkLocation } = await twice(LINK, { input: { in: id, spelling: '吉林省', code: '220000' } });
    expect(linkLocation).toMatchObject({ location: { name: '吉林省' }, correction: null });
  });

  test.each([
    [{ in: 'pg_nowhere' }, 'input.in', 'input.in is "pg_nowhere": there is no page and no article with this id.'],
    [{ spelling: '海淀' }, 'input.spelling', /^input.spelling is "海淀": the places named there are .*朝阳区/u],
    [{ code: '999999' }, 'input.code', 'input.code is "999999": there is no division with this code.'],
    [{ code: null, location: 'loc_x' }, 'input.location', /^input.location is "loc_x": there is no location/u],
    [{ location: 'loc_x' }, 'code', 'Give exactly one of location, code; got 2.'],
    [{ code: null }, 'location', 'Give exactly one of location, code; got 0.'],
  ])('is refused with %j', async (wrong, argument, message) => {
    const { id } = await page();
    const error = await refusal(LINK, { input: { in: id, spelling: '朝阳区', code: CHAOYANG, ...wrong } });
    expect(error.message).toMatch(message);
    expect(error.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});

describe('corrections', () => {
  test('can be paged through in both directions, each with its cursor and when it was made', async () => {
    const started = Date.now();
    for (const author of ['甲', '乙', '丙'])
      await ingest(HARVEST.replace('120', `12${author.length}`) + author, `页${author}`, author);
    const part = `{ edges { cursor node { author at } } pageInfo { startCursor endCursor } }`;
    const all = (await archive.data(`{ corrections { edges { cursor node { author at } } pageInfo { endCursor } } }`))
      .corrections.edges;
    expect(all.map(({ node }: { node: { author: string } }) => node.author)).toEqual(['丙', '乙', '甲']);
    const ended = Date.now();
    for (const { node } of all) {
      expect(Date.parse(node.at)).toBeGreaterThanOrEqual(started);
      expect(Date.parse(node.at)).toBeLessThanOrEqual(ended);
    }

    const first = (await archive.data(`{ corrections(first: 2) ${part} }`)).corrections;
    const rest = await archive.data(`query($after: String) { corrections(first: 2, after: $after) ${part} }`, {
      after: first.pageInfo.endCursor,
    });
    expect([...first.edges, ...rest.corrections.edges]).toEqual(all);
    const back = await archive.data(`query($before: String) { corrections(last: 2, before: $before) ${part} }`, {
      before: rest.corrections.edges[0].cursor,
    });
    expect(back.corrections.edges).toEqual(all.slice(0, 2));
  });

  test('of one request are made one after another, and each answer shows its own', async () => {
    const { page } = await ingest(HARVEST);
    const answer = await archive.data(
      `mutation($id: ID!, $input: IngestPageInput!) {
        gone: deletePage(id: $id) { correction { kind } } back: ingestPage(input: $input) { page { text } }
        again: deletePage(id: $id) { id } }`,
      { id: page.id, input: { name: '山药收购', text: HARVEST_AGAIN, ...PAPER } },
    );
    expect(answer).toMatchObject({ back: { page: { text: HARVEST_AGAIN } }, again: { id: page.id } });
    expect((await history(page.id)).nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
      'DELETE_PAGE',
      'INGEST_PAGE',
      'DELETE_PAGE',
      'INGEST_PAGE',
    ]);
  });

  test('of many at once wait for each other', async () => {
    const names = ['一', '二', '三', '四'];
    await Promise.all(names.map((name) => ingest(HARVEST, name)));
    expect((await history()).totalCount).toBe(4);
  });

  test('wait for nobody else: who writes is named busy', async () => {
    const writer = await ArchiveWriter.open(archive.db, 'OTHER_PROCESSES');
    try {
      expect(await refusal(INGEST, { input: { name: '山药收购', text: HARVEST } })).toMatchObject({
        message: 'Somebody else is writing to the archive: ask again when they are done.',
        extensions: { code: 'WRITER_BUSY' },
      });
    } finally {
      await writer.close();
    }
  });

  test('by a name that is too long are refused', async () => {
    const error = await refusal(INGEST, { input: { name: '山药收购', text: HARVEST }, author: '沈'.repeat(101) });
    expect(error).toMatchObject({ message: 'author has 101 characters: give at most 100.' });
  });
});

test('while a page is replaced, readers see its old numbers or its new ones, never both', async () => {
  const { page } = await ingest(HARVEST);
  const query = 'query($id: ID!) { page(id: $id) { text articles { headline metrics { text } } } }';
  const seen = new Set<string>();
  let done = false;
  const reading = (async () => {
    while (!done) seen.add(JSON.stringify(await archive.data(query, { id: page.id })));
  })();
  const other = HARVEST.replace('120吨', '130吨').replace('200万元', '300万元');
  for (const text of [other, HARVEST, other, HARVEST, other]) await ingest(text);
  done = true;
  await reading;
  expect(seen.size).toBeGreaterThan(0);
  for (const answer of seen) expect(answer.includes('130吨')).toBe(answer.includes('300万元'));
  expect(seen.size).toBeLessThanOrEqual(2);
});

/** What numbers are about follows what is corrected by hand: who is who, which place is meant, what is measured. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';

let archive: TestArchive;

beforeAll(async () => {
  archive = await TestArchive.open();
});
afterAll(() => archive.close());

beforeEach(async () => {
  const collections = await archive.db.collections();
  await Promise.all(collections.map((collection) => collection.deleteMany({})));
});

const GIFT = `小山村里传佳话

本报讯（记者柳青禾）6月2日，村民方小满向红十字会捐款5000元。方小满今年68岁，守着老屋。
`;
const SUBJECTS = `{ metrics { nodes { id text label measure subject { __typename ... on Person { id name } ... on Location { id name code } } } } }`;

async function ingest(text: string, name: string): Promise<{ id: string }> {
  const { ingestPage } = await archive.data(
    'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }',
    {
      input: { name, text, newspaper: '怀川晨报', date: '2021-06-02' },
    },
  );
  return ingestPage.page;
}

interface Told {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly measure: string;
  readonly subject: {
    readonly __typename: string;
    readonly id: string;
    readonly name: string;
    readonly code?: string;
  } | null;
}

const told = async (): Promise<Told[]> => (await archive.data(SUBJECTS)).metrics.nodes;
const personNamed = async (name: string): Promise<string> =>
  (await archive.data('query($name: String) { person(name: $name) { id } }', { name })).person.id;

test('a person is found by what is told of them, and follows when two people are one', async () => {
  await ingest(GIFT, '佳话');
  await ingest(GIFT.replaceAll('方小满', '方晓满').replace('5000', '8000'), '佳话续');
  const [into, from] = [await personNamed('方小满'), await personNamed('方晓满')];
  const query = 'query($id: ID!) { metrics(filter: { subject: $id }) { nodes { text } } }';
  const textsOf = async (id: string) => (await archive.data(query, { id })).metrics.nodes.map(({ text }: Told) => text);
  expect(await textsOf(into)).toEqual(['5000元', '68岁']);
  await archive.data('mutation($into: ID!, $from: ID!) { mergePeople(into: $into, from: $from) { person { id } } }', {
    into,
    from,
  });
  expect((await textsOf(into)).toSorted()).toEqual(['5000元', '68岁', '68岁', '8000元']);
  await archive.data('mutation($into: ID!, $from: ID!) { splitPeople(into: $into, from: $from) { into { id } } }', {
    into,
    from,
  });
  expect(await textsOf(into)).toEqual(['5000元', '68岁']);
  expect(await textsOf(from)).toEqual(['8000元', '68岁']);
});

test('a place follows when the printed form means another', async () => {
  const { id } = await ingest('雨后采菇忙\n\n本报讯（记者常桂枝）6月2日，朝阳区抢收蘑菇120吨。\n', '采菇');
  await archive.data('mutation($input: LinkLocationInput!) { linkLocation(input: $input) { location { id } } }', {
    input: { in: id, spelling: '朝阳区', code: '220104' },
  });
  const linked = [
    expect.objectContaining({ text: '120吨', subject: expect.objectContaining({ name: '朝阳区', code: '220104' }) }),
  ];
  expect(await told()).toEqual(linked);
  await ingest('雨后采菇忙\n\n本报讯（记者常桂枝）6月2日，朝阳区两天抢收蘑菇120吨。\n', '采菇');
  expect(await told()).toEqual(linked);
});

test('a corrected label has its own measure', async () => {
  await ingest('博爱县假日旅游\n\n本报讯（记者常桂枝）6月2日，博爱县门票售出3万张。\n', '旅游');
  const [metric] = await told();
  const { correctMetric } = await archive.data(
    'mutation($id: ID!, $input: CorrectMetricInput!) { correctMetric(id: $id, input: $input) { metric { label measure } } }',
    { id: metric?.id, input: { label: '累计售出各类门票' } },
  );
  expect(correctMetric.metric).toEqual({ label: '累计售出各类门票', measure: metric?.measure });
});

test('a place that is only spoken of can be asked for', async () => {
  await ingest('焦作市晒出成绩单\n\n本报讯（记者常桂枝）温县种植山药3万亩。\n', '成绩单');
  await ingest('乡村游走俏\n\n本报讯（记者常桂枝）温县菜农收获辣椒20吨，全市蔬菜产量60万吨。\n', '乡村');
  const subjects = (await told()).map(({ subject }) => subject?.name);
  expect(subjects.toSorted()).toEqual(['温县', '温县', '焦作市'].toSorted());
});

test('two towns’ monthly figures in five wordings are two series of five', async () => {
  const wordings = ['共接待游客', '游客接待量达', '累计接待各地游客', '迎来游客', '接待游客总量为'];
  for (const [index, wording] of wordings.entries()) {
    const month = index + 1;
    const report = (town: string, visitors: number) =>
      `${town}旅游市场第${month}月\n\n本报讯（记者常桂枝）${month}月份，${town}${wording}${visitors}万人次。\n`;
    const text = `${report('温县', 10 + month)}\n${report('博爱县', 20 + month)}`;
    await archive.data('mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }', {
      input: { name: `旅游${month}`, text, newspaper: '怀川晨报', date: `2021-0${month}-28` },
    });
  }
  const { metricSeries } = await archive.data(
    '{ metricSeries(measure: "接待游客") { subject { ... on Location { name } } points { date value } } }',
  );
  const seriesOf = (tens: number) =>
    wordings.map((_, index) => ({ date: `2021-0${index + 1}-28`, value: (tens + index + 1) * 10_000 }));
  expect(metricSeries).toEqual([
    { subject: { name: '温县' }, points: seriesOf(10) },
    { subject: { name: '博爱县' }, points: seriesOf(20) },
  ]);
});

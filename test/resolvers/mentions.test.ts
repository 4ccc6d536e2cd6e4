/** A page is marked through the API alone: all that was read from it, where it stands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestArchive } from '../support/archive.js';

const TEXT = [
  '民生视窗',
  '两岸步行 从此更近',
  '',
  '　　本报讯（记者 桂 香）10月8日，修武县云溪石桥通车。修武县交通运输局局长邰',
  '大有说，桥长300米，投资2000万元。',
  '　　修武县公路养护中心负责养护。',
  '',
  '山村迎来第一位驻村医生',
  '',
  '　　本报讯（记者 满江红）10月9日，医生柴玉梅到博爱县寨豁乡行医，首日接诊26人。',
].join('\n');

interface Marked {
  readonly kind: string;
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

let archive: TestArchive;
let pageId: string;

beforeAll(async () => {
  archive = await TestArchive.open();
  const { data, errors } = await archive.ask(
    'mutation($input: IngestPageInput!) { ingestPage(input: $input, author: "test") { page { id } } }',
    { input: { name: '桥', text: TEXT, date: '2022-10-10' } },
  );
  expect(errors).toEqual([]);
  pageId = data.ingestPage.page.id;
});

afterAll(() => archive.close());

const FACTS = `query($page: ID!, $kinds: [MentionKind!], $first: Int, $least: Float) { page(id: $page) {
  facts(kinds: $kinds, first: $first, minConfidence: $least) {
    kind text date confidence article { position } node { __typename ... on Person { name } }
    spans { start end text }
  }
} }`;

async function factsOf(variables: Record<string, unknown> = {}): Promise<(Marked & Record<string, unknown>)[]> {
  const { data, errors } = await archive.ask(FACTS, { page: pageId, first: 300, ...variables });
  expect(errors).toEqual([]);
  return data.page.facts;
}

/** The page's text with each fact in brackets, as a frontend would colour it. */
function marked(facts: readonly Marked[]): string {
  const spans = facts.flatMap(({ kind, spans }) => spans.map((span) => ({ kind, ...span })));
  return spans
    .sort((a, b) => b.start - a.start)
    .reduce((text, { kind, start, end }) => {
      return `${text.slice(0, start)}<${kind} ${text.slice(start, end)}>${text.slice(end)}`;
    }, TEXT);
}

describe('the facts of a page', () => {
  test('mark it whole', async () => {
    expect(marked(await factsOf())).toBe(
      [
        '<RUBRIC 民生视窗>',
        '<HEADLINE 两岸步行 从此更近>',
        '',
        '　　本报讯（记者 <CONTRIBUTOR 桂 香>）<DATE 10月8日>，<LOCATION 修武县><LOCATION 云溪石桥>通车。<ORGANIZATION 修武县交通运输局>局长<PERSON 邰',
        '大有>说，桥长<METRIC 300米>，投资<METRIC 2000万元>。',
        '　　<ORGANIZATION 修武县公路养护中心>负责养护。',
        '',
        '<HEADLINE 山村迎来第一位驻村医生>',
        '',
        '　　本报讯（记者 <CONTRIBUTOR 满江红>）<DATE 10月9日>，医生<PERSON 柴玉梅>到<LOCATION 博爱县><LOCATION 寨豁乡>行医，首日接诊<METRIC 26人>。',
      ].join('\n'),
    );
  });

  test('say what they are, and of which article', async () => {
    const facts = await factsOf({ kinds: ['PERSON', 'DATE', 'METRIC', 'HEADLINE'] });
    expect(facts.map(({ kind, text, date, article, node }) => ({ kind, text, date, article, node }))).toEqual([
      fact('HEADLINE', '两岸步行 从此更近', 0),
      { ...fact('DATE', '10月8日', 0), date: '2022-10-08' },
      fact('PERSON', '邰大有', 0, { __typename: 'Person', name: '邰大有' }),
      fact('METRIC', '300米', 0, { __typename: 'Metric' }),
      fact('METRIC', '2000万元', 0, { __typename: 'Metric' }),
      fact('HEADLINE', '山村迎来第一位驻村医生', 1),
      { ...fact('DATE', '10月9日', 1), date: '2022-10-09' },
      fact('PERSON', '柴玉梅', 1, { __typename: 'Person', name: '柴玉梅' }),
      fact('METRIC', '26人', 1, { __typename: 'Metric' }),
    ]);
  });

  test('are as many as are asked for, from the top', async () => {
    expect((await factsOf({ first: 2 })).map(({ kind }) => kind)).toEqual(['RUBRIC', 'HEADLINE']);
    expect(await factsOf({ first: 0 })).toEqual([]);
  });

  test('are as sure as is asked for: what nobody counted is left out', async () => {
    const sure = await factsOf({ least: 0.5 });
    expect(sure.length).toBeGreaterThan(0);
    expect(sure.filter(({ confidence }) => Number(confidence) < 0.5)).toEqual([]);
    expect(sure.filter(({ kind }) => kind === 'CONTRIBUTOR')).toEqual([]);
  });
});

test('an article has its own', async () => {
  const { data, errors } = await archive.ask(
    'query($page: ID!) { page(id: $page) { articles { mentions(kinds: [CONTRIBUTOR, LOCATION]) { kind text } } } }',
    { page: pageId },
  );
  expect(errors).toEqual([]);
  expect(data.page.articles.map(({ mentions }: { mentions: Marked[] }) => mentions)).toEqual([
    [
      { kind: 'CONTRIBUTOR', text: '桂香' },
      { kind: 'LOCATION', text: '修武县' },
      { kind: 'LOCATION', text: '云溪石桥' },
    ],
    [
      { kind: 'CONTRIBUTOR', text: '满江红' },
      { kind: 'LOCATION', text: '博爱县' },
      { kind: 'LOCATION', text: '寨豁乡' },
    ],
  ]);
});

test.each([
  ['first', { first: 1001 }],
  ['minConfidence', { least: 2 }],
])('%s out of its range is refused', async (argument, variables) => {
  const { errors } = await archive.ask(FACTS, { page: pageId, first: 300, ...variables });
  expect(errors.map(({ message, extensions }) => [message.startsWith(`${argument} is`), extensions?.code])).toEqual([
    [true, 'BAD_USER_INPUT'],
  ]);
});

function fact(kind: string, text: string, position: number, node: object | null = null) {
  return { kind, text, date: null, article: { position }, node };
}

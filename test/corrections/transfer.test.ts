/** What was corrected in one archive, put into another that holds the same pages, or is to hold them. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { recordIn } from '../../src/corrections/file-format.js';
import { exportedLines, importCorrections } from '../../src/corrections/transfer.js';
import { withWriter } from '../../src/store/with-writer.js';
import { TestArchive } from '../support/archive.js';
import { expectSound } from '../support/soundness.js';

vi.setConfig({ testTimeout: 240_000 });

let first: TestArchive;
let second: TestArchive;

beforeAll(async () => {
  first = await TestArchive.open();
  second = await TestArchive.open();
});
afterAll(() => Promise.all([first.close(), second.close()]));

const PAGE = `博爱县山药收购第一日

本报讯（记者柳青禾）6月2日，博爱县山药收购进入第1天，博爱县委书记方小满到城关镇粮站查看开磅情况，要求敞开收购、随到随收。当天全县收购山药120吨，惠及农户30户。

博爱县农机合作社添新机

本报讯（记者常桂枝）为保山药颗粒归仓，博爱县丰禾农机合作社投入200万元，购置收割机5台。合作社理事长苗春生说，每台每天可收割60亩。
`;
const OTHER = PAGE.replace('第一日', '第二日').replaceAll('丰禾', '丰和');

async function ingest(archive: TestArchive, text: string, edition: string): Promise<string> {
  const mutation = 'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }';
  const input = { name: edition, text, newspaper: '怀川晨报', date: '2021-06-02', edition };
  return (await archive.data(mutation, { input })).ingestPage.page.id;
}

/** All that an archive says. */
const says = async (archive: TestArchive) =>
  archive.data(`{
    pages { nodes { id articles { id headline byline { name role } body
      people { name titles isOfficial person { id name spellings } } organizations { id name spellings }
      locations { id name } metrics { id text value label measure } } } }
    people { totalCount nodes { id name spellings offices { title articleCount } } }
    organizations { totalCount nodes { id name spellings } }
    locations { totalCount nodes { id name spellings } }
    articles(filter: { text: "开秤" }) { totalCount }
    corrections { totalCount nodes { id kind author at reason status objects changes { field before after } } }
  }`);

const linesOf = async (archive: TestArchive) => {
  const lines: string[] = [];
  for await (const line of exportedLines(archive.db)) lines.push(line);
  return lines;
};

const importInto = (archive: TestArchive, lines: readonly string[]) =>
  withWriter(archive.store, (writer) => importCorrections(writer, lines.map(recordIn)));

/** Corrections of every sort. */
async function correctAll(archive: TestArchive): Promise<void> {
  const by = { author: '沈静', reason: '与原报不符' };
  const { corrections } = archive;
  // biome-ignore lint/suspicious/noExplicitAny: what an archive says is as various as the question
  const articles = async (): Promise<any[]> => (await says(archive)).pages.nodes.flatMap((page: any) => page.articles);
  const byHeadline = async (headline: string) =>
    (await articles()).find((article) => article.headline?.includes(headline) === true);
  const one = await byHeadline('第一日');
  const [, machines, , others] = await articles();
  await corrections.correct({ type: 'ARTICLE', article: one.id, values: { headline: '博爱县山药开秤第一日' } }, by);
  const metric = one.metrics.find(({ text }: { text: string }) => text === '30户');
  await corrections.correct(
    { type: 'METRIC', metric: metric.id, values: { value: 31, normalizedValue: 31, label: '惠农' } },
    by,
  );
  const head = one.people.find(({ name }: { name: string }) => name === '方小满').person.id;
  await corrections.correct({ type: 'RENAME', person: head, name: '方晓满' }, by);
  const two = await byHeadline('第二日');
  await corrections.correct({ type: 'SEPARATE', person: head, articles: [two.id], into: null }, by);
  // biome-ignore lint/suspicious/noExplicitAny: see above
  const body = (article: any, part: string) => article.organizations.find(({ name }: any) => name.includes(part)).id;
  const pair = { into: body(machines, '丰禾'), from: body(others, '丰和') };
  await corrections.correct({ type: 'UNIFY', of: 'ORGANIZATION', ...pair }, by);
  await corrections.correct({ type: 'EXCLUDE', name: '城关镇', kinds: ['LOCATION'] }, by);
  const { correction } = await corrections.correct(
    { type: 'ARTICLE', article: two.id, values: { headline: '误' } },
    by,
  );
  await corrections.undo(correction?.id ?? '', by);
}

test('is what it was there, with who made it when; a second time nothing changes', async () => {
  for (const archive of [first, second]) {
    await ingest(archive, PAGE, 'A01');
    await ingest(archive, OTHER, 'A02');
  }
  await correctAll(first);
  await expectSound(first.store);
  const lines = await linesOf(first);
  expect(lines).toHaveLength(7);
  expect(await importInto(second, lines)).toEqual({ applied: 6, known: 0, undone: 1, unanchored: [] });
  await expectSound(second.store);
  // That pages were put in is each archive's own record.
  const withoutOwn = ({ corrections, ...said }: Awaited<ReturnType<typeof says>>) => ({
    ...said,
    corrections: corrections.nodes.filter(({ kind }: { kind: string }) => kind !== 'INGEST_PAGE'),
  });
  expect(withoutOwn(await says(second))).toEqual(withoutOwn(await says(first)));
  expect(await importInto(second, lines)).toMatchObject({ applied: 0, known: 7 });
  expect(await linesOf(second)).toEqual(lines);
});

test('waits for its page where that is not there yet', async () => {
  const archive = await TestArchive.open();
  try {
    const { applied, unanchored } = await importInto(archive, await linesOf(first));
    expect([applied, unanchored.length]).toEqual([4, 2]);
    await ingest(archive, PAGE, 'A01');
    await ingest(archive, OTHER, 'A02');
    await expectSound(archive.store);
    const { pages, corrections } = await says(archive);
    expect(pages.nodes[0].articles[0].headline).toBe('博爱县山药开秤第一日');
    expect(corrections.nodes.filter(({ status }: { status: string }) => status === 'UNANCHORED')).toEqual([]);
  } finally {
    await archive.close();
  }
});

test.each([
  ['nonsense', 'it is no JSON'],
  ['{"format":1}', 'id'],
  ['{"format":9}', 'format'],
])('a line that is no correction is told: %s', (line, problem) => {
  expect(() => recordIn(line)).toThrow(problem);
});

/** The reading room as people use it. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { NO_BROWSER, openRoom, PICTURES, type Room, TOKEN, type Visit } from './room.js';

let room: Room | null;

beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room?.close());

/** Somebody comes, and goes again whatever happens; nothing may be complained of meanwhile. */
function journey(name: string, go: (visit: Visit, room: Room) => Promise<void>, options = {}): void {
  test(name, async (context: TestContext) => {
    if (room === null) return context.skip(NO_BROWSER);
    const visit = await room.visit(options);
    try {
      await go(visit, room);
      expect(visit.complaints).toEqual([]);
    } finally {
      await visit.close();
    }
  });
}

const SEARCH = '检索档案';
/** Without it the archive of one of the tests is closed. */
const READ_TOKEN = 'only-for-readers-0123456789abcdef01';

journey('from a search to an article, to a person, and all the way back', async (visit) => {
  const page = await visit.open('/');
  await page.getByRole('combobox', { name: SEARCH }).fill('柑橘协会');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=/u);
  await page.getByRole('link', { name: '秭归“九月红”脐橙抢“鲜”上市' }).click();
  await page.waitForURL(/\/articles\//u);
  await page.getByRole('heading', { level: 1, name: '秭归“九月红”脐橙抢“鲜”上市' }).waitFor();

  await page.getByRole('button', { name: /^郑维新/u }).click();
  expect(await page.locator('article [data-chosen="true"]').allTextContents()).toEqual(['郑维新']);
  await page.getByText(/这是一个名字：\d+% 的把握/u).waitFor();
  await page.getByRole('link', { name: '此人的全部记录 →' }).click();
  await page.waitForURL(/\/people\//u);
  await page.getByRole('heading', { level: 1, name: '郑维新' }).waitFor();

  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '秭归“九月红”脐橙抢“鲜”上市' }).waitFor();
  await page.goBack();
  await expect.poll(() => page.getByRole('combobox', { name: SEARCH }).inputValue()).toBe('柑橘协会');
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: '秭归“九月红”脐橙抢“鲜”上市' }).waitFor();
});

journey(
  'a place that is named twice is marked in headline and body; a number says what it measures',
  async (visit, { samples }) => {
    const article = await samples.db.collection('articles').findOne({ headline: '秭归“九月红”脐橙抢“鲜”上市' });
    const page = await visit.open(`/articles/${article?.id}`);
    await page.getByRole('button', { name: /^秭归\s*宜昌市/u }).click();
    expect(await page.locator('article [data-chosen="true"]').allTextContents()).toEqual(['秭归', '秭归县']);
    await page.getByText('湖北省 › 宜昌市 › 秭归县').waitFor();

    await page.locator('article').getByText('60万吨左右').click();
    await page.getByText(/量的是：.*产量/u).waitFor();
    await page.getByText('合 600,000,000 kg').waitFor();
    await page.getByRole('button', { name: '收起' }).click();
    expect(await page.locator('article [data-chosen="true"]').count()).toBe(0);
  },
);

journey('a facet and a bar of the histogram narrow the results, and back widens them', async (visit) => {
  const page = await visit.open('/search');
  const found = page.getByRole('status').filter({ hasText: '篇' });
  expect(await found.textContent()).toBe('140 篇');
  await page.getByRole('navigation', { name: '缩小范围' }).getByRole('link', { name: /^消息/u }).click();
  await page.waitForURL(/kind=NEWS/u);
  await found.filter({ hasNotText: '140 篇' }).waitFor();
  const news = await found.textContent();

  await page.getByRole('link', { name: /^2021：\d+ 篇$/u }).click();
  await page.waitForURL(/from=2021-01-01&to=2021-12-31/u);
  await found.filter({ hasNotText: news ?? '' }).waitFor();
  await page.getByRole('link', { name: /^2021年5月：\d+ 篇$/u }).waitFor();
  await page.getByRole('link', { name: /去掉条件“2021年1月1日/u }).waitFor();

  await page.goBack();
  await found.filter({ hasText: news ?? '' }).waitFor();
  await page.getByRole('link', { name: '去掉条件“消息”' }).click();
  await found.filter({ hasText: '140 篇' }).waitFor();
  await page.goBack();
  await found.filter({ hasText: news ?? '' }).waitFor();
  await page.getByRole('link', { name: '最早' }).click();
  await page.waitForURL(/order=DATE_ASC/u);
  await page.getByText('2019年3月4日').first().waitFor();
});

journey('the results are taken away as a file, all of them, and followed as a feed', async (visit) => {
  const page = await visit.open(`/search?q=${encodeURIComponent('全市')}`);
  const count = Number.parseInt((await page.getByRole('status').filter({ hasText: '篇' }).textContent()) ?? '', 10);
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: 'JSONL' }).click();
  const file = await (await coming).createReadStream();
  const rows = Buffer.concat(await file.toArray())
    .toString()
    .trim()
    .split('\n');
  expect(rows).toHaveLength(count);
  expect(JSON.parse(rows[0] ?? '')).toHaveProperty('headline');

  const feed = await page.getByRole('link', { name: '订阅' }).getAttribute('href');
  const answer = await page.request.get(feed ?? '');
  expect(answer.headers()['content-type']).toContain('application/atom+xml');
  expect(await answer.text()).toContain('全市');
});

journey('the newest issues lie on the front, the newest first; each headline leads to its article', async (visit) => {
  const page = await visit.open('/');
  const names = page.getByRole('region', { name: '新到的报纸' }).getByRole('heading', { level: 3 });
  expect((await names.allTextContents()).slice(0, 3)).toEqual(['苕溪日报', '巴陵日报', '漳河日报']);
  await page.getByRole('link', { name: '菱塘社区夜间集市点亮便民灯' }).click();
  await page.getByRole('heading', { level: 1, name: '菱塘社区夜间集市点亮便民灯' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '苕溪日报' }).click();
  await page.waitForURL(/\/2024-08-19$/u);
  await page.goBack();
  await page.getByRole('region', { name: '日期不详的版面' }).getByRole('link', { name: '弱水日报' }).click();
  await page.waitForURL(/\/pages\//u);
});

journey('a point of a chart leads to the sentence that prints it', async (visit) => {
  const page = await visit.open(`/numbers?measure=${encodeURIComponent('接待游客')}`);
  const points = page.locator('svg a');
  await points.first().waitFor();
  expect(await points.count()).toBe(14);
  await page.getByRole('link', { name: '桂林市 2022年6月6日 118.7万人次' }).click();
  await page.waitForURL(/\/articles\/.*\?fact=/u);
  const marked = page.locator('article [data-chosen="true"]');
  await marked.waitFor();
  expect(await marked.allTextContents()).toEqual(['118.7万人次']);
  await page.getByText(/量的是：/u).waitFor();
});

journey('lines are taken out of a chart, and a month leads to its numbers', async (visit) => {
  const page = await visit.open(`/numbers?measure=${encodeURIComponent('接待游客')}`);
  await page.locator('svg a').first().waitFor();
  await page
    .getByRole('list', { name: '图中各线所指' })
    .getByRole('link', { name: /罗平县/u })
    .click();
  await page.waitForURL(/lines=/u);
  await expect.poll(() => page.locator('svg a').count()).toBe(9);
  await page.getByRole('link', { name: '2022年6月', exact: true }).click();
  await page.waitForURL(/from=2022-06-01&to=2022-06-30/u);
  await page.getByRole('status').filter({ hasText: '1 个' }).waitFor();
  await page.getByRole('link', { name: /去掉条件“2022年6月1日/u }).click();
  await page.getByRole('status').filter({ hasText: '14 个' }).waitFor();
});

journey(
  'on a phone the facets open when they are asked for',
  async (visit) => {
    const page = await visit.open('/search');
    const facet = page.getByRole('link', { name: /^消息/u });
    expect(await facet.isVisible()).toBe(false);
    await page.getByRole('button', { name: '缩小范围' }).click();
    await facet.click();
    await page.waitForURL(/kind=NEWS/u);
  },
  { viewport: { width: 390, height: 844 } },
);

journey('an article is printed without what stands around it', async (visit, { samples }) => {
  const article = await samples.db.collection('articles').findOne({ headline: '秭归“九月红”脐橙抢“鲜”上市' });
  const page = await visit.open(`/articles/${article?.id}`);
  const around = [
    page.getByRole('banner'),
    page.getByRole('contentinfo'),
    page.getByRole('complementary'),
    page.getByRole('link', { name: '看原版' }),
    page.getByRole('button', { name: '复制' }),
    page.getByRole('heading', { name: '相关报道' }),
  ];
  expect(await Promise.all(around.map((part) => part.isVisible()))).not.toContain(false);
  await page.emulateMedia({ media: 'print' });
  expect(await Promise.all(around.map((part) => part.isVisible()))).not.toContain(true);
  for (const text of ['秭归“九月红”脐橙抢“鲜”上市', '综合产值', '峡江日报, 2020-09-24(A02)'])
    expect(await page.getByText(text).first().isVisible(), text).toBe(true);
  fs.mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: path.join(PICTURES, 'article, printed.png'), fullPage: true });
});

journey('by keys alone: past the head, into the field, down the suggestions, to the place', async (visit) => {
  const page = await visit.open('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox');
  await page.keyboard.type('王家桥');
  await page.getByRole('option', { name: /王家桥村/u }).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('option', { name: /王家桥村/u }).getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/places\//u);
  await page.getByRole('heading', { level: 1, name: /王家桥村/u }).waitFor();
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
});

journey('a text that finds nothing leads to one that does', async (visit) => {
  const page = await visit.open(`/search?q=${encodeURIComponent('秭龟县')}`);
  await page.getByText('没有找到。').waitFor();
  await page.getByRole('link', { name: '秭归县', exact: true }).click();
  await page
    .getByText(/[1-9]\d* 篇/u)
    .first()
    .waitFor();
});

journey(
  "English is spoken where it is the browser's, until somebody switches",
  async (visit) => {
    const page = await visit.open('/search');
    await page.getByRole('heading', { level: 1, name: 'All articles' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { level: 1, name: '全部文章' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: '全部文章' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  },
  { locale: 'en-GB' },
);

journey('from the calendar of a newspaper to an issue, to its page, to an article', async (visit) => {
  const page = await visit.open('/newspapers');
  await page.getByRole('link', { name: '黔北日报' }).click();
  await page.getByRole('link', { name: '2021年5月18日：2 版 10 篇' }).click();
  await page.waitForURL(/\/2021-05-18$/u);
  await page.getByRole('link', { name: 'A01' }).click();
  await page.getByRole('heading', { name: '读入时的原文' }).waitFor();
  const persons = page.locator('li [data-kind="PERSON"]');
  expect(await persons.count()).toBeGreaterThan(3);
  await page.getByRole('checkbox', { name: '人物' }).uncheck();
  expect(await persons.count()).toBe(0);
  await page
    .getByRole('link', { name: /做优一片叶子/u })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /做优一片叶子/u }).waitFor();
});

journey('whoever has a token corrects an office where it stands, and takes it back', async (visit, { samples }) => {
  const article = await samples.db.collection('articles').findOne({ headline: '秭归“九月红”脐橙抢“鲜”上市' });
  const page = await visit.open('/corrections');
  await page.getByText('还没有人更正过什么。').waitFor();
  await page.getByLabel('有令牌，才能更正').fill(TOKEN);
  await page.getByRole('button', { name: '填入' }).click();
  await page.getByText('令牌已填').waitFor();

  await visit.open(`/articles/${article?.id}`);
  await page.getByRole('button', { name: /^郑维新/u }).click();
  await page.getByRole('button', { name: '改正', exact: true }).click();
  await page.getByLabel('职务（用分号隔开）').fill('县柑橘协会名誉会长');
  await page.getByLabel('理由（会记入更正记录）').fill('本人来电说明');
  await page.getByRole('button', { name: '记下更正' }).click();
  await page.getByRole('button', { name: '郑维新 县柑橘协会名誉会长' }).waitFor();

  await visit.open('/corrections');
  await page.getByText('改正人物').waitFor();
  await page.getByText('理由：本人来电说明').waitFor();
  await page.getByRole('button', { name: '撤回' }).click();
  await page.getByRole('button', { name: '记下更正' }).click();
  await page.getByText(/ 于 .*日 撤回/u).waitFor();
  await visit.open(`/articles/${article?.id}`);
  await page.getByRole('button', { name: /^郑维新/u }).waitFor();
  expect(await page.getByRole('button', { name: '郑维新 县柑橘协会名誉会长' }).count()).toBe(0);
});

journey('what was not read is selected in the text and added', async (visit, { samples }) => {
  const article = await samples.db.collection('articles').findOne({ headline: '秭归“九月红”脐橙抢“鲜”上市' });
  const page = await visit.open('/corrections');
  await page.getByLabel('有令牌，才能更正').fill(TOKEN);
  await page.getByRole('button', { name: '填入' }).click();
  await visit.open(`/articles/${article?.id}`);
  await page.getByText('漏了什么？').waitFor();
  const text = '九月红';
  await page.evaluate(`(() => {
    const stretches = [...document.querySelectorAll('article p [data-start]')];
    const { firstChild } = stretches.find(({ textContent }) => textContent.includes('${text}'));
    const at = firstChild.textContent.indexOf('${text}');
    document.getSelection().setBaseAndExtent(firstChild, at, firstChild, at + ${text.length});
  })()`);
  await page.getByText(`添上“${text}”`).waitFor();
  await page.getByLabel('它是').selectOption('ORGANIZATION');
  await page.getByRole('button', { name: '记下更正' }).click();
  await page.getByRole('button', { name: text, exact: true }).waitFor();
});

journey('an article says where else its text was printed, and what differs', async (visit, { samples }) => {
  const article = await samples.db.collection('articles').findOne({ headline: '秭归“九月红”脐橙抢“鲜”上市' });
  const printed: string[] = article?.paragraphs;
  const body = printed.join('\n').replace('4500公斤', '4800公斤');
  const input = { name: '江南晚报-05', text: `秭归脐橙提前上市\n\n${body}`, newspaper: '江南晚报', date: '2020-09-26' };
  const ingested = await fetch(new URL('graphql', samples.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({
      query: 'mutation($input: IngestPageInput!) { ingestPage(input: $input) { page { id } } }',
      variables: { input },
    }),
  });
  expect(await ingested.json()).not.toHaveProperty('errors');

  const page = await visit.open(`/articles/${article?.id}`);
  const reprinted = page.getByRole('region', { name: '同文转载' });
  await reprinted.getByText(/9\d% 相同/u).waitFor();
  await reprinted.getByText('不同之处 1').click();
  expect(await reprinted.getByRole('cell').allTextContents()).toEqual([
    expect.stringContaining('挂果4500公斤'),
    expect.stringContaining('挂果4800公斤'),
  ]);
  expect(await reprinted.locator('mark').allTextContents()).toEqual(['5', '8']);
  await reprinted.getByRole('link', { name: '秭归脐橙提前上市' }).click();
  await page.getByRole('heading', { level: 1, name: '秭归脐橙提前上市' }).waitFor();
});

test('a closed archive asks for a token, says when it is a wrong one, and opens to the right one', async (context) => {
  const closed = await openRoom(READ_TOKEN);
  if (closed === null) return context.skip(NO_BROWSER);
  const { page } = await closed.visit();
  await page.goto('/newspapers');
  await page.getByRole('heading', { name: '这份档案不公开' }).waitFor();
  await page.getByLabel('令牌').fill('not-this-one-0123456789abcdef0123');
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('alert').getByText('打不开').waitFor();
  await page.getByLabel('令牌').fill(READ_TOKEN);
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('link', { name: '黔北日报' }).waitFor();
  expect(await page.getByRole('heading', { name: '这份档案不公开' }).count()).toBe(0);
  await page.reload();
  await page.getByRole('link', { name: '黔北日报' }).waitFor();
  await closed.close();
});

test('how soon an article stands on the screen is told', async (context) => {
  if (room === null) return context.skip(NO_BROWSER);
  const article = await room.samples.db.collection('articles').findOne({ headline: '做优一片叶子 带富一方百姓' });
  const visit = await room.visit();
  await visit.open(`/articles/${article?.id}`);
  const first = await visit.headlineAfter();
  const scripts = await visit.scripts();
  await visit.open(`/articles/${article?.id}`);
  const again = await visit.headlineAfter();
  for (const figure of [first, again, scripts]) expect(figure).toBeGreaterThan(0);
  const [ms, msAgain, kB] = [first, again, scripts / 1000].map((figure) => figure.toFixed(0));
  console.info(`reading room: an article on the screen after ${ms} ms, ${msAgain} ms the second time; script ${kB} kB`);
  await visit.close();
});

test('an archive that does not answer says so, and a second try goes on', async (context) => {
  if (room === null) return context.skip(NO_BROWSER);
  const visit = await room.visit();
  await visit.page.route('**/graphql', (route) => route.abort());
  await visit.page.goto('/newspapers');
  await visit.page.getByRole('heading', { name: '连不上档案' }).waitFor();
  await visit.page.unroute('**/graphql');
  await visit.page.getByRole('button', { name: '再试一次' }).click();
  await visit.page.getByRole('link', { name: '黔北日报' }).waitFor();
  expect(await visit.page.getByRole('alert').count()).toBe(0);
  await visit.close();
});

test('without the internet the Sandbox says so and leads to GraphiQL', async (context) => {
  if (room === null) return context.skip(NO_BROWSER);
  const visit = await room.visit({ locale: 'en-GB' });
  const { page } = visit;
  // As long as a lost connection takes: an answer that never comes.
  await page.route('https://**', () => undefined);
  await page.goto('/sandbox', { waitUntil: 'commit' });
  await page.getByRole('alert').getByText('did not come').waitFor();
  await page.getByRole('link', { name: 'Go on in GraphiQL' }).click();
  await page.waitForURL('**/graphiql');
  await page.getByRole('link', { name: 'The reading room' }).click();
  await page.getByRole('heading', { level: 1, name: '阅报室' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  await visit.close();
});

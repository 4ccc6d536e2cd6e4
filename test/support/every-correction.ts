/** An archive of the sample pages with a correction of every kind in it, each of another article. */
import { ArchiveCorrectionService } from '../../src/corrections/archive-correction-service.js';
import type { CorrectionRequest, FactRequest } from '../../src/resolvers/correction-service.js';
import { collectionsOf } from '../../src/store/collections.js';
import type { Store } from '../../src/store/connect.js';
import { type ArticleDocument, FOREVER, type MetricDocument, type Span } from '../../src/store/documents.js';

const BY = { author: '沈静', reason: '与原报不符' };
const CURRENT = { until: FOREVER };

/** Makes them; the last one is taken back again. */
export async function correctEverything(store: Store): Promise<void> {
  const service = new ArchiveCorrectionService(store);
  for (const request of await everyRequest(store)) await service.correct(request, BY);
  const [one, other] = await twoPeople(store);
  await service.mergePeople(one, other, BY);
  const [article] = await collectionsOf(store.db)
    .articles.find({ ...CURRENT, headline: { $ne: null } })
    .sort({ order: -1 })
    .toArray();
  const wrong = { type: 'ARTICLE', article: sure(article).id, values: { headline: '误改' } } as const;
  const { correction } = await service.correct(wrong, BY);
  await service.undo(sure(correction).id, BY);
}

async function everyRequest(store: Store): Promise<CorrectionRequest[]> {
  const collections = collectionsOf(store.db);
  const articles = await collections.articles.find(CURRENT).sort({ order: 1 }).toArray();
  const metrics = await collections.metrics.find(CURRENT).sort({ order: 1 }).toArray();
  const pages = new Map((await collections.pages.find(CURRENT).toArray()).map((page) => [page.id, page]));
  const organizations = await collections.organizations.find(CURRENT).sort({ id: 1 }).toArray();
  const textOf = (article: ArticleDocument) => sure(pages.get(article.pageId)).text;
  const taken = new Set<string>();
  const take = (isMeant: (article: ArticleDocument) => boolean): ArticleDocument => {
    const found = sure(articles.find((article) => !taken.has(article.id) && isMeant(article)));
    taken.add(found.id);
    return found;
  };
  const parted = sure(organizations.find(({ articleCount }) => articleCount > 1));
  const partedIn = sure(
    articles.find((article) => article.organizations.some((each) => each.organizationId === parted.id)),
  );
  const people = await collections.people
    .find({ ...CURRENT, articleCount: { $gt: 1 } })
    .sort({ id: 1 })
    .toArray();
  const two = sure(people[0]);
  const twoIn = sure(articles.find(({ appearances }) => appearances.some(({ personId }) => personId === two.id)));
  // Who or what is parted is named elsewhere, too, which is to stay as it is.
  for (const article of articles)
    if (
      article.organizations.some((each) => each.organizationId === parted.id) ||
      article.appearances.some(({ personId }) => personId === two.id)
    )
      taken.add(article.id);
  const isNamedOnce = new Set(organizations.filter(({ articleCount }) => articleCount === 1).map(({ id }) => id));
  const bodyOf = () => {
    const { organizations: named } = take((article) =>
      article.organizations.some((each) => isNamedOnce.has(each.organizationId)),
    );
    return sure(named.find((each) => isNamedOnce.has(each.organizationId))).organizationId;
  };
  const villages = new Set(
    (await collections.locations.find({ ...CURRENT, level: 'VILLAGE' }).toArray()).map(({ id }) => id),
  );
  const villageOf = () => {
    const { locations } = take((article) => article.locations.some((each) => villages.has(each.locationId)));
    const { locationId } = sure(locations.find((each) => villages.has(each.locationId)));
    villages.delete(locationId);
    return locationId;
  };
  const metricOf = (isMeant: (metric: MetricDocument) => boolean): MetricDocument => {
    const article = take(({ id }) => metrics.some((each) => each.articleId === id && isMeant(each)));
    return sure(metrics.find((each) => each.articleId === article.id && isMeant(each)));
  };
  const opening = (article: ArticleDocument, length: number): Span => {
    const at = textOf(article).indexOf(article.paragraphs[0]?.slice(0, length) ?? '', article.span.start);
    return { start: at, end: at + length };
  };
  const isPrinted = (article: ArticleDocument) => opening(article, 4).start >= article.span.start;
  const neighbours = take(({ id, pageId, position }) =>
    articles.some(
      (next) => next.pageId === pageId && next.position === position + 1 && next.id !== id && !taken.has(next.id),
    ),
  );
  const neighbour = sure(
    articles.find(({ pageId, position }) => pageId === neighbours.pageId && position === neighbours.position + 1),
  );
  taken.add(neighbour.id);
  const cutAt = ({ paragraphs: [, second], ...article }: ArticleDocument) =>
    second === undefined ? -1 : textOf(article as ArticleDocument).indexOf(second.slice(0, 8), article.span.start + 1);
  const cut = take((article) => cutAt(article) > article.span.start);
  const added = [take(isPrinted), take(isPrinted), take(isPrinted), take(isPrinted)] as const;
  const facts: readonly FactRequest[] = [
    { type: 'PERSON', name: '梁站', titles: ['站长'], isOfficial: true },
    { type: 'ORGANIZATION', name: '城关镇粮站' },
    { type: 'LOCATION', place: { location: null, code: '410823' }, name: null, within: null },
    {
      type: 'METRIC',
      values: { label: '收购', value: 3, unit: '吨', normalizedValue: 3000, normalizedUnit: 'kg', kind: 'MASS' },
    },
  ];
  const dropped = [
    take(({ appearances }) => appearances.length > 0),
    take((article) => article.organizations.length > 0),
    take((article) => article.locations.length > 0),
  ] as const;
  const objects = [
    dropped[0].appearances[0]?.personId,
    dropped[1].organizations[0]?.organizationId,
    dropped[2].locations[0]?.locationId,
  ];
  const droppedMetric = metricOf(() => true);
  const titled = take(({ appearances }) => appearances.some(({ titles }) => titles.length > 0));
  const renamed = take(({ appearances }) => appearances.length > 0);
  const linked = take((article) => article.locations.length > 0);
  const dated = [take(({ dates }) => dates.length > 0), take(({ dates }) => dates.length > 0)] as const;
  const excluded = take((article) => article.appearances.length > 0);
  return [
    { type: 'ARTICLE', article: take(({ headline }) => headline !== null).id, values: { headline: '改过的标题' } },
    {
      type: 'METRIC',
      metric: metricOf(({ label }) => label !== '改过').id,
      values: { label: '改过', measure: '改过' },
    },
    { type: 'JOIN', article: neighbours.id, other: neighbour.id },
    { type: 'CUT', article: cut.id, at: cutAt(cut), headline: null },
    ...added.map((article, at) => ({
      type: 'ADD' as const,
      article: article.id,
      span: opening(article, 4),
      fact: sure(facts[at]),
    })),
    ...dropped.map(({ id }, at) => ({
      type: 'DROP' as const,
      article: id,
      object: sure(objects[at]),
      span: null,
    })),
    { type: 'DROP', article: droppedMetric.articleId, object: droppedMetric.id, span: null },
    {
      type: 'APPEARANCE',
      article: titled.id,
      person: sure(titled.appearances.find(({ titles }) => titles.length > 0)).personId,
      values: { titles: ['粮站顾问'] },
    },
    { type: 'RENAME', person: sure(renamed.appearances[0]).personId, name: '方晓满' },
    { type: 'SEPARATE', person: two.id, articles: [twoIn.id], into: null },
    {
      type: 'LINK',
      in: linked.id,
      spelling: sure(linked.locations[0]?.spellings[0]),
      place: { location: null, code: '410823' },
    },
    { type: 'DAY', article: dated[0].id, span: sure(dated[0].dates[0]).span, day: { date: '2020-02-29' } },
    { type: 'DAY', article: dated[1].id, span: sure(dated[1].dates[0]).span, day: null },
    { type: 'PART', organization: parted.id, articles: [partedIn.id], into: null, name: null },
    { type: 'UNIFY', of: 'ORGANIZATION', into: bodyOf(), from: bodyOf() },
    { type: 'UNIFY', of: 'LOCATION', into: villageOf(), from: villageOf() },
    { type: 'EXCLUDE', name: sure(excluded.appearances[0]).name, kinds: ['PERSON'] },
  ];
}

/** Two whom no article names side by side. */
async function twoPeople(store: Store): Promise<[string, string]> {
  const { articles } = collectionsOf(store.db);
  const named = (await articles.find(CURRENT).sort({ order: 1 }).toArray()).flatMap(({ appearances }) =>
    appearances.slice(0, 1).map(({ personId }) => personId),
  );
  const [one, ...others] = [...new Set(named)];
  for (const other of others) {
    const both = { ...CURRENT, $and: [{ 'appearances.personId': one }, { 'appearances.personId': other }] };
    if ((await articles.findOne(both)) === null) return [sure(one), other];
  }
  throw new Error('the sample pages name everybody side by side');
}

function sure<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('the sample pages have nothing of the kind');
  return value;
}

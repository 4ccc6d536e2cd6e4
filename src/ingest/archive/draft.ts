/** A parsed page → the records that it makes, before anyone asks who is who. */
import type { ArticleDocument, LocationDocument, MetricDocument, PageDocument, Span } from '../../store/documents.js';
import type { IndexedTexts } from '../../store/search/segments.js';
import type { Unversioned } from '../../store/write.js';
import { articleId, hash, metricId, organizationId } from '../ids.js';
import type { ParsedArticle, ParsedPage } from '../parsed.js';
import type { Sighting } from './identity.js';
import { merged } from './mentions.js';
import { locationsOf, organizationOf } from './places.js';
import { sameTitle } from './posts.js';

export type PageRecord = Unversioned<PageDocument>;
export type ArticleRecord = Unversioned<ArticleDocument>;
export type MetricRecord = Unversioned<MetricDocument>;
type LocationRecord = Unversioned<LocationDocument>;

export interface PageDraft {
  readonly page: Omit<PageRecord, 'ingestedAt'>;
  /** Without the people, whose ids are not known yet, and without the first parts of jumps. */
  readonly articles: readonly ArticleRecord[];
  readonly metrics: readonly MetricRecord[];
  /** Everyone whom the page names, in reading order; `spans` as the appearance will have them. */
  readonly sightings: readonly (Sighting & { readonly spans: Span[] })[];
  /** Every place named, and every place that one of them lies in, by id. */
  readonly locations: ReadonlyMap<string, LocationRecord>;
  readonly organizations: ReadonlyMap<string, ReturnType<typeof organizationOf>>;
  /** The articles as the search index will hold them, if that was found out already. */
  readonly indexed: IndexedTexts | null;
}

/** So many letters of its beginning tell an article from the others on the page. */
const OPENING = 20;

/** Raised when the same reading of a page is to be stored otherwise: then the page is written again. */
const FORMAT = 2;

/** Hash of all that was read from a page. Which rule found a fact is not stored, and so makes no difference. */
function digestOf(parsed: ParsedPage): string {
  return hash(JSON.stringify([FORMAT, parsed], (key, value: unknown) => (key === 'rule' ? undefined : value)));
}

/** @param id see `pageId` */
export function draftPage(id: string, parsed: ParsedPage): PageDraft {
  const order = `${parsed.date ?? '0000-00-00'} ${parsed.name} ${id}`;
  const locations = new Map<string, LocationRecord>();
  const ids = articleIds(id, parsed.articles);
  const articles = parsed.articles.map((article, position) =>
    draftArticle({ id: ids[position] ?? '', pageId: id, position, order, date: parsed.date }, article, locations),
  );
  const region = regionOf(articles, locations);
  return {
    page: {
      id,
      name: parsed.name,
      newspaper: parsed.newspaper,
      edition: parsed.edition,
      date: parsed.date,
      dateBasis: parsed.dateBasis,
      text: parsed.text,
      furniture: [...parsed.furniture],
      coverage: parsed.coverage,
      articleIds: ids,
      digest: digestOf(parsed),
      order,
      region,
    },
    articles,
    indexed: null,
    metrics: articles.flatMap((article, position) => draftMetrics(article, parsed.articles[position])),
    sightings: parsed.articles.flatMap((article, position) =>
      peopleOf(article).map((person) => ({
        ...person,
        articleId: ids[position] ?? '',
        pageId: id,
        date: parsed.date,
        newspaper: parsed.newspaper,
        region,
      })),
    ),
    locations,
    organizations: new Map(
      parsed.articles.flatMap((article) => article.organizations.map(organizationOf)).map((each) => [each.id, each]),
    ),
  };
}

function articleIds(page: string, articles: readonly ParsedArticle[]): string[] {
  const seen = new Map<string, number>();
  return articles.map(({ paragraphs, headline }) => {
    const opening = (paragraphs.join('') || (headline ?? '')).replace(/[^\p{L}\p{N}]/gu, '').slice(0, OPENING);
    const repeat = seen.get(opening) ?? 0;
    seen.set(opening, repeat + 1);
    return articleId(page, opening, repeat);
  });
}

interface Place {
  readonly id: string;
  readonly pageId: string;
  readonly position: number;
  /** The page's. */
  readonly order: string;
  readonly date: string | null;
}

function draftArticle(at: Place, article: ParsedArticle, locations: Map<string, LocationRecord>): ArticleRecord {
  const mentions = new Map<string, ArticleRecord['locations'][number]>();
  const withinIds = new Set<string>();
  for (const fact of article.locations) {
    const chain = locationsOf(fact);
    for (const record of chain) {
      if (!locations.has(record.id)) locations.set(record.id, record);
      withinIds.add(record.id);
    }
    const id = chain.at(-1)?.id ?? '';
    mentions.set(
      id,
      merged(mentions.get(id), { locationId: id, spellings: [...fact.spellings], spans: [...fact.spans] }),
    );
  }
  const organizations = new Map<string, ArticleRecord['organizations'][number]>();
  for (const { name, spellings, spans } of article.organizations) {
    const id = organizationId(name);
    const mention = { organizationId: id, spellings: [...spellings], spans: [...spans] };
    organizations.set(id, merged(organizations.get(id), mention));
  }
  const eventDays = article.dates.flatMap(({ date }) => date ?? []);
  return {
    id: at.id,
    pageId: at.pageId,
    position: at.position,
    kind: article.kind,
    headline: article.headline,
    kicker: article.kicker,
    subhead: article.subhead,
    rubric: article.rubric,
    paragraphs: [...article.paragraphs],
    byline: article.byline.map(({ name, role }) => ({ name, role, personId: null })),
    dates: article.dates.map(({ text, date, span }) => ({ text, date, span })),
    continuedFrom: article.continuedFrom,
    continuesId: null,
    appearances: [],
    organizations: [...organizations.values()],
    locations: [...mentions.values()],
    withinIds: [...withinIds],
    span: article.span,
    date: at.date,
    days: [...new Set([...eventDays, ...(at.date === null ? [] : [at.date])])].sort(),
    order: `${at.order} ${String(at.position).padStart(4, '0')}`,
    // Given when the article is indexed.
    number: 0,
  };
}

/** Everyone whom an article names, each name once. */
function peopleOf({
  people,
}: ParsedArticle): Pick<PageDraft['sightings'][number], 'name' | 'isOfficial' | 'titles' | 'spans'>[] {
  const byName = new Map<string, { name: string; isOfficial: boolean; titles: string[]; spans: Span[] }>();
  for (const { name, isOfficial, titles, spans } of people) {
    const known = byName.get(name);
    byName.set(name, {
      name,
      isOfficial: isOfficial || known?.isOfficial === true,
      titles: distinctTitles([...(known?.titles ?? []), ...titles]),
      spans: [...(known?.spans ?? []), ...spans].sort((a, b) => a.start - b.start),
    });
  }
  return [...byName.values()];
}

function distinctTitles(titles: readonly string[]): string[] {
  return titles.filter((title, at) => titles.findIndex((other) => sameTitle(other, title)) === at);
}

function draftMetrics(article: ArticleRecord, parsed: ParsedArticle | undefined): MetricRecord[] {
  const seen = new Map<string, number>();
  const orders = new Map<string, number>();
  return (parsed?.metrics ?? []).map(({ rule, ...fact }) => {
    const repeat = seen.get(fact.text) ?? 0;
    seen.set(fact.text, repeat + 1);
    const place = String(fact.span.start).padStart(8, '0');
    const sharing = orders.get(place) ?? 0;
    orders.set(place, sharing + 1);
    return {
      id: metricId(article.id, fact.text, repeat),
      articleId: article.id,
      pageId: article.pageId,
      text: fact.text,
      value: fact.value,
      unit: fact.unit,
      normalizedValue: fact.normalizedValue,
      normalizedUnit: fact.normalizedUnit,
      counted: fact.counted,
      qualifier: fact.qualifier,
      label: fact.label,
      kind: fact.kind,
      sentence: fact.sentence,
      span: fact.span,
      date: article.date,
      withinIds: article.withinIds,
      // The ends of a range, "3~5年", stand in one place.
      order: `${article.order} ${place}${sharing === 0 ? '' : `.${sharing}`}`,
    };
  });
}

/** The city in which most of the page's places lie, by its division code. A tie goes to the one named first. */
function regionOf(articles: readonly ArticleRecord[], locations: ReadonlyMap<string, LocationRecord>): string | null {
  const counts = new Map<string, number>();
  for (const { withinIds } of articles) {
    for (const id of withinIds) {
      const place = locations.get(id);
      if (place?.level === 'CITY' && place.code !== null) counts.set(place.code, (counts.get(place.code) ?? 0) + 1);
    }
  }
  let region: string | null = null;
  for (const [code, count] of counts) if (region === null || count > (counts.get(region) ?? 0)) region = code;
  return region;
}

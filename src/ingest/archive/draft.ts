/** A parsed page → its draft: ids made of what it says, and nothing that takes the archive to know. */
import { invariant, zip } from '../../invariant.js';
import type {
  AppearanceEntry,
  ArticleDocument,
  DateBasis,
  GivenEntry,
  InPrint,
  Missing,
  Span,
} from '../../store/documents.js';
import { editionKey, editionOrder } from '../../store/edition-key.js';
import { printsOf } from '../../store/reprints/prints.js';
import type { IndexedTexts } from '../../store/search/segments.js';
import { doubtsOf } from '../confidence/doubts.js';
import { articleId, hash, issueId, metricId, newspaperId, organizationId, pageId } from '../ids.js';
import type { ContributorFact, MetricFact, ParsedArticle, ParsedPage, PersonFact, SubjectFact } from '../parsed.js';
import { mergeMentions, surer } from './mentions.js';
import { locationsOf, organizationOf } from './places.js';
import { sameTitle } from './posts.js';
import type { ArticleRecord, LocationRecord, MetricRecord, OrganizationRecord, PageRecord } from './records.js';

export interface DraftPage {
  readonly page: PageDraft;
  /** In reading order. */
  readonly articles: readonly DraftArticle[];
  readonly metrics: readonly DraftMetric[];
  /** Every place named, and every place that one of them lies in, by id. */
  readonly locations: ReadonlyMap<string, LocationRecord>;
  readonly organizations: ReadonlyMap<string, OrganizationRecord>;
  /** The articles as the search index will hold them, if that was found out already. */
  readonly indexed: IndexedTexts | null;
  /** Of a page that was read without what is no name in the archive: how it reads with that. */
  readonly unexcluded?: { readonly draft: DraftPage; readonly by: readonly string[] };
}

/** A page as it is read now. All that tells it from others is known. */
export type PageDraft = Omit<PageRecord, 'ingestedAt'> &
  Required<Pick<PageRecord, 'place' | 'textHash' | 'origins' | 'given' | 'issueId' | keyof InPrint>> & {
    /** The name under which the archive is to have the newspaper. */
    readonly newspaperName: string | null;
  };

/** Where a page comes from. */
export interface PageOrigin {
  /** The real path of its file, or `api:` and its name; null for standard input. */
  readonly origin: string | null;
  readonly given: GivenEntry;
}

/** An article before anyone asks who is who, what it continues, and what the search index calls it. */
export interface DraftArticle
  extends Omit<ArticleRecord, 'byline' | 'appearances' | 'continuesId' | 'number' | 'prints'>,
    Required<Pick<ArticleRecord, 'prints'>> {
  readonly byline: readonly ContributorFact[];
  /** Everyone whom it names, each name once, in order of first mention. */
  readonly people: readonly DraftAppearance[];
}

/** A number before anyone asks who is who: a person whom it is about is told by name. */
export interface DraftMetric extends Omit<MetricRecord, 'subjectId'> {
  readonly subjectId: string | null;
  readonly isAboutPerson: boolean;
}

export type DraftAppearance = Omit<AppearanceEntry, 'personId' | 'identityConfidence'>;

/** So many letters of its beginning tell an article from the others on the page. */
const OPENING = 20;

/** Raised when the same reading of a page is to be stored otherwise: then the page is written again. */
const FORMAT = 6;

/** So many doubts of a page are kept. */
const MOST_DOUBTS = 100;

const RULE = /^(?:rule|[a-z]+Rule)$/u;

/** Hash of all that was read from a page. Which rule found a fact is not stored, and so makes no difference. */
function digestOf({ name, ...parsed }: ParsedPage): string {
  return hash(JSON.stringify([FORMAT, parsed], (key, value: unknown) => (RULE.test(key) ? undefined : value)));
}

/** The draft of a page that is new to the archive: see `same-page.ts` for one that is not. */
export function draftPage(parsed: ParsedPage, from: PageOrigin): DraftPage {
  const { newspaperName, date, dateBasis } = parsed;
  const paper = newspaperName === null ? null : newspaperId(newspaperName);
  const key = editionKey(parsed.edition);
  const isCertain = paper !== null && date !== null && isSure(dateBasis) && key !== null;
  const place = isCertain ? `${paper} ${date} ${key}` : null;
  const textHash = hash(parsed.text);
  const id = pageId(place, textHash, 0);
  const order = orderOf(id, parsed);
  const lacks = lackedByPage(parsed);
  const inPrint = { newspaperId: paper, editionKey: key };
  const locations = new Map<string, LocationRecord>();
  const articleIds = articleIdsOf(id, parsed.articles);
  const articles = zip(articleIds, parsed.articles).map(([each, article], position) =>
    draftArticle({ id: each, pageId: id, position, order, date, inPrint, lacks }, article, locations),
  );
  return {
    page: {
      id,
      name: parsed.name,
      newspaper: parsed.newspaper,
      newspaperName,
      ...inPrint,
      issueId: paper === null || date === null ? null : issueId(paper, date),
      issueOrder: issueOrderOf(id, { name: parsed.name, editionKey: key }),
      missing: [...new Set([...lacks, ...articles.flatMap(({ missing = [] }) => missing)])],
      place,
      textHash,
      origins: from.origin === null ? [] : [from.origin],
      given: from.given,
      edition: parsed.edition,
      date: parsed.date,
      dateBasis: parsed.dateBasis,
      text: parsed.text,
      furniture: [...parsed.furniture],
      coverage: parsed.coverage,
      articleIds,
      digest: digestOf(parsed),
      order,
      region: regionOf(articles, locations),
      doubts: doubtsOf(parsed, MOST_DOUBTS),
    },
    articles,
    indexed: null,
    metrics: zip(articles, parsed.articles).flatMap(([article, { metrics }]) => draftMetrics(article, metrics)),
    locations,
    organizations: new Map(
      parsed.articles.flatMap((article) => article.organizations.map(organizationOf)).map((each) => [each.id, each]),
    ),
  };
}

/**
 * The same draft as a page that the archive knows already, or under another name. What follows from the id follows.
 * @param id the page's in the archive
 */
export function draftAs(draft: DraftPage, id: string, name: string): DraftPage {
  const { page } = draft;
  if (page.id === id && page.name === name) return draft;
  const order = orderOf(id, { name, date: page.date });
  const ordered = (former: string) => `${order}${former.slice(page.order.length)}`;
  const articleIds = articleIdsOf(id, draft.articles);
  const newIds = new Map(zip(page.articleIds, articleIds));
  const repeats = new Map<string, number>();
  const { unexcluded } = draft;
  return {
    ...draft,
    ...(unexcluded !== undefined && {
      unexcluded: { ...unexcluded, draft: draftAs(unexcluded.draft, id, name) },
    }),
    page: { ...page, id, name, order, issueOrder: issueOrderOf(id, { ...page, name }), articleIds },
    articles: zip(articleIds, draft.articles).map(([each, article]) => ({
      ...article,
      id: each,
      pageId: id,
      order: ordered(article.order),
    })),
    metrics: draft.metrics.map((metric) => {
      const article = newIds.get(metric.articleId);
      invariant(article !== undefined, `${metric.id} is of an article of its page`);
      const read = `${article} ${metric.text}`;
      const repeat = repeats.get(read) ?? 0;
      repeats.set(read, repeat + 1);
      const metricOf = metricId(article, metric.text, repeat);
      return { ...metric, id: metricOf, articleId: article, pageId: id, order: ordered(metric.order) };
    }),
  };
}

/** The end of the id tells pages of one name and day apart: of a billion of these, two may be taken for one. */
function orderOf(id: string, { date, name }: Pick<ParsedPage, 'date' | 'name'>): string {
  return `${date ?? '0000-00-00'} ${name} ${id.slice(-6)}`;
}

function issueOrderOf(id: string, { name, editionKey: key }: { name: string; editionKey: string | null }): string {
  return `${editionOrder(key)} ${name} ${id.slice(-6)}`;
}

/** Whether the day is the page's for certain. */
export function isSure(basis: DateBasis): boolean {
  return basis === 'GIVEN' || basis === 'PRINTED';
}

function lackedByPage({ newspaperName, date, edition }: ParsedPage): Missing[] {
  const lacks: [Missing, unknown][] = [
    ['NEWSPAPER', newspaperName],
    ['DATE', date],
    ['EDITION', edition],
  ];
  return lacks.flatMap(([what, value]) => (value === null ? [what] : []));
}

function lackedByArticle({ headline, byline }: ParsedArticle): Missing[] {
  const lacks: [Missing, boolean][] = [
    ['HEADLINE', headline === null],
    ['BYLINE', byline.length === 0],
  ];
  return lacks.flatMap(([what, isLacking]) => (isLacking ? [what] : []));
}

/** The ids of a page's articles, by how each begins. */
export function articleIdsOf(
  page: string,
  articles: readonly Pick<ParsedArticle, 'paragraphs' | 'headline'>[],
): string[] {
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
  readonly inPrint: Pick<InPrint, 'newspaperId' | 'editionKey'>;
  /** What the page lacks. */
  readonly lacks: readonly Missing[];
}

function draftArticle(at: Place, article: ParsedArticle, locations: Map<string, LocationRecord>): DraftArticle {
  const mentions = new Map<string, ArticleDocument['locations'][number]>();
  const withinIds = new Set<string>();
  for (const fact of article.locations) {
    const chain = locationsOf(fact);
    for (const record of chain) {
      if (!locations.has(record.id)) locations.set(record.id, record);
      withinIds.add(record.id);
    }
    const place = chain.at(-1);
    invariant(place !== undefined, `${fact.name} is the last of the places around it`);
    const { confidence, linkConfidence } = fact;
    const mention = {
      locationId: place.id,
      spellings: [...fact.spellings],
      confidence,
      linkConfidence,
      spans: [...fact.spans],
    };
    mentions.set(place.id, mergeMentions(mentions.get(place.id), mention));
  }
  // "全市" names the city as well, if by another word.
  for (const { subject } of article.metrics) {
    if (subject?.kind !== 'LOCATION') continue;
    for (const record of locationsOf(subject.place)) {
      if (!locations.has(record.id)) locations.set(record.id, record);
      withinIds.add(record.id);
    }
  }
  const organizations = new Map<string, ArticleDocument['organizations'][number]>();
  for (const { name, spellings, confidence, spans } of article.organizations) {
    const id = organizationId(name);
    const mention = { organizationId: id, spellings: [...spellings], confidence, spans: [...spans] };
    organizations.set(id, mergeMentions(organizations.get(id), mention));
  }
  const eventDays = article.dates.flatMap(({ date }) => date ?? []);
  return {
    id: at.id,
    pageId: at.pageId,
    ...at.inPrint,
    missing: [...at.lacks, ...lackedByArticle(article)],
    position: at.position,
    confidence: article.borderConfidence,
    headlineConfidence: article.headlineConfidence,
    kind: article.kind,
    genre: article.genre,
    headline: article.headline,
    kicker: article.kicker,
    subhead: article.subhead,
    rubric: article.rubric,
    heads: article.heads.map(({ part, spans }) => ({ part, spans: [...spans] })),
    paragraphs: [...article.paragraphs],
    prints: printsOf(article.paragraphs),
    byline: article.byline.map(({ name, role, spans }) => ({ name, role, spans: [...spans] })),
    dates: article.dates.map(({ text, date, confidence, span }) => ({ text, date, confidence, span })),
    continuedFrom: article.continuedFrom,
    people: peopleOf(article.people),
    organizations: [...organizations.values()],
    locations: [...mentions.values()],
    withinIds: [...withinIds],
    span: article.span,
    date: at.date,
    days: [...new Set([...eventDays, ...(at.date === null ? [] : [at.date])])].sort(),
    order: orderAt(at.order, at.position),
  };
}

function peopleOf(people: readonly PersonFact[]): DraftAppearance[] {
  const byName = new Map<string, DraftAppearance>();
  for (const { name, isOfficial, titles, confidence, officeConfidence, spans } of people) {
    const known = byName.get(name);
    byName.set(name, {
      name,
      isOfficial: isOfficial || known?.isOfficial === true,
      titles: distinctTitles([...(known?.titles ?? []), ...titles]),
      confidence: surer(known?.confidence, confidence) ?? confidence,
      officeConfidence: surer(known?.officeConfidence, officeConfidence),
      spans: [...(known?.spans ?? []), ...spans].sort((a, b) => a.start - b.start),
    });
  }
  return [...byName.values()].sort((a, b) => startOf(a.spans) - startOf(b.spans));
}

/** Of spans in ascending order. */
function startOf([first]: readonly Span[]): number {
  return first === undefined ? Number.MAX_SAFE_INTEGER : first.start;
}

function distinctTitles(titles: readonly string[]): string[] {
  return titles.filter((title, at) => titles.findIndex((other) => sameTitle(other, title)) === at);
}

function draftSubject(subject: SubjectFact | null): Pick<DraftMetric, 'subjectId' | 'subjectName' | 'isAboutPerson'> {
  switch (subject?.kind) {
    case undefined:
      return { subjectId: null, subjectName: null, isAboutPerson: false };
    case 'PERSON':
      return { subjectId: null, subjectName: subject.name, isAboutPerson: true };
    case 'ORGANIZATION':
      return { subjectId: organizationId(subject.name), subjectName: subject.name, isAboutPerson: false };
    case 'LOCATION': {
      const { name } = subject.place;
      return { subjectId: locationsOf(subject.place).at(-1)?.id ?? null, subjectName: name, isAboutPerson: false };
    }
  }
}

function draftMetrics(article: DraftArticle, facts: readonly MetricFact[]): DraftMetric[] {
  return numbersOf(
    article,
    facts.map((fact) => ({
      id: '',
      articleId: article.id,
      pageId: article.pageId,
      newspaperId: article.newspaperId ?? null,
      editionKey: article.editionKey ?? null,
      ...(article.missing?.length && { missing: article.missing }),
      text: fact.text,
      value: fact.value,
      unit: fact.unit,
      normalizedValue: fact.normalizedValue,
      normalizedUnit: fact.normalizedUnit,
      counted: fact.counted,
      qualifier: fact.qualifier,
      label: fact.label,
      measure: fact.measure,
      ...draftSubject(fact.subject),
      kind: fact.kind,
      sentence: fact.sentence,
      confidence: fact.confidence,
      labelConfidence: fact.labelConfidence,
      span: fact.span,
      date: article.date,
      withinIds: article.withinIds,
      order: '',
    })),
  );
}

/** Sorts the articles of a page, and those of all pages, given the page's order. */
export function orderAt(page: string, position: number): string {
  return `${page} ${sortable(position)}`;
}

/** Numbers, in the order of the text, as those of this article: with the ids and places that they have in it. */
export function numbersOf(article: DraftArticle, metrics: readonly DraftMetric[]): DraftMetric[] {
  const seen = new Map<string, number>();
  const orders = new Map<string, number>();
  return metrics.map((metric) => {
    const repeat = countUp(seen, metric.text);
    const place = sortable(metric.span.start);
    const sharing = countUp(orders, place);
    return {
      ...metric,
      id: metricId(article.id, metric.text, repeat),
      articleId: article.id,
      // The ends of a range, "3~5年", stand in one place.
      order: `${article.order} ${place}${sharing === 0 ? '' : `.${sharing}`}`,
    };
  });
}

/** How often the key was counted before. */
function countUp(counts: Map<string, number>, key: string): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}

/** A number as text that sorts as it does: how many digits it has, and these. It stands in many indexes. */
function sortable(number: number): string {
  const digits = String(number);
  return `${digits.length}${digits}`;
}

/** The city in which most of the page's places lie, by its division code. A tie goes to the one named first. */
function regionOf(articles: readonly DraftArticle[], locations: ReadonlyMap<string, LocationRecord>): string | null {
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

/** An invented newspaper: what a few pages print, and the documents that an archive of them holds. */
import type { SearchDocument } from '../../src/store/bookkeeping-documents.js';
import type {
  AppearanceEntry,
  ArticleDocument,
  ArticleGenre,
  ArticleKind,
  ContributorRole,
  DoubtEntry,
  IssueDocument,
  LocationDocument,
  LocationLevel,
  MetricDocument,
  MetricKind,
  Missing,
  NewspaperDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
  Qualifier,
  Span,
  Versioned,
} from '../../src/store/documents.js';
import { editionKey, editionOrder } from '../../src/store/edition-key.js';
import { printsOf } from '../../src/store/reprints/prints.js';
import { nameKey, nameKeys, printedNameKeys } from '../../src/store/search/names.js';
import { indexedText } from '../../src/store/search/revise.js';
import { freshSegment } from '../../src/store/search/segments.js';

/** Left out: as in archives that were written before confidence was told. */
interface Sure {
  readonly confidence?: number;
}

export interface PrintedMetric extends Sure {
  readonly labelConfidence?: number;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly normalizedValue: number;
  readonly normalizedUnit: string;
  readonly label: string;
  /** The label, if not given. */
  readonly measure?: string;
  /** The id of what it is about. */
  readonly subjectId?: string;
  readonly subjectName?: string;
  readonly kind: MetricKind;
  readonly counted?: string;
  readonly qualifier?: Qualifier;
}

export interface PrintedArticle extends Sure {
  readonly headlineConfidence?: number | null;
  readonly headline: string | null;
  readonly kicker?: string;
  readonly subhead?: string;
  readonly rubric?: string;
  readonly body: readonly string[];
  readonly kind?: ArticleKind;
  /** Left out: as in archives that were written before genres were told. */
  readonly genre?: ArticleGenre;
  readonly byline?: readonly { readonly name: string; readonly role: ContributorRole }[];
  readonly dates?: readonly (Sure & { readonly text: string; readonly date: string | null })[];
  /** Titles make an official. */
  readonly people?: readonly (Sure & {
    readonly name: string;
    readonly printed?: string;
    readonly titles?: readonly string[];
    readonly officeConfidence?: number | null;
    readonly identityConfidence?: number | null;
  })[];
  readonly places?: readonly (Sure & {
    readonly name: string;
    readonly printed?: string;
    readonly linkConfidence?: number | null;
  })[];
  readonly organizations?: readonly string[];
  /** Of all of them. */
  readonly organizationConfidence?: number;
  readonly metrics?: readonly PrintedMetric[];
  readonly continuedFrom?: string;
  /** The headline of the first part. */
  readonly continues?: string;
}

export interface PrintedPage {
  readonly name: string;
  readonly newspaper?: string;
  readonly edition?: string;
  readonly date?: string;
  /** The line at the foot of the page. */
  readonly credit?: string;
  readonly doubts?: DoubtEntry[];
  readonly articles: readonly PrintedArticle[];
}

type Record<T extends Versioned> = Omit<T, '_id' | 'from' | 'until' | 'endedAt'>;

export interface Records {
  readonly pages: Record<PageDocument>[];
  readonly articles: Record<ArticleDocument>[];
  readonly metrics: Record<MetricDocument>[];
  readonly people: Record<PersonDocument>[];
  readonly locations: Record<LocationDocument>[];
  readonly organizations: Record<OrganizationDocument>[];
  readonly newspapers: Record<NewspaperDocument>[];
  readonly issues: Record<IssueDocument>[];
  readonly search: Record<SearchDocument>[];
}

/** The divisions that the newspaper writes about. */
const DIVISIONS: readonly [name: string, level: LocationLevel, code: string | null, parent: string | null][] = [
  ['河南省', 'PROVINCE', '410000', null],
  ['焦作市', 'CITY', '410800', '河南省'],
  ['沁阳市', 'COUNTY', '410882', '焦作市'],
  ['修武县', 'COUNTY', '410821', '焦作市'],
  ['西向镇', 'TOWNSHIP', '410882102', '沁阳市'],
  ['云阳河', 'PLACE', null, null],
];

/** Surname, then given name. */
const SYLLABLES: Readonly<globalThis.Record<string, string>> = {
  林启明: 'lin qi ming',
  周若兰: 'zhou ruo lan',
  何向东: 'he xiang dong',
  沈静: 'shen jing',
};

export const idOf = {
  page: (name: string) => `pg_${name}`,
  article: (headline: string) => `art_${headline}`,
  person: (name: string) => `per_${name}`,
  location: (name: string) => `loc_${name}`,
  organization: (name: string) => `org_${name}`,
  newspaper: (name: string) => `npr_${name}`,
  issue: (newspaper: string, date: string) => `iss_${newspaper}-${date}`,
};

/** Everything that an archive of these pages holds. */
export function recordsOf(pages: readonly PrintedPage[]): Records {
  const records: Records = {
    pages: [],
    articles: [],
    metrics: [],
    people: [],
    locations: [],
    organizations: [],
    newspapers: [],
    issues: [],
    search: [],
  };
  for (const page of pages) addPage(records, page);
  addLocations(records);
  const texts = records.articles.map((article) => indexedText(article.number, article));
  records.search.push(freshSegment({ first: 0, next: texts.length, gone: [] }, texts));
  return records;
}

function addPage(records: Records, page: PrintedPage): void {
  const pageId = idOf.page(page.name);
  const texts = page.articles.map((article) => [article.headline, ...article.body].filter((line) => line).join('\n'));
  const text = [...texts, ...(page.credit ? [page.credit] : [])].join('\n\n');
  const order = `${page.date ?? '0000-00-00'} ${page.name}`;
  let start = 0;
  const articleIds = page.articles.map((article, position) => {
    const length = texts[position]?.length ?? 0;
    const id = addArticle(records, page, article, { text, start, end: start + length, position, order });
    start += length + 2;
    return id;
  });
  addNewspaper(records, page);
  const lacks = lackedBy(page);
  records.pages.push({
    id: pageId,
    ...inPrint(page),
    missing: [...new Set([...lacks, ...page.articles.flatMap(lackedByArticle)])],
    issueId: page.newspaper && page.date ? idOf.issue(page.newspaper, page.date) : null,
    issueOrder: `${editionOrder(editionKey(page.edition ?? null))} ${page.name}`,
    name: page.name,
    newspaper: page.newspaper ?? null,
    edition: page.edition ?? null,
    date: page.date ?? null,
    dateBasis: page.date ? 'PRINTED' : 'UNKNOWN',
    text,
    furniture: page.credit ? [{ start: text.length - page.credit.length, end: text.length }] : [],
    coverage: 1,
    articleIds,
    ingestedAt: new Date('2024-01-02T03:04:05.678Z'),
    digest: page.name,
    order,
    region: null,
    ...(page.doubts && { doubts: page.doubts }),
  });
}

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly position: number;
  readonly order: string;
}

function addArticle(records: Records, page: PrintedPage, article: PrintedArticle, place: Place): string {
  const id = idOf.article(article.headline ?? article.body[0] ?? '');
  const pageId = idOf.page(page.name);
  const order = `${place.order} ${String(place.position).padStart(3, '0')}`;
  const spansOf = (printed: string): Span[] => occurrences(place, printed);
  const spanOf = (printed: string): Span => {
    const [first] = spansOf(printed);
    if (first === undefined) throw new Error(`"${article.headline}" does not print "${printed}"`);
    return first;
  };
  const appearances = (article.people ?? []).map(({ name, printed, titles = [], ...sure }): AppearanceEntry => {
    addPerson(records, name, printed ?? name, titles, page.date ?? null);
    return {
      personId: idOf.person(name),
      name: printed ?? name,
      isOfficial: titles.length > 0,
      titles: [...titles],
      ...sure,
      spans: spansOf(printed ?? name),
    };
  });
  const withinIds = [...new Set((article.places ?? []).flatMap(({ name }) => [name, ...ancestorsOf(name)]))].map(
    idOf.location,
  );
  for (const name of article.organizations ?? []) addOrganization(records, name);
  const missing = [...lackedBy(page), ...lackedByArticle(article)];
  records.articles.push({
    id,
    pageId,
    ...inPrint(page),
    missing,
    position: place.position,
    kind: article.kind ?? 'NEWS',
    ...(article.genre && { genre: article.genre }),
    ...(article.confidence !== undefined && { confidence: article.confidence }),
    ...(article.headlineConfidence !== undefined && { headlineConfidence: article.headlineConfidence }),
    headline: article.headline,
    kicker: article.kicker ?? null,
    subhead: article.subhead ?? null,
    rubric: article.rubric ?? null,
    paragraphs: [...article.body],
    prints: printsOf(article.body),
    byline: (article.byline ?? []).map(({ name, role }) => ({
      name,
      role,
      key: nameKey(name),
      personId: records.people.some((person) => person.name === name) ? idOf.person(name) : null,
    })),
    dates: (article.dates ?? []).map((day) => ({ ...day, span: spanOf(day.text) })),
    continuedFrom: article.continuedFrom ?? null,
    continuesId: article.continues ? idOf.article(article.continues) : null,
    appearances,
    organizations: (article.organizations ?? []).map((name) => ({
      organizationId: idOf.organization(name),
      spellings: [name],
      ...(article.organizationConfidence !== undefined && { confidence: article.organizationConfidence }),
      spans: spansOf(name),
    })),
    locations: (article.places ?? []).map(({ name, printed, ...sure }) => ({
      locationId: idOf.location(name),
      spellings: [printed ?? name],
      ...sure,
      spans: spansOf(printed ?? name),
    })),
    withinIds,
    span: { start: place.start + (article.headline ? article.headline.length + 1 : 0), end: place.end },
    number: records.articles.length,
    date: page.date ?? null,
    days: [
      ...new Set([...(article.dates ?? []).flatMap(({ date }) => date ?? []), ...(page.date ? [page.date] : [])]),
    ].sort(),
    order,
  });
  for (const [index, metric] of (article.metrics ?? []).entries()) {
    records.metrics.push({
      id: `met_${id.slice(4)}_${index}`,
      articleId: id,
      pageId,
      ...inPrint(page),
      ...(missing.length > 0 && { missing }),
      ...metric,
      measure: metric.measure ?? metric.label,
      subjectId: metric.subjectId ?? null,
      subjectName: metric.subjectName ?? null,
      counted: metric.counted ?? null,
      qualifier: metric.qualifier ?? null,
      sentence: sentenceWith(article, metric.text),
      span: spanOf(metric.text),
      date: page.date ?? null,
      withinIds,
      order: `${order} ${String(index).padStart(4, '0')}`,
    });
  }
  return id;
}

function addPerson(
  records: Records,
  name: string,
  printed: string,
  titles: readonly string[],
  date: string | null,
): void {
  let person = records.people.find((known) => known.name === name);
  const syllables = (SYLLABLES[name] ?? 'xu wu ming').split(' ');
  if (person === undefined) {
    person = {
      id: idOf.person(name),
      name,
      pinyin: [syllables[0], syllables.slice(1).join('')].join(' '),
      spellings: [name],
      searchKeys: [],
      isOfficial: false,
      offices: [],
      articleCount: 0,
      forms: [],
      newspapers: [],
      regions: [],
      descriptions: [],
    };
    records.people.push(person);
  }
  person.articleCount += 1;
  person.isOfficial ||= titles.length > 0;
  if (!person.spellings.includes(printed)) person.spellings.push(printed);
  person.searchKeys = nameKeys({ spellings: person.spellings, syllables });
  for (const title of titles) {
    const office = person.offices.find((held) => held.title === title);
    if (office === undefined) person.offices.push({ title, firstSeen: date, lastSeen: date, articleCount: 1 });
    else Object.assign(office, { lastSeen: date ?? office.lastSeen, articleCount: office.articleCount + 1 });
  }
}

function addOrganization(records: Records, name: string): void {
  const known = records.organizations.find((organization) => organization.name === name);
  if (known) known.articleCount += 1;
  else {
    const kind = name.endsWith('公司') ? 'COMPANY' : 'OTHER';
    records.organizations.push({
      id: idOf.organization(name),
      name,
      kind,
      spellings: [name],
      searchKeys: printedNameKeys(name, []),
      articleCount: 1,
    });
  }
}

/** Names that belong together are no matter of these tests: each is a newspaper of its own. */
function addNewspaper(records: Records, { newspaper: name, date, articles }: PrintedPage): void {
  if (name === undefined) return;
  const id = idOf.newspaper(name);
  const paper = records.newspapers.find((known) => known.id === id);
  if (paper === undefined) {
    const forms = [{ name, pageCount: 1 }];
    records.newspapers.push({
      id,
      name,
      forms,
      spellings: [name],
      lookUps: [name],
      searchKeys: printedNameKeys(name, []),
      pageCount: 1,
      articleCount: articles.length,
    });
  } else {
    const { pageCount } = Object.assign(paper, counted(paper, articles.length));
    paper.forms = [{ name, pageCount }];
  }
  if (date === undefined) return;
  const issue = records.issues.find((known) => known.id === idOf.issue(name, date));
  if (issue !== undefined) Object.assign(issue, counted(issue, articles.length));
  else {
    const of = { id: idOf.issue(name, date), newspaperId: id, date };
    records.issues.push({ ...of, pageCount: 1, articleCount: articles.length });
  }
}

function counted({ pageCount, articleCount }: { pageCount: number; articleCount: number }, articles: number) {
  return { pageCount: pageCount + 1, articleCount: articleCount + articles };
}

function inPrint({ newspaper, edition }: PrintedPage) {
  return { newspaperId: newspaper ? idOf.newspaper(newspaper) : null, editionKey: editionKey(edition ?? null) };
}

function lackedBy({ newspaper, date, edition }: PrintedPage): Missing[] {
  return [
    ...(newspaper ? [] : ['NEWSPAPER' as const]),
    ...(date ? [] : ['DATE' as const]),
    ...(edition ? [] : ['EDITION' as const]),
  ];
}

function lackedByArticle({ headline, byline = [] }: PrintedArticle): Missing[] {
  return [...(headline === null ? ['HEADLINE' as const] : []), ...(byline.length === 0 ? ['BYLINE' as const] : [])];
}

function addLocations(records: Records): void {
  for (const [name, level, code, parent] of DIVISIONS) {
    const id = idOf.location(name);
    const articles = records.articles.filter((article) => article.withinIds.includes(id));
    if (articles.length === 0) continue;
    const mentions = articles.flatMap((article) => article.locations).filter((mention) => mention.locationId === id);
    const spellings = [...new Set([name, ...mentions.flatMap((mention) => mention.spellings)])];
    records.locations.push({
      id,
      name,
      level,
      code,
      spellings,
      searchKeys: printedNameKeys(name, spellings),
      parentId: parent === null ? null : idOf.location(parent),
      ancestorIds: ancestorsOf(name).map(idOf.location),
      articleCount: articles.length,
    });
  }
}

/** From the province down. */
function ancestorsOf(name: string): string[] {
  const parent = DIVISIONS.find(([known]) => known === name)?.[3] ?? null;
  return parent === null ? [] : [...ancestorsOf(parent), parent];
}

function occurrences({ text, start, end }: Place, printed: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(printed, start); at >= 0 && at < end; at = text.indexOf(printed, at + printed.length)) {
    spans.push({ start: at, end: at + printed.length });
  }
  return spans;
}

function sentenceWith(article: PrintedArticle, text: string): string {
  const sentences = article.body.flatMap((paragraph) => paragraph.match(/[^。！？]+[。！？]?/gu) ?? []);
  return sentences.find((sentence) => sentence.includes(text)) ?? '';
}

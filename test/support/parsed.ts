/** Pages as they are put into the archive, for tests of the archive: only what a test is about is said. */
import { type DraftPage, draftAs, draftPage } from '../../src/ingest/archive/draft.js';
import { formerPageId } from '../../src/ingest/ids.js';
import type {
  LocationFact,
  MetricFact,
  OrganizationFact,
  ParsedArticle,
  ParsedPage,
  PersonFact,
} from '../../src/ingest/parsed.js';
import type { ArticleKind } from '../../src/store/documents.js';

export interface ArticleSketch {
  readonly headline?: string;
  readonly body?: string;
  readonly kind?: ArticleKind;
  readonly continuedFrom?: string;
  /** "市委书记 柳青禾": an official; "村民: 柳青禾": somebody described; "柳青禾": a name alone. */
  readonly people?: readonly string[];
  readonly byline?: readonly string[];
  readonly locations?: readonly LocationFact[];
  readonly organizations?: readonly (string | readonly [name: string, ...short: string[]])[];
  readonly metrics?: readonly (readonly [label: string, text: string, value: number])[];
}

export interface PageSketch {
  readonly newspaper?: string | null;
  readonly date?: string | null;
  readonly edition?: string | null;
}

/** A page named `name` with these articles. */
export function readPageOf(name: string, articles: readonly ArticleSketch[], sketch: PageSketch = {}): DraftPage {
  const given = { newspaper: '沁园日报', date: '2021-06-04', edition: null, ...sketch };
  const parsed: ParsedPage = {
    ...given,
    newspaperName: given.newspaper,
    name,
    dateBasis: given.date === null ? 'UNKNOWN' : 'GIVEN',
    text: articles.map((article) => `${article.headline ?? ''}\n${article.body ?? ''}`).join('\n'),
    furniture: [],
    unread: [],
    coverage: 1,
    articles: articles.map(articleOf),
  };
  // A page of the same name and given day is the same.
  return draftAs(draftPage(parsed, { origin: name, given }), formerPageId({ name, ...given }), name);
}

function articleOf(sketch: ArticleSketch, position: number): ParsedArticle {
  return {
    kind: sketch.kind ?? 'NEWS',
    genre: null,
    headline: sketch.headline ?? `第${position}篇`,
    kicker: null,
    subhead: null,
    rubric: null,
    heads: [],
    paragraphs: [sketch.body ?? `本报讯 这是第${position}篇的正文。`],
    byline: (sketch.byline ?? []).map((name) => ({ name, role: 'REPORTER', spans: [] })),
    dates: [],
    continuedFrom: sketch.continuedFrom ?? null,
    people: (sketch.people ?? []).map(personOf),
    organizations: (sketch.organizations ?? []).map(organizationOf),
    locations: sketch.locations ?? [],
    metrics: (sketch.metrics ?? []).map(metricOf),
    span: { start: position, end: position + 1 },
    borderConfidence: 1,
    headlineConfidence: 1,
    doubts: [],
  };
}

function personOf(text: string, at: number): PersonFact {
  const [description, described] = text.split(': ');
  const [title, titled] = text.split(' ');
  const spans = [{ start: at, end: at + 1 }];
  const named = (name: string, own: readonly string[]) => ({
    name,
    spellings: [name],
    titles: own,
    confidence: 1,
    officeConfidence: own.length > 0 ? 1 : null,
    officeRule: null,
    spans,
    rule: '',
  });
  if (described !== undefined) return { ...named(described, [description ?? '']), isOfficial: false };
  if (titled !== undefined) return { ...named(titled, [title ?? '']), isOfficial: true };
  return { ...named(text, []), isOfficial: false };
}

function organizationOf(forms: string | readonly [string, ...string[]]): OrganizationFact {
  const spellings = typeof forms === 'string' ? [forms] : forms;
  return { name: spellings[0] ?? '', spellings, confidence: 1, spans: [{ start: 0, end: 1 }], rule: '' };
}

function metricOf([label, text, value]: readonly [string, string, number], at: number): MetricFact {
  return {
    text,
    value,
    unit: '万元',
    normalizedValue: value * 10_000,
    normalizedUnit: 'CNY',
    counted: null,
    qualifier: null,
    label,
    measure: label,
    subject: null,
    kind: 'AMOUNT',
    sentence: text,
    confidence: 1,
    labelConfidence: 1,
    span: { start: at, end: at + 1 },
    rule: '',
    labelRule: '',
  };
}

/** A place in 焦作市, 河南省, by its official code. */
export function placeIn焦作(name: string, code: string | null, ...spellings: string[]): LocationFact {
  return {
    name,
    spellings: spellings.length > 0 ? spellings : [name],
    level: name.endsWith('区') || name.endsWith('县') ? 'COUNTY' : 'PLACE',
    code,
    ancestors: [
      { name: '河南省', level: 'PROVINCE', code: '410000' },
      { name: '焦作市', level: 'CITY', code: '410800' },
    ],
    confidence: 1,
    linkConfidence: 1,
    linkRule: null,
    spans: [{ start: 0, end: 1 }],
    rule: '',
  };
}

/** Which properties of a document an operation needs, so that the store need not send the others. */
import { type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Documents } from '../store/changes.js';
import type { Projection } from '../store/reading.js';

/** What nobody asks for by itself is read whole. */
export type ProjectedCollection = Exclude<keyof Documents, 'search' | 'figures'>;

/** Properties, of entries in lists theirs: "headline", "appearances.titles". */
type Property<T> = {
  [Name in keyof T & string]: T[Name] extends readonly (infer Entry extends object)[]
    ? Name | `${Name}.${keyof Entry & string}`
    : Name;
}[keyof T & string];

interface Uses<T> {
  /** Read whatever is asked for: what names an object, leads on to others, or is counted. */
  readonly always: readonly (keyof T & string)[];
  /** The fields that are made from a property, some only where they are given an argument. */
  readonly fields: { readonly [Name in Property<T>]?: readonly string[] };
}

/** What marks a page takes all that an article says. */
const MARKING = ['Article.mentions', 'Page.facts'];
const WITH_APPEARANCES = [
  ...MARKING,
  'Article.officials',
  'Article.people',
  'Article.related',
  'Metric.people',
  'Person.appearances',
];
const CITED = ['Article.citation', 'Metric.citation', 'Node.citation'];
/** An article, and a number by it, is cited with what its page prints. */
const WITH_PAGES_CITED = [...CITED, 'Page.citation'];
const WITH_ORGANIZATIONS = [...MARKING, 'Article.organizations', 'Article.organizationMentions', 'Article.related'];
const WITH_LOCATIONS = [
  ...MARKING,
  'Article.locations',
  'Article.locationMentions',
  'Article.related',
  'Metric.locations',
];

/** What the same text elsewhere is found by. */
const REPRINTS = ['Article.reprints'];

/** Of each collection; a property that stands in neither list is never read. What cursors are made of is read besides. */
const USES: { readonly [Name in ProjectedCollection]: Uses<Documents[Name]> } = {
  pages: {
    always: ['id'],
    fields: {
      name: ['Page.name'],
      newspaper: ['Page.newspaper', ...WITH_PAGES_CITED],
      edition: ['Page.edition', ...WITH_PAGES_CITED],
      date: ['Page.date', ...WITH_PAGES_CITED],
      dateBasis: ['Page.dateBasis', ...WITH_PAGES_CITED],
      text: ['Page.text', 'TextSpan.text', 'TextSpan.context', 'ArticleEdge.highlights', 'Reprint.differs'],
      furniture: ['Page.furniture'],
      coverage: ['Page.coverage'],
      articleIds: ['Page.articles', 'Page.facts'],
      ingestedAt: ['Page.ingestedAt'],
      doubts: ['Page.doubts'],
      newspaperId: ['Page.paper'],
      issueId: ['Page.issue', 'Page.previous', 'Page.next', 'Issue.pages', 'Issue.frontPage'],
    },
  },
  articles: {
    always: ['id', 'pageId', 'number'],
    fields: {
      position: ['Article.position'],
      confidence: ['Article.confidence'],
      headlineConfidence: [...MARKING, 'Article.headlineConfidence'],
      kind: ['Article.kind'],
      genre: ['Article.genre'],
      headline: [...MARKING, ...CITED, 'Article.headline', 'ArticleEdge.highlights', 'Article.related'],
      kicker: [...MARKING, 'Article.kicker', 'ArticleEdge.highlights'],
      subhead: [...MARKING, 'Article.subhead', 'ArticleEdge.highlights'],
      heads: MARKING,
      rubric: [...MARKING, 'Article.rubric'],
      paragraphs: [
        ...CITED,
        'Article.body',
        'Article.paragraphs',
        'ArticleEdge.highlights',
        'Article.related',
        ...REPRINTS,
      ],
      prints: REPRINTS,
      newspaperId: REPRINTS,
      byline: [...MARKING, ...CITED, 'Article.byline'],
      dates: [...MARKING, 'Article.dates'],
      continuedFrom: ['Article.continuedFrom'],
      continuesId: ['Article.continues'],
      'appearances.personId': WITH_APPEARANCES,
      'appearances.name': [...MARKING, 'Appearance.name', 'Article.related', 'Metric.people'],
      'appearances.isOfficial': ['Appearance.isOfficial', 'Article.officials'],
      'appearances.titles': ['Appearance.titles'],
      'appearances.confidence': [
        ...MARKING,
        'Appearance.confidence',
        'Article.officials(minConfidence)',
        'Article.people(minConfidence)',
      ],
      'appearances.officeConfidence': ['Appearance.officeConfidence', 'Article.officials(minConfidence)'],
      'appearances.identityConfidence': ['Appearance.identityConfidence'],
      'appearances.spans': [...MARKING, 'Appearance.spans', 'Metric.people'],
      'organizations.organizationId': WITH_ORGANIZATIONS,
      'organizations.spellings': [...MARKING, 'OrganizationMention.spellings', 'Article.related'],
      'organizations.confidence': [
        ...MARKING,
        'OrganizationMention.confidence',
        'Article.organizations(minConfidence)',
        'Article.organizationMentions(minConfidence)',
      ],
      'organizations.spans': [...MARKING, 'OrganizationMention.spans'],
      'locations.locationId': WITH_LOCATIONS,
      'locations.spellings': [...MARKING, 'LocationMention.spellings', 'Article.related', 'Metric.locations'],
      'locations.confidence': [
        ...MARKING,
        'LocationMention.confidence',
        'Article.locations(minConfidence)',
        'Article.locationMentions(minConfidence)',
      ],
      'locations.linkConfidence': [
        'LocationMention.linkConfidence',
        'Article.locations(minConfidence)',
        'Article.locationMentions(minConfidence)',
      ],
      'locations.spans': [...MARKING, 'LocationMention.spans', 'Metric.locations'],
      withinIds: ['Location.parent', 'Location.ancestors'],
      span: ['Article.span', 'ArticleEdge.highlights', 'Reprint.differs'],
      date: ['Article.date', 'Query.metricSeries', ...REPRINTS],
      days: ['Query.metricSeries'],
    },
  },
  metrics: {
    always: ['id', 'articleId'],
    fields: {
      pageId: ['Metric.span'],
      text: [...MARKING, 'Metric.text'],
      value: ['Metric.value'],
      unit: ['Metric.unit'],
      normalizedValue: ['Metric.normalizedValue', 'Query.metricSeries'],
      normalizedUnit: ['Metric.normalizedUnit', 'Query.metricSeries'],
      counted: ['Metric.counted'],
      qualifier: ['Metric.qualifier'],
      label: ['Metric.label', 'Metric.measure', 'Query.metricSeries'],
      measure: ['Metric.measure', 'Query.metricSeries'],
      subjectId: ['Metric.subject', 'Query.metricSeries'],
      kind: ['Metric.kind', 'Article.metrics(kind)'],
      sentence: ['Metric.sentence', 'Metric.locations', 'Metric.people'],
      confidence: [...MARKING, 'Metric.confidence', 'Article.metrics(minConfidence)'],
      labelConfidence: ['Metric.labelConfidence'],
      span: [...MARKING, 'Metric.span', 'Metric.locations', 'Metric.people'],
    },
  },
  people: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Person.name', 'FacetCount.value', 'Person.citation', 'Node.citation'],
      pinyin: ['Person.pinyin'],
      spellings: ['Person.spellings'],
      isOfficial: ['Person.isOfficial'],
      offices: ['Person.offices'],
    },
  },
  locations: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Location.name', 'FacetCount.value', 'Location.citation', 'Node.citation'],
      spellings: ['Location.spellings'],
      level: ['Location.level'],
      code: ['Location.code'],
      parentId: ['Location.parent'],
      ancestorIds: ['Location.ancestors'],
    },
  },
  organizations: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Organization.name', 'FacetCount.value', 'Organization.citation', 'Node.citation'],
      kind: ['Organization.kind'],
      spellings: ['Organization.spellings'],
    },
  },
  newspapers: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Newspaper.name', 'FacetCount.value', 'Newspaper.citation', 'Issue.citation', 'Node.citation'],
      spellings: ['Newspaper.spellings'],
      pageCount: ['Newspaper.pageCount'],
    },
  },
  issues: {
    always: ['id', 'newspaperId'],
    fields: {
      date: ['Issue.date', 'Issue.citation', 'Node.citation'],
      pageCount: ['Issue.pageCount'],
      articleCount: ['Issue.articleCount'],
    },
  },
  corrections: {
    always: ['id'],
    fields: {
      kind: ['Correction.kind'],
      author: ['Correction.author'],
      at: ['Correction.at'],
      objects: ['Correction.objects', 'Correction.nodes'],
      changes: ['Correction.changes'],
      reason: ['Correction.reason'],
      status: ['Correction.status'],
      undone: ['Correction.undone'],
      value: ['Correction.anchor'],
    },
  },
};

/** The fields that an operation asks for anywhere, fragments included, and what they are given: "Article.metrics(kind)". */
export class RequestedFields {
  private readonly fields = new Set<string>();
  private readonly projections = new Map<ProjectedCollection, Projection>();

  constructor(document: DocumentNode, schema: GraphQLSchema) {
    const typeInfo = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(typeInfo, {
        enter: (node) => {
          const parent = typeInfo.getParentType();
          if (node.kind !== Kind.FIELD || !parent) return;
          const field = `${getNamedType(parent).name}.${node.name.value}`;
          this.fields.add(field);
          for (const { name } of node.arguments ?? []) this.fields.add(`${field}(${name.value})`);
        },
      }),
    );
  }

  has(field: string): boolean {
    return this.fields.has(field);
  }

  /** The properties of a collection's documents that what is asked for is made from. */
  projection(collection: ProjectedCollection): Projection {
    const known = this.projections.get(collection);
    if (known !== undefined) return known;
    const { always, fields } = USES[collection];
    const needed = Object.entries(fields).filter(([, made]) => made.some((field) => this.has(field)));
    const properties = [...always, ...needed.map(([property]) => property)];
    const projection = Object.fromEntries(properties.map((property) => [property, 1 as const]));
    this.projections.set(collection, projection);
    return projection;
  }
}

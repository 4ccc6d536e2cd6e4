/** Which properties of a document an operation needs, so that the store need not send the others. */
import { type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type {
  ArticleDocument,
  CorrectionDocument,
  LocationDocument,
  MetricDocument,
  OrganizationDocument,
  PageDocument,
  PersonDocument,
} from '../store/documents.js';
import type { Projection } from '../store/reading.js';

interface Documents {
  pages: PageDocument;
  articles: ArticleDocument;
  metrics: MetricDocument;
  people: PersonDocument;
  locations: LocationDocument;
  organizations: OrganizationDocument;
  corrections: CorrectionDocument;
}

export type ProjectedCollection = keyof Documents;

interface Uses<T> {
  /** Read whatever is asked for: what names an object, leads on to others, or is counted. */
  readonly always: readonly (keyof T & string)[];
  /** The fields that are made from a property. */
  readonly fields: { readonly [Property in keyof T & string]?: readonly string[] };
}

/** Of each collection; a property that stands in neither list is never read. What cursors are made of is read besides. */
const USES: { readonly [Name in ProjectedCollection]: Uses<Documents[Name]> } = {
  pages: {
    always: ['id'],
    fields: {
      name: ['Page.name'],
      newspaper: ['Page.newspaper'],
      edition: ['Page.edition'],
      date: ['Page.date'],
      dateBasis: ['Page.dateBasis'],
      text: ['Page.text', 'TextSpan.text', 'TextSpan.context', 'ArticleEdge.highlights'],
      furniture: ['Page.furniture'],
      coverage: ['Page.coverage'],
      articleIds: ['Page.articles'],
      ingestedAt: ['Page.ingestedAt'],
      doubts: ['Page.doubts'],
    },
  },
  articles: {
    always: ['id', 'pageId', 'number'],
    fields: {
      position: ['Article.position'],
      confidence: ['Article.confidence'],
      headlineConfidence: ['Article.headlineConfidence'],
      kind: ['Article.kind'],
      genre: ['Article.genre'],
      headline: ['Article.headline', 'ArticleEdge.highlights', 'Article.related'],
      kicker: ['Article.kicker', 'ArticleEdge.highlights'],
      subhead: ['Article.subhead', 'ArticleEdge.highlights'],
      rubric: ['Article.rubric'],
      paragraphs: ['Article.body', 'Article.paragraphs', 'ArticleEdge.highlights', 'Article.related'],
      byline: ['Article.byline'],
      dates: ['Article.dates'],
      continuedFrom: ['Article.continuedFrom'],
      continuesId: ['Article.continues'],
      appearances: ['Article.officials', 'Article.people', 'Article.related', 'Metric.people', 'Person.appearances'],
      organizations: ['Article.organizations', 'Article.organizationMentions', 'Article.related'],
      locations: ['Article.locations', 'Article.locationMentions', 'Article.related', 'Metric.locations'],
      withinIds: ['Location.parent', 'Location.ancestors'],
      span: ['Article.span', 'ArticleEdge.highlights'],
      date: ['Query.metricSeries'],
      days: ['Query.metricSeries'],
    },
  },
  metrics: {
    always: ['id', 'articleId'],
    fields: {
      pageId: ['Metric.span'],
      text: ['Metric.text'],
      value: ['Metric.value'],
      unit: ['Metric.unit'],
      normalizedValue: ['Metric.normalizedValue', 'Query.metricSeries'],
      normalizedUnit: ['Metric.normalizedUnit', 'Query.metricSeries'],
      counted: ['Metric.counted'],
      qualifier: ['Metric.qualifier'],
      label: ['Metric.label', 'Metric.measure', 'Query.metricSeries'],
      measure: ['Metric.measure', 'Query.metricSeries'],
      subjectId: ['Metric.subject', 'Query.metricSeries'],
      kind: ['Metric.kind', 'Article.metrics'],
      sentence: ['Metric.sentence', 'Metric.locations', 'Metric.people'],
      confidence: ['Metric.confidence', 'Article.metrics'],
      labelConfidence: ['Metric.labelConfidence'],
      span: ['Metric.span', 'Metric.locations', 'Metric.people'],
    },
  },
  people: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Person.name'],
      pinyin: ['Person.pinyin'],
      spellings: ['Person.spellings'],
      isOfficial: ['Person.isOfficial'],
      offices: ['Person.offices'],
    },
  },
  locations: {
    always: ['id', 'articleCount'],
    fields: {
      name: ['Location.name'],
      spellings: ['Location.spellings'],
      level: ['Location.level'],
      code: ['Location.code'],
      parentId: ['Location.parent'],
      ancestorIds: ['Location.ancestors'],
    },
  },
  organizations: {
    always: ['id', 'articleCount'],
    fields: { name: ['Organization.name'], spellings: ['Organization.spellings'] },
  },
  corrections: {
    always: ['id'],
    fields: {
      kind: ['Correction.kind'],
      author: ['Correction.author'],
      at: ['Correction.at'],
      objects: ['Correction.objects'],
      changes: ['Correction.changes'],
    },
  },
};

/** The fields that an operation asks for anywhere, fragments included: "Article.headline". */
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
          if (node.kind === Kind.FIELD && parent) this.fields.add(`${getNamedType(parent).name}.${node.name.value}`);
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

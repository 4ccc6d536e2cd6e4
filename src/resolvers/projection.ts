/** Which long properties of a document an operation does not need, so that the store need not send them. */
import { type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import type { Without } from '../store/reading.js';

/** For each collection, its long properties and the fields that are made from them. */
const MADE_FROM = {
  pages: {
    text: ['Page.text', 'TextSpan.text', 'TextSpan.context', 'ArticleEdge.highlights'],
    furniture: ['Page.furniture'],
    articleIds: ['Page.articles'],
    doubts: ['Page.doubts'],
  },
  articles: {
    paragraphs: ['Article.body', 'Article.paragraphs', 'ArticleEdge.highlights', 'Article.related'],
    byline: ['Article.byline'],
    dates: ['Article.dates'],
    appearances: ['Article.officials', 'Article.people', 'Article.related', 'Metric.people', 'Person.appearances'],
    organizations: ['Article.organizations', 'Article.organizationMentions', 'Article.related'],
    locations: ['Article.locations', 'Article.locationMentions', 'Article.related', 'Metric.locations'],
    withinIds: ['Location.parent', 'Location.ancestors'],
    days: ['Query.metricSeries'],
  },
  metrics: { sentence: ['Metric.sentence', 'Metric.locations', 'Metric.people'], withinIds: [] },
  people: {
    searchKeys: [],
    forms: [],
    newspapers: [],
    regions: [],
    descriptions: [],
    spellings: ['Person.spellings'],
    offices: ['Person.offices'],
  },
  locations: { spellings: ['Location.spellings'], ancestorIds: ['Location.ancestors'] },
  organizations: { spellings: ['Organization.spellings'] },
  corrections: { changes: ['Correction.changes'], standing: [] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

export type ProjectedCollection = keyof typeof MADE_FROM;

/** The fields that an operation asks for anywhere, fragments included: "Article.headline". */
export class RequestedFields {
  private readonly fields = new Set<string>();
  private readonly projections = new Map<ProjectedCollection, Without>();

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

  /** The projection for a collection's documents: the long properties that nothing asked for is made from. */
  without(collection: ProjectedCollection): Without {
    const known = this.projections.get(collection);
    if (known !== undefined) return known;
    const properties: [string, readonly string[]][] = Object.entries(MADE_FROM[collection]);
    const unneeded = properties.filter(([, fields]) => !fields.some((field) => this.has(field)));
    const projection = Object.fromEntries(unneeded.map(([property]) => [property, 0 as const]));
    this.projections.set(collection, projection);
    return projection;
  }
}

/** Where what an operation brings back is printed: asked beside it, taken out of the answer, told as citations. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  parse,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { linkTo } from '../../resolvers/links.js';

export interface Quotation {
  /** Exactly as the page prints it. */
  readonly text: string;
  /** Where it stands in the text of the page, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** An article that an answer rests on. */
export interface Citation {
  readonly article: string;
  readonly headline: string | null;
  readonly newspaper: string | null;
  /** YYYY-MM-DD. */
  readonly date: string | null;
  /** As it is printed or given, such as A02. */
  readonly edition: string | null;
  readonly page: { readonly id: string; readonly name: string };
  /** The article's permanent link. */
  readonly link: string;
  readonly quotations: readonly Quotation[];
}

const ARTICLE = 'citedId: id citedHeadline: headline citedPage: page { id name newspaper edition date }';
const SPAN = '{ start end text }';
const OF_ARTICLE = `citedArticle: article { ${ARTICLE} }`;
const FIELDS: Readonly<Record<string, readonly FieldNode[]>> = {
  Article: fieldsIn(ARTICLE),
  Metric: fieldsIn(`${OF_ARTICLE} citedSpan: span ${SPAN}`),
  Appearance: fieldsIn(`${OF_ARTICLE} citedSpans: spans ${SPAN}`),
};
/** Of an article that is found, the places that answer what was looked for: only where they are asked for anyway. */
const HIGHLIGHTS = fieldsIn(`citedHighlights: highlights { span ${SPAN} }`);

/** The same operation, which also asks where each article, number and person is printed. */
export function citing(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (node) => {
          const added = addedTo(types.getParentType()?.name ?? '', node);
          return added.length === 0 ? undefined : { ...node, selections: [...node.selections, ...added] };
        },
      },
    }),
  );
}

/** @returns the answer as the operation itself gives it, and what it cites, in the order in which it does */
export function cited(
  data: unknown,
  base: string,
): { readonly data: unknown; readonly citations: readonly Citation[] } {
  const citations = new Citations(base);
  return { data: citations.takenFrom(data), citations: citations.all };
}

class Citations {
  private readonly base: string;
  private readonly known = new Map<
    string,
    { citation: Omit<Citation, 'quotations'>; quotations: Map<number, Quotation> }
  >();

  constructor(base: string) {
    this.base = base;
  }

  get all(): Citation[] {
    return [...this.known.values()].map(({ citation, quotations }) => ({
      ...citation,
      quotations: [...quotations.values()].sort((a, b) => a.start - b.start),
    }));
  }

  takenFrom(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.takenFrom(each));
    if (!isRecord(value)) return value;
    const { citedId, citedHeadline, citedPage, citedArticle, citedSpan, citedSpans, citedHighlights, ...own } = value;
    if (citedId !== undefined) this.cite(value);
    if (isRecord(citedArticle)) this.quote(this.cite(citedArticle), citedSpan ?? citedSpans);
    if (isRecord(own.node) && citedHighlights !== undefined) {
      const spans = (citedHighlights as readonly { span: Quotation }[] | null)?.map(({ span }) => span);
      this.quote(this.cite(own.node), spans);
    }
    return Object.fromEntries(Object.entries(own).map(([name, each]) => [name, this.takenFrom(each)]));
  }

  /** @param article with what is asked of every article */
  private cite({ citedId, citedHeadline, citedPage }: Readonly<Record<string, unknown>>): string {
    const id = String(citedId);
    if (!this.known.has(id)) {
      const { newspaper, edition, date, ...page } = citedPage as Pick<Citation, 'newspaper' | 'edition' | 'date'> &
        Citation['page'];
      const link = linkTo(this.base, id);
      const citation = { article: id, headline: citedHeadline as string | null, newspaper, date, edition, page, link };
      this.known.set(id, { citation, quotations: new Map() });
    }
    return id;
  }

  private quote(id: string, spans: unknown): void {
    for (const { text, start, end } of (Array.isArray(spans) ? spans : [spans ?? []].flat()) as Quotation[]) {
      this.known.get(id)?.quotations.set(start, { text, start, end });
    }
  }
}

function addedTo(type: string, { selections }: SelectionSetNode): readonly FieldNode[] {
  const asksForHighlights = selections.some((each) => each.kind === Kind.FIELD && each.name.value === 'highlights');
  if (type === 'ArticleEdge') return asksForHighlights ? HIGHLIGHTS : [];
  return FIELDS[type] ?? [];
}

function fieldsIn(selection: string): readonly FieldNode[] {
  const [definition] = parse(`{ ${selection} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.filter((each) => each.kind === Kind.FIELD);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** All that an article, or a page, says, with its places on the page. */
import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { Article } from '../schema/article.js';
import { Mention, MentionKind } from '../schema/mention.js';
import { Page } from '../schema/page.js';
import { checkRange } from '../store/argument-error.js';
import type { ArticleDocument, Confidence, MetricDocument, PageDocument, Span } from '../store/documents.js';
import { isGiven } from '../store/pagination.js';
import { surerThan } from './name-mentions.js';
import { loadNode, type NodeDocument } from './nodes.js';
import type { RequestState } from './request-state.js';
import { onPage, type SpanOfPage } from './text-spans.js';

const MOST_MENTIONS = 1_000;

const KINDS_DESCRIPTION = 'Only these; all if left out.';
const CONFIDENCE_DESCRIPTION =
  'Only those that are at least so sure, 0 to 1; what has no confidence is left out then. All if left out.';

interface MentionOfArticle {
  readonly kind: keyof typeof MentionKind;
  readonly text: string;
  readonly article: ArticleDocument;
  readonly date: string | null;
  readonly confidence: Confidence | null;
  readonly spans: readonly SpanOfPage[];
  readonly nodeId: string | null;
  /** Where what it is has been read already. */
  readonly node?: MetricDocument;
}

interface Wanted {
  readonly kinds: readonly string[] | null;
  readonly first: number;
  readonly minConfidence: number | null;
}

@Resolver(() => Article)
export class ArticleMentionsResolver {
  @FieldResolver(() => [Mention], {
    description: 'Everything that was read from it, each with all its places on the page, by where it stands first.',
  })
  mentions(
    @Root() article: ArticleDocument,
    @Arg('kinds', () => [MentionKind], { nullable: true, description: KINDS_DESCRIPTION }) kinds: string[] | null,
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many, at most 1000.' }) first: number,
    @Arg('minConfidence', () => Float, { nullable: true, description: CONFIDENCE_DESCRIPTION })
    minConfidence: number | null,
    @Ctx('state') state: RequestState,
  ): Promise<MentionOfArticle[]> {
    return mentionsIn([article], { kinds, first, minConfidence }, state);
  }
}

@Resolver(() => Page)
export class PageFactsResolver {
  @FieldResolver(() => [Mention], {
    description:
      'Everything that was read from its articles, each with all its places on the page, by where it stands first.',
  })
  async facts(
    @Root() page: PageDocument,
    @Arg('kinds', () => [MentionKind], { nullable: true, description: KINDS_DESCRIPTION }) kinds: string[] | null,
    @Arg('first', () => Int, { defaultValue: 300, description: 'How many, at most 1000.' }) first: number,
    @Arg('minConfidence', () => Float, { nullable: true, description: CONFIDENCE_DESCRIPTION })
    minConfidence: number | null,
    @Ctx('state') state: RequestState,
  ): Promise<MentionOfArticle[]> {
    const articles = await Promise.all(page.articleIds.map((id) => state.loaders.article.load(id)));
    return mentionsIn(articles.filter(isGiven), { kinds, first, minConfidence }, state);
  }
}

@Resolver(() => Mention)
export class MentionResolver {
  @FieldResolver()
  node(
    @Root() { node, nodeId }: MentionOfArticle,
    @Ctx('state') { loaders }: RequestState,
  ): NodeDocument | Promise<NodeDocument | null> | null {
    if (node !== undefined) return node;
    return nodeId === null ? null : loadNode(loaders, nodeId);
  }
}

/** @throws ArgumentError for a `first` or a least confidence out of its range */
async function mentionsIn(
  articles: readonly ArticleDocument[],
  { kinds, first, minConfidence }: Wanted,
  { loaders }: RequestState,
): Promise<MentionOfArticle[]> {
  checkRange('first', first, MOST_MENTIONS);
  const isSure = surerThan(minConfidence);
  const isWanted = (kind: string) => !isGiven(kinds) || kinds.includes(kind);
  const metrics = isWanted(MentionKind.METRIC)
    ? await Promise.all(articles.map(({ id }) => loaders.metricsOf.load(id)))
    : [];
  const mentions = articles.flatMap((article, at) => mentionsOf(article, metrics[at] ?? []));
  return mentions
    .filter(({ kind, confidence }) => isWanted(kind) && isSure(confidence))
    .sort((a, b) => startOf(a) - startOf(b))
    .slice(0, first);
}

function mentionsOf(article: ArticleDocument, metrics: readonly MetricDocument[]): MentionOfArticle[] {
  const located = onPage(article.pageId);
  const mentions: MentionOfArticle[] = [];
  const add = (
    kind: keyof typeof MentionKind,
    text: string,
    spans: readonly Span[],
    { confidence = null, date = null, nodeId = null, node }: Partial<OfKind> = {},
  ) => {
    const mention = { kind, text, article, date, confidence, spans: spans.map(located), nodeId };
    mentions.push(node === undefined ? mention : { ...mention, node });
  };
  const heads = {
    RUBRIC: article.rubric,
    KICKER: article.kicker,
    HEADLINE: article.headline,
    SUBHEAD: article.subhead,
  };
  for (const { part, spans } of article.heads ?? [])
    add(part, heads[part] ?? '', spans, part === 'HEADLINE' ? { confidence: article.headlineConfidence ?? null } : {});
  for (const { name, personId, spans } of article.byline) add('CONTRIBUTOR', name, spans ?? [], { nodeId: personId });
  for (const { name, personId, confidence, spans } of article.appearances)
    add('PERSON', name, spans, { confidence: confidence ?? null, nodeId: personId });
  for (const { organizationId, spellings, confidence, spans } of article.organizations)
    add('ORGANIZATION', spellings[0] ?? '', spans, { confidence: confidence ?? null, nodeId: organizationId });
  for (const { locationId, spellings, confidence, spans } of article.locations)
    add('LOCATION', spellings[0] ?? '', spans, { confidence: confidence ?? null, nodeId: locationId });
  for (const metric of metrics)
    add('METRIC', metric.text, [metric.span], {
      confidence: metric.confidence ?? null,
      nodeId: metric.id,
      node: metric,
    });
  for (const { text, date, confidence, span } of article.dates)
    add('DATE', text, [span], { confidence: confidence ?? null, date });
  return mentions;
}

type OfKind = Pick<MentionOfArticle, 'confidence' | 'date' | 'nodeId' | 'node'>;

/** What stands nowhere that is known comes last. */
function startOf({ spans: [first] }: MentionOfArticle): number {
  return first?.start ?? Number.MAX_SAFE_INTEGER;
}

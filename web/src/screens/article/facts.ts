/** What was read from an article, one entry for each person, place, organization, number and day, with its places in the text. */
import type { MentionKind, RoomArticleQuery } from 'broadsheet-sdk/documents';
import { type Alignment, alignmentOf, type Range, rangesIn, without } from './places.js';

export type ArticleRead = NonNullable<RoomArticleQuery['article']>;
export type FactKind = 'PERSON' | 'LOCATION' | 'ORGANIZATION' | 'METRIC' | 'DATE';

export interface Fact {
  readonly key: string;
  readonly kind: FactKind;
  readonly text: string;
  readonly confidence: number | null;
  readonly nodeId: string | null;
  /** The day that is meant, of a day. */
  readonly date: string | null;
  /** What else it may be, or what it was read by, where it is doubtful. */
  readonly doubts: readonly ArticleRead['page']['doubts'][number][];
  readonly places: number;
}

/** A stretch of a shown text, and of which facts it is, the shortest first. */
export interface Stretch {
  /** Where in the shown text it begins, as of a line. */
  readonly start: number;
  readonly text: string;
  readonly facts: readonly string[];
}

export interface Line {
  readonly part: Part;
  readonly start: number;
  readonly stretches: readonly Stretch[];
}

export type Part = 'RUBRIC' | 'KICKER' | 'HEADLINE' | 'SUBHEAD' | 'PARAGRAPH';

export interface ReadArticle {
  readonly facts: readonly Fact[];
  readonly lines: readonly Line[];
  /** Where the characters of its body stand on the page. */
  readonly bodyAlignment: Alignment;
}

const FACTS: Readonly<Partial<Record<MentionKind, FactKind>>> = {
  PERSON: 'PERSON',
  LOCATION: 'LOCATION',
  ORGANIZATION: 'ORGANIZATION',
  METRIC: 'METRIC',
  DATE: 'DATE',
};

/** Puts the facts of an article into its text. */
export function readArticle(article: ArticleRead): ReadArticle {
  const found = article.mentions.flatMap((mention) => {
    const kind = FACTS[mention.kind];
    return kind === undefined ? [] : [{ ...mention, kind, key: `${kind} ${mention.node?.id ?? mention.text}` }];
  });
  const texts = textsOf(article);
  const marks = texts.map(({ alignment }) =>
    found.flatMap(({ key, spans }) => rangesIn(alignment, spans).map((range) => ({ ...range, key }))),
  );
  const firsts = new Map(found.toReversed().map((mention) => [mention.key, mention]));
  const keys = new Set(found.map(({ key }) => key));
  const facts = [...keys].flatMap((key): Fact | [] => {
    const first = firsts.get(key);
    if (first === undefined) return [];
    const spans = found.filter((mention) => mention.key === key).flatMap((mention) => mention.spans);
    return {
      key,
      kind: first.kind,
      text: first.text,
      confidence: first.confidence,
      nodeId: first.node?.id ?? null,
      date: first.date,
      doubts: article.page.doubts.filter(({ span }) => spans.some((other) => overlap(span, other))),
      places: marks.flat().filter((mark) => mark.key === key).length,
    };
  });
  const lines = texts.flatMap(({ part, text }, index) => cut(part, text, marks[index] ?? []));
  const body = texts.find(({ part }) => part === 'PARAGRAPH');
  return { facts, lines, bodyAlignment: body?.alignment ?? new Int32Array() };
}

interface Text {
  readonly part: Part;
  readonly text: string;
  readonly alignment: Alignment;
}

interface Mark extends Range {
  readonly key: string;
}

function textsOf(article: ArticleRead): readonly Text[] {
  const { page, rubric, kicker, headline, subhead, paragraphs, mentions } = article;
  const above = [
    ['RUBRIC', rubric],
    ['KICKER', kicker],
    ['HEADLINE', headline],
    ['SUBHEAD', subhead],
  ] as const;
  const head = above.flatMap(([part, text]) => {
    if (text === null) return [];
    const spans = mentions.filter(({ kind }) => kind === part).flatMap(({ spans: each }) => each);
    return [{ part, text, alignment: alignmentOf(text, page.text, spans) }];
  });
  const body = paragraphs.join('\n');
  const inside = page.articles.filter(({ id, span }) => id !== article.id && isInside(span, article.span));
  const stretches = without(
    article.span,
    inside.map(({ span }) => span),
  );
  return [...head, { part: 'PARAGRAPH', text: body, alignment: alignmentOf(body, page.text, stretches) }];
}

/** The lines of a text, each cut wherever a fact begins or ends. */
function cut(part: Part, text: string, marks: readonly Mark[]): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const here = marks.filter((mark) => mark.start < end && mark.end > start);
    const borders = new Set([start, end, ...here.flatMap((mark) => [mark.start, mark.end])]);
    const at = [...borders].filter((border) => border >= start && border <= end).sort((a, b) => a - b);
    const stretches = at.slice(0, -1).map((from, index): Stretch => {
      const to = at[index + 1] ?? end;
      const over = here.filter((mark) => mark.start <= from && mark.end >= to);
      const keys = over.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map(({ key }) => key);
      return { start: from, text: text.slice(from, to), facts: [...new Set(keys)] };
    });
    lines.push({ part, start, stretches });
    start = end + 1;
  }
  return lines;
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function isInside(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

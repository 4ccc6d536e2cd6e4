/** What an article names and was not read, and what was read and it does not name. */
import type { DraftArticle, DraftMetric, DraftPage } from '../../ingest/archive/draft.js';
import { mergeMentions } from '../../ingest/archive/mentions.js';
import { metricId } from '../../ingest/ids.js';
import { withoutBlanks } from '../../ingest/reading.js';
import { invariant } from '../../invariant.js';
import type { Span } from '../../store/documents.js';
import type { AddedFact, AddedMetric, AddOverride, DropOverride } from '../../store/overrides.js';
import { findAnchor } from '../anchors.js';
import { findArticle } from '../articles.js';
import { withPlaces } from './places.js';
import { byPlace, isOver, joinedSpans, withAppearance, withArticle } from './replace.js';

const CERTAIN = 1;

export function addMention(draft: DraftPage, { article: anchor, at, fact }: AddOverride): DraftPage | null {
  const article = findArticle(draft.articles, anchor);
  const span = findAnchor(draft.page.text, at);
  if (article === null || span === null) return null;
  if (fact.type === 'METRIC') return withMetric(draft, article, fact.values, span);
  const spelling = at.quote;
  const added = withMention(article, fact, span, spelling);
  const whole = withArticle(draft, article, added);
  if (fact.type === 'LOCATION') return withPlaces(whole, fact.places);
  if (fact.type === 'PERSON' || whole.organizations.has(fact.id)) return whole;
  const { id, name, kind } = fact;
  const organization = { id, name, ...(kind !== undefined && { kind }), spellings: [name], articleCount: 0 };
  return { ...whole, organizations: new Map(whole.organizations).set(id, organization) };
}

function withMention(
  article: DraftArticle,
  fact: Exclude<AddedFact, { type: 'METRIC' }>,
  span: Span,
  spelling: string,
): DraftArticle {
  switch (fact.type) {
    case 'PERSON': {
      const { name, titles, isOfficial } = fact;
      const officeConfidence = titles.length === 0 ? null : CERTAIN;
      return withAppearance(article, {
        name,
        isOfficial,
        titles,
        confidence: CERTAIN,
        officeConfidence,
        spans: [span],
      });
    }
    case 'ORGANIZATION': {
      const mention = { organizationId: fact.id, spellings: [spelling], confidence: CERTAIN, spans: [span] };
      const known = article.organizations.find(({ organizationId }) => organizationId === fact.id);
      return { ...article, organizations: inPlace(article.organizations, known, mention) };
    }
    case 'LOCATION': {
      const place = fact.places.at(-1);
      invariant(place !== undefined, 'a place that is added is the last of those around it');
      const confidence = { confidence: CERTAIN, linkConfidence: CERTAIN };
      const mention = { locationId: place.id, spellings: [spelling], ...confidence, spans: [span] };
      const known = article.locations.find(({ locationId }) => locationId === place.id);
      return { ...article, locations: inPlace(article.locations, known, mention) };
    }
  }
}

/** The mentions with one more, where it stands; with what is known of the same thing, one. */
function inPlace<T extends Parameters<typeof mergeMentions>[1]>(
  mentions: readonly T[],
  known: T | undefined,
  added: T,
): T[] {
  const whole = mergeMentions(known, added);
  const once = { ...whole, spans: joinedSpans(whole.spans, []) };
  return [...mentions.filter((each) => each !== known), once].sort(byPlace);
}

function withMetric(draft: DraftPage, article: DraftArticle, values: AddedMetric, span: Span): DraftPage {
  const text = withoutBlanks(draft.page.text.slice(span.start, span.end));
  const theirs = draft.metrics.filter(({ articleId }) => articleId === article.id);
  const repeat = theirs.filter((metric) => metric.text === text).length;
  const sharing = theirs.filter((metric) => metric.span.start === span.start).length;
  const digits = String(span.start);
  const metric: DraftMetric = {
    id: metricId(article.id, text, repeat),
    articleId: article.id,
    pageId: article.pageId,
    newspaperId: article.newspaperId ?? null,
    editionKey: article.editionKey ?? null,
    text,
    ...values,
    subjectId: null,
    subjectName: null,
    isAboutPerson: false,
    sentence: sentenceAround(draft.page.text, article, span),
    confidence: CERTAIN,
    labelConfidence: CERTAIN,
    span,
    date: article.date,
    withinIds: article.withinIds,
    order: `${article.order} ${digits.length}${digits}${sharing === 0 ? '' : `.${sharing}`}`,
  };
  return { ...draft, metrics: [...draft.metrics, metric] };
}

const SENTENCE_ENDS = /[。！？；\n]/u;

/** The sentence of the article's body in which a stretch of the page stands; the stretch itself where none is found. */
function sentenceAround(page: string, { paragraphs }: DraftArticle, span: Span): string {
  const printed = withoutBlanks(page.slice(span.start, span.end));
  const before = withoutBlanks(page.slice(Math.max(0, span.start - 60), span.start));
  const sentences = paragraphs.flatMap((paragraph) => paragraph.split(/(?<=[。！？])/u));
  const holding = sentences.filter((sentence) => withoutBlanks(sentence).includes(printed));
  // Of several, the one that goes on from what stands before it on the page.
  const lead = before.split(SENTENCE_ENDS).at(-1) ?? '';
  return (holding.find((sentence) => withoutBlanks(sentence).includes(lead + printed)) ?? holding[0] ?? printed).trim();
}

export function dropMention(draft: DraftPage, { article: anchor, at, fact }: DropOverride): DraftPage | null {
  const article = findArticle(draft.articles, anchor);
  const span = at === null ? null : findAnchor(draft.page.text, at);
  if (article === null || (at !== null && span === null)) return null;
  if (fact.type === 'METRIC') return span === null ? null : withoutMetric(draft, article, span, fact.sharing);
  const left = <T extends { readonly spans: Span[] }>(mentions: readonly T[], isMeant: (mention: T) => boolean): T[] =>
    mentions.flatMap((mention) => {
      if (!isMeant(mention)) return [mention];
      const spans = span === null ? [] : mention.spans.filter((each) => !isOver(each, span));
      return spans.length === 0 ? [] : [{ ...mention, spans }];
    });
  const corrected: DraftArticle = {
    ...article,
    people: left([...article.people], ({ name }) => fact.type === 'PERSON' && name === fact.name),
    organizations: left(
      article.organizations,
      (each) => fact.type === 'ORGANIZATION' && each.organizationId === fact.id,
    ),
    locations: left(article.locations, (each) => fact.type === 'LOCATION' && each.locationId === fact.id),
  };
  if (namesIn(corrected) === namesIn(article)) return null;
  return withoutSubjects(withArticle(draft, article, corrected), article, corrected);
}

function withoutMetric(draft: DraftPage, article: DraftArticle, span: Span, sharing: number): DraftPage | null {
  const there = draft.metrics.filter((metric) => metric.articleId === article.id && isOver(metric.span, span));
  const meant = there[sharing];
  return meant === undefined ? null : { ...draft, metrics: draft.metrics.filter((metric) => metric !== meant) };
}

/** How many places of how many names. */
function namesIn({ people, organizations, locations }: DraftArticle): string {
  const counts = [people, organizations, locations].map((mentions) => mentions.map(({ spans }) => spans.length));
  return JSON.stringify(counts);
}

/** Numbers that are about what the article names no more are about nothing. */
export function withoutSubjects(draft: DraftPage, before: DraftArticle, after: DraftArticle): DraftPage {
  const ids = ({ organizations, locations }: DraftArticle) => [
    ...organizations.map(({ organizationId }) => organizationId),
    ...locations.map(({ locationId }) => locationId),
  ];
  const kept = new Set(ids(after));
  const gone = new Set(ids(before).filter((id) => !kept.has(id)));
  const names = new Set(after.people.map(({ name }) => name));
  const lost = new Set(before.people.flatMap(({ name }) => (names.has(name) ? [] : [name])));
  return {
    ...draft,
    metrics: draft.metrics.map((metric) => {
      if (metric.articleId !== before.id) return metric;
      const isLost = metric.isAboutPerson ? lost.has(metric.subjectName ?? '') : gone.has(metric.subjectId ?? '');
      return isLost ? { ...metric, subjectId: null, subjectName: null, isAboutPerson: false } : metric;
    }),
  };
}

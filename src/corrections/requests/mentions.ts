/** What an article names and was not read, what was read and is not named, and what is one or no name in the whole archive. */
import { organizationId } from '../../ingest/ids.js';
import type { CorrectionRequest, FactRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { ArticleDocument, PageDocument, Span } from '../../store/documents.js';
import { type AddedFact, type DroppedFact, pageAnchor, type UnifyOverride } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import { anchorAt } from '../anchors.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { checkedSpan, checkedText, findArticleOf } from '../checked.js';
import { isOver } from '../edits/replace.js';
import { addedMetric, sharingOf } from './numbers.js';
import { findPlaces, labelOf, namedPlace } from './places.js';

type Request<Type extends CorrectionRequest['type']> = Extract<CorrectionRequest, { type: Type }>;

export async function addRequest(writer: ArchiveWriter, request: Request<'ADD'>): Promise<Intended> {
  const { article, page } = await findArticleOf(writer, 'input.article', request.article);
  const span = checkedSpan('input.span', request.span, page);
  const at = anchorAt(page.text, span);
  const fact = await addedFact(writer, page, span, at.quote, request.fact);
  const id = fact.type === 'ORGANIZATION' ? fact.id : fact.type === 'LOCATION' ? fact.places.at(-1)?.id : undefined;
  return {
    kind: 'ADD_MENTION',
    objects: [article.id, ...(id === undefined ? [] : [id])],
    changes: [{ field: fieldOf(fact.type), before: null, after: textOf(fact, at.quote) }],
    override: { type: 'ADD', page: pageAnchor(page), article: articleAnchor(article), at, fact },
  };
}

async function addedFact(
  writer: ArchiveWriter,
  page: PageDocument,
  span: Span,
  quote: string,
  fact: FactRequest,
): Promise<AddedFact> {
  switch (fact.type) {
    case 'PERSON': {
      const titles = fact.titles.map((title) => checkedText('input.person.titles', title));
      const name = checkedText('input.person.name', fact.name ?? quote);
      return { type: 'PERSON', name, titles, isOfficial: fact.isOfficial };
    }
    case 'ORGANIZATION': {
      const name = checkedText('input.organization.name', fact.name ?? quote);
      // Loaded only here: a server that only answers questions goes without the lexicons.
      const { organizationOf } = await import('../../ingest/archive/places.js');
      const { kind } = organizationOf({ name, spellings: [], confidence: 1, spans: [], rule: '' });
      return { type: 'ORGANIZATION', id: organizationId(name), name, kind: fact.kind ?? kind };
    }
    case 'LOCATION': {
      const { location, code } = fact.place;
      const isKnown = location !== null || code !== null;
      const places = isKnown
        ? await findPlaces(writer, 'input.location', fact.place)
        : await namedPlace(writer, 'input.location', fact.name ?? quote, fact.within);
      return { type: 'LOCATION', places };
    }
    case 'METRIC':
      return { type: 'METRIC', values: await addedMetric(page.text, span, fact.values) };
  }
}

function textOf(fact: AddedFact, quote: string): string {
  switch (fact.type) {
    case 'PERSON':
      return [fact.name, ...fact.titles].join(', ');
    case 'ORGANIZATION':
      return fact.name;
    case 'LOCATION':
      return fact.places.slice(-1).map(labelOf).join('');
    case 'METRIC':
      return `${fact.values.label}: ${quote}`;
  }
}

function fieldOf(type: AddedFact['type']): string {
  return type.toLowerCase();
}

export async function dropRequest(writer: ArchiveWriter, request: Request<'DROP'>): Promise<Intended> {
  const { article, page } = await findArticleOf(writer, 'input.article', request.article);
  const found = await droppedFact(writer, article, request.object);
  const span = request.span === null ? found.span : checkedSpan('input.span', request.span, page);
  if (request.span !== null && !found.spans.some((each) => span !== null && isOver(each, span)))
    throw new ArgumentError('input.span', `input.span is not where the article was taken to name ${found.text}.`);
  return {
    kind: 'DROP_MENTION',
    objects: [article.id, request.object],
    changes: [{ field: fieldOf(found.fact.type), before: found.text, after: null }],
    override: {
      type: 'DROP',
      page: pageAnchor(page),
      article: articleAnchor(article),
      at: span === null ? null : anchorAt(page.text, span),
      fact: found.fact,
    },
  };
}

interface Dropped {
  readonly fact: DroppedFact;
  readonly text: string;
  readonly spans: readonly Span[];
  /** Where it stands, if that tells it from others. */
  readonly span: Span | null;
}

async function droppedFact(writer: ArchiveWriter, article: ArticleDocument, id: string): Promise<Dropped> {
  const person = article.appearances.find(({ personId }) => personId === id);
  if (person !== undefined)
    return { fact: { type: 'PERSON', name: person.name }, text: person.name, spans: person.spans, span: null };
  const organization = article.organizations.find(({ organizationId: each }) => each === id);
  if (organization !== undefined)
    return {
      fact: { type: 'ORGANIZATION', id },
      text: organization.spellings.join(', '),
      spans: organization.spans,
      span: null,
    };
  const place = article.locations.find(({ locationId }) => locationId === id);
  if (place !== undefined)
    return { fact: { type: 'LOCATION', id }, text: place.spellings.join(', '), spans: place.spans, span: null };
  const [metric] = await writer.find('metrics', { id });
  if (metric !== undefined && metric.articleId === article.id) {
    const sharing = await sharingOf(writer, metric);
    const text = `${metric.label}: ${metric.text}`;
    return { fact: { type: 'METRIC', sharing }, text, spans: [metric.span], span: metric.span };
  }
  throw new ArgumentError(
    'input.object',
    `input.object is "${id}": the article has no person, organization, place or number with this id.`,
  );
}

export async function unifyRequest(writer: ArchiveWriter, request: Request<'UNIFY'>): Promise<Intended> {
  const { into, from } = request;
  if (into === from) throw new ArgumentError('from', `from is "${from}", as into is: give two.`);
  if (request.of === 'ORGANIZATION') {
    const [target] = await writer.find('organizations', { id: into });
    const [other] = await writer.find('organizations', { id: from });
    if (target === undefined || other === undefined)
      throw noSuch('organization', target === undefined ? ['into', into] : ['from', from]);
    const { id, name, kind } = target;
    return unifying('MERGE_ORGANIZATIONS', other.name, name, {
      type: 'UNIFY',
      of: 'ORGANIZATION',
      from,
      into: { id, name, ...(kind !== undefined && { kind }) },
    });
  }
  const places = await findPlaces(writer, 'into', { location: into, code: null });
  const [other] = await writer.find('locations', { id: from });
  if (other === undefined) throw noSuch('location', ['from', from]);
  if (places.some(({ id }) => id === from))
    throw new ArgumentError('from', `from is "${from}", which ${places.at(-1)?.name} lies in: they are two places.`);
  return unifying('MERGE_LOCATIONS', labelOf(other), places.slice(-1).map(labelOf).join(''), {
    type: 'UNIFY',
    of: 'LOCATION',
    from,
    into: places,
  });
}

function unifying(
  kind: 'MERGE_ORGANIZATIONS' | 'MERGE_LOCATIONS',
  before: string,
  after: string,
  override: UnifyOverride,
): Intended {
  const into = override.of === 'LOCATION' ? (override.into.at(-1)?.id ?? '') : override.into.id;
  return {
    kind,
    objects: [into, override.from],
    changes: [
      { field: 'name', before, after },
      { field: 'id', before: override.from, after: into },
    ],
    override,
  };
}

function noSuch(what: string, [argument, id]: readonly [string, string]): ArgumentError {
  return new ArgumentError(argument, `${argument} is "${id}": there is no ${what} with this id.`);
}

export function excludeRequest({ name, kinds }: Request<'EXCLUDE'>): Intended {
  const excluded = checkedText('input.name', name);
  if (kinds.length === 0) throw new ArgumentError('input.kinds', 'input.kinds is empty: say what the name is none of.');
  return {
    kind: 'EXCLUDE_NAME',
    objects: [],
    changes: kinds.map((kind) => ({ field: kind.toLowerCase(), before: excluded, after: null })),
    override: { type: 'EXCLUDE', name: excluded, kinds: [...kinds] },
  };
}

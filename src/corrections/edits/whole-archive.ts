/** What is decided of a name or of a thing wherever it is printed: two that are one, and what is no name at all. */
import type { DraftArticle, DraftPage } from '../../ingest/archive/draft.js';
import { mergeMentions } from '../../ingest/archive/mentions.js';
import type { LocationRecord } from '../../ingest/archive/records.js';
import { locationId } from '../../ingest/ids.js';
import type { Span } from '../../store/documents.js';
import type { ExcludeOverride, NameKind, PlaceEntry, UnifyOverride } from '../../store/overrides.js';
import { withoutSubjects } from './mentions.js';
import { spansOf } from './places.js';
import { byPlace } from './replace.js';

export function unify(draft: DraftPage, override: UnifyOverride): DraftPage {
  if (override.of === 'LOCATION') return unifyPlaces(draft, override.from, override.into);
  const { from, into } = override;
  if (!draft.organizations.has(from)) return draft;
  const organizations = new Map(draft.organizations);
  organizations.delete(from);
  const { id, name, kind } = into;
  if (!organizations.has(id))
    organizations.set(id, { id, name, ...(kind !== undefined && { kind }), spellings: [name], articleCount: 0 });
  const newId = (former: string) => (former === from ? id : former);
  const articles = draft.articles.map((article) => ({
    ...article,
    organizations: mergedBy(
      article.organizations.map((each) => ({ ...each, organizationId: newId(each.organizationId) })),
      ({ organizationId }) => organizationId,
    ),
  }));
  return { ...draft, articles, organizations, metrics: withSubjects(draft, newId) };
}

/** What lies in the place that is another lies in that other from now on. */
function unifyPlaces(draft: DraftPage, from: string, into: readonly PlaceEntry[]): DraftPage {
  const target = into.at(-1);
  if (target === undefined || !draft.locations.has(from)) return draft;
  const locations = new Map<string, LocationRecord>();
  for (const place of into) locations.set(place.id, { ...place, spellings: [place.name], articleCount: 0 });
  const newIds = new Map([[from, target.id]]);
  // Places come after what they lie in.
  const outermostFirst = [...draft.locations.values()].sort((a, b) => a.ancestorIds.length - b.ancestorIds.length);
  for (const place of outermostFirst) {
    if (place.id === from || locations.has(place.id)) continue;
    if (!place.ancestorIds.includes(from)) {
      locations.set(place.id, place);
      continue;
    }
    const parentId = newIds.get(place.parentId ?? '') ?? place.parentId;
    const around = parentId === null ? [] : [...(locations.get(parentId)?.ancestorIds ?? []), parentId];
    const id = locationId(place.code, place.name, parentId);
    newIds.set(place.id, id);
    if (!locations.has(id)) locations.set(id, { ...place, id, parentId, ancestorIds: around });
  }
  const newId = (former: string) => newIds.get(former) ?? former;
  const articles = draft.articles.map((article) => ({
    ...article,
    locations: mergedBy(
      article.locations.map((each) => ({ ...each, locationId: newId(each.locationId) })),
      (each) => each.locationId,
    ),
  }));
  return { ...draft, articles, locations, metrics: withSubjects(draft, newId) };
}

function withSubjects({ metrics }: DraftPage, newId: (former: string) => string): DraftPage['metrics'] {
  return metrics.map((metric) =>
    metric.subjectId === null ? metric : { ...metric, subjectId: newId(metric.subjectId) },
  );
}

function mergedBy<T extends Parameters<typeof mergeMentions>[1]>(
  mentions: readonly T[],
  idOf: (each: T) => string,
): T[] {
  const byId = new Map<string, T>();
  for (const mention of mentions) byId.set(idOf(mention), mergeMentions(byId.get(idOf(mention)), mention));
  return [...byId.values()].sort(byPlace);
}

export function excludeName(draft: DraftPage, { name, kinds }: ExcludeOverride): DraftPage {
  let corrected = draft;
  for (const article of draft.articles) {
    const left = withoutName(article, draft.page.text, name, new Set(kinds));
    if (left === article) continue;
    const articles = corrected.articles.map((each) => (each === article ? left : each));
    corrected = withoutSubjects({ ...corrected, articles }, article, left);
  }
  return corrected;
}

/** The article itself if it names nothing so. */
function withoutName(article: DraftArticle, text: string, name: string, kinds: ReadonlySet<NameKind>): DraftArticle {
  const people = kinds.has('PERSON') ? article.people.filter((each) => each.name !== name) : article.people;
  const organizations = kinds.has('ORGANIZATION')
    ? withoutForm(article.organizations, text, name)
    : article.organizations;
  const locations = kinds.has('LOCATION') ? withoutForm(article.locations, text, name) : article.locations;
  const isLess =
    people.length < article.people.length || organizations !== article.organizations || locations !== article.locations;
  return isLess ? { ...article, people, organizations, locations } : article;
}

/** The mentions without what is printed so; themselves if nothing is. */
function withoutForm<T extends { spellings: string[]; spans: Span[] }>(mentions: T[], text: string, form: string): T[] {
  if (!mentions.some(({ spellings }) => spellings.includes(form))) return mentions;
  return mentions.flatMap((mention) => {
    const theirs = spansOf(mention, form, text);
    const spellings = mention.spellings.filter((each) => each !== form);
    const spans = mention.spans.filter((span) => !theirs.includes(span));
    return spellings.length === 0 || spans.length === 0 ? [] : [{ ...mention, spellings, spans }];
  });
}

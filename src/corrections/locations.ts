/** Links a printed form to the place that is meant, in one article or on a whole page. */
import { relinked } from '../ingest/archive/metric-subjects.js';
import { linkedArticle } from '../ingest/archive/place-links.js';
import { locationsOf, reviseLocations } from '../ingest/archive/places.js';
import { invariant } from '../invariant.js';
import { ArgumentError } from '../store/argument-error.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { ArticleDocument, LinkOverride, LocationDocument, PageDocument, PlaceEntry } from '../store/documents.js';
import { type ArchiveWriter, changesBetween, type Unversioned, unversioned } from '../store/write.js';
import { recordChanges, recordOf } from './record.js';

export interface LocationLink {
  /** The id of a page or an article. */
  readonly in: string;
  /** The form as printed, without the blanks of layout. */
  readonly spelling: string;
  /** One of the two says what is meant: a location's id, or a division's code. */
  readonly location: string | null;
  readonly code: string | null;
}

/**
 * Takes a printed form for this place, here and whenever the page is ingested again.
 * @returns the place's id, and the record: an earlier one if the form is linked so already, null if it was from the
 * beginning
 * @throws ArgumentError naming what is wrong with the link
 */
export async function linkLocation(
  writer: ArchiveWriter,
  link: LocationLink,
  author: string,
): Promise<{ id: string; correction: CorrectionRecord | null }> {
  const { page, articles, articleId } = await findScope(writer, link.in);
  checkSpelling(link, articles);
  const places = await findPlaces(writer, link);
  const target = places.at(-1);
  invariant(target !== undefined, `${link.location ?? link.code} is the last of the places around it`);
  const { spelling } = link;
  const override: LinkOverride = { type: 'LINK', pageId: page.id, articleId, spelling, places };
  const before = (await writer.overridingCorrections()).find((correction) => isSame(correction.standing, override));
  const stored = await writer.locationsById.find(articles.flatMap(({ withinIds }) => withinIds));
  const named = new Map([...places, ...stored].map((place) => [place.id, asNamed(place)]));
  const ancestorsOf = (id: string) => named.get(id)?.ancestorIds ?? [];
  const linked = articles.map((article) => linkedArticle(unversioned(article), page, override, ancestorsOf));
  const changes = changesBetween(articles, linked);
  if (changes.insert.length === 0)
    return { id: target.id, correction: before === undefined ? null : unversioned(before) };
  const correction = recordOf({
    kind: 'LINK_LOCATION',
    author,
    objects: [link.in, target.id],
    changes: [
      {
        field: `location of ${spelling}`,
        before: labels(articles, spelling, named),
        after: label(target),
      },
    ],
    override,
  });
  const unlinked = new Map(articles.map((article) => [article.id, article]));
  const relinkedArticles = new Map(changes.insert.map((article) => [article.id, article]));
  const metrics = await writer.find('metrics', { articleId: { $in: [...relinkedArticles.keys()] } });
  const revised = await reviseLocations(writer, named, articles, linked);
  await writer.commit({
    articles: changes,
    metrics: changesBetween(
      metrics,
      metrics.map((metric) =>
        relinked(
          unversioned(metric),
          unlinked.get(metric.articleId),
          relinkedArticles.get(metric.articleId),
          target.id,
        ),
      ),
    ),
    locations: changesBetween(revised.stored, revised.wanted),
    corrections: recordChanges(correction, before),
  });
  return { id: target.id, correction };
}

interface Scope {
  readonly page: PageDocument;
  readonly articles: readonly ArticleDocument[];
  /** Null: all of the page. */
  readonly articleId: string | null;
}

async function findScope(writer: ArchiveWriter, id: string): Promise<Scope> {
  const [article] = await writer.find('articles', { id });
  const [page] = await writer.find('pages', { id: article?.pageId ?? id });
  if (page === undefined) {
    throw new ArgumentError('input.in', `input.in is "${id}": there is no page and no article with this id.`);
  }
  if (article !== undefined) return { page, articles: [article], articleId: id };
  return { page, articles: await writer.find('articles', { pageId: id }), articleId: null };
}

function checkSpelling({ spelling }: LocationLink, articles: readonly ArticleDocument[]): void {
  const printed = new Set(articles.flatMap(({ locations }) => locations.flatMap(({ spellings }) => spellings)));
  if (printed.has(spelling)) return;
  const known =
    printed.size === 0 ? 'no place is named there' : `the places named there are ${[...printed].join(', ')}`;
  throw new ArgumentError('input.spelling', `input.spelling is "${spelling}": ${known}.`);
}

/** The place that is meant, and before it all that it lies in, outermost first. */
async function findPlaces(writer: ArchiveWriter, { location, code }: LocationLink): Promise<PlaceEntry[]> {
  const [place] = await writer.find('locations', location === null ? { code } : { id: location });
  if (place !== undefined) {
    const around = new Map((await writer.locationsById.find(place.ancestorIds)).map((each) => [each.id, each]));
    return [...place.ancestorIds.flatMap((id) => around.get(id) ?? []), place].map(placeOf);
  }
  if (location !== null) {
    throw new ArgumentError(
      'input.location',
      `input.location is "${location}": there is no location with this id; for a division that no page names, give its code.`,
    );
  }
  // Loaded only here: a server that only answers questions goes without the lexicons.
  const [{ ancestorsOf }, { shippedLexicon }] = await Promise.all([
    import('../ingest/lexicon/gazetteer.js'),
    import('../ingest/lexicon/lexicon.js'),
  ]);
  const division = code === null ? null : shippedLexicon().gazetteer.find(code);
  if (division === null) {
    throw new ArgumentError('input.code', `input.code is "${code}": there is no division with this code.`);
  }
  return locationsOf({ ...division, ancestors: ancestorsOf(division) }).map(placeOf);
}

function placeOf({ id, name, level, code, parentId, ancestorIds }: PlaceEntry): PlaceEntry {
  return { id, name, level, code, parentId, ancestorIds: [...ancestorIds] };
}

/** The place as it is known when nobody but the articles in question names it. */
function asNamed(place: PlaceEntry): Unversioned<LocationDocument> {
  return { ...placeOf(place), spellings: [place.name], articleCount: 0 };
}

function isSame(a: unknown, b: LinkOverride): boolean {
  const { type, pageId, articleId, spelling } = (a ?? {}) as Partial<LinkOverride>;
  return type === 'LINK' && pageId === b.pageId && articleId === b.articleId && spelling === b.spelling;
}

/** "朝阳区 (110105)": what a form was taken for, each place once. */
function labels(
  articles: readonly ArticleDocument[],
  spelling: string,
  places: ReadonlyMap<string, Pick<PlaceEntry, 'name' | 'code'>>,
): string {
  const ids = articles.flatMap(({ locations }) =>
    locations.flatMap(({ locationId, spellings }) => (spellings.includes(spelling) ? [locationId] : [])),
  );
  return [...new Set(ids)]
    .flatMap((id) => places.get(id) ?? [])
    .map(label)
    .join(', ');
}

function label({ name, code }: Pick<PlaceEntry, 'name' | 'code'>): string {
  return code === null ? name : `${name} (${code})`;
}

/** Links a printed form to the place that is meant, in one article or on a whole page. */
import { invariant } from '../../invariant.js';
import type { CorrectionRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { ArticleDocument, PageDocument } from '../../store/documents.js';
import { pageAnchor } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { findPlaces, labelOf } from './places.js';

type Link = Extract<CorrectionRequest, { type: 'LINK' }>;

export async function linkRequest(writer: ArchiveWriter, link: Link): Promise<Intended> {
  const { page, articles, article } = await findScope(writer, link.in);
  checkSpelling(link, articles);
  const { location, code } = link.place;
  const places = await findPlaces(writer, 'input', { location, code: location === null ? code : null });
  const target = places.at(-1);
  invariant(target !== undefined, 'a place that is meant is the last of those around it');
  const { spelling } = link;
  const ids = articles.flatMap((each) =>
    each.locations.flatMap(({ locationId, spellings }) => (spellings.includes(spelling) ? [locationId] : [])),
  );
  const before = (await writer.locationsById.find(ids)).map(labelOf).join(', ');
  const after = labelOf(target);
  return {
    kind: 'LINK_LOCATION',
    objects: [link.in, target.id],
    changes: before === after ? [] : [{ field: `location of ${spelling}`, before, after }],
    override: {
      type: 'LINK',
      page: pageAnchor(page),
      pageId: page.id,
      articleId: article?.id ?? null,
      ...(article !== null && { article: articleAnchor(article) }),
      spelling,
      places,
    },
  };
}

interface Scope {
  readonly page: PageDocument;
  readonly articles: readonly ArticleDocument[];
  /** Null: all of the page. */
  readonly article: ArticleDocument | null;
}

async function findScope(writer: ArchiveWriter, id: string): Promise<Scope> {
  const [article] = await writer.find('articles', { id });
  const [page] = await writer.find('pages', { id: article?.pageId ?? id });
  if (page === undefined) {
    throw new ArgumentError('input.in', `input.in is "${id}": there is no page and no article with this id.`);
  }
  if (article !== undefined) return { page, articles: [article], article };
  return { page, articles: await writer.find('articles', { pageId: id }), article: null };
}

function checkSpelling({ spelling }: Link, articles: readonly ArticleDocument[]): void {
  const printed = new Set(articles.flatMap(({ locations }) => locations.flatMap(({ spellings }) => spellings)));
  if (printed.has(spelling)) return;
  const known =
    printed.size === 0 ? 'no place is named there' : `the places named there are ${[...printed].join(', ')}`;
  throw new ArgumentError('input.spelling', `input.spelling is "${spelling}": ${known}.`);
}

/** Which article of a page a correction is about. */
import type { DraftPage } from '../ingest/archive/draft.js';
import type { ArticleDocument } from '../store/documents.js';
import type { ArticleAnchor, PageAnchor } from '../store/overrides.js';

type Article = Pick<ArticleDocument, 'id' | 'headline' | 'paragraphs'>;

/** So many letters and figures of its beginning are remembered of an article. */
const OPENING = 80;

/** Of the pairs of these letters, such a share has to stand in an article that begins otherwise by now. */
const LEAST_SHARED = 0.5;

export function articleAnchor(article: Article): ArticleAnchor {
  return { articleId: article.id, opening: lettersOf(article).slice(0, OPENING) };
}

/** Null where the page says nothing of the kind any more. */
export function findArticle<A extends Article>(
  articles: readonly A[],
  { articleId, opening }: ArticleAnchor,
): A | null {
  const same = articles.find(({ id }) => id === articleId);
  if (same !== undefined) return same;
  const known = pairsOf(opening);
  let best: { article: A; shared: number } | null = null;
  for (const article of articles) {
    const there = pairsOf(lettersOf(article));
    const shared = [...known].filter((pair) => there.has(pair)).length;
    if (shared > (best?.shared ?? LEAST_SHARED * known.size)) best = { article, shared };
  }
  return best?.article ?? null;
}

export function isOfPage({ page }: DraftPage, { pageId, place, textHash }: PageAnchor): boolean {
  if (pageId === page.id) return true;
  return (place !== null && place === page.place) || (textHash !== null && textHash === page.textHash);
}

function lettersOf({ headline, paragraphs }: Article): string {
  return (paragraphs.join('') || (headline ?? '')).replace(/[^\p{L}\p{N}]/gu, '');
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 1; at < text.length; at++) pairs.add(text.slice(at - 1, at + 1));
  return pairs;
}

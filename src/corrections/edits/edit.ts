/** One correction put over what was read from a page. */
import type { DraftPage } from '../../ingest/archive/draft.js';
import type { Override } from '../../store/overrides.js';
import { isOfPage } from '../articles.js';
import { isOfOnePage } from '../pages-of.js';
import { correctAppearance, correctArticle } from './article.js';
import { cutArticle, joinArticles } from './borders.js';
import { correctDay } from './days.js';
import { addMention, dropMention } from './mentions.js';
import { correctNumber } from './numbers.js';
import { partOrganization } from './organizations.js';
import { linkPlace } from './places.js';
import { excludeName, unify } from './whole-archive.js';

/**
 * The page as it is corrected; itself where the correction is none of its. Null: it finds the place that it is about
 * no more.
 */
export function edited(draft: DraftPage, override: Override): DraftPage | null {
  switch (override.type) {
    case 'MERGE':
    case 'SEPARATE':
    case 'RENAME':
      // Who is who is decided later: see `merges.ts`.
      return draft;
    case 'UNIFY':
      return unify(draft, override);
    case 'PART':
      return partOrganization(draft, override);
    case 'EXCLUDE':
      return excludeName(draft, override);
    case 'METRIC':
      return correctNumber(draft, override);
    case 'LINK':
      return linkPlace(draft, override);
    default:
      return isOfPage(draft, override.page) ? editedArticle(draft, override) : draft;
  }
}

type OfArticle = Extract<Override, { type: 'ARTICLE' | 'APPEARANCE' | 'JOIN' | 'CUT' | 'ADD' | 'DROP' | 'DAY' }>;

function editedArticle(draft: DraftPage, override: OfArticle): DraftPage | null {
  switch (override.type) {
    case 'ARTICLE':
      return correctArticle(draft, override);
    case 'APPEARANCE':
      return correctAppearance(draft, override);
    case 'JOIN':
      return joinArticles(draft, override);
    case 'CUT':
      return cutArticle(draft, override);
    case 'ADD':
      return addMention(draft, override);
    case 'DROP':
      return dropMention(draft, override);
    case 'DAY':
      return correctDay(draft, override);
  }
}

/** Whether the correction is about this page and no other: only then can it lose its place on it. */
export function isAbout(draft: DraftPage, override: Override): boolean {
  switch (override.type) {
    case 'MERGE':
    case 'SEPARATE':
    case 'RENAME':
    case 'UNIFY':
    case 'EXCLUDE':
      return false;
    case 'PART':
      return isOfOnePage(override) && override.articles.some(({ page }) => isOfPage(draft, page));
    case 'METRIC':
      return override.page !== undefined && isOfPage(draft, override.page);
    case 'LINK':
      return override.page === undefined ? override.pageId === draft.page.id : isOfPage(draft, override.page);
    default:
      return isOfPage(draft, override.page);
  }
}

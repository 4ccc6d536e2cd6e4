/** The bylines of a page together: whoever signs without a post has the one that the page gives them elsewhere. */
import type { ContributorRole } from '../../../store/documents.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Contributor } from '../../parsed.js';
import { type Byline, type BylineText, findByline, isOfficeName } from './byline.js';

/** The contributors of each article. */
export function findBylines(articles: readonly BylineText[], lexicon: Lexicon): (readonly Contributor[])[] {
  const bylines = articles.map((article) => findByline(article, lexicon));
  const staff = new Map<string, ContributorRole>();
  for (const { contributors } of bylines)
    for (const { name, role } of contributors) if (isStaff(role) && !staff.has(name)) staff.set(name, role);
  if (staff.size === 0) return bylines.map(({ contributors }) => contributors);
  // Whoever signs beside a reporter, and for no office, is one too.
  for (const byline of bylines)
    if (byline.isBare && byline.contributors.some(({ name }) => staff.has(name)))
      for (const { name } of byline.contributors)
        if (!staff.has(name) && !isOfficeName(name, lexicon)) staff.set(name, 'REPORTER');
  return bylines.map((byline) => withPosts(byline, staff));
}

function isStaff(role: ContributorRole): boolean {
  return role === 'REPORTER' || role === 'TRAINEE';
}

function withPosts({ contributors, isBare }: Byline, staff: ReadonlyMap<string, ContributorRole>) {
  if (!isBare) return contributors;
  return contributors.map(({ name, role }) => ({ name, role: staff.get(name) ?? role }));
}

/** Lines as a page's articles, for tests of what layout makes of them. */
import { shippedLexicon } from '../../src/ingest/lexicon/lexicon.js';
import { parsePage } from '../../src/ingest/parse.js';

/** The articles with their whole text and "ROLE name" of whoever made them. */
export function articlesOf(...lines: readonly string[]) {
  const page = { name: 'page', newspaper: null, date: null, edition: null, text: lines.join('\n') };
  return parsePage(page, shippedLexicon()).articles.map((article) => ({
    ...article,
    body: article.paragraphs.join('\n'),
    names: article.byline.map(({ name, role }) => `${role} ${name}`),
  }));
}

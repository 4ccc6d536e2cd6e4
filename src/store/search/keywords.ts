/** What an article is about, in a few of its own words. */
import { TfIdf } from '@node-rs/jieba';
import { idf } from '@node-rs/jieba/dict.js';
import type { ArticleDocument } from '../documents.js';
import { isHan } from './folding.js';
import { segmenter } from './grams.js';

type ArticleText = Pick<ArticleDocument, 'headline' | 'paragraphs' | 'appearances' | 'organizations' | 'locations'>;

const MOST_KEYWORDS = 8;
/** Names are taken out, and they are often among the first. */
const MOST_WEIGHED = 40;
/** So many times the headline is read, for each time that the body is. */
const HEADLINE_WEIGHT = 4;

/**
 * The words that are frequent in the article and rare in Chinese, most telling first. Parts of the names in it are
 * none of them.
 */
export function keywordsOf({ headline, paragraphs, appearances, organizations, locations }: ArticleText): string[] {
  const text = [...Array<string>(HEADLINE_WEIGHT).fill(headline ?? ''), ...paragraphs].join('\n');
  const names = [
    ...appearances.map(({ name }) => name),
    ...[...organizations, ...locations].flatMap(({ spellings }) => spellings),
  ];
  return rarities()
    .extractKeywords(segmenter(), text, MOST_WEIGHED)
    .map(({ keyword }) => keyword)
    .filter((word) => [...word].length > 1 && [...word].every(isHan))
    .filter((word) => !names.some((name) => name.includes(word) || word.includes(name)))
    .slice(0, MOST_KEYWORDS);
}

let tfIdf: TfIdf | undefined;

/** Made when first needed: reading it takes a fifth of a second. */
function rarities(): TfIdf {
  tfIdf ??= TfIdf.withDict(idf);
  return tfIdf;
}

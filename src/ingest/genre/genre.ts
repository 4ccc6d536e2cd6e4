/**
 * What sort of text an article is by its own form. Every rule asks for what the form itself prints; where none is
 * certain there is no genre: whoever looks for obituaries wants no report of a funeral.
 */
import type { ArticleGenre, ArticleKind } from '../../store/documents.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isCommentary, isCorrection, isLetter, isObituary, isSerial } from './formulas.js';
import type { GenreText } from './genre-text.js';
import { isForecast, isPriceList, isResults } from './listings.js';
import { isAdvertisement, isLossNotice, isPublicNotice, tellsOfNotice } from './notices.js';
import { isVerse } from './verse.js';

type Rule = (text: GenreText, lexicon: Lexicon) => boolean;

/** In this order: what is printed over a text and what opens it go before what its lines look like. */
const RULES: readonly (readonly [genre: ArticleGenre, rule: Rule])[] = [
  ['CORRECTION', isCorrection],
  ['OBITUARY', isObituary],
  ['LETTER', isLetter],
  ['SERIAL', isSerial],
  ['WEATHER', isForecast],
  ['RESULTS', isResults],
  ['PUBLIC_NOTICE', isPublicNotice],
  ['PRICES', isPriceList],
  ['ADVERTISEMENT', isAdvertisement],
  ['COMMENTARY', isCommentary],
  ['VERSE', isVerse],
];

/** Prose of fewer characters, without a dateline or byline, may be anything. */
const LEAST_PROSE = 40;

/** @param kind what the layout says of it */
export function genreOf(text: GenreText, kind: ArticleKind, lexicon: Lexicon): ArticleGenre | null {
  // Entries of a list of losses are marked with the signs that captions have.
  if (kind === 'PHOTO') return isLossNotice(text, lexicon) ? 'PUBLIC_NOTICE' : null;
  if (kind === 'NOTE') return isLetter(text, lexicon) ? 'LETTER' : null;
  if (kind === 'JUMP') return null;
  for (const [genre, applies] of RULES) if (applies(text, lexicon)) return genre;
  if (kind === 'INTERVIEW') return 'INTERVIEW';
  if (kind === 'NOTICE') return isProse(text) && tellsOfNotice(text, lexicon) ? 'REPORT' : null;
  if (kind !== 'NEWS' && kind !== 'FEATURE') return null;
  return text.isReported || isProse(text) ? 'REPORT' : null;
}

function isProse({ body, paragraphs }: GenreText): boolean {
  return (
    body.length >= LEAST_PROSE &&
    paragraphs.filter((paragraph) => /[。！？]/u.test(paragraph)).length * 2 >= paragraphs.length
  );
}

/** The kind of an article whose genre tells it; what a reporter writes stays the kind that it is. */
export function kindOfGenre(genre: ArticleGenre | null, text: GenreText, kind: ArticleKind): ArticleKind {
  switch (genre) {
    case 'OBITUARY':
    case 'PRICES':
    case 'RESULTS':
    case 'WEATHER':
    case 'CORRECTION':
    case 'PUBLIC_NOTICE':
    case 'ADVERTISEMENT':
      return text.isReported ? kind : 'NOTICE';
    case 'LETTER':
      return text.isReported ? kind : 'NOTE';
    case 'SERIAL':
      return 'STORY';
    case 'VERSE':
      return text.isSigned ? 'STORY' : 'FEATURE';
    case 'COMMENTARY':
      return 'FEATURE';
    case 'REPORT':
      return kind === 'NOTICE' ? 'NEWS' : kind;
    default:
      return kind;
  }
}

/** What sort of article a body is. */
import type { ArticleKind } from '../../store/documents.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { isNoticeHeadline } from './markers.js';
import type { Piece } from './piece.js';

export function kindOf(pieces: readonly Piece[], headline: string | null, lexicon: Lexicon): ArticleKind {
  const first = pieces[0];
  const questions = pieces.filter((piece) => piece.opening === 'QUESTION').length;
  switch (first?.opening) {
    case 'JUMP':
      return 'JUMP';
    case 'CAPTION':
      return 'PHOTO';
    case 'NOTE':
    case 'LETTER':
      return 'NOTE';
    case 'SIGNATURE':
      return 'STORY';
    case 'INTERVIEW':
      return 'INTERVIEW';
    default:
  }
  if (questions >= 2) return 'INTERVIEW';
  if (first?.opening === 'BYLINE') return 'FEATURE';
  if (first?.opening === 'DATELINE') return 'NEWS';
  const table = pieces.filter((piece) => piece.role === 'TABLE').length;
  if ((headline !== null && isNoticeHeadline(headline, lexicon)) || table > pieces.length / 2) return 'NOTICE';
  return 'NEWS';
}

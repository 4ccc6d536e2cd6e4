/** A body's pieces → paragraphs: what a column break or the end of a line cut is joined again. */
import { joinReadings, type Reading } from '../reading.js';
import { isClosed } from './markers.js';
import { isCredit, type Piece } from './piece.js';
import { readBody, readHeadline, readRow } from './spacing.js';

export function joinParagraphs(page: string, pieces: readonly Piece[]): Reading[] {
  const paragraphs: Reading[] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const reading = readPiece(page, piece);
    const last = paragraphs.at(-1);
    if (last !== undefined && before !== undefined && continues(before, last, piece))
      paragraphs[paragraphs.length - 1] = joinReadings([last, reading], '');
    else paragraphs.push(reading);
    before = piece;
  }
  return paragraphs.filter((paragraph) => paragraph.text !== '');
}

function readPiece(page: string, piece: Piece): Reading {
  if (piece.role === 'TABLE') return readRow(page, piece.start, piece.end);
  // A heading within a body keeps its Markdown mark: it is what tells a section's heading from a paragraph.
  if (piece.role === 'HEAD') return readHeadline(page, piece.start, piece.end);
  return readBody(page, piece.start, piece.end);
}

function continues(before: Piece, last: Reading, piece: Piece): boolean {
  if (before.role !== 'TEXT' || piece.role !== 'TEXT') return false;
  if (piece.opening !== null && piece.opening !== 'CAPTION') return false;
  if (isCredit(piece.text)) return true;
  if (before.opening === 'BYLINE' || before.opening === 'SIGNATURE') return false;
  if (/[：:]$/u.test(last.text)) return false;
  return !isClosed(last.text);
}

/** A body's pieces → paragraphs: what a column break or the end of a line cut is joined again. */
import { joinReadings, type Reading } from '../reading.js';
import { COLUMN_WIDTH } from './column.js';
import type { Piece } from './piece.js';
import { readBody, readHeadline, readRow } from './spacing.js';

export function joinParagraphs(page: string, pieces: readonly Piece[]): Reading[] {
  const paragraphs: Reading[][] = [];
  let before: Piece | undefined;
  for (const piece of pieces) {
    const reading = readPiece(page, piece);
    if (before !== undefined && continues(before, piece)) paragraphs.at(-1)?.push(reading);
    else paragraphs.push([reading]);
    before = piece;
  }
  return paragraphs.map((parts) => joinReadings(parts, '')).filter((paragraph) => paragraph.text !== '');
}

function readPiece(page: string, piece: Piece): Reading {
  if (piece.role === 'TABLE') return readRow(page, piece.start, piece.end);
  // A heading within a body keeps its Markdown mark: it is what tells a section's heading from a paragraph.
  if (piece.role === 'HEAD') return readHeadline(page, piece.start, piece.end);
  return readBody(page, piece.start, piece.end);
}

/** Whether a piece goes on with the sentence of the one before it. */
function continues(before: Piece, piece: Piece): boolean {
  if (before.role !== 'TEXT' || piece.role !== 'TEXT') return false;
  if (before.opening === 'BYLINE' && piece.opening === 'BYLINE') return true;
  if (piece.opening !== null && piece.opening !== 'CAPTION') return false;
  if (piece.isCredit) return true;
  if (before.opening === 'BYLINE' || before.opening === 'SIGNATURE') return false;
  if (/[：:]$/u.test(before.text)) return false;
  if (before.isWholeLine && !isCutOff(before)) return false;
  return !before.closed;
}

/** Whether a line among lines that are paragraphs was cut in mid-sentence all the same. */
function isCutOff({ lines, text }: Piece): boolean {
  return (lines[0]?.width ?? 0) > COLUMN_WIDTH || /[，、；]$/u.test(text);
}

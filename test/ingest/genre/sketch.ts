/** Articles of invented papers, as the layout hands them on. */
import { findByline } from '../../../src/ingest/facts/people/byline.js';
import { type ArticleForm, readGenre } from '../../../src/ingest/genre/read-genre.js';
import { shippedLexicon } from '../../../src/ingest/lexicon/lexicon.js';
import { isNoticeHeadline } from '../../../src/ingest/page/markers.js';
import { openingOf } from '../../../src/ingest/page/openings.js';
import { readBody } from '../../../src/ingest/page/spacing.js';
import type { ArticleText } from '../../../src/ingest/parsed.js';
import { joinReadings, type Reading } from '../../../src/ingest/reading.js';
import type { ArticleKind } from '../../../src/store/documents.js';

export interface Sketch {
  readonly headline?: string;
  readonly kicker?: string;
  readonly rubric?: string;
  /** The line of its author: "退休教师 某某". */
  readonly signed?: string;
  readonly kind?: ArticleKind;
  /** Paragraphs parted by blank lines, each in the lines that the page prints. */
  readonly body: string;
}

/** Reads the genre of an article. */
export function genreIn(sketch: Sketch): ArticleForm {
  const lexicon = shippedLexicon();
  const article = articleOf(sketch);
  return readGenre(sketch.body, article, findByline(article, lexicon).contributors, lexicon);
}

function articleOf({ headline, kicker, rubric, signed, kind, body }: Sketch): ArticleText {
  const paragraphs: Reading[] = [];
  let at = 0;
  for (const paragraph of body.split('\n\n')) {
    paragraphs.push(paragraphOf(body, at, at + paragraph.length));
    at += paragraph.length + 2;
  }
  const lexicon = shippedLexicon();
  const opening = openingOf(body, lexicon);
  const isNotice = opening === null && headline !== undefined && isNoticeHeadline(headline, lexicon);
  const implied = opening === 'BYLINE' ? 'FEATURE' : isNotice ? 'NOTICE' : 'NEWS';
  return {
    kind: kind ?? (signed === undefined ? implied : 'STORY'),
    headline: lineOf(headline),
    kicker: lineOf(kicker),
    subhead: null,
    rubric: lineOf(rubric),
    authorLine: signed ?? null,
    opening: (body.split('\n\n')[0] ?? '').slice(0, 160).replaceAll('\n', ''),
    closing: body.slice(-60).replaceAll('\n', ' '),
    paragraphs,
    continuedFrom: null,
    span: { start: 0, end: body.length },
    borderConfidence: 1,
    headlineConfidence: 1,
    doubts: [],
  };
}

/** A paragraph's lines without their breaks. */
function paragraphOf(page: string, start: number, end: number): Reading {
  return joinReadings([readBody(page, start, end)]);
}

function lineOf(text: string | undefined): Reading | null {
  return text === undefined ? null : { text, offsets: Array.from(text, (_, i) => i) };
}

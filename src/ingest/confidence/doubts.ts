/** What was read from a page and may be wrong, most doubtful first. */
import type { DoubtEntry, DoubtKind, LocationLevel, Span } from '../../store/documents.js';
import type { LayoutDoubtReason, ParsedArticle, ParsedPage } from '../parsed.js';

/** What is surer than this is no doubt. */
const SURE = 0.9;
const EXCERPT = 20;

interface Doubtful {
  readonly kind: DoubtKind;
  readonly text: string;
  readonly span: Span;
  readonly confidence: number;
  readonly reason: string;
}

/** The `most` most doubtful facts of a page; of two equally doubtful ones, the one printed first. */
export function doubtsOf(page: Pick<ParsedPage, 'text' | 'articles'>, most: number): DoubtEntry[] {
  const found = page.articles
    .flatMap((article) => doubtsIn(page.text, article))
    .sort((a, b) => a.confidence - b.confidence || a.span.start - b.span.start || a.span.end - b.span.end)
    .slice(0, most);
  if (found.length === 0) return [];
  const lineAt = linesOf(page.text);
  return found.map(({ kind, text, span, confidence, reason }) => ({
    kind,
    text,
    span: { start: span.start, end: span.end },
    firstLine: lineAt(span.start),
    lastLine: lineAt(Math.max(span.start, span.end - 1)),
    confidence,
    reason,
  }));
}

/** Why the layout is unsure, in words. */
export const LAYOUT_REASONS: Readonly<Record<LayoutDoubtReason, string>> = {
  HEADED_BORDER: 'a text without dateline is cut off under a headline, which may be a heading within the text above',
  UNMARKED_BORDER: 'a text is cut off with neither dateline nor headline above it',
  POSSIBLE_BORDER: 'another text may begin here',
  DISPLACED_TEXT: 'the headline stands far from its text',
  CONTESTED_HEADLINE: 'the headline may belong to a neighbouring text',
};

function doubtsIn(page: string, article: ParsedArticle): Doubtful[] {
  const doubts: Doubtful[] = [];
  const add = (kind: DoubtKind, confidence: number | null, span: Span | undefined, text: string, reason: string) => {
    if (confidence !== null && confidence < SURE && span !== undefined)
      doubts.push({ kind, text, span, confidence, reason });
  };
  for (const { reason, span, certainty } of article.doubts)
    add(
      reason === 'CONTESTED_HEADLINE' ? 'HEADLINE' : 'BORDER',
      certainty,
      span,
      excerptOf(page, span),
      LAYOUT_REASONS[reason],
    );
  for (const { name, confidence, titles, officeConfidence, officeRule, spans } of article.people) {
    add('PERSON', confidence, spans[0], name, 'may be no name of a person, or one that begins or ends elsewhere');
    add('OFFICE', officeConfidence, spans[0], `${titles.join('、')} ${name}`, `the office stands ${officeRule}`);
  }
  for (const { name, level, confidence, linkConfidence, linkRule, ancestors, spans } of article.locations) {
    add('LOCATION', confidence, spans[0], name, 'may be no name of a place, or one that begins or ends elsewhere');
    const within = ancestors.map((each) => each.name).join('');
    add('LINK', linkConfidence, spans[0], `${within}${name}`, linkReason(level, linkRule));
  }
  for (const { name, confidence, spans } of article.organizations)
    add(
      'ORGANIZATION',
      confidence,
      spans[0],
      name,
      'may be no name of an organization, or one that begins or ends elsewhere',
    );
  for (const { text, label, confidence, labelConfidence, rule, labelRule, span } of article.metrics) {
    add('METRIC', confidence, span, text, `the number was read by ${rule}`);
    add('LABEL', labelConfidence, span, `${label} ${text}`, `what is measured was read by ${labelRule}`);
  }
  for (const { text, date, confidence, rule, span } of article.dates)
    add('DATE', confidence, span, `${text}${date === null ? '' : ` = ${date}`}`, `its year is ${rule}`);
  return doubts;
}

function linkReason(level: LocationLevel, rule: string | null): string {
  const told = rule === null ? 'not told' : `told by ${rule}`;
  return level === 'PLACE' ? `where it lies is ${told}` : `which division it is is ${told}`;
}

function excerptOf(page: string, { start, end }: Span): string {
  const text = page.slice(start, Math.min(end, start + 2 * EXCERPT)).replace(/\s+/gu, '');
  return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
}

/** The number of the line, from 1, on which a character stands. */
export function linesOf(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let from = 0;
    let to = ends.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((ends[middle] ?? 0) < offset) from = middle + 1;
      else to = middle;
    }
    return from + 1;
  };
}

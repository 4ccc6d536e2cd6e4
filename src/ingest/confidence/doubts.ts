/** What was read from a page and may be wrong, most doubtful first. */
import type { DoubtEntry, DoubtKind, Span } from '../../store/documents.js';
import type { DoubtReason, ParsedArticle, ParsedPage } from '../parsed.js';
import { withoutBlanks } from '../reading.js';

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
  const found = new Map<string, Doubtful>();
  for (const doubt of page.articles.flatMap((article) => doubtsIn(page.text, article))) {
    // A border is where one article ends and another begins: both doubt it.
    const key = `${doubt.kind} ${doubt.span.start} ${doubt.text}`;
    const known = found.get(key);
    if (known === undefined || doubt.confidence < known.confidence) found.set(key, doubt);
  }
  const sorted = [...found.values()].sort(
    (a, b) => a.confidence - b.confidence || a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const lineAt = sorted.length === 0 ? null : linesOf(page.text);
  return sorted.slice(0, most).map(({ kind, text, span, confidence, reason }) => ({
    kind,
    text,
    span: { start: span.start, end: span.end },
    firstLine: lineAt?.(span.start) ?? 1,
    lastLine: lineAt?.(Math.max(span.start, span.end - 1)) ?? 1,
    confidence,
    reason,
  }));
}

/** Why an article is unsure as a whole, in words. */
export const REASONS: Readonly<Record<DoubtReason, string>> = {
  HEADED_BORDER: 'a text without dateline is cut off under a headline, which may be a heading within the text above',
  UNMARKED_BORDER: 'a text is cut off with neither dateline nor headline above it',
  POSSIBLE_BORDER: 'another text may begin here',
  DISPLACED_TEXT: 'the headline stands far from its text',
  CONTESTED_HEADLINE: 'the headline may belong to a neighbouring text',
  OTHER_YEAR: 'the text speaks of another year as its own than the page is of',
};

const KINDS: Readonly<Record<DoubtReason, DoubtKind>> = {
  HEADED_BORDER: 'BORDER',
  UNMARKED_BORDER: 'BORDER',
  POSSIBLE_BORDER: 'BORDER',
  DISPLACED_TEXT: 'BORDER',
  CONTESTED_HEADLINE: 'HEADLINE',
  OTHER_YEAR: 'YEAR',
};

function doubtsIn(page: string, article: ParsedArticle): Doubtful[] {
  const doubts: Doubtful[] = [];
  const add = (kind: DoubtKind, confidence: number | null, span: Span | undefined, text: string, reason: string) => {
    if (confidence !== null && confidence < SURE && span !== undefined)
      doubts.push({ kind, text, span, confidence, reason });
  };
  for (const { reason, span, certainty } of article.doubts)
    add(KINDS[reason], certainty, span, excerptOf(page, span), REASONS[reason]);
  for (const { name, confidence, titles, officeConfidence, officeRule, spans } of article.people) {
    add('PERSON', confidence, spans[0], name, 'may be no name of a person, or one that begins or ends elsewhere');
    add(
      'OFFICE',
      officeConfidence,
      spans[0],
      `${titles.join('、')} ${name}`,
      `may be somebody else's, or longer or shorter: it stands ${told(OFFICES, officeRule)}`,
    );
  }
  for (const { name, confidence, linkConfidence, linkRule, ancestors, spans } of article.locations) {
    add('LOCATION', confidence, spans[0], name, 'may be no name of a place, or one that begins or ends elsewhere');
    const within = ancestors.map((each) => each.name).join('');
    add('LINK', linkConfidence, spans[0], `${within}${name}`, told(LINKS, linkRule));
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
    add('METRIC', confidence, span, text, `the number was read as ${rule.replaceAll('-', ' ')}`);
    add(
      'LABEL',
      labelConfidence,
      span,
      `${label} ${text}`,
      `what is measured is told by the ${labelRule.replaceAll('-', ' ')}`,
    );
  }
  for (const { text, date, confidence, rule, span } of article.dates)
    add('DATE', confidence, span, `${text}${date === null ? '' : ` = ${date}`}`, `its year is ${rule}`);
  return doubts;
}

/** What tells which division a place is, by the beginning of the rule's name. */
const LINKS: Readonly<Record<string, string>> = {
  'the only one': 'it is taken for the only division of that name',
  'behind a division': 'it is taken to lie in the division printed right before',
  home: "of several of that name, the one in the page's city was taken",
  'named most': 'of several of that name, the one was taken whose surroundings the page names most',
  'last division': 'it is taken to lie in the last division printed before',
  'of the page': "it is taken to lie in the page's city",
  zone: 'it is taken for the zone of the division that the text speaks of',
};

const OFFICES: Readonly<Record<string, string>> = {
  before: 'right before the name',
  'before the list': 'before a list of names',
  behind: 'right behind the name',
  'given behind': 'behind the name, in a clause of its own',
  'leading to': 'in words that lead to the name',
};

function told(words: Readonly<Record<string, string>>, rule: string | null): string {
  const [family = ''] = (rule ?? '').split(', ');
  return words[family] ?? family;
}

function excerptOf(page: string, { start, end }: Span): string {
  const text = withoutBlanks(page.slice(start, Math.min(end, start + 2 * EXCERPT)));
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

/** Which day it is that a stretch of an article speaks of. */
import { withoutBlanks } from '../../ingest/reading.js';
import type { CorrectionRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { EventDateEntry } from '../../store/documents.js';
import { pageAnchor } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import { anchorAt } from '../anchors.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { checkedSpan, findArticleOf } from '../checked.js';
import { isOver } from '../edits/replace.js';

type Request = Extract<CorrectionRequest, { type: 'DAY' }>;

/** A stretch that touches a day that was read means that day. */
export async function dayRequest(writer: ArchiveWriter, request: Request): Promise<Intended> {
  const isDropped = request.day === null;
  const { article, page } = await findArticleOf(writer, isDropped ? 'article' : 'input.article', request.article);
  const argument = isDropped ? 'span' : 'input.span';
  const given = checkedSpan(argument, request.span, page);
  const known = article.dates.find(({ span }) => isOver(span, given));
  if (isDropped && known === undefined)
    throw new ArgumentError(argument, `${argument} is no day of the article: ${daysOf(article.dates)}.`);
  const { start, end } = article.span;
  if (given.start < start || given.end > end)
    throw new ArgumentError(argument, `${argument} is not in the article, which stands at ${start}–${end}.`);
  const span = known?.span ?? given;
  const text = withoutBlanks(page.text.slice(span.start, span.end));
  const before = known === undefined ? null : dayText(known);
  const after = request.day === null ? null : dayText({ text, date: request.day.date });
  return {
    kind: 'CORRECT_DAY',
    objects: [article.id],
    changes: before === after ? [] : [{ field: 'day', before, after }],
    override: {
      type: 'DAY',
      page: pageAnchor(page),
      article: articleAnchor(article),
      at: anchorAt(page.text, span),
      day: request.day,
    },
  };
}

function daysOf(dates: readonly EventDateEntry[]): string {
  if (dates.length === 0) return 'it speaks of none';
  return `it speaks of ${dates.map((each) => `${dayText(each)} at ${each.span.start}–${each.span.end}`).join(', ')}`;
}

function dayText({ text, date }: Pick<EventDateEntry, 'text' | 'date'>): string {
  return date === null ? text : `${text} (${date})`;
}

/** What is asked for, checked: with messages that say what is wanted. */
import { ArgumentError } from '../store/argument-error.js';
import type { ArticleDocument, PageDocument, Span } from '../store/documents.js';
import type { ArchiveWriter } from '../store/write.js';

const LONGEST = 200;

/** @throws ArgumentError for a text that is blank or longer than a name is */
export function checkedText(argument: string, value: string, longest = LONGEST): string {
  const text = value.trim();
  if (text !== '' && text.length <= longest) return text;
  throw new ArgumentError(
    argument,
    `${argument} has ${text.length} characters: give a text of 1 to ${longest} characters.`,
  );
}

export interface ArticleOfPage {
  readonly article: ArticleDocument;
  readonly page: PageDocument;
}

/** @throws ArgumentError where there is none */
export async function findArticleOf(writer: ArchiveWriter, argument: string, id: string): Promise<ArticleOfPage> {
  const [article] = await writer.find('articles', { id });
  const [page] = article === undefined ? [] : await writer.find('pages', { id: article.pageId });
  if (article !== undefined && page !== undefined) return { article, page };
  throw new ArgumentError(argument, `${argument} is "${id}": there is no article with this id.`);
}

/** @throws ArgumentError for what is no stretch of the text, or holds blanks only */
export function checkedSpan(argument: string, { start, end }: Span, { text }: Pick<PageDocument, 'text'>): Span {
  if (start < 0 || end <= start || end > text.length)
    throw new ArgumentError(
      argument,
      `${argument} is ${start}–${end}: give a stretch of the page, which has ${text.length} characters.`,
    );
  if (text.slice(start, end).trim() !== '') return { start, end };
  throw new ArgumentError(argument, `${argument} holds blanks only: give the stretch of text that is meant.`);
}

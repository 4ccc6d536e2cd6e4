/** What an article says of itself and of whom it names, and where it begins and ends. */
import type { CorrectionRequest } from '../../resolvers/correction-service.js';
import { ArgumentError } from '../../store/argument-error.js';
import type { CorrectedField } from '../../store/correction-documents.js';
import { type ArticleValues, pageAnchor } from '../../store/overrides.js';
import type { ArchiveWriter } from '../../store/write.js';
import { anchorAt } from '../anchors.js';
import type { Intended } from '../apply.js';
import { articleAnchor } from '../articles.js';
import { checkedSpan, checkedText, findArticleOf } from '../checked.js';
import { findPerson } from '../namesakes.js';

type Request<Type extends CorrectionRequest['type']> = Extract<CorrectionRequest, { type: Type }>;

const LONGEST_HEAD = 400;
const HEADS = ['headline', 'kicker', 'subhead', 'rubric'] as const;
/** What an article begins with is told by so many characters. */
const BEGINNING = 24;

export async function articleRequest(writer: ArchiveWriter, request: Request<'ARTICLE'>): Promise<Intended> {
  const { article, page } = await findArticleOf(writer, 'id', request.article);
  const values: ArticleValues = { ...request.values };
  for (const field of HEADS) {
    const head = values[field];
    if (typeof head === 'string') values[field] = checkedText(`input.${field}`, head, LONGEST_HEAD);
  }
  if (values.byline !== undefined)
    values.byline = values.byline.map(({ name, role }) => ({ name: checkedText('input.byline.name', name), role }));
  const fields = Object.keys(values) as (keyof ArticleValues)[];
  if (fields.length === 0)
    throw new ArgumentError(
      'input',
      'input is empty: give at least one of headline, kicker, subhead, rubric, kind, genre, date, byline.',
    );
  const changes = fields.map((field): CorrectedField => {
    if (field !== 'byline') return { field, before: article[field] ?? null, after: values[field] ?? null };
    return { field, before: bylineText(article.byline), after: bylineText(values.byline ?? []) };
  });
  return {
    kind: 'CORRECT_ARTICLE',
    objects: [article.id],
    changes: changes.filter(({ before, after }) => before !== after),
    override: { type: 'ARTICLE', page: pageAnchor(page), article: articleAnchor(article), values },
  };
}

function bylineText(byline: readonly { readonly name: string; readonly role: string }[]): string | null {
  return byline.length === 0 ? null : byline.map(({ name, role }) => `${name} (${role})`).join(', ');
}

export async function joinRequest(writer: ArchiveWriter, request: Request<'JOIN'>): Promise<Intended> {
  if (request.article === request.other)
    throw new ArgumentError('other', `other is "${request.other}", as id is: give two articles.`);
  const { article, page } = await findArticleOf(writer, 'id', request.article);
  const { article: other } = await findArticleOf(writer, 'other', request.other);
  if (other.pageId !== article.pageId)
    throw new ArgumentError('other', `other is "${other.id}", which stands on another page: give two of one page.`);
  return {
    kind: 'JOIN_ARTICLES',
    objects: [article.id, other.id],
    changes: [
      {
        field: 'articles',
        before: [article, other].map(({ headline }) => headline ?? '').join(' / '),
        after: article.headline,
      },
    ],
    override: { type: 'JOIN', page: pageAnchor(page), article: articleAnchor(article), other: articleAnchor(other) },
  };
}

export async function cutRequest(writer: ArchiveWriter, request: Request<'CUT'>): Promise<Intended> {
  const { article, page } = await findArticleOf(writer, 'id', request.article);
  const { at } = request;
  const { start, end } = article.span;
  if (at <= start || at >= end)
    throw new ArgumentError('at', `at is ${at}: give an offset inside the article, which stands at ${start}–${end}.`);
  const headline = request.headline === null ? null : checkedText('headline', request.headline, LONGEST_HEAD);
  const span = checkedSpan('at', { start: at, end: Math.min(at + BEGINNING, end) }, page);
  return {
    kind: 'CUT_ARTICLE',
    objects: [article.id],
    changes: [
      { field: 'articles', before: article.headline, after: [article.headline ?? '', headline ?? ''].join(' / ') },
    ],
    override: {
      type: 'CUT',
      page: pageAnchor(page),
      article: articleAnchor(article),
      at: anchorAt(page.text, span),
      headline,
    },
  };
}

export async function appearanceRequest(writer: ArchiveWriter, request: Request<'APPEARANCE'>): Promise<Intended> {
  const { article, page } = await findArticleOf(writer, 'input.article', request.article);
  const person = await findPerson(writer, 'input.person', request.person);
  const appearance = article.appearances.find(({ personId }) => personId === person.id);
  if (appearance === undefined)
    throw new ArgumentError(
      'input.person',
      `input.person is "${person.id}": the article does not name ${person.name}.`,
    );
  const { name, titles, isOfficial } = request.values;
  if (name === undefined && titles === undefined && isOfficial === undefined)
    throw new ArgumentError('input', 'input is empty: give at least one of name, titles, isOfficial.');
  const values = {
    ...(name !== undefined && { name: checkedText('input.name', name) }),
    ...(titles !== undefined && { titles: titles.map((title) => checkedText('input.titles', title)) }),
    ...((isOfficial ?? titles) !== undefined && {
      isOfficial:
        isOfficial ?? ((titles ?? []).length > 0 && (appearance.isOfficial || appearance.titles.length === 0)),
    }),
  };
  const changes: CorrectedField[] = [
    { field: 'name', before: appearance.name, after: values.name ?? appearance.name },
    { field: 'titles', before: titlesText(appearance.titles), after: titlesText(values.titles ?? appearance.titles) },
    {
      field: 'isOfficial',
      before: String(appearance.isOfficial),
      after: String(values.isOfficial ?? appearance.isOfficial),
    },
  ];
  return {
    kind: 'CORRECT_APPEARANCE',
    objects: [article.id, person.id],
    changes: changes.filter(({ before, after }) => before !== after),
    override: {
      type: 'APPEARANCE',
      page: pageAnchor(page),
      article: articleAnchor(article),
      name: appearance.name,
      values,
    },
  };
}

function titlesText(titles: readonly string[]): string | null {
  return titles.length === 0 ? null : titles.join(', ');
}

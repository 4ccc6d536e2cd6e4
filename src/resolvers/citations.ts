/** A citation and a permanent link of every node. */
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { CitationStyle } from '../schema/citation.js';
import { Node, typeOfId } from '../schema/node.js';
import { CalendarDay } from '../schema/scalars.js';
import type {
  ArticleDocument,
  ContributorRole,
  IssueDocument,
  MetricDocument,
  NewspaperDocument,
  PageDocument,
  Versioned,
} from '../store/documents.js';
import { type Cited, cite, citeEntry } from './citation-styles.js';
import type { RequestState } from './request-state.js';

/** Whoever writes is an author; who took the pictures is where nobody writes. */
const WRITING: ReadonlySet<ContributorRole> = new Set(['REPORTER', 'TRAINEE', 'CORRESPONDENT', 'AUTHOR']);
/** Characters of an article without a headline that tell it. */
const BEGINNING = 16;

@Resolver(() => Node)
export class CitationResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'A link to it that stays; null where the server was not told its PUBLIC_URL.',
  })
  url(@Root() { id }: Versioned, @Ctx('state') state: RequestState): string | null {
    return state.linkTo(id);
  }

  @FieldResolver(() => String, {
    description:
      'It as sources are cited: an article, and a number by its article, a page, an issue and a newspaper as what is printed; a person, a place and an organization as an entry of this archive, with the number of the snapshot.',
  })
  async citation(
    @Root() node: Versioned,
    @Arg('style', () => CitationStyle, { defaultValue: CitationStyle.GB_T_7714, description: 'By which rules.' })
    style: CitationStyle,
    @Arg('accessed', () => CalendarDay, {
      nullable: true,
      description: 'The day on which it was seen, which both styles print beside a link; left out if not given.',
    })
    accessed: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<string> {
    const seen = { url: state.linkTo(node.id), accessed: accessed ?? null };
    const printed = await inPrint(node, state);
    if (printed !== null) return cite({ ...NOTHING, ...printed, ...seen }, style);
    const { sequence } = await state.snapshot();
    return citeEntry({ name: (node as Named).name, snapshot: sequence, ...seen }, style);
  }
}

type Printed = Partial<Omit<Cited, 'url' | 'accessed'>>;

interface Named extends Versioned {
  readonly name: string;
}

const NOTHING = {
  authors: [],
  title: null,
  beginning: null,
  newspaper: null,
  date: null,
  isInferred: false,
  edition: null,
} as const;

/** What is printed of it; null for what only the archive has. */
async function inPrint(node: Versioned, { loaders }: RequestState): Promise<Printed | null> {
  switch (typeOfId(node.id)) {
    case 'Article':
      return ofArticle(node as ArticleDocument, await loaders.page.load((node as ArticleDocument).pageId));
    case 'Metric': {
      const article = await loaders.article.load((node as MetricDocument).articleId);
      return article === null ? {} : ofArticle(article, await loaders.page.load(article.pageId));
    }
    case 'Page':
      return ofPage(node as PageDocument);
    case 'Issue': {
      const { newspaperId, date } = node as IssueDocument;
      const newspaper = await loaders.newspaper.load(newspaperId);
      return { newspaper: newspaper?.name ?? null, date };
    }
    case 'Newspaper':
      return { newspaper: (node as NewspaperDocument).name };
    default:
      return null;
  }
}

function ofArticle({ byline, headline, paragraphs }: ArticleDocument, page: PageDocument | null): Printed {
  const writers = byline.filter(({ role }) => WRITING.has(role));
  const authors = writers.length > 0 ? writers : byline.filter(({ role }) => role === 'PHOTOGRAPHER');
  const [first = ''] = paragraphs;
  const beginning = first.length > BEGINNING ? `${first.slice(0, BEGINNING)}……` : first;
  return {
    ...(page !== null && ofPage(page)),
    authors: [...new Set(authors.map(({ name }) => name))],
    title: headline,
    beginning,
  };
}

function ofPage({ newspaper, date, dateBasis, edition }: PageDocument): Printed {
  return { newspaper, date, isInferred: dateBasis === 'INFERRED' || dateBasis === 'YEAR_INFERRED', edition };
}

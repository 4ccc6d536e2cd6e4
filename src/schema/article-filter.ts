import { Field, Float, ID, InputType, registerEnumType } from 'type-graphql';
import { ArticleGenre, ArticleKind } from './article.js';
import { DateRange } from './date-range.js';
import { EDITION, Missing, NEWSPAPER } from './in-print.js';
import { MetricFilter } from './metric-filter.js';

@InputType({ description: 'Which articles: those that meet every condition given.' })
export class ArticleFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Full-text search over headline and body, at most 256 characters and 32 words or phrases. Every word must be found, wherever it stands, a single character where it is a word by itself; a phrase in quotes ("…" or “…”) must be found as it is, but for blanks and signs; what follows a `-` must not be found. `OR` between two asks for either; `NEAR/n` for both with at most n letters or digits between them, 1 to 100 and 10 if not said, in either order; `headline:` before a word or phrase for it in the lines of the headline; `byline:` for a name in the byline. `*` behind two or more Chinese characters asks for all that begins so, behind 2 to 12 Latin letters for words that do. Script (繁體 or 简体), variants of characters, width and case make no difference. A quote that is never closed quotes nothing, other signs are passed over, and a blank text is as good as none; a text that only excludes, that holds no letter or digit, or in which OR, NEAR, `*` or a field makes no sense, is BAD_USER_INPUT.',
  })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether `text` also finds what recognition may have made of it: each word with one character that looks like its own (己 for 已, 0 for O), below all that holds the words as they are. A text with more than 64 such forms is BAD_USER_INPUT.',
  })
  lookAlikes?: boolean | null;

  @Field(() => [ArticleKind], { nullable: true, description: 'Any of these sorts of piece.' })
  kinds?: ArticleKind[] | null;

  @Field(() => [ArticleGenre], {
    nullable: true,
    description: 'Any of these genres; articles of which none is certain are never among them.',
  })
  genres?: ArticleGenre[] | null;

  @Field(() => ID, { nullable: true, description: 'On the page with this id.' })
  page?: string | null;

  @Field(() => ID, { nullable: true, description: `In ${NEWSPAPER}.` })
  newspaper?: string | null;

  @Field(() => String, { nullable: true, description: `On a page ${EDITION}.` })
  edition?: string | null;

  @Field(() => [Missing], { nullable: true, description: 'Lacking all of these, or on a page that does.' })
  missing?: Missing[] | null;

  @Field(() => ID, { nullable: true, description: 'Naming the person with this id.' })
  person?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Naming somebody of this name, or of this form of a name that some article prints, in full, in either script.',
  })
  personName?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Naming the location with this id or anything inside it: a city finds its villages.',
  })
  location?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Naming a location of this name or printed form, in either script, or anything inside it.',
  })
  locationName?: string | null;

  @Field(() => ID, { nullable: true, description: 'Naming the organization with this id.' })
  organization?: string | null;

  @Field(() => String, { nullable: true, description: 'With this name in the byline, in either script.' })
  contributor?: string | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'With a day of an event, or the day of publication, in this range.',
  })
  date?: DateRange | null;

  @Field(() => MetricFilter, { nullable: true, description: 'Reporting at least one such number.' })
  metric?: MetricFilter | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of which all that is asked for of people and organizations, and the borders, are at least so sure, 0 to 1: see `Article.confidence`, `Appearance.confidence`, `OrganizationMention.confidence`. Places and numbers have their own: `Article.locations(minConfidence)`, `metric.minConfidence`.',
  })
  minConfidence?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the page prints a headline for it.' })
  hasHeadline?: boolean | null;
}

export enum ArticleOrder {
  RELEVANCE = 'RELEVANCE',
  DATE_DESC = 'DATE_DESC',
  DATE_ASC = 'DATE_ASC',
  PAGE_ORDER = 'PAGE_ORDER',
}
registerEnumType(ArticleOrder, {
  name: 'ArticleOrder',
  description: 'How articles are ordered.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'Best match of `filter.text` first; without a text as PAGE_ORDER. Scores shift a little as pages come and go: a cursor goes on behind its article wherever that stands by then, or behind its score once the article is gone.',
    },
    DATE_DESC: { description: 'Latest day of publication first, undated pages last; within a day as printed.' },
    DATE_ASC: { description: 'Earliest day of publication first, undated pages before all; within a day as printed.' },
    PAGE_ORDER: { description: 'As the pages print them: by day, page and position.' },
  },
});

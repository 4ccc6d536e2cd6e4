import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Appearance } from './appearance.js';
import { connectionOf, edgeOf } from './connection.js';
import { Contributor } from './contributor.js';
import { EventDate } from './event-date.js';
import { FACETS_OF_LIST, Facets, HISTOGRAM_OF_LIST, HistogramBucket } from './facets.js';
import { Highlight } from './highlight.js';
import { Location } from './location.js';
import { Metric } from './metric.js';
import { LocationMention, OrganizationMention } from './name-mention.js';
import { Node } from './node.js';
import { Organization } from './organization.js';
import { Page } from './page.js';
import { RelatedArticle } from './related-article.js';
import { Reprint } from './reprint.js';
import { CalendarDay } from './scalars.js';
import { TextSpan } from './text-span.js';

export enum ArticleKind {
  NEWS = 'NEWS',
  FEATURE = 'FEATURE',
  STORY = 'STORY',
  INTERVIEW = 'INTERVIEW',
  PHOTO = 'PHOTO',
  NOTICE = 'NOTICE',
  JUMP = 'JUMP',
  NOTE = 'NOTE',
}
registerEnumType(ArticleKind, {
  name: 'ArticleKind',
  description: 'What sort of piece an article is.',
  valuesConfig: {
    NEWS: { description: 'A news report.' },
    FEATURE: { description: 'A longer report with a theme of its own.' },
    STORY: { description: 'A signed story told by its author.' },
    INTERVIEW: { description: 'Questions and answers.' },
    PHOTO: { description: 'A photograph with its caption.' },
    NOTICE: { description: 'An announcement, often with a table.' },
    JUMP: { description: 'The continuation of an article from another page.' },
    NOTE: { description: "An editor's note." },
  },
});

export enum ArticleGenre {
  REPORT = 'REPORT',
  INTERVIEW = 'INTERVIEW',
  COMMENTARY = 'COMMENTARY',
  LETTER = 'LETTER',
  OBITUARY = 'OBITUARY',
  VERSE = 'VERSE',
  SERIAL = 'SERIAL',
  PRICES = 'PRICES',
  RESULTS = 'RESULTS',
  WEATHER = 'WEATHER',
  CORRECTION = 'CORRECTION',
  PUBLIC_NOTICE = 'PUBLIC_NOTICE',
  ADVERTISEMENT = 'ADVERTISEMENT',
}
registerEnumType(ArticleGenre, {
  name: 'ArticleGenre',
  description: 'What an article is by its own form, more finely than its kind.',
  valuesConfig: {
    REPORT: { description: 'Told in prose by a reporter, an agency or a correspondent: news and longer reports.' },
    INTERVIEW: { description: 'Questions of the newspaper with the answers to them.' },
    COMMENTARY: { description: 'An opinion: editorial, comment, column (社论, 评论, 时评).' },
    LETTER: { description: 'A letter or question to the newspaper, with the answer if one is printed (读者来信).' },
    OBITUARY: { description: 'The announcement of a death, with or without the life of the dead (讣告).' },
    VERSE: { description: 'A poem, or several, in classical or free metre.' },
    SERIAL: { description: 'An instalment of a book that the newspaper prints in parts (连载).' },
    PRICES: { description: 'Prices, rates or quotations as a table or list: market prices, exchange rates.' },
    RESULTS: { description: 'Results as a table or list: scores, times, rankings, medals, drawn lottery numbers.' },
    WEATHER: { description: 'A weather forecast, or a table of temperatures.' },
    CORRECTION: { description: 'The newspaper corrects what it printed (更正).' },
    PUBLIC_NOTICE: {
      description: 'A legal or official notice, and what the law wants made public: 公告, 公示, 拍卖公告, 遗失声明.',
    },
    ADVERTISEMENT: { description: 'An offer of goods, services, homes or jobs, with how to reach whoever offers.' },
  },
});

@ObjectType({ implements: Node, description: 'One piece on a page: a body with its headline, and what is said in it.' })
export class Article extends Node {
  @Field(() => Page, { description: 'The page that it stands on.' })
  page!: Page;

  @Field(() => Int, { description: 'Its place among the bodies of the page, from 0.' })
  position!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'How likely it is that the article begins and ends where it was cut, 0 to 1: how often articles cut in this way were right on pages that nothing was learned from. Null where the page was stored before confidence was told.',
  })
  confidence!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "How likely it is that the headline is this article's, whole and alone, 0 to 1, counted like `confidence`; null without a headline.",
  })
  headlineConfidence!: number | null;

  @Field(() => ArticleKind, { description: 'What sort of piece it is.' })
  kind!: ArticleKind;

  @Field(() => ArticleGenre, {
    nullable: true,
    description: 'What it is by its own form; null where that is not certain, as with captions and continuations.',
  })
  genre!: ArticleGenre | null;

  @Field(() => String, { nullable: true, description: 'The headline; null only where the page prints none.' })
  headline!: string | null;

  @Field(() => String, { nullable: true, description: 'The line above the headline (引题).' })
  kicker!: string | null;

  @Field(() => String, { nullable: true, description: 'The line below the headline (副题).' })
  subhead!: string | null;

  @Field(() => String, { nullable: true, description: 'The standing column that it appears under (栏目).' })
  rubric!: string | null;

  @Field(() => String, {
    description: 'The paragraphs joined by line feeds; line breaks of the layout and noise spaces are removed.',
  })
  body!: string;

  @Field(() => [String], { description: 'The paragraphs of the body.' })
  paragraphs!: string[];

  @Field(() => [Contributor], { description: 'Who wrote, photographed or edited it.' })
  byline!: Contributor[];

  @Field(() => [EventDate], { description: 'The days that it names.' })
  dates!: EventDate[];

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      'The day on which it appeared: that of its page, unless somebody corrected it; null where none is known.',
  })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'What a jump line says of the first part: "第一版", "A01版①".' })
  continuedFrom!: string | null;

  @Field(() => Article, { nullable: true, description: 'The first part, once it is in the archive.' })
  continues!: Article | null;

  @Field(() => [Appearance], {
    description: 'The people to whom the article gives an office, in order of first mention.',
  })
  officials!: Appearance[];

  @Field(() => [Appearance], { description: 'Everyone named, officials included, in order of first mention.' })
  people!: Appearance[];

  @Field(() => [Organization], { description: 'The organizations named, in order of first mention.' })
  organizations!: Organization[];

  @Field(() => [Location], { description: 'The places named, in order of first mention.' })
  locations!: Location[];

  @Field(() => [OrganizationMention], {
    description: 'The organizations named, each with how sure that is and where, in order of first mention.',
  })
  organizationMentions!: OrganizationMention[];

  @Field(() => [LocationMention], {
    description: 'The places named, each with how sure that is and where, in order of first mention.',
  })
  locationMentions!: LocationMention[];

  @Field(() => [Metric], { description: 'The numbers reported, in the order of the text.' })
  metrics!: Metric[];

  @Field(() => [RelatedArticle], {
    description:
      'Articles that share people, organizations, places or rare words with it; the more, and the rarer, the higher.',
  })
  related!: RelatedArticle[];

  @Field(() => [Reprint], {
    description:
      'Articles of other issues and newspapers that print the same text, whole or with half of it in common, most alike first. Those that share two thirds are found all but always (99 in 100), others less surely; bodies of less than 30 letters are not looked for.',
  })
  reprints!: Reprint[];

  @Field(() => TextSpan, { description: 'Where the body stands in the text of the page.' })
  span!: TextSpan;
}

@ObjectType({ description: 'An article in a list.' })
export class ArticleEdge extends edgeOf(() => Article, 'article') {
  @Field(() => Float, {
    nullable: true,
    description:
      'How well the article answers `filter.text`: BM25, where the headline counts four times the body. Comparable only within one list; null where no text was looked for.',
  })
  score!: number | null;

  @Field(() => [Highlight], {
    description: 'Where the article answers `filter.text`: the headline first, then the body; empty without a text.',
  })
  highlights!: Highlight[];
}

@ObjectType({ description: 'A list of articles, given part by part.' })
export class ArticleConnection extends connectionOf(
  () => Article,
  () => ArticleEdge,
  'articles',
) {
  @Field(() => String, {
    nullable: true,
    description:
      'Where the text finds nothing: what may have been meant, a text that finds something. A name that the archive knows and that sounds the same, is written in pinyin or differs in one character, or such a word; null where none is known, and in lists of which no text was asked. Looked for only when asked for.',
  })
  didYouMean?: string | null;

  @Field(() => Facets, { description: FACETS_OF_LIST })
  facets!: Facets;

  @Field(() => [HistogramBucket], { description: HISTOGRAM_OF_LIST })
  histogram!: HistogramBucket[];
}

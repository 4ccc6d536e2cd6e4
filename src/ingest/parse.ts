/** A page's text → what it holds. Pure: the same page always reads the same, and nothing outside is asked. */

import { zip } from '../invariant.js';
import { type Calibration, shippedCalibration } from './confidence/calibration.js';
import { coverPage } from './coverage.js';
import { findDates } from './facts/dates/dates.js';
import { otherYear } from './facts/dates/other-year.js';
import { readPublication } from './facts/dates/publication.js';
import type { PageTime } from './facts/dates/told-years.js';
import { findMetrics } from './facts/metrics/metrics.js';
import type { Mention } from './facts/metrics/topics.js';
import { findOrganizations, type Organization } from './facts/organizations/organizations.js';
import { findBylines } from './facts/people/page-bylines.js';
import { findPeople, type Person } from './facts/people/people.js';
import { findPlaces, type Place } from './facts/places/places.js';
import { readRegion } from './facts/places/region.js';
import type { Range } from './facts/range.js';
import { withoutSender } from './facts/senders.js';
import { readGenre } from './genre/read-genre.js';
import { type Lexicon, shippedLexicon } from './lexicon/lexicon.js';
import { newspaperName } from './lexicon/newspaper-names.js';
import type { NotName } from './lexicon/not-names.js';
import { headsOf, namedIn } from './line-spans.js';
import { findNames } from './names/names.js';
import { readLayout } from './page/layout.js';
import type { ArticleText, FactText, PageSource, ParsedArticle, ParsedPage, SubjectFact } from './parsed.js';
import { joinReadings, type Reading } from './reading.js';
import { FactsOnPage } from './spans.js';

export interface ParseOptions {
  /** Whether people, places and organizations tell in their `rule` what decided them. */
  readonly explains?: boolean;
  /** What is no name in the archive that the page is read for. */
  readonly notNames?: readonly Pick<NotName, 'name' | 'kinds'>[];
  /** How likely facts are by how they were found; the one that ships, unless another is given. */
  readonly calibration?: Calibration;
}

/** Reads a page with what the lexicon knows of the language: the one that ships, unless another is given. */
export function parsePage(
  source: PageSource,
  lexicon: Lexicon = shippedLexicon(),
  options: ParseOptions = {},
): ParsedPage {
  const layout = readLayout(source.text, lexicon);
  const { year, ...printed } = readPublication(source.text, source.date, lexicon);
  const publication = {
    ...printed,
    newspaper: source.newspaper ?? printed.newspaper,
    edition: source.edition ?? printed.edition,
  };
  const month = printed.date === null ? null : Number(printed.date.slice(5, 7));
  return {
    name: source.name,
    ...publication,
    newspaperName: newspaperName(publication.newspaper, lexicon),
    text: source.text,
    ...coverPage(source.text, layout),
    articles: readFacts(source.text, layout.articles, publication, { year, month }, lexicon, options),
  };
}

/** The facts of every article. They are ranges of its reading until here, and spans of the page from here on. */
function readFacts(
  page: string,
  found: readonly ArticleText[],
  { newspaper, dateBasis }: Pick<ParsedPage, 'newspaper' | 'dateBasis'>,
  time: PageTime,
  lexicon: Lexicon,
  options: ParseOptions,
): ParsedArticle[] {
  const articles = zip(found, findBylines(found, lexicon)).map(([article, byline]) => ({
    article,
    byline,
    form: readGenre(page, article, byline, lexicon),
  }));
  const texts = articles.map(({ article, form }) => factTextOf(article, form.paragraphs));
  const analyses = findNames(
    texts.map(({ reading }) => reading.text),
    lexicon,
    options,
  );
  const { calibration = shippedCalibration() } = options;
  const region = readRegion(analyses, newspaper, lexicon.vocabulary);
  return zip(articles, zip(texts, analyses)).map(([{ article, byline, form }, [{ reading, bodyStart }, analysis]]) => {
    const { text } = analysis;
    const names = withoutSender(text, analysis.names, bodyStart, lexicon);
    const contributors = new Set(byline.map(({ name }) => name));
    const onPage = new FactsOnPage(reading, dateBasis, calibration);
    const people = findPeople(text, names, contributors, lexicon);
    const organizations = findOrganizations(text, names, region, lexicon);
    const locations = findPlaces(text, names, region, lexicon);
    const persons = names.filter(({ kind }) => kind === 'PERSON');
    const named = { mentions: mentionsOf(people, organizations, locations), home: region.home };
    return {
      kind: form.kind,
      genre: form.genre,
      headline: textOf(article.headline),
      kicker: textOf(article.kicker),
      subhead: textOf(article.subhead),
      rubric: textOf(article.rubric),
      paragraphs: form.paragraphs.map((paragraph) => paragraph.text),
      heads: headsOf(page, article),
      byline: byline.map((each) => ({ ...each, spans: namedIn(page, article.span, each.name) })),
      dates: findDates(text, time, lexicon).map((day) => onPage.date(day)),
      continuedFrom: article.continuedFrom,
      people: people.map((person) => onPage.person(person)),
      organizations: organizations.map((body) => onPage.organization(body)),
      locations: locations.map((place) => onPage.place(place)),
      metrics: findMetrics(text, { bodyStart, people: persons, names, named, words: analysis.words }, lexicon).map(
        (metric) => onPage.metric(metric),
      ),
      span: article.span,
      borderConfidence: calibration.ofScore('border', article.borderConfidence),
      headlineConfidence:
        article.headlineConfidence === null ? null : calibration.ofScore('headline', article.headlineConfidence),
      doubts: [
        ...article.doubts.map(({ reason, span, certainty }) => {
          const kind = reason === 'CONTESTED_HEADLINE' ? 'headline' : 'border';
          return { reason, span, certainty: calibration.ofScore(kind, certainty) };
        }),
        ...onPage.otherYear(otherYear(text, time, lexicon)),
      ],
    };
  });
}

/** All that a number may be about, left to right. */
function mentionsOf(
  people: readonly Person[],
  organizations: readonly Organization[],
  locations: readonly Place[],
): Mention[] {
  const mentions: Mention[] = [];
  const add = (ranges: readonly Range[], subject: SubjectFact): void => {
    for (const { start, end } of ranges) mentions.push({ start, end, subject });
  };
  for (const { name, ranges } of people) add(ranges, { kind: 'PERSON', name });
  for (const { name, ranges } of organizations) add(ranges, { kind: 'ORGANIZATION', name });
  for (const { name, level, code, ancestors, ranges } of locations)
    add(ranges, { kind: 'LOCATION', place: { name, level, code, ancestors } });
  return mentions.sort((a, b) => a.start - b.start);
}

function factTextOf(article: ArticleText, paragraphs: readonly Reading[]): FactText {
  const heads = [article.kicker, article.headline, article.subhead].filter((line) => line !== null);
  const head = joinReadings(heads);
  const reading = joinReadings([head, ...paragraphs]);
  return { reading, bodyStart: head.text === '' ? 0 : head.text.length + 1 };
}

function textOf(reading: Reading | null): string | null {
  return reading === null || reading.text === '' ? null : reading.text;
}

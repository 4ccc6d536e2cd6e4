/** A page's text → what it holds. Pure: the same page always reads the same, and nothing outside is asked. */
import { coverPage } from './coverage.js';
import { findByline } from './facts/byline.js';
import { findPeople } from './facts/people.js';
import { readLayout } from './page/layout.js';
import type { ArticleText, FactText, PageSource, ParsedPage } from './parsed.js';
import { joinReadings, type Reading } from './reading.js';

export function parsePage(source: PageSource): ParsedPage {
  const layout = readLayout(source.text);
  const texts = layout.articles.map(factTextOf);
  const people = findPeople(texts);
  return {
    name: source.name,
    newspaper: source.newspaper,
    edition: source.edition,
    date: source.date,
    dateBasis: source.date === null ? 'UNKNOWN' : 'GIVEN',
    text: source.text,
    ...coverPage(source.text, layout),
    articles: layout.articles.map((article, i) => ({
      kind: article.kind,
      headline: textOf(article.headline),
      kicker: textOf(article.kicker),
      subhead: textOf(article.subhead),
      rubric: textOf(article.rubric),
      paragraphs: article.paragraphs.map((paragraph) => paragraph.text),
      byline: findByline(article, source.text),
      dates: [],
      continuedFrom: article.continuedFrom,
      people: people[i] ?? [],
      organizations: [],
      locations: [],
      metrics: [],
      span: article.span,
    })),
  };
}

function factTextOf(article: ArticleText): FactText {
  const heads = [article.kicker, article.headline, article.subhead].filter((line) => line !== null);
  const head = joinReadings(heads);
  const reading = joinReadings([head, ...article.paragraphs]);
  return { reading, bodyStart: head.text === '' ? 0 : head.text.length + 1 };
}

function textOf(reading: Reading | null): string | null {
  return reading === null || reading.text === '' ? null : reading.text;
}

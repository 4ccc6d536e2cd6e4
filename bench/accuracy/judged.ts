/** Facts beside what people annotated: each with how sure the program is of it, how it was found, and whether it is right. */
import {
  type Calibration,
  type RuledKind,
  type ScoredKind,
  shippedCalibration,
} from '../../src/ingest/confidence/calibration.js';
import { parsePage } from '../../src/ingest/parse.js';
import type { ParsedArticle, ParsedPage } from '../../src/ingest/parsed.js';
import type { AnnotatedPage } from './gold.js';
import { type FoundArticle, Score, scorePage } from './score.js';

export interface JudgedFact {
  readonly kind: ScoredKind | RuledKind;
  /** As the program gives it; the bare score, if it is read without calibration. */
  readonly confidence: number;
  /** What found it, of kinds that are found by rules. */
  readonly rule: string | null;
  readonly isRight: boolean;
}

type Evidence = Omit<JudgedFact, 'isRight'>;

/**
 * All facts of a page that the annotation judges. Of a text that was cut wrongly only the borders are judged: what is missing
 * in it, or is of another, is their fault.
 */
export function judgedOn(
  { gold, source }: AnnotatedPage,
  calibration: Calibration = shippedCalibration(),
): JudgedFact[] {
  const page = parsePage(source, undefined, { calibration });
  return judgedIn(page, gold);
}

export function judgedIn(page: ParsedPage, gold: AnnotatedPage['gold']): JudgedFact[] {
  const evidence = new Map<string, Map<object, Evidence>>();
  const articleOf = new Map<object, object>();
  const add = (category: string, found: object, entry: Evidence): void => {
    const known = evidence.get(category) ?? new Map<object, Evidence>();
    evidence.set(category, known.set(found, entry));
  };
  const found = page.articles.map((article) => {
    const shown = foundOf(article);
    articleOf.set(shown, shown);
    for (const facts of [article.people, article.organizations, article.locations, article.metrics, article.dates])
      for (const fact of facts) articleOf.set(fact, shown);
    const { borderConfidence, headlineConfidence } = article;
    add('article', shown, { kind: 'border', confidence: borderConfidence, rule: null });
    if (headlineConfidence !== null)
      add('headline', shown, { kind: 'headline', confidence: headlineConfidence, rule: null });
    for (const person of article.people) {
      add('person', person, { kind: 'person', confidence: person.confidence, rule: null });
      const { officeConfidence, officeRule } = person;
      if (officeConfidence !== null)
        add('office', person, { kind: 'office', confidence: officeConfidence, rule: officeRule });
    }
    for (const each of article.organizations)
      add('organization', each, { kind: 'organization', confidence: each.confidence, rule: null });
    for (const place of article.locations)
      add('location', place, { kind: 'location', confidence: place.confidence, rule: null });
    for (const metric of article.metrics) {
      add('metric', metric, { kind: 'metric', confidence: metric.confidence, rule: metric.rule });
      add('metric label', metric, {
        kind: 'label',
        confidence: metric.labelConfidence,
        rule: `${metric.labelRule}, ${metric.kind}`,
      });
    }
    for (const day of article.dates) add('date', day, { kind: 'date', confidence: day.confidence, rule: day.rule });
    return shown;
  });
  const score = new Score();
  scorePage(score, gold, found);
  const whole = new Set(
    score.judgements.flatMap((each) => (each.category === 'article' && each.isRight ? each.found : [])),
  );
  return score.judgements.flatMap(({ category, found: fact, isRight }) => {
    if (category !== 'article' && !whole.has(articleOf.get(fact) ?? fact)) return [];
    const entry = evidence.get(categoryOf(category, isRight))?.get(fact);
    return entry === undefined ? [] : [{ ...entry, isRight }];
  });
}

/** An office is right if it is one and its title is; who holds none was given a wrong one. */
function categoryOf(category: string, isRight: boolean): string {
  if (category === 'title') return 'office';
  if (category === 'official') return isRight ? '' : 'office';
  return category;
}

export function foundOf(article: ParsedArticle): FoundArticle {
  return { ...article, body: article.paragraphs.join('\n') };
}

/**
 * Accuracy against annotated pages: right, wrong and missed a category. Annotated facts that are marked optional
 * count neither way.
 */
import type { GoldArticle, GoldFact, GoldMetric, GoldPage, GoldPerson } from './gold.js';

/** What was found in one article; any reader that fills this in can be scored. */
export interface FoundArticle {
  readonly kind: string;
  readonly genre: string | null;
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly body: string;
  readonly byline: readonly { readonly name: string; readonly role: string }[];
  readonly dates: readonly { readonly text: string; readonly date: string | null }[];
  readonly people: readonly {
    readonly name: string;
    readonly isOfficial: boolean;
    readonly titles: readonly string[];
  }[];
  readonly organizations: readonly { readonly name: string; readonly spellings: readonly string[] }[];
  readonly locations: readonly { readonly name: string; readonly spellings: readonly string[] }[];
  readonly metrics: readonly {
    readonly text: string;
    readonly normalizedValue: number;
    readonly normalizedUnit: string;
    readonly label: string;
  }[];
}

export interface Tally {
  right: number;
  wrong: number;
  missed: number;
}

/** Whether one fact that was found is right. What is optional in the annotation is not judged. */
export interface Judgement {
  readonly category: string;
  /** The fact as it was found, the very object; of an article's own lines, the article. */
  readonly found: object;
  readonly isRight: boolean;
}

export class Score {
  readonly judgements: Judgement[] = [];
  readonly tallies = new Map<string, Tally>();
  /** One line an error: "-" missed, "+" found wrongly. */
  readonly misses: string[] = [];

  add(category: string, right: number, wrong: number, missed: number): void {
    const tally = this.tallies.get(category) ?? { right: 0, wrong: 0, missed: 0 };
    this.tallies.set(category, {
      right: tally.right + right,
      wrong: tally.wrong + wrong,
      missed: tally.missed + missed,
    });
  }

  judge(category: string, found: object, isRight: boolean): void {
    this.judgements.push({ category, found, isRight });
  }

  /** F1 of a category, 0..1; 1 where there was nothing to find and nothing was found. */
  f1(category: string): number {
    const tally = this.tallies.get(category);
    if (tally === undefined) return 1;
    const { precision, recall } = ratesOf(tally);
    return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  }

  /** The table, a line a category; all of them unless some are asked for. */
  table(categories: readonly string[] = [...this.tallies.keys()]): string {
    const wanted = [...this.tallies].filter(([category]) => categories.includes(category));
    const rows = wanted.map(([category, tally]) => {
      const { precision, recall } = ratesOf(tally);
      const rates = [precision, recall, this.f1(category)].map((rate) => rate.toFixed(3).padStart(9)).join('');
      return `${category.padEnd(14)}${rates}   (${tally.right} / ${tally.wrong} / ${tally.missed})`;
    });
    return ['category      precision   recall       F1   (right / wrong / missed)', ...rows].join('\n');
  }
}

/** Both 1 where there was nothing to find, or nothing was found. */
export function ratesOf({ right, wrong, missed }: Tally): { precision: number; recall: number } {
  return {
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    recall: right + missed === 0 ? 1 : right / (right + missed),
  };
}

/** Adds one page's result to the score. */
export function scorePage(score: Score, gold: GoldPage, found: readonly FoundArticle[]): void {
  const rest = new Set(found);
  for (const article of gold.articles) {
    const hit = matchBody(article, rest);
    score.add('article', hit?.exact ? 1 : 0, 0, hit?.exact ? 0 : 1);
    if (!hit?.exact)
      score.misses.push(
        `- article ${article.id}: ${article.headline ?? article.bodyStart} (${hit ? 'wrong bounds' : 'missing'})`,
      );
    if (hit === null) missAll(score, article);
    else {
      rest.delete(hit.found);
      score.judge('article', hit.found, hit.exact);
      scoreArticle(score, article, hit.found);
    }
  }
  for (const article of rest) {
    score.add('article', 0, 1, 0);
    score.judge('article', article, false);
    score.misses.push(`+ article on ${gold.document}: ${article.headline ?? article.body.slice(0, 20)}`);
  }
}

/** The found article whose body begins and ends where the annotated one does, or at least overlaps it. */
function matchBody(
  gold: GoldArticle,
  found: ReadonlySet<FoundArticle>,
): { found: FoundArticle; exact: boolean } | null {
  const start = fold(gold.bodyStart);
  const end = fold(gold.bodyEnd);
  const candidates = [...found].map((article) => {
    const body = fold(article.body);
    const from = body.indexOf(start);
    const to = body.lastIndexOf(end);
    return {
      found: article,
      begins: from >= 0 && from <= 30,
      ends: to >= 0 && body.length - (to + end.length) <= 12,
      touches: from >= 0 || to >= 0,
    };
  });
  const hit =
    candidates.find(({ begins, ends }) => begins && ends) ??
    candidates.find(({ begins }) => begins) ??
    candidates.find(({ ends }) => ends) ??
    candidates.find(({ touches }) => touches);
  return hit === undefined ? null : { found: hit.found, exact: hit.begins && hit.ends };
}

function missAll(score: Score, gold: GoldArticle): void {
  const required = (facts: readonly { optional?: boolean }[] = []) => facts.filter((fact) => !fact.optional).length;
  score.add('byline', 0, 0, required(gold.byline));
  score.add('person', 0, 0, required(gold.people));
  score.add('location', 0, 0, required(gold.locations));
  score.add('organization', 0, 0, required(gold.organizations));
  score.add('metric', 0, 0, required(gold.metrics));
  score.add('date', 0, 0, required(gold.dates));
  score.add('official', 0, 0, required(gold.people?.filter((person) => person.official)));
  if (gold.headline !== null && !gold.headlineOptional) score.add('headline', 0, 0, 1);
}

function scoreArticle(score: Score, gold: GoldArticle, found: FoundArticle): void {
  const at = gold.id;
  if (!gold.headlineOptional) {
    if (found.headline !== null) score.judge('headline', found, fold(gold.headline) === fold(found.headline));
    scoreLine(score, 'headline', at, gold.headline, found.headline);
    scoreLine(score, 'kicker', at, gold.kicker, found.kicker);
  }
  const sameKind = gold.kind === found.kind;
  score.add('kind', sameKind ? 1 : 0, sameKind ? 0 : 1, sameKind ? 0 : 1);
  if (!sameKind) score.misses.push(`- kind ${at}: ${gold.kind} ≠ ${found.kind}`);
  if (gold.genre !== undefined) scoreLine(score, 'genre', at, gold.genre, found.genre);
  compare(
    score,
    'byline',
    at,
    gold.byline,
    found.byline.filter(({ role }) => role !== 'EDITOR'),
    {
      same: (g, f) => fold(g.name) === fold(f.name) && g.role === f.role,
      show: (x) => `${x.role} ${x.name}`,
    },
  );
  const samePerson = (g: GoldPerson, f: FoundArticle['people'][number]) =>
    [g.name, g.likely].some((name) => fold(name) === fold(f.name));
  compare(score, 'person', at, gold.people, found.people, { same: samePerson, show: (x) => x.name });
  const officials = compare(
    score,
    'official',
    at,
    gold.people?.filter((person) => person.official || person.optional),
    found.people.filter((person) => person.isOfficial),
    { same: samePerson, show: (x) => `${x.name} ${(x.titles ?? []).join('|')}` },
  );
  for (const [g, f] of officials) {
    const titles = g.titles ?? [];
    const right = titles.every((title) => f.titles.some((other) => overlap(fold(title), fold(other)) >= 0.8));
    score.judge('title', f, right);
    score.add('title', right ? 1 : 0, right ? 0 : 1, right ? 0 : 1);
    if (!right) score.misses.push(`- title ${at}: ${g.name} ${titles.join('|')} ≠ ${f.titles.join('|')}`);
  }
  const named = {
    same: (g: GoldFact, f: { name: string; spellings: readonly string[] }) => {
      const names = [f.name, ...f.spellings].map(fold);
      return [g.name, ...(g.aliases ?? [])].some((name) => names.includes(fold(name)));
    },
    show: (x: { name: string }) => x.name,
  };
  compare(score, 'location', at, gold.locations, found.locations, named);
  compare(score, 'organization', at, gold.organizations, found.organizations, named);
  const metrics = compare(score, 'metric', at, gold.metrics, found.metrics, {
    same: (g: GoldMetric, f) => isClose(g.normalizedValue, f.normalizedValue) && g.normalizedUnit === f.normalizedUnit,
    alike: (g, f) => sameLabel(g.label, f.label),
    show: (x) => `${x.text} ${x.label}`,
  });
  for (const [g, f] of metrics) {
    const right = sameLabel(g.label, f.label);
    score.judge('metric label', f, right);
    score.add('metric label', right ? 1 : 0, right ? 0 : 1, right ? 0 : 1);
    if (!right) score.misses.push(`- label ${at}: ${g.text} ${g.label} ≠ ${f.label}`);
  }
  compare(score, 'date', at, gold.dates, found.dates, {
    same: (g, f) => (g.iso !== null && f.date !== null ? g.iso === f.date : fold(g.text) === fold(f.text)),
    show: (x) => x.text,
  });
}

function scoreLine(score: Score, category: string, at: string, gold: string | null, found: string | null): void {
  const want = fold(gold);
  const got = fold(found);
  if (want === '' && got === '') return;
  const right = want === got;
  score.add(category, right ? 1 : 0, !right && got !== '' ? 1 : 0, !right && want !== '' ? 1 : 0);
  if (!right) score.misses.push(`- ${category} ${at}: ${gold} ≠ ${found}`);
}

interface Comparison<G, F> {
  /** Whether the two are the same fact. */
  same(gold: G, found: F): boolean;
  /** Which of several same ones to prefer. */
  alike?(gold: G, found: F): boolean;
  show(fact: G | F): string;
}

/** Matches two lists one to one and counts; returns the pairs. */
function compare<G extends { readonly optional?: boolean }, F extends object>(
  score: Score,
  category: string,
  at: string,
  gold: readonly G[] = [],
  found: readonly F[],
  { same, alike, show }: Comparison<G, F>,
): [G, F][] {
  const rest = [...found];
  const take = (fact: G): F | undefined => {
    const near = rest.findIndex((other) => same(fact, other) && alike?.(fact, other));
    const index = near >= 0 ? near : rest.findIndex((other) => same(fact, other));
    return index < 0 ? undefined : rest.splice(index, 1)[0];
  };
  const pairs: [G, F][] = [];
  for (const fact of gold.filter((other) => !other.optional)) {
    const hit = take(fact);
    if (hit === undefined) score.misses.push(`- ${category} ${at}: ${show(fact)}`);
    else {
      pairs.push([fact, hit]);
      score.judge(category, hit, true);
    }
    score.add(category, hit === undefined ? 0 : 1, 0, hit === undefined ? 1 : 0);
  }
  for (const fact of gold.filter((other) => other.optional)) take(fact);
  for (const fact of rest) {
    score.misses.push(`+ ${category} ${at}: ${show(fact)}`);
    score.judge(category, fact, false);
  }
  score.add(category, 0, rest.length, 0);
  return pairs;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));
}

function sameLabel(a: string, b: string): boolean {
  const x = fold(a);
  const y = fold(b);
  return overlap(x, y) >= 0.5 || (y.length > 1 && x.includes(y)) || (x.length > 1 && y.includes(x));
}

/** Text without what typesetting varies: blanks, width, quotation marks and dashes. */
function fold(text: string | null | undefined): string {
  return (text ?? '')
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/[“”„]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[—–―-]+/gu, '-');
}

/** Dice coefficient of character pairs. */
function overlap(a: string, b: string): number {
  if (a === b) return 1;
  const x = pairsOf(a);
  const y = pairsOf(b);
  const counts = new Map<string, number>();
  for (const pair of x) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of y) {
    const left = counts.get(pair) ?? 0;
    if (left > 0) shared++;
    counts.set(pair, left - 1);
  }
  return x.length + y.length === 0 ? 0 : (2 * shared) / (x.length + y.length);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2));
}

import { describe, expect, it } from 'vitest';
import { doubtsOf, linesOf } from '../../../src/ingest/confidence/doubts.js';
import { parsePage } from '../../../src/ingest/parse.js';
import type { ParsedArticle, ParsedPage } from '../../../src/ingest/parsed.js';
import { emptyReport, type IngestReport, printReport, reportAsJson } from '../../../src/ingest/report.js';
import type { DoubtEntry } from '../../../src/store/documents.js';

const TEXT = [
  '绩溪县新修山路',
  '',
  '本报讯（记者 柳青禾）6月3日，绩溪县县长佟志刚到伏岭镇调研。',
  '绩溪县投资500万元修路，受益群众1200人。',
  '',
].join('\n');

/** The page with nothing doubtful but what is given. */
function pageWith(change: (article: ParsedArticle) => Partial<ParsedArticle>): ParsedPage {
  const page = parsePage({ name: 'a01', text: TEXT, newspaper: null, edition: null, date: '2021-06-04' });
  const sure = { confidence: 0.99 };
  const articles = page.articles.map((article): ParsedArticle => {
    const all: ParsedArticle = {
      ...article,
      doubts: [],
      people: article.people.map((fact) => ({ ...fact, ...sure, officeConfidence: 0.99 })),
      organizations: article.organizations.map((fact) => ({ ...fact, ...sure })),
      locations: article.locations.map((fact) => ({ ...fact, ...sure, linkConfidence: 0.99 })),
      metrics: article.metrics.map((fact) => ({ ...fact, ...sure, labelConfidence: 0.99 })),
      dates: article.dates.map((fact) => ({ ...fact, ...sure })),
    };
    return { ...all, ...change(all) };
  });
  return { ...page, articles };
}

describe("a page's doubts", () => {
  it('are none where all is sure', () => {
    expect(
      doubtsOf(
        pageWith(() => ({})),
        10,
      ),
    ).toEqual([]);
  });

  it('come most doubtful first, with what is doubtful, where it stands and why', () => {
    const page = pageWith(({ people, metrics, dates }) => ({
      people: people.map((fact) => ({ ...fact, officeConfidence: 0.7, officeRule: 'before, unsure' })),
      metrics: metrics.map((fact, i) =>
        i === 0 ? { ...fact, labelConfidence: 0.4, labelRule: 'words-before' } : fact,
      ),
      dates: dates.map((fact) => ({ ...fact, confidence: 0.8 })),
    }));
    const doubts = doubtsOf(page, 10);
    expect(doubts.map(({ kind, confidence, firstLine, lastLine }) => [kind, confidence, firstLine, lastLine])).toEqual([
      ['LABEL', 0.4, 4, 4],
      ['OFFICE', 0.7, 3, 3],
      ['DATE', 0.8, 3, 3],
    ]);
    const [label, office, date] = doubts;
    expect(label?.text).toMatch(/ 500万元$/u);
    expect(label?.reason).toBe('what is measured is told by the words before');
    expect(office?.text).toBe('绩溪县县长 佟志刚');
    expect(office?.reason).toContain('right before the name');
    expect(date?.text).toBe('6月3日 = 2021-06-03');
    expect(TEXT.slice(date?.span.start, date?.span.end)).toBe('6月3日');
  });

  it('of two equally doubtful facts, the one printed first comes first', () => {
    const page = pageWith(({ locations }) => ({ locations: locations.map((fact) => ({ ...fact, confidence: 0.5 })) }));
    const starts = doubtsOf(page, 10).map(({ span }) => span.start);
    expect(starts.length).toBeGreaterThan(1);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('are no more than are asked for, and those are the most doubtful', () => {
    const page = pageWith(({ people, dates }) => ({
      people: people.map((fact) => ({ ...fact, confidence: 0.6 })),
      dates: dates.map((fact) => ({ ...fact, confidence: 0.3 })),
    }));
    expect(doubtsOf(page, 1).map(({ kind }) => kind)).toEqual(['DATE']);
  });

  it('tell a border once that two articles doubt', () => {
    const page = pageWith(() => ({
      doubts: [{ reason: 'POSSIBLE_BORDER', span: { start: 9, end: 40 }, certainty: 0.6 }],
    }));
    const [article] = page.articles;
    const twice = { ...page, articles: article === undefined ? [] : [article, article] };
    expect(doubtsOf(twice, 10).filter(({ kind }) => kind === 'BORDER')).toHaveLength(1);
  });
});

it('lines are counted from 1, a line end belonging to the line that it ends', () => {
  const lineAt = linesOf('ab\n\ncd');
  expect([0, 2, 3, 4, 5].map(lineAt)).toEqual([1, 1, 2, 3, 3]);
});

describe('the report of a run', () => {
  const doubt = (kind: DoubtEntry['kind'], firstLine: number, lastLine: number, confidence: number): DoubtEntry => ({
    kind,
    text: '伏岭镇',
    span: { start: 0, end: 3 },
    firstLine,
    lastLine,
    confidence,
    reason: 'the reason',
  });
  const reportOf = (done: number): IngestReport => ({
    ...emptyReport({ files: [], problems: [], passedOver: 0 }),
    done,
    unsure: [{ path: 'a01.txt', doubts: [doubt('BORDER', 12, 15, 0.61)] }],
    doubts: [{ path: 'a01.txt', doubts: [doubt('LOCATION', 7, 7, 0.55), doubt('DATE', 9, 9, 0.8)] }],
  });

  it('warns where the layout is unsure: page, lines, what it is and what to do', () => {
    const printed = printReport(reportOf(100));
    expect(printed).toContain('unsure    a01.txt, lines 12–15: border "伏岭镇" is 61 % sure: the reason');
    expect(printed).toMatch(/^to settle border: .+ingest the file again$/mu);
    expect(printed).not.toContain('doubtful');
  });

  it('lists the most doubtful facts where it is asked to, and of few pages always', () => {
    for (const printed of [printReport(reportOf(100), { doubts: true }), printReport(reportOf(1))]) {
      expect(printed).toContain('doubtful  a01.txt, line 7: place "伏岭镇" is 55 % sure: the reason');
      expect(printed).toMatch(/^to settle place: .+lexicon\.yml$/mu);
      expect(printed).toMatch(/^to settle day: .+sidecar NAME\.meta\.json/mu);
    }
  });

  it('gives machines the same', () => {
    expect(JSON.parse(reportAsJson(reportOf(100)))).toMatchObject({ unsure: [{ path: 'a01.txt' }], doubts: [] });
    expect(JSON.parse(reportAsJson(reportOf(1))).doubts[0].doubts).toHaveLength(2);
  });

  it('of many unsure pages tells the first, and how many there are besides', () => {
    const [page] = reportOf(1).unsure;
    const unsure = Array.from({ length: 25 }, () => page).filter((each) => each !== undefined);
    const printed = printReport({ ...reportOf(100), unsure });
    expect(printed.match(/^unsure {4}a01\.txt/gmu)).toHaveLength(20);
    expect(printed).toContain('unsure    the layout of 5 pages more');
  });
});

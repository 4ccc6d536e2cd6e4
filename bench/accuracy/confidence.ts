/** Whether the confidence of facts holds: tables for annotated pages and sentences that nothing was learned from. */
import { existsSync } from 'node:fs';
import { readAnnotated } from './gold.js';
import { type JudgedFact, judgedOn } from './judged.js';
import { judgedNames } from './judged-names.js';
import { bucketTable, type Reliability, summaryTable } from './reliability.js';

interface Pages {
  readonly name: string;
  readonly annotations: string;
  readonly pages: string;
}

/** Those that confidence is counted on, and those of others, which lie beside the repository. */
const PAGES: readonly Pages[] = [
  { name: 'bench/held-out (counted on these)', annotations: 'bench/held-out', pages: 'bench/held-out' },
  { name: 'shared gold (counted on none of these)', annotations: '../shared/gold', pages: '../shared/pages' },
];
const SENTENCES = '../shared/ner/peoples-daily-test.bio.gz';

/** The tables of reliability; says so where the pages and sentences of others do not lie beside the repository. */
export function confidenceTables(): string[] {
  const pages = PAGES.flatMap(({ name, annotations, pages: folder }) =>
    existsSync(annotations)
      ? reliabilityOf(
          name,
          readAnnotated(annotations, folder).flatMap((page) => judgedOn(page)),
        )
      : [`confidence: ${annotations} is not there`],
  );
  const names = existsSync(SENTENCES)
    ? reliabilityOf('names in peoples-daily-test', judgedNames(SENTENCES))
    : [`confidence: ${SENTENCES} is not there`];
  return [...pages, ...names];
}

/** What all kinds come to, and each kind's buckets. */
export function reliabilityOf(name: string, facts: readonly JudgedFact[]): string[] {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].sort();
  const byKind = kinds.map((kind): Reliability => ({ kind, observations: facts.filter((fact) => fact.kind === kind) }));
  const all: Reliability = { kind: 'all', observations: facts };
  return [`confidence on ${name}\n${summaryTable([...byKind, all])}`, bucketTable(byKind)];
}

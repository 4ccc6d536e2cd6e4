/** Whether the confidence of facts holds: tables for annotated pages and sentences that nothing was learned from. */
import { existsSync } from 'node:fs';
import { crossValidated, HELD_OUT } from './counting.js';
import { readAnnotated } from './gold.js';
import { type JudgedFact, judgedOn } from './judged.js';
import { judgedNames } from './judged-names.js';
import { bucketTable, type Reliability, summaryTable } from './reliability.js';

/** Pages and sentences of others, which lie beside the repository. */
const GOLD = { annotations: '../shared/gold', pages: '../shared/pages' };
const SENTENCES = '../shared/ner/peoples-daily-test.bio.gz';

/** The tables of reliability; says so where the pages and sentences of others do not lie beside the repository. */
export function confidenceTables(): string[] {
  const tables = reliabilityOf(`${HELD_OUT}, each page by what was counted on all others`, crossValidated());
  if (existsSync(GOLD.annotations)) {
    const pages = readAnnotated(GOLD.annotations, GOLD.pages);
    const facts = pages.flatMap((page) => judgedOn(page));
    tables.push(...reliabilityOf(`${pages.length} annotated pages of newspapers that were not counted on`, facts));
  } else tables.push(`confidence: ${GOLD.annotations} is not there`);
  if (existsSync(SENTENCES)) tables.push(...reliabilityOf('names in peoples-daily-test', judgedNames(SENTENCES)));
  else tables.push(`confidence: ${SENTENCES} is not there`);
  return tables;
}

/** What all kinds come to, and each kind's buckets. */
export function reliabilityOf(name: string, facts: readonly JudgedFact[]): string[] {
  const kinds = [...new Set(facts.map(({ kind }) => kind))].sort();
  const byKind = kinds.map((kind): Reliability => ({ kind, observations: facts.filter((fact) => fact.kind === kind) }));
  const all: Reliability = { kind: 'all', observations: facts };
  return [`confidence on ${name}\n${summaryTable([...byKind, all])}`, bucketTable(byKind)];
}

/** What an ingest run says of doubts: where, of what, how likely it is right all the same, and what to do about it. */
import type { DoubtEntry, DoubtKind } from '../store/documents.js';
import type { PageDoubts } from './report.js';

const LAYOUT: ReadonlySet<DoubtKind> = new Set(['BORDER', 'HEADLINE']);
/** So many pages whose layout is unsure are told one by one. */
const MOST_PAGES = 20;

const IN_FILE = 'set a blank line where a text begins, or take one away where it goes on, and ingest the file again';
const IN_LEXICON = "write the name into the town's lexicon.yml";
const BY_CORRECTION = 'correct the number over GraphQL: correctMetric';

const BY_DAY = "give the page's day in its sidecar NAME.meta.json, or with --date";

/** What settles a doubt for good. */
const REMEDIES: Readonly<Record<DoubtKind, string>> = {
  BORDER: IN_FILE,
  HEADLINE: IN_FILE,
  PERSON: IN_LEXICON,
  OFFICE: IN_LEXICON,
  LOCATION: IN_LEXICON,
  ORGANIZATION: IN_LEXICON,
  LINK: "write the place with what it lies in into the town's lexicon.yml, or correct it over GraphQL: linkLocation",
  METRIC: BY_CORRECTION,
  LABEL: BY_CORRECTION,
  DATE: BY_DAY,
  YEAR: BY_DAY,
};

export function isOfLayout(kind: DoubtKind): boolean {
  return LAYOUT.has(kind);
}

/** A line a doubt, and one for what to do about each sort. */
export function describeDoubts(unsure: readonly PageDoubts[], doubts: readonly PageDoubts[]): string[] {
  const told = unsure.slice(0, MOST_PAGES);
  const lines = told.flatMap(({ path, doubts: own }) => own.map((doubt) => `unsure    ${describe(path, doubt)}`));
  if (unsure.length > told.length) lines.push(`unsure    the layout of ${unsure.length - told.length} pages more`);
  lines.push(...doubts.flatMap(({ path, doubts: own }) => own.map((doubt) => `doubtful  ${describe(path, doubt)}`)));
  const kinds = new Set([...told, ...doubts].flatMap((page) => page.doubts.map(({ kind }) => kind)));
  const remedies = new Map<string, string[]>();
  for (const kind of kinds) {
    const same = remedies.get(REMEDIES[kind]) ?? [];
    remedies.set(REMEDIES[kind], [...same, NAMES[kind]]);
  }
  return [...lines, ...[...remedies].map(([remedy, names]) => `to settle ${names.join(', ')}: ${remedy}`)];
}

const NAMES: Readonly<Record<DoubtKind, string>> = {
  BORDER: 'border',
  HEADLINE: 'headline',
  PERSON: 'person',
  OFFICE: 'office',
  LOCATION: 'place',
  ORGANIZATION: 'organization',
  LINK: 'division',
  METRIC: 'number',
  LABEL: 'label',
  DATE: 'day',
  YEAR: 'year',
};

/** "a02.txt, lines 12–15: headline 0.62 "…": the headline may belong to a neighbouring text". */
function describe(path: string, { kind, text, firstLine, lastLine, confidence, reason }: DoubtEntry): string {
  const lines = firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine}–${lastLine}`;
  return `${path}, ${lines}: ${NAMES[kind]} "${text}" is ${Math.round(confidence * 100)} % sure: ${reason}`;
}

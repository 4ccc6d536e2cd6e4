/**
 * Which division a printed place is, judged by texts themselves: where one prints the divisions before a place (浙江省桐庐县…),
 * they are hidden, and the place ought to be taken for the same one all the same.
 */
import { type Calibration, shippedCalibration } from '../../src/ingest/confidence/calibration.js';
import { parsePage } from '../../src/ingest/parse.js';
import type { LocationFact, PageSource } from '../../src/ingest/parsed.js';
import type { Span } from '../../src/store/documents.js';
import type { JudgedFact } from './judged.js';

interface Chain {
  /** The divisions printed before the place. */
  readonly hidden: string;
  readonly place: LocationFact;
  readonly printed: string;
}

/** Every place of a page whose divisions are printed before it, as it is read without them. */
export function judgedLinks(source: PageSource, calibration: Calibration = shippedCalibration()): JudgedFact[] {
  const page = parsePage(source, undefined, { calibration });
  const behind = page.articles.flatMap(({ locations }) => judgedBehind(locations));
  const chains = page.articles.flatMap(({ locations }) => chainsIn(source.text, locations));
  if (chains.length === 0) return behind;
  let { text } = source;
  for (const { hidden, printed } of chains) text = text.replaceAll(hidden + printed, printed);
  const { articles } = parsePage({ ...source, text }, undefined, { calibration });
  const hidden = chains.flatMap(({ place, printed }): JudgedFact[] => {
    const found = articles.flatMap(({ locations }) => locations).find(({ spellings }) => spellings.includes(printed));
    if (found === undefined || found.linkRule === null || found.linkConfidence === null) return [];
    // What stands before the place now is not what the place stands behind.
    if (found.linkRule === BEHIND) return [];
    const isRight = place.code === null ? isNoFalser(found, place) : found.code === place.code;
    return [{ kind: 'link', confidence: found.linkConfidence, rule: found.linkRule, isRight }];
  });
  return [...behind, ...hidden];
}

const BEHIND = 'behind a division';

/** Whether what stands right behind a division lies in it: told by divisions that can be no others. */
function judgedBehind(locations: readonly LocationFact[]): JudgedFact[] {
  const mentions = mentionsOf(locations);
  return mentions.flatMap(({ place, start }, i): JudgedFact[] => {
    const before = mentions[i - 1];
    if (before?.end !== start || before.place.code === null || place.linkRule !== 'the only one') return [];
    return [
      { kind: 'link', confidence: place.linkConfidence ?? 0, rule: BEHIND, isRight: liesIn(place, before.place) },
    ];
  });
}

interface Mention extends Span {
  readonly place: LocationFact;
}

function mentionsOf(locations: readonly LocationFact[]): Mention[] {
  return locations
    .flatMap((place) => place.spans.map(({ start, end }) => ({ place, start, end })))
    .sort((a, b) => a.start - b.start);
}

/** The places of an article that stand right behind the divisions that they lie in. */
function chainsIn(text: string, locations: readonly LocationFact[]): Chain[] {
  const mentions = mentionsOf(locations);
  const chains: Chain[] = [];
  let from = 0;
  for (const [i, { place, start, end }] of mentions.entries()) {
    const before = mentions[i - 1];
    const isBehind = before !== undefined && before.end === start && liesIn(place, before.place);
    if (!isBehind) from = start;
    const follows = mentions[i + 1]?.start === end;
    if (isBehind && !follows && !text.slice(from, end).includes('\n'))
      chains.push({ hidden: text.slice(from, start), place, printed: text.slice(start, end) });
  }
  return chains;
}

function liesIn({ ancestors }: LocationFact, { code }: LocationFact): boolean {
  return code !== null && ancestors.some((ancestor) => ancestor.code === code);
}

/** Whether all that a place is said to lie in is among what is printed: to say less is not wrong. */
function isNoFalser(found: LocationFact, place: LocationFact): boolean {
  return found.code === null && found.ancestors.every(({ code }) => place.ancestors.some((each) => each.code === code));
}

/**
 * Fits the weights by which texts are told to begin (`src/ingest/page/border-weights.ts`) to annotated pages, each as printed
 * and set otherwise, and prints them with what they are good for on pages they were not fitted to.
 *
 *   npm run fit:borders                               # the sample pages
 *   npm run fit:borders -- FOLDER [--pages FOLDER]    # any folder of annotations; --pages: where their pages are
 */
import { parseArgs } from 'node:util';
import { shippedLexicon } from '../src/ingest/lexicon/lexicon.js';
import type { Candidate } from '../src/ingest/page/beginnings.js';
import { type Body, isOnlyHeadline, isSignedBelow } from '../src/ingest/page/bodies.js';
import { BARE, chance, HEADED, weigh } from '../src/ingest/page/border-weights.js';
import { Borders } from '../src/ingest/page/borders.js';
import { type Piece, startsText } from '../src/ingest/page/piece.js';
import { splitPieces } from '../src/ingest/page/pieces.js';
import { readAnnotated } from './accuracy/gold.js';
import { type Example, fitLogistic, type Weights } from './accuracy/logistic.js';
import { VARIANTS, type Variant } from './accuracy/variants.js';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { pages: { type: 'string' } } });
const annotated = (positionals.length > 0 ? positionals : ['seeds']).flatMap((folder) =>
  readAnnotated(folder, values.pages),
);

/** What may stand before an annotated beginning, in characters. */
const LENIENCE = 30;
/** The weight of beginnings among places below headlines: more than their share here, where many subheads were put in. */
const BEGINNINGS = 0.4;
/** By about so much a weight may differ from what was known of it before. */
const DEVIATION = 0.7;
/**
 * The weights before this command: an earlier regression, whose examples were not kept and may have been of the same
 * pages. Nothing where a sign is newer.
 */
const PRIOR = {
  bare: {
    bias: -2.59,
    signed: 4.09,
    blank: 3,
    noBlank: -2.5,
    anaphora: -1.28,
    day: 2.5,
    place: 1.04,
    elsewhere: 0,
    shared: -3.31,
    ahead: 2.99,
    headlines: -1.95,
    datelines: -2.18,
    noOtherWay: 1.94,
  },
  headed: {
    bias: -0.7,
    signed: 4.02,
    unsigned: 0,
    opened: 0,
    unlike: 0,
    shorter: 0,
    plain: 0,
    anaphora: -0.1,
    day: 0.66,
    place: 1.86,
    shared: -1.79,
    close: -3,
    feature: 0,
    only: 0,
    alike: 0,
    length: 0.74,
    paragraphs: -1.2,
    heads: 0.53,
    headLength: 0.37,
    headHere: 2.78,
  },
};

const examples = annotated.flatMap(({ gold, source, name }) => {
  const variants = [...VARIANTS].map(([variant, variantOf]) => ({ variant, set: variantOf(source.text, gold) }));
  if (variants.some(({ set }) => set.borders.some(({ start }) => start === ''))) {
    console.log(`${name} is left out: a text begins within a line`);
    return [];
  }
  return variants.flatMap(({ variant, set }) =>
    examplesOf(set).map((example) => ({ ...example, page: name, variant })),
  );
});

/** Pages set so show what headings are; what stands below none is set as on others. */
const FOR_HEADINGS = /^(?:subheads|short texts|signed)/u;

report('BARE', BARE, PRIOR.bare, ({ isHeaded, variant }) => !isHeaded && !FOR_HEADINGS.test(variant), false);
report('HEADED', HEADED, PRIOR.headed, (example) => example.isHeaded, true);

interface BorderExample extends Example {
  readonly isHeaded: boolean;
}

interface PageExample extends BorderExample {
  readonly page: string;
  /** How its page is set. */
  readonly variant: string;
}

/** Every place of a page where a text may begin and layout alone does not say so, bodies above it as annotated. */
function examplesOf({ page, borders }: Variant): BorderExample[] {
  const pieces = splitPieces(page, shippedLexicon());
  const rules = new Borders(pieces, shippedLexicon());
  const found: BorderExample[] = [];
  let heads: Piece[] = [];
  let above: Body | undefined;
  for (const [i, piece] of pieces.entries()) {
    if (piece.role === 'FURNITURE') continue;
    if (piece.role === 'HEAD') {
      heads.push(piece);
      continue;
    }
    const begins = borders.some(({ start }) => beginsWith(piece, start));
    if (above !== undefined && !startsText(piece)) {
      const next = pieces.slice(i + 1, i + 4).find((other) => other.role !== 'FURNITURE');
      const candidate: Candidate = {
        piece,
        heads,
        above,
        next,
        isSignedBelow: isSignedBelow(heads, pieces, i),
        isOnlyHeadline: isOnlyHeadline(heads, above, pieces, i),
      };
      if (rules.ruleFor(candidate) === null)
        found.push({ signs: rules.signsOf(candidate), isTrue: begins, isHeaded: heads.length > 0 });
    }
    if (above === undefined || begins || startsText(piece)) above = { pieces: [piece], doubts: [] };
    else above.pieces.push(...heads, piece);
    heads = [];
  }
  return found;
}

function beginsWith({ text }: Piece, start: string): boolean {
  const at = text.indexOf(start);
  return (at >= 0 && at <= LENIENCE) || (text.length < start.length && start.startsWith(text));
}

/** Fits the weights, on all pages and on all but each in turn, and prints both and how often the latter are right. */
function report(
  name: string,
  current: Weights,
  prior: Weights,
  isMeant: (example: PageExample) => boolean,
  isBalanced: boolean,
): void {
  const meant = isBalanced ? balanced(examples.filter(isMeant)) : examples.filter(isMeant);
  console.log(`${name}: ${meant.length} places, ${meant.filter((each) => each.isTrue).length} beginnings`);
  console.log('page                            places   fitted without it   as they stand   (right; mean log loss)');
  let total = { places: 0, fitted: 0, fittedLoss: 0, current: 0, currentLoss: 0 };
  for (const page of new Set(meant.map((example) => example.page))) {
    const own = meant.filter((example) => example.page === page);
    const weights = fitLogistic(
      meant.filter((example) => example.page !== page),
      prior,
      DEVIATION,
    );
    const [fitted, standing] = [worthOf(weights, own), worthOf(current, own)];
    total = {
      places: total.places + own.length,
      fitted: total.fitted + fitted.right,
      fittedLoss: total.fittedLoss + fitted.loss,
      current: total.current + standing.right,
      currentLoss: total.currentLoss + standing.loss,
    };
    console.log(row(page, own.length, fitted, standing));
  }
  const fitted = { right: total.fitted, loss: total.fittedLoss };
  console.log(row('all', total.places, fitted, { right: total.current, loss: total.currentLoss }));
  for (const [sign, weight] of Object.entries(fitLogistic(meant, prior, DEVIATION)))
    console.log(`  ${sign}: ${weight.toFixed(2)},`);
}

/** Weighs beginnings against the headings within texts. */
function balanced(places: readonly PageExample[]): PageExample[] {
  const beginnings = places.filter(({ isTrue }) => isTrue).length;
  const weights = {
    begins: (places.length * BEGINNINGS) / beginnings,
    goesOn: (places.length * (1 - BEGINNINGS)) / (places.length - beginnings),
  };
  return places.map((place) => ({ ...place, weight: place.isTrue ? weights.begins : weights.goesOn }));
}

interface Worth {
  readonly right: number;
  /** The sum of the negative logarithms of the chances given to what is true. */
  readonly loss: number;
}

function worthOf(weights: Weights, own: readonly Example[]): Worth {
  let [right, loss] = [0, 0];
  for (const { signs, isTrue } of own) {
    const likely = chance(weigh(weights, signs));
    if (likely >= 0.5 === isTrue) right++;
    loss -= Math.log(Math.max(1e-9, isTrue ? likely : 1 - likely));
  }
  return { right, loss };
}

function row(page: string, places: number, ...worths: readonly Worth[]): string {
  const columns = worths.map(({ right, loss }) =>
    `${(right / places).toFixed(3)} ${(loss / places).toFixed(3)}`.padStart(18),
  );
  return `${page.padEnd(32)}${String(places).padStart(6)}${columns.join('')}`;
}

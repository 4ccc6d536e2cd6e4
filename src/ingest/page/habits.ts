/** What a page does with the texts that show where they begin: the others are likely set as these are. */
import type { Lexicon } from '../lexicon/lexicon.js';
import { shareOf } from '../share-of.js';
import { isBriefColumn } from './briefs.js';
import { endsWithDate } from './markers.js';
import { isSubhead, type Piece, startsText } from './piece.js';
import { roleWordsOf } from './reporting.js';
import { isLetterSpaced } from './spacing.js';

/** How far a line is set in: not at all, as the page's paragraphs are, or otherwise. */
type Setting = 'FLUSH' | 'AS_TEXT' | 'OTHERWISE';

/** Shares count for more the more texts they are of: with one, for half. */
const FEW = 1;
/** Who reports is told in the brackets of a dateline, which end within so many characters. */
const DATELINE_LENGTH = 48;

export class Habits {
  /** Share of the ends of texts that name no writer above which name one in brackets, 0..1. */
  readonly signedEnds: number;
  /** Share of the headlines, headings included, right below which a text opens with a dateline or byline, 0..1. */
  readonly opened: number;
  /** Share of the headlines of such texts that are set on one line, of two phrases side by side. */
  readonly phrased: number;
  /** Share of the headlines of such texts that a blank line parts from what stands above. */
  readonly headedBlanks: number;
  /** Whether texts that show where they begin stand below a column's name and a headline, set apart from each other. */
  readonly hasColumns: boolean;
  /** The texts below headlines that no blank line parts from what stands above. */
  readonly #belowClose: ReadonlySet<Piece>;
  readonly #lexicon: Lexicon;
  readonly #indent: number;
  readonly #settings: ReadonlyMap<Setting, number>;
  readonly #sureHeads: number;
  readonly #headLength: number;

  constructor(pieces: readonly Piece[], lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.#indent = commonIndent(pieces);
    const heads = headedPlaces(pieces);
    this.#belowClose = new Set(
      heads.flatMap(({ lines, next }) => {
        const first = lines.find(({ text }) => !isBriefColumn(text, lexicon));
        return next !== undefined && first?.afterBlank === false ? [next] : [];
      }),
    );
    const sure = heads.filter(({ next }) => next !== undefined && opens(next));
    this.hasColumns = sure.some(({ lines }) => standsUnderColumn(lines));
    this.opened = share(sure.length, heads.length);
    this.headedBlanks = shareOf(sure, ({ lines: [first] }) => first?.afterBlank === true);
    this.#sureHeads = sure.length;
    this.phrased = share(sure.filter(({ lines }) => lines.every(isOfPhrases)).length, sure.length);
    const settings = new Map<Setting, number>();
    let length = 0;
    for (const { lines } of sure) {
      const setting = this.#settingOf(lines[0]);
      settings.set(setting, (settings.get(setting) ?? 0) + 1);
      for (const { text } of lines) length += text.length;
    }
    this.#settings = settings;
    this.#headLength = sure.length === 0 ? 0 : length / sure.length;
    this.signedEnds = this.#signedShare(pieces);
  }

  /** Whether a text names who wrote it where it begins, by its first piece. */
  isSignedAbove(first: Piece | undefined): boolean {
    if (first === undefined) return false;
    if (first.opening === 'BYLINE' || first.opening === 'SIGNATURE') return true;
    const end = first.text.slice(0, DATELINE_LENGTH).search(/[）)]/u);
    return first.opening === 'DATELINE' && end > 0 && roleWordsOf(this.#lexicon).isIn(first.text.slice(0, end));
  }

  /** Whether the headline of the text that begins so is set close below what stands above it. */
  isBelowClose(first: Piece | undefined): boolean {
    return first !== undefined && this.#belowClose.has(first);
  }

  /** Share of the sure headlines that are set in otherwise than a heading is, 0..1. */
  unlike(head: Piece | undefined): number {
    return share(this.#sureHeads - (this.#settings.get(this.#settingOf(head)) ?? 0), this.#sureHeads);
  }

  /** How much shorter a heading is than the sure headlines: the logarithm of the proportion, 0 where it is not. */
  shorter(length: number): number {
    if (this.#headLength <= length) return 0;
    return share(Math.log(this.#headLength / Math.max(1, length)) * this.#sureHeads, this.#sureHeads);
  }

  #settingOf(piece: Piece | undefined): Setting {
    const indent = piece?.lines[0]?.indent ?? 0;
    if (indent === this.#indent) return 'AS_TEXT';
    return indent === 0 ? 'FLUSH' : 'OTHERWISE';
  }

  #signedShare(pieces: readonly Piece[]): number {
    let ends = 0;
    let signed = 0;
    let first: Piece | undefined;
    let last: Piece | undefined;
    const end = () => {
      if (last === undefined || first?.opening === 'CAPTION' || last.isCredit || endsWithDate(last.text)) return;
      if (last.isSigned) signed++;
      if (last.isSigned || !this.isSignedAbove(first)) ends++;
    };
    for (const piece of pieces) {
      if (piece.role === 'HEAD' || piece.role === 'FURNITURE') continue;
      if (startsText(piece) && first?.opening !== 'BYLINE') end();
      if (startsText(piece)) first = piece;
      last = piece;
    }
    end();
    return share(signed, ends);
  }
}

/** Whether a headline is one line of two phrases side by side, and too long for a heading: "某某开业 市民尝鲜". */
export function isOfPhrases({ lines: [line, ...others] }: Piece): boolean {
  if (line === undefined || others.length > 0 || line.width < LEAST_PHRASES || isLetterSpaced(line.text)) return false;
  const phrases = line.text.split(/\s+/u);
  return phrases.length === 2 && phrases.every(({ length }) => length >= LEAST_PHRASE);
}

/** Headings of two phrases are shorter, in Chinese characters. */
const LEAST_PHRASES = 11;
const LEAST_PHRASE = 3;
/** Whether the first of a text's headline pieces is the name of a column by its form: a short line set apart. */
export function standsUnderColumn([first, second]: readonly Piece[]): boolean {
  if (first === undefined || second === undefined || first.lines.length > 1 || first.level > 0) return false;
  if (!first.afterBlank || !first.beforeBlank || !second.afterBlank || isSubhead(second)) return false;
  return (
    first.text.length <= COLUMN_LENGTH &&
    /^\p{Script=Han}+$/u.test(first.text) &&
    second.text.length > first.text.length
  );
}

/** The name of a column is hardly longer, in characters. */
const COLUMN_LENGTH = 5;

interface HeadedPlace {
  readonly lines: readonly Piece[];
  /** What stands right below them. */
  readonly next: Piece | undefined;
}

/** The headlines and headings of a page, each with all its lines. */
function headedPlaces(pieces: readonly Piece[]): HeadedPlace[] {
  const places: HeadedPlace[] = [];
  let lines: Piece[] = [];
  for (const piece of pieces) {
    if (piece.role === 'HEAD') lines.push(piece);
    else if (piece.role !== 'FURNITURE' && lines.length > 0) {
      places.push({ lines, next: piece });
      lines = [];
    }
  }
  if (lines.length > 0) places.push({ lines, next: undefined });
  return places;
}

function opens(piece: Piece): boolean {
  return startsText(piece) && piece.opening !== 'CAPTION';
}

/** How far most paragraphs are set in, in characters. */
function commonIndent(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  let [common, most] = [0, 0];
  for (const { role, lines } of pieces) {
    const indent = lines[0]?.indent ?? 0;
    if (role !== 'TEXT') continue;
    const count = (counts.get(indent) ?? 0) + 1;
    counts.set(indent, count);
    if (count > most) [common, most] = [indent, count];
  }
  return common;
}

function share(some: number, all: number): number {
  return some / (all + FEW);
}

/** What sort of article a body is. */
import type { ArticleKind } from '../../store/documents.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { namesDay } from './beginnings.js';
import { type Body, hasLead } from './bodies.js';
import { isNoticeHeadline } from './markers.js';
import type { Piece } from './piece.js';
import { roleWordsOf } from './reporting.js';

/** What stands over a text; null where nothing does. */
interface Over {
  readonly headline: string | null;
  readonly subhead: string | null;
}

export function kindOf({ pieces, doubts }: Body, { headline, subhead }: Over, lexicon: Lexicon): ArticleKind {
  const first = pieces[0];
  if (hasLead({ pieces, doubts })) return 'FEATURE';
  const questions = pieces.filter((piece) => piece.opening === 'QUESTION').length;
  switch (first?.opening) {
    case 'JUMP':
      return 'JUMP';
    case 'CAPTION':
      return 'PHOTO';
    case 'NOTE':
    case 'LETTER':
      return 'NOTE';
    case 'SIGNATURE':
      return 'STORY';
    case 'INTERVIEW':
      return 'INTERVIEW';
    default:
  }
  if (questions >= 2 || (first?.opening === 'QUESTION' && pieces[1]?.opening === 'ANSWER')) return 'INTERVIEW';
  if (subhead !== null && portraitOf(lexicon).test(subhead)) return 'FEATURE';
  if (first?.opening === 'BYLINE') return opensWithDay(pieces, lexicon) ? 'NEWS' : 'FEATURE';
  if (first?.opening === 'DATELINE')
    return pieces.length <= PHOTO_PARAGRAPHS && isPhotoReport(first, lexicon) ? 'PHOTO' : 'NEWS';
  if (pieces.every(({ role }) => role === 'LINE' || role === 'TABLE')) return 'NOTICE';
  if (isStory(pieces, lexicon)) return 'STORY';
  if (pieces.length >= LEAST_OFFERS && pieces.every(({ text }) => NUMBER_AT_END.test(text))) return 'NOTICE';
  const table = pieces.filter((piece) => piece.role === 'TABLE').length;
  if ((headline !== null && isNoticeHeadline(headline, lexicon)) || table > pieces.length / 2) return 'NOTICE';
  // The beginning of a text that stands far from its headline may have gone elsewhere.
  const isWhole = doubts.every(({ reason }) => reason !== 'DISPLACED_TEXT');
  return isWhole && headline !== null && tellsNoDay(pieces, lexicon) && !isReportedBelow(pieces, lexicon)
    ? 'FEATURE'
    : 'NEWS';
}

/** "某某网讯 张三 摄影报道": whether a dateline says that the report goes with its photo. */
function isPhotoReport({ text }: Piece, lexicon: Lexicon): boolean {
  return photoReportOf(lexicon).test(text.slice(0, DATELINE_LENGTH));
}

const photoReportOf = perLexicon(
  ({ reporting }) =>
    new RegExp(
      `^[^。，；（(]{2,24}?${anyOf(reporting.paperDispatches)}\\p{Script=Han}{2,10}${anyOf(reporting.photoReports)}`,
      'u',
    ),
);
const DATELINE_LENGTH = 48;
const PHOTO_PARAGRAPHS = 2;

/** Whether the text below bylines opens with the day of what it reports, as news does. */
function opensWithDay(pieces: readonly Piece[], lexicon: Lexicon): boolean {
  return dayOf(lexicon).test(pieces.find(({ opening }) => opening !== 'BYLINE')?.text ?? '');
}

/** Yesterday and today are days as the date is; "近日" is none. */
const dayOf = perLexicon(
  ({ page }) =>
    new RegExp(
      `^(?:\\d{1,2}月\\d{1,2}日|${anyOf(page.newsDays.filter((word) => /^[昨今]/u.test(word)))})[，上下中晚]`,
      'u',
    ),
);

/** "——某某镇见闻": a subhead that says what sort of report it is. */
const portraitOf = perLexicon(({ page }) => new RegExp(`${anyOf(page.portraits)}$`, 'u'));

/** A longer text without dateline that does not begin with a day tells no news: it portrays. */
function tellsNoDay(pieces: readonly Piece[], lexicon: Lexicon): boolean {
  const paragraphs = pieces.filter((piece) => piece.role === 'TEXT');
  // What a column break cut is one.
  const ends = paragraphs.filter(({ closed }) => closed).length;
  return ends >= FEATURE_PARAGRAPHS && !namesDay(paragraphs[0]?.text ?? '', lexicon);
}

/**
 * "（记者 张三）" below the last sentence: reporters sign news so, and features above. A byline without brackets, or one
 * that names the paper, is a feature's wherever it stands, unless the text soon tells its day.
 */
function isReportedBelow(pieces: readonly Piece[], lexicon: Lexicon): boolean {
  const last = pieces.at(-1);
  if (last?.isSigned !== true || !roleWordsOf(lexicon).isIn(last.text.slice(-SIGNED_LENGTH))) return false;
  const { own, edited } = signedOf(lexicon);
  const isOwn = !/[）)]$/u.test(last.text) || own.test(last.text);
  if (isOwn && edited.test(last.text)) return false;
  return !isOwn || namesDay(pieces[1]?.text ?? '', lexicon);
}

const signedOf = perLexicon(({ reporting }) => {
  const wordsOf = (isEditor: boolean) =>
    anyOf(reporting.roles.flatMap(([word, role]) => ((role === 'EDITOR') === isEditor ? [word] : [])));
  return {
    /** "（本报记者 张三）": a byline of the paper's own, and none of a report that somebody else sent in too. */
    own: new RegExp(`[（(]\\s*${anyOf(reporting.ownPaper)}\\s*${wordsOf(false)}(?!.*${wordsOf(false)})`, 'u'),
    /** "本报记者 张三 整理": put together, and no report. */
    edited: new RegExp(`${wordsOf(true)}[）)]?$`, 'u'),
  };
});
/** Whether a text of several paragraphs names its writer below it, without a post and without brackets. */
function isStory(pieces: readonly Piece[], lexicon: Lexicon): boolean {
  const last = pieces.at(-1);
  return last?.isSigned === true && pieces.length >= FEATURE_PARAGRAPHS && lexicon.surnames.isNameShaped(last.text);
}

/** Offers and requests end with a telephone number, each of them. */
const NUMBER_AT_END = /\d[\d*＊×xX—-]{5,}[）)]?$/u;
const LEAST_OFFERS = 2;

const SIGNED_LENGTH = 30;

/** A feature has at least so many paragraphs. */
const FEATURE_PARAGRAPHS = 3;

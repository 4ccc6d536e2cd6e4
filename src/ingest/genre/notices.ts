/** Notices that others pay for or the law demands, and advertisements. */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { shareOf } from '../share-of.js';
import { type GenreText, isTitled, sentencesOf, titlePattern } from './genre-text.js';

/** Advertisements of running text are no longer, in characters. */
const LONGEST_OFFER = 600;
/** So many different words of advertisements make one, where a telephone number stands beside them. */
const LEAST_OFFERS = 3;
const TELEPHONE =
  /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－—]?\d{7,8}|[2-8]\d{6,7}|400[-－—]?\d{3}[-－—]?\d{4})(?![\d元万亿])/u;
/** The longest poster, in characters. */
const POSTER_LENGTH = 160;
const OFFERED_PRICE = /\d\s?[万千]?元(?:[/／]\p{Script=Han}{1,4})?起/u;
const DATED_BELOW = /\d{4}年\d{1,2}月\d{1,2}日$/u;

const noticesOf = perLexicon(({ genres }) => ({
  notice: new RegExp(`${anyOf(genres.publicNotices)}(?:[（(][^）)]*[）)]|[一二三四五六七八九十\\d])?$`, 'u'),
  call: new RegExp(`${anyOf(genres.calls)}$`, 'u'),
  published: new RegExp(anyOf(genres.publishing), 'u'),
  formula: new RegExp(anyOf(genres.noticeFormulas), 'u'),
  lost: new RegExp(`${anyOf(genres.lost)}[^。]*${anyOf(genres.void)}`, 'u'),
  isVoid: new RegExp(anyOf(genres.void), 'u'),
  offer: titlePattern(genres.offerTitles),
  offered: new RegExp(`${anyOf(genres.offerTitles)}$`, 'u'),
  offers: new RegExp(anyOf(genres.offers), 'gu'),
  firm: new RegExp(`^[^：:]{2,24}${anyOf(genres.firms)}$`, 'u'),
  contact: new RegExp(`${anyOf(genres.contacts)}[^，。；]{0,6}?[：:]`, 'u'),
}));

/** Something is lost and declared void. */
export function isLossNotice(text: GenreText, lexicon: Lexicon): boolean {
  const { lost, isVoid } = noticesOf(lexicon);
  if (text.isReported || !lost.test(text.body)) return false;
  const entries = text.paragraphs.flatMap(sentencesOf);
  return shareOf(entries, (entry) => lost.test(entry) || isVoid.test(entry)) >= 0.5;
}

export function isPublicNotice(text: GenreText, lexicon: Lexicon): boolean {
  const { notice, call, published, formula } = noticesOf(lexicon);
  if (text.isReported) return false;
  if (isLossNotice(text, lexicon)) return true;
  const isHeaded = text.heads.some((head) => notice.test(head) && !call.test(head) && !isTold(head, notice, published));
  if (!isHeaded) return false;
  return (
    formula.test(text.body) || DATED_BELOW.test(text.body) || text.heads.some((head) => notice.exec(head)?.index === 0)
  );
}

/** Whether the headline tells of a notice that somebody gave: "两部门联合发布公告". */
export function tellsOfNotice({ headline }: GenreText, lexicon: Lexicon): boolean {
  const { notice, published } = noticesOf(lexicon);
  return notice.test(headline) && isTold(headline, notice, published);
}

function isTold(head: string, notice: RegExp, published: RegExp): boolean {
  return published.test(head.slice(0, notice.exec(head)?.index ?? 0));
}

export function isAdvertisement(text: GenreText, lexicon: Lexicon): boolean {
  if (text.isReported || text.isSigned || text.body.length > LONGEST_OFFER) return false;
  const { offer, offered, offers, contact } = noticesOf(lexicon);
  if (isPoster(text, lexicon)) return true;
  const isReachable = TELEPHONE.test(text.body) || contact.test(text.body);
  if (!isReachable) return false;
  if (isTitled(text, offer)) return true;
  const said = new Set(text.body.match(offers)).size;
  if (text.heads.some((head) => head.length <= 20 && offered.test(head))) return said >= 1;
  return TELEPHONE.test(text.body) && said >= LEAST_OFFERS;
}

/** A few words without a sentence, signed by a firm: "均价6800元/平方米起". */
function isPoster({ heads, lines, body }: GenreText, lexicon: Lexicon): boolean {
  const { firm, offers } = noticesOf(lexicon);
  const last = lines.at(-1) ?? '';
  if (body.length > POSTER_LENGTH || lines.length < 2 || /[。；]/u.test(body) || !firm.test(last)) return false;
  return [...heads, ...lines.slice(0, -1)].some((line) => OFFERED_PRICE.test(line) || line.match(offers) !== null);
}

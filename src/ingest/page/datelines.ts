/**
 * The words that a report opens with: who sends it, whence and when, and who wrote it. Papers differ in their names,
 * not in the part these words play: a short stretch without punctuation up to 讯, 电 or 报道, then reporters in brackets.
 */
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';
import { reportingPatternsOf } from './reporting.js';

/** Datelines end within so many characters, reporters aside. */
const DATELINE_LENGTH = 48;
/** Reporters in brackets at the beginning of a text close within so many characters. */
const BRACKET_LENGTH = 40;

const datelinesOf = perLexicon((lexicon) => {
  const { reporting } = lexicon;
  const { paper, reporter, name } = reportingPatternsOf(lexicon);
  const { paperDispatches, agencyDispatches, reporterDispatches, messages, flashes } = reporting;
  const all = anyOf([...paperDispatches, ...agencyDispatches, ...reporterDispatches, ...messages]);
  const names = `(?:[\\s：:／/]*${name}(?:[\\s、，/／]+${name}){0,3})`;
  // 讯 and 电 are words of their own here: no 通讯员, no 电力.
  const apart = '(?![员息号问力影话视器子商网信])';
  const sent = `(?=[\\s：:（(【\\[“—\\-]|\\d|$)`;
  const plain = '[^，。；：！？、“”（）()【】\\s]';
  return {
    /** "本报讯", "本报某地10月16日讯", "某某晚报讯": whoever is known to send reports. */
    known: new RegExp(
      `^[（(【\\[]?${paper}(?:[^。，；：！？\\s]{0,14}?${anyOf(paperDispatches)}|[^。，；：！？]{0,14}?${all}${sent})${apart}`,
      'u',
    ),
    agency: new RegExp(
      `^[（(【\\[]?${anyOf(reporting.takenOver)}?《?${anyOf(reporting.agencies)}(?:[^。；！？]{0,22}?${anyOf(agencyDispatches)}${apart}|[^，。；：！？]{0,8}?${anyOf(messages)}(?=[\\s：:]))`,
      'u',
    ),
    /** "某某在线某地3月2日讯（记者 张三）": whoever sends it, reporters stand behind. */
    signed: new RegExp(
      `^[【\\[■●]?(?:${plain}|\\s(?=[\\d讯])){1,20}?${all}[】\\]]?\\s*[：:]?\\s*[（(][^（()）。]{0,12}?${reporter}`,
      'u',
    ),
    /** "某某新闻网某某频道6月3日讯 某某日报报道：". */
    apart: new RegExp(`^[【\\[]?(${plain}{2,18}?${anyOf(paperDispatches)})[】\\]]?(?=\\s+\\S|[：:])`, 'u'),
    /** "某某晚报记者 张三 报道", "记者 张三 李四 报道". */
    reported: new RegExp(
      `^(?:${paper}|${plain}{0,8})\\s?${reporter}(?:${names}\\s*(?:${reporter}${names}\\s*)?)${anyOf(reporterDispatches)}(?=[\\s：:，,]|$)`,
      'u',
    ),
    ownReported: new RegExp(`^${paper}(?:${reporter})?[^。，；：！？]{0,16}?${anyOf(reporterDispatches)}${apart}`, 'u'),
    flash: new RegExp(`^【?${anyOf(flashes)}】?[（(：:]`, 'u'),
    /** "（实习记者 张三 通讯员 李四）" with its text behind. */
    bracket: new RegExp(
      `^[（(][^（()）。]{0,8}?${reporter}[\\s：:／/]*\\p{Script=Han}[^（()）。]{0,${BRACKET_LENGTH}}[）)]\\s*\\S`,
      'u',
    ),
    /** The shortest stretch that such a word ends. */
    sent: new RegExp(`^.{0,${DATELINE_LENGTH}}?${all}${apart}`, 'u'),
    /** Behind the name of a place: what makes it the name of a paper. */
    media: new RegExp(`^${anyOf([...reporting.paperEndings, ...reporting.mediaEndings, '网'])}`, 'u'),
    /** "据某某网报道 11月5日，": another medium's report, set apart from its text. */
    taken: new RegExp(
      `^${anyOf(reporting.takenOver)}《?${plain}{1,8}?${anyOf([...reporting.paperEndings, ...reporting.mediaEndings, '网'])}》?${anyOf(messages)}\\s`,
      'u',
    ),
    look: new RegExp(`${anyOf(reporting.noDispatches)}$`, 'u'),
    /** What no dateline is without: most lines are told apart by it at once. */
    dispatches: new WordSet([...paperDispatches, ...agencyDispatches, ...reporterDispatches, ...messages, ...flashes]),
  };
});

/** Whether a line opens with a dateline. */
export function opensWithDateline(text: string, lexicon: Lexicon): boolean {
  const datelines = datelinesOf(lexicon);
  if ((text.startsWith('（') || text.startsWith('(')) && datelines.bracket.test(text)) return true;
  if (!datelines.dispatches.isIn(text, 0, Math.min(text.length, DATELINE_LENGTH))) return false;
  if (
    datelines.known.test(text) ||
    datelines.agency.test(text) ||
    datelines.signed.test(text) ||
    datelines.reported.test(text) ||
    datelines.ownReported.test(text) ||
    datelines.flash.test(text) ||
    datelines.taken.test(text)
  )
    return true;
  const apart = datelines.apart.exec(text)?.[1];
  return apart !== undefined && !datelines.look.test(apart);
}

/** Where the dateline ends that a text opens with, reporters in brackets aside; 0 where it opens with none. */
export function datelineEnd(text: string, lexicon: Lexicon): number {
  if (!opensWithDateline(text, lexicon)) return 0;
  return datelinesOf(lexicon).sent.exec(text)?.[0].length ?? 0;
}

/** Whether a paper's or site's name goes on at `at`: 涪江 is no place in "涪江在线讯". */
export function isOfMedium(text: string, at: number, lexicon: Lexicon): boolean {
  return datelinesOf(lexicon).media.test(text.slice(at, at + LONGEST_MEDIUM));
}

/** Longer than any ending of a paper's or site's name, in characters. */
const LONGEST_MEDIUM = 8;

/** Lines of a page that belong to no text: who made it, its running head, its folio, the paper's addresses. */
import { CharacterSet, CharacterSets } from '../character-set.js';
import { anyOf } from '../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../lexicon/lexicon.js';
import { withoutBlanks } from '../reading.js';
import { IMPRINT_LENGTH, isImprint } from './imprints.js';
import { reportingPatternsOf } from './reporting.js';
import { isRunningHead } from './running-heads.js';
import { ORNAMENTS } from './signs.js';
import { isLetterSpaced } from './spacing.js';

/** The longest line that can be furniture, an imprint's aside. */
const FURNITURE_LENGTH = 80;
const OF_SENTENCES = new CharacterSet('，。；');
const HAN = '\\p{Script=Han}';
const DAY = '\\d{1,2}\\s*月\\s*\\d{1,2}\\s*日';

/** Whether a line is page furniture: credits, folio, running head, the paper's addresses. */
export function isFurniture(line: string, lexicon: Lexicon): boolean {
  if (line.length > IMPRINT_LENGTH || OF_SENTENCES.isIn(line)) return false;
  if (isImprint(line, lexicon)) return true;
  if (line.length > FURNITURE_LENGTH) return false;
  const held = furnitureOf(lexicon).marks.in(line);
  if (held === 0) return false;
  if (isFurnished(line, held, lexicon) || isRunningHead(line, lexicon)) return true;
  return isLetterSpaced(line) && isFurnished(withoutBlanks(line), held, lexicon);
}

/** `held` are the kinds of furniture of which the line holds a mark. */
function isFurnished(line: string, held: number, lexicon: Lexicon): boolean {
  const { patterns } = furnitureOf(lexicon);
  for (let kind = 0; kind < patterns.length; kind++)
    if (((held >> kind) & 1) === 1 && patterns[kind]?.test(line) === true) return true;
  return false;
}

/** A kind of furniture: what no such line is without, the last characters of its words and its signs, and its forms. */
interface Kind {
  readonly marks: string;
  readonly forms: readonly string[];
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩';
const DIGITS = '0123456789０１２３４５６７８９';

const furnitureOf = perLexicon((lexicon) => {
  const kinds = kindsOf(lexicon);
  return {
    patterns: kinds.map(({ forms }) => new RegExp(`^(?:${forms.join('|')})$`, 'iu')),
    // Beside these, running heads hold names of months, controls of the web and addresses.
    marks: new CharacterSets([...kinds.map(({ marks }) => marks), `月@${lastsOf(lexicon.page.webControls)}`]),
  };
});

function kindsOf(lexicon: Lexicon): readonly Kind[] {
  const { page, calendar, reporting } = lexicon;
  const { paperName } = reportingPatternsOf(lexicon);
  const weekday = `${anyOf(calendar.weeks)}[${calendar.weekdays}]`;
  const lunar = anyOf(calendar.lunar);
  return [
    {
      // Who made the page: "编辑:张三", "责任编辑 张三 版式 李四".
      marks: lastsOf(page.pageMakers),
      forms: [
        `(?:[${ORNAMENTS}]?\\s?${anyOf(page.pageMakerPrefixes)}*${anyOf(page.pageMakers)}\\s*[：:／/\\s]\\s*[${HAN}·\\s]{2,12})+`,
      ],
    },
    {
      // "2020年10月16日 星期五 农历…", with or without the edition.
      marks: `年月日${lastsOf(calendar.weeks)}`,
      forms: [
        `(?:第?[A-Z]?\\d{1,3}版?\\s*)?(?:\\d{4}\\s*年\\s*)?${DAY}\\s*${weekday}.{0,30}`,
        `${weekday}\\s*(?:\\d{4}\\s*年.{0,20})?`,
        `\\d{4}\\s*年\\s*${DAY}\\s*(?:${lunar}.{0,12})?`,
        // Of the lunar day, on a line of its own.
        `(?:${lunar})?\\s*[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年`,
        '闰?[正一二三四五六七八九十冬腊]{1,2}月(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|[二三]十)',
      ],
    },
    {
      marks: lastsOf(reporting.paperEndings),
      forms: [
        // The paper's name by itself, or with the section and folio.
        `${paperName}(?:\\s*${HAN}{0,6}\\s*(?:[A-D]\\s?\\d{1,2}|第?\\s?\\d{1,2}\\s?版|\\d{2}))?`,
        // With what the page is about: "某某日报 · 生活".
        `${paperName}\\s*[·・|丨]\\s*(?:${HAN}{2,4})?`,
      ],
    },
    {
      // Folios and section names: "A02", "第3版", "03 要闻", "要闻·A02".
      marks: `${DIGITS}版${lastsOf(page.sections)}`,
      forms: [
        '(?:第\\s*)?[A-D]?\\s*[0-9０-９]{1,3}\\s*版?',
        '第\\s*[一二三四五六七八九十]{1,3}\\s*版',
        `(?:[A-D]?\\d{1,3}\\s*版?\\s*[|·•]?\\s*)?${anyOf(page.sections)}(?:\\s*[|·•]?\\s*[A-D]?\\d{1,3}\\s*版?)?`,
      ],
    },
    // The number of a photo, apart from its caption.
    { marks: CIRCLED, forms: [`[${CIRCLED}]`] },
    // What the paper holds elsewhere: "今日导读", "某某村的春耕 >>>2版".
    { marks: lastsOf(page.guides), forms: [anyOf(page.guides)] },
    {
      marks: '>＞»→▶►▷●■◆…·.',
      forms: [
        `[▶►▷●■◆→]\\s*[^，。；]{4,36}\\s第?[A-Z]?\\d{1,2}版`,
        `[^>＞»→▶]{4,36}\\s*(?:[>＞»→▶]+|[…·.]{2,})\\s*第?[A-Z]?\\d{1,2}版?`,
      ],
    },
    {
      marks: '见',
      forms: [`(?:[^（()）]|[（(][^（()）]*[）)]){4,36}[（(]?详?见[A-Z]?第?[\\d一二三四五六七八九十]{1,3}版[）)]?`],
    },
    {
      // Addresses of the paper.
      marks: `/.${lastsOf([...page.accounts, ...page.contacts])}`,
      forms: [
        `(?:${HAN}{2,12}\\s*)?${anyOf(page.accounts)}.{0,16}`,
        `${anyOf(page.contactSubjects)}{0,3}${anyOf(page.contacts)}\\s*[：:].{3,50}`,
        '(?:https?:\\/\\/|www\\.)\\S+',
      ],
    },
    // Whose paper it is.
    { marks: lastsOf(page.organs), forms: [`[${HAN}\\s]{2,16}${anyOf(page.organs)}`] },
    {
      // What it is registered under, how many pages and issues there are.
      marks: `Nn期版${lastsOf(page.registrations)}`,
      forms: [
        `(?:${anyOf(page.registrations)}|CN\\s?\\d{2}-\\d{4}|总第\\s?\\d+\\s?期|今日.{0,4}\\d+版|第\\s?\\d{3,6}\\s?期).{0,40}`,
      ],
    },
  ];
}

/** The last characters of words; the patterns do not tell great letters from small ones. */
function lastsOf(words: readonly string[]): string {
  return words.map((word) => word.slice(-1).toLowerCase() + word.slice(-1).toUpperCase()).join('');
}

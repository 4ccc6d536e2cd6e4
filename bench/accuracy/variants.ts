/** An annotated page as other papers might print it: the same articles, set otherwise. */
import type { GoldPage } from './gold.js';

/** Where a text ought to begin and end, blanks removed. */
export interface Border {
  readonly article: string;
  readonly start: string;
  readonly end: string;
}

export interface Variant {
  readonly page: string;
  readonly borders: readonly Border[];
}

interface Line {
  readonly text: string;
  /** The article whose body or headline it is; null for what belongs to none. */
  readonly article: number | null;
  readonly part: 'BODY' | 'HEAD' | 'BLANK' | 'OTHER';
}

type Set = (lines: readonly Line[]) => readonly Line[];

/** How texts with subheads are set, by what is said of it. */
const SUBHEADED: readonly (readonly [string, Set])[] = [
  ['', (lines) => lines],
  [', no blank lines', withoutBlanks],
  [', set in', (lines) => setIn(lines)],
];

/** How short texts are set. */
const SHORT: typeof SUBHEADED = [...SUBHEADED, [', all set in', (lines) => setIn(lines, true)]];

/** Each way of setting a page otherwise, by what it does to it. */
export const VARIANTS: ReadonlyMap<string, (page: string, gold: GoldPage) => Variant> = new Map([
  ['as printed', (page, gold) => variantOf(gold, tagged(page, gold))],
  ['no headlines', (page, gold) => variantOf(gold, withoutHeads(tagged(page, gold)))],
  ['no blank lines', (page, gold) => variantOf(gold, withoutBlanks(tagged(page, gold)))],
  [
    'neither headlines nor blank lines',
    (page, gold) => variantOf(gold, withoutBlanks(withoutHeads(tagged(page, gold)))),
  ],
  ...[16, 18, 20].map(
    (width) =>
      [
        `columns of ${width} characters`,
        (page: string, gold: GoldPage) => variantOf(gold, rewrapped(tagged(page, gold), width)),
      ] as const,
  ),
  ['a paragraph a line', (page, gold) => variantOf(gold, withoutBlanks(rewrapped(tagged(page, gold), Infinity)))],
  ['datelines of other papers', (page, gold) => variantOf(gold, withOtherDatelines(tagged(page, gold)))],
  ['no datelines', (page, gold) => variantOf(gold, withoutDatelines(tagged(page, gold)))],
  ['headlines behind bodies', (page, gold) => variantOf(gold, headsBehind(tagged(page, gold)))],
  ['headline lines close together', (page, gold) => variantOf(gold, headsTogether(tagged(page, gold)))],
  ['signed at the end', (page, gold) => variantOf(gold, signedBelow(tagged(page, gold)))],
  [
    'signed at the end, no datelines',
    (page, gold) => variantOf(gold, withoutDatelines(signedBelow(tagged(page, gold)))),
  ],
  ...[
    ['subheads', (lines: readonly Line[]) => lines],
    ['subheads, no datelines', (lines: readonly Line[]) => withoutDatelines(withBylines(lines))],
    ['subheads, signed at the end', signedBelow],
    ['subheads, signed at the end, no datelines', (lines: readonly Line[]) => withoutDatelines(signedBelow(lines))],
  ].flatMap(([name, setOtherwise]) =>
    typeof name === 'string' && typeof setOtherwise === 'function'
      ? SUBHEADED.map(
          ([how, set]) =>
            [
              `${name}${how}`,
              (page: string, gold: GoldPage) =>
                variantOf(gold, set(withSubheads(setOtherwise(rewrapped(tagged(page, gold), Infinity))))),
            ] as const,
        )
      : [],
  ),
  ...SHORT.map(
    ([how, set]) =>
      [
        `short texts, no datelines${how}`,
        (page: string, gold: GoldPage) =>
          variantOf(gold, set(shortened(withoutDatelines(rewrapped(tagged(page, gold), Infinity))))),
      ] as const,
  ),
]);

/** The page's lines with what the annotation says of each. */
function tagged(page: string, gold: GoldPage): Line[] {
  const letters: number[] = [];
  for (let i = 0; i < page.length; i++) if (/\S/u.test(page.charAt(i))) letters.push(i);
  const squeezed = letters.map((at) => page.charAt(at)).join('');
  const owner = new Map<number, { article: number; part: 'BODY' | 'HEAD' }>();
  const find = (text: string, from = 0) => squeezed.indexOf(squeeze(text), from);
  for (const [article, { bodyStart, bodyEnd }] of gold.articles.entries()) {
    const start = find(bodyStart);
    const end = find(bodyEnd, start);
    if (start < 0 || end < 0) throw new RangeError(`${gold.document} does not print ${bodyStart} … ${bodyEnd}`);
    for (let i = start; i < end + squeeze(bodyEnd).length; i++) owner.set(letters[i] ?? 0, { article, part: 'BODY' });
  }
  for (const [article, { headline, kicker }] of gold.articles.entries())
    for (const text of [headline, kicker]) {
      const at = text === null ? -1 : find(text);
      if (text === null || at < 0) continue;
      for (let i = at; i < at + squeeze(text).length; i++) owner.set(letters[i] ?? 0, { article, part: 'HEAD' });
    }
  let at = 0;
  return page.split('\n').map((text) => {
    const first = at + (/\S/u.exec(text)?.index ?? 0);
    const own = owner.get(first) ?? owner.get(first + (/[^#\s]/u.exec(text.trimStart())?.index ?? 0));
    at += text.length + 1;
    if (text.trim() === '') return { text, article: null, part: 'BLANK' };
    return { text, article: own?.article ?? null, part: own?.part ?? 'OTHER' };
  });
}

function variantOf(gold: GoldPage, lines: readonly Line[]): Variant {
  const borders = gold.articles.map(({ id }, article) => {
    const body = squeeze(
      lines
        .filter((line) => line.article === article && line.part === 'BODY')
        .map((line) => line.text)
        .join(''),
    );
    return { article: id, start: body.slice(0, BORDER), end: body.slice(-BORDER) };
  });
  return { page: lines.map((line) => line.text).join('\n'), borders };
}

/** So many characters show a border. */
const BORDER = 10;

function withoutHeads(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.part !== 'HEAD');
}

function withoutBlanks(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.part !== 'BLANK');
}

/** Paragraphs are made whole, then broken at the width, the first line of each set in. */
function rewrapped(lines: readonly Line[], width: number): Line[] {
  const made: Line[] = [];
  for (const line of lines) {
    const last = made.at(-1);
    const goesOn = line.part === 'BODY' && last?.part === 'BODY' && last.article === line.article;
    const isRow = line.text.includes('\t') || /^[#\s]*(?:问|答)[：:]/u.test(line.text);
    if (goesOn && !isRow && !/[。！？”）)：:\s\d]$|[者员]\s*\S{2,4}$/u.test(last.text) && !last.text.includes('\t'))
      made[made.length - 1] = { ...last, text: last.text + line.text.trim() };
    else made.push(line);
  }
  if (width === Infinity) return made;
  return made.flatMap((line) => {
    if (line.part !== 'BODY' || line.text.includes('\t') || line.text.length <= width) return [line];
    return (`　　${line.text.trim()}`.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []).map((text) => ({
      ...line,
      text,
    }));
  });
}

const DATELINE = /^(\s*)本报讯\s*(?:([（(])见?[^（()）]{0,30}[）)])?\s*/u;
const OTHER_DATELINES = [
  '江淮在线讯（记者 方小舟）',
  '北岭晚报讯 （见习记者 陶阿福 通讯员 连城）',
  '东湖网3月2日讯（通讯员 苗青青）',
  '据新华社电 ',
  '本台消息：',
  '（实习记者 甘露）',
  '南屏新闻网城事频道6月3日讯 南屏都市报报道：（记者 甘露）',
  '西岸在线高新区电(记者 方小舟)',
];

function withOtherDatelines(lines: readonly Line[]): Line[] {
  let used = 0;
  return lines.map((line) =>
    line.part === 'BODY'
      ? {
          ...line,
          text: line.text.replace(
            DATELINE,
            (_all, blank: string) => blank + OTHER_DATELINES[used++ % OTHER_DATELINES.length],
          ),
        }
      : line,
  );
}

/** Without "本报讯（记者某某）"; what is left of a line goes with the next one where little is. */
function withoutDatelines(lines: readonly Line[]): Line[] {
  const made: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const last = made.at(-1);
    const before = lines[i - 1];
    const text = line.part === 'BODY' ? line.text.replace(DATELINE, (_all, blank: string) => blank) : line.text;
    if (last !== undefined && last.text !== before?.text && last.text.length < SCRAP && line.part === 'BODY')
      made[made.length - 1] = { ...last, text: last.text + text.trimStart() };
    else made.push({ ...line, text });
  }
  return made;
}

/** A line shorter than this, in characters, is no line of a column. */
const SCRAP = 8;

/** Every article's headline lines below the last line of its body. */
function headsBehind(lines: readonly Line[]): Line[] {
  const heads = lines.filter((line) => line.part === 'HEAD');
  const last = new Map<Line, number>();
  for (const line of lines) if (line.part === 'BODY' && line.article !== null) last.set(line, line.article);
  const ends = new Map([...last].map(([line, article]) => [article, line]));
  return withoutHeads(lines).flatMap((line) => {
    if (line.article === null || ends.get(line.article) !== line) return [line];
    return [line, ...heads.filter((head) => head.article === line.article)];
  });
}

/** No blank line between the lines of a headline, nor between it and its body. */
function headsTogether(lines: readonly Line[]): Line[] {
  return lines.filter((line, i) => line.part !== 'BLANK' || lines[i - 1]?.part !== 'HEAD');
}

/** Who reports stands in brackets behind the text, on a line of its own in every other one. */
function signedBelow(lines: readonly Line[]): Line[] {
  const writers = new Map<number, string>();
  const taken = lines.map((line): Line => {
    const dateline = line.part === 'BODY' ? DATELINE.exec(line.text)?.[0] : undefined;
    const who = dateline === undefined ? undefined : (/[（(]见?([^（()）]+)[）)]/u.exec(dateline)?.[1] ?? '');
    if (who === undefined || line.article === null || writers.has(line.article)) return line;
    writers.set(line.article, who === '' ? '（甘露）' : `（${who}）`);
    return { ...line, text: line.text.replace(DATELINE, '$1本报讯 ') };
  });
  const last = new Map(
    taken.flatMap((line) => (line.part === 'BODY' && line.article !== null ? [[line.article, line]] : [])),
  );
  return taken.flatMap((line) => {
    const who = line.article === null || last.get(line.article) !== line ? undefined : writers.get(line.article);
    if (who === undefined || line.article === null) return [line];
    return line.article % 2 === 0 ? [line, { ...line, text: who }] : [{ ...line, text: line.text + who }];
  });
}

const SUBHEADS = ['账要一笔一笔算', '路子越走越宽', '难题还在后头', '谁来接这一棒', '家门口的变化', '“小事”不小'];
/** A subhead stands above every second paragraph of a text of so many, the first one's aside. */
const SECTION = 2;
const LONG_TEXT = 5;
/** So many characters of a paragraph make a subhead. */
const SUBHEAD_LENGTHS = [6, 9, 12];

/** Long texts get subheads: every other one speaks as the paragraph below does. */
function withSubheads(lines: readonly Line[]): Line[] {
  const counts = new Map<number, number>();
  for (const { part, article } of lines)
    if (part === 'BODY' && article !== null) counts.set(article, (counts.get(article) ?? 0) + 1);
  const seen = new Map<number, number>();
  let made = 0;
  return lines.flatMap((line) => {
    const { article, part, text } = line;
    if (part !== 'BODY' || article === null || (counts.get(article) ?? 0) < LONG_TEXT) return [line];
    const place = seen.get(article) ?? 0;
    seen.set(article, place + 1);
    if (place === 0 || place % SECTION !== 0 || text.length < SHORT_PARAGRAPH || /[：:\t]/u.test(text)) return [line];
    made++;
    const clause = text
      .match(/\p{Script=Han}{6,}/gu)
      ?.at(-1)
      ?.slice(0, SUBHEAD_LENGTHS[made % SUBHEAD_LENGTHS.length]);
    const own = made % 2 === 0 ? clause : undefined;
    return [{ ...line, text: own ?? SUBHEADS[made % SUBHEADS.length] ?? '' }, line];
  });
}

/** Long texts open with a line of their writer instead of a dateline. */
function withBylines(lines: readonly Line[]): Line[] {
  const counts = new Map<number, number>();
  for (const { part, article } of lines)
    if (part === 'BODY' && article !== null) counts.set(article, (counts.get(article) ?? 0) + 1);
  return lines.flatMap((line) => {
    const isOpening = line.part === 'BODY' && line.article !== null && DATELINE.test(line.text);
    if (!isOpening || (counts.get(line.article ?? -1) ?? 0) < LONG_TEXT) return [line];
    const writer = BYLINES[(line.article ?? 0) % BYLINES.length] ?? '';
    return [
      { ...line, text: writer },
      { ...line, text: line.text.replace(DATELINE, '$1') },
    ];
  });
}

const BYLINES = ['本报记者 甘露', '□本报记者 方小舟 通讯员 连城', '记者 陶阿福 文/图'];

/** What is shorter is no paragraph to set a subhead above. */
const SHORT_PARAGRAPH = 30;

/** So many paragraphs are left of a text: one or two. */
const SHORT_TEXTS = [1, 2, 1];

/** The first paragraphs of texts, each below a single line of its headline. */
function shortened(lines: readonly Line[]): Line[] {
  const seen = new Map<number, number>();
  return lines.filter(({ part, article }, i) => {
    if (part === 'HEAD') return lines[i + 1]?.part !== 'HEAD' || lines[i + 1]?.article !== article;
    if (part !== 'BODY' || article === null) return true;
    const place = seen.get(article) ?? 0;
    seen.set(article, place + 1);
    return place < (SHORT_TEXTS[article % SHORT_TEXTS.length] ?? 1);
  });
}

/**
 * Bodies set in by two blanks, subheads with them, headlines too if meant; blank lines above and below headlines and
 * subheads alone.
 */
function setIn(lines: readonly Line[], withHeads = false): Line[] {
  const blank: Line = { text: '', article: null, part: 'BLANK' };
  return withoutBlanks(lines).flatMap((line, i, all) => {
    const set = { ...line, text: `　　${line.text.trim()}` };
    if (line.part !== 'BODY') {
      const head = withHeads ? set : line;
      return line.part === 'HEAD' && all[i - 1]?.part !== 'HEAD' ? [blank, head] : [line.part === 'HEAD' ? head : line];
    }
    if (line.text.length <= SUBHEAD_LENGTH && !/[。）：\t]/u.test(line.text)) return [blank, set, blank];
    return all[i - 1]?.part === 'BODY' ? [set] : [blank, set];
  });
}

/** The longest subhead, in characters. */
const SUBHEAD_LENGTH = 12;

export function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}

/** The words by which a newspaper shows that a text begins, ends, continues, or is no text at all. */

/** "本报讯", "本报焦作10月16日讯", "新华社北京10月16日电", "晚报记者 张三": the opening words of a report. */
const PAPER =
  '(?:本报|本社|本台|本刊|[\\u4e00-\\u9fa5]{0,6}(?:日报|晚报|晨报|商报|时报|早报|快报|都市报|导报|新报|周报|融媒体中心|融媒|广播电视台))';
const REPORTING = '(?:全媒体|融媒体|首席|见习|实习|特约|特派|驻[\\u4e00-\\u9fa5]{1,4})*(?:记者|通讯员|评论员)';
const DATELINE = new RegExp(
  `^(?:[（(【\\[]?${PAPER}[^。，；：！？\\s]{0,14}?讯|[（(]?据?(?:新华社|人民日报|中新社|中新网|央视网?|中央广播电视总台)[^。；！？]{0,22}?[电讯]|${PAPER}${REPORTING}?[^。，；！？]{0,16}?(?:报道|讯)|(?:【?讯】?|快讯|简讯|短讯)[（(：:])`,
  'u',
);

/** "本报记者 柳青禾", "□ 融媒体记者 张三 通讯员 李四 文/图": a line that is a byline and nothing else. */
const OPENING_BYLINE = new RegExp(
  `^[□■◎●○▲△◆◇★☆※（(]*\\s*(?:文\\s?[/／]\\s?图\\s*)?(?:(?:${PAPER})?\\s?${REPORTING}[\\s：:／/]*(?:[\\u4e00-\\u9fa5·]\\s?){2,4}(?:[\\s、，/／]+(?:[\\u4e00-\\u9fa5·]\\s?){2,4})*[\\s、，/／]*)+(?:文\\s?[/／]\\s?图|文|报道|[/／]文)?[）)]*$`,
  'u',
);

const JUMP = /^[（(【]\s*(?:紧|上|下?接|承)?\s*(?:上接|紧接|接)\s*(?:第|[A-Z0-9０-９])/u;
const JUMP_LINE = /^[（(【]\s*(?:上接|紧接|接)\s*([^）)】]{1,14}?)\s*[）)】]/u;
/** "（下转第三版）", "下转第3版": the line that a text ends with that is continued elsewhere. */
const TURN_LINE = /^[（(【]?\s*(?:下转|转第)[^，。]{1,14}$/u;
/** "文/本报记者 张三 图/本报记者 李四": who wrote and who photographed, below a text. */
const CLOSING_CREDITS = /^(?:文|图|摄影)\s*[/／]\s*\S/u;
const EDITORS_NOTE =
  /^[【[（(]?\s*(?:(?:编者按|编者的话|编后|编后语|编辑手记|开栏的话|开栏语|记者手记)\s*[】\]）)]?[\s：:▏丨|]*|(?:(?:相关|新闻|知识|背景)链接|延伸阅读|名词解释|小贴士|(?:健康|温馨|友情|安全)提示)\s*[】\]）)：:▏丨|])/u;
const CAPTION_ARROW = /^[\u2190-\u21ff\u27a1\u2b05-\u2b07\u25b2\u25b6\u25c0\u25bc\u25b3\u25bd]/u;
const CAPTION_WORDS = /^(?:图为|图片为|[上下左右]图|题图|图[①-⑨一二三四五六七八九\d][：:为]?|资料图片)/u;
const QUESTION = /^(?:问|记者|主持人)\s?[：:]/u;
const ANSWER = /^答\s?[：:]/u;

/** Photographer's credit at the end of a caption: "本报记者 方小满 摄", "（李四摄）", "张三/摄影". */
const PHOTO_CREDIT =
  /[\s。！？”）)（(]?(?:(?:本报|全媒体|融媒体|见习|实习|首席)*\s*(?:记者|通讯员)?\s*)(?:[\u4e00-\u9fa5·](?:\s?[\u4e00-\u9fa5·]){1,3}[\s、，]*){1,3}[\s/／]*(?:摄影?|摄影报道|供图|图|摄影并文)\s*[)）]?$/u;

/** Credits are at most this long. */
const CREDIT_LENGTH = 48;
/** The last character of a credit, its closing bracket aside: most texts end in none, and are told apart at once. */
const CREDIT_END = /[摄影图道文]\s?[)）]?$/u;

/** Whether a text ends with a character that credits end with. */
export function mayEndCredit(text: string): boolean {
  return CREDIT_END.test(text.slice(-3));
}

/** Whether a text ends in a photographer's credit. */
export function endsInCredit(text: string): boolean {
  return mayEndCredit(text) && PHOTO_CREDIT.test(text.slice(-CREDIT_LENGTH));
}

export type Opening =
  | 'DATELINE'
  | 'BYLINE'
  | 'SIGNATURE'
  | 'JUMP'
  | 'NOTE'
  | 'CAPTION'
  | 'INTERVIEW'
  | 'QUESTION'
  | 'ANSWER';

/** What no byline and no dateline is without: most lines are told apart by it at once. */
const CREDITED = /记者|通讯员|评论员/u;
const REPORTED = /[讯电道]/u;
const DATELINE_LENGTH = 48;

/** How a line opens a text of its own, if it does. */
export function openingOf(line: string): Opening | null {
  const text = line.replace(/^[#*\s]+/u, '');
  if (JUMP.test(text)) return 'JUMP';
  if (EDITORS_NOTE.test(text)) return 'NOTE';
  if (CAPTION_ARROW.test(text) || CAPTION_WORDS.test(text)) return 'CAPTION';
  if (CREDITED.test(text) && OPENING_BYLINE.test(text)) return endsInCredit(text) ? null : 'BYLINE';
  if (REPORTED.test(text.slice(0, DATELINE_LENGTH)) && DATELINE.test(text)) return 'DATELINE';
  if (QUESTION.test(text)) return 'QUESTION';
  if (ANSWER.test(text)) return 'ANSWER';
  return null;
}

/** Whether a line opens with an arrow to its photo: running text never does. */
export function pointsAtPhoto(line: string): boolean {
  return CAPTION_ARROW.test(line);
}

/** What a jump line names: "（上接A01版①）" → "A01版①". */
export function jumpedFrom(text: string): string | null {
  return JUMP_LINE.exec(text.replace(/\s+/gu, ''))?.[1] ?? null;
}

const FURNITURE = [
  // Page credits: "编辑:陈彬", "责任编辑 张三 版式 李四".
  /^(?:(?:本版|本期|值班|责任|执行|见习|首席|组版|版式|版面|图片|美术)*(?:编辑|责编|责校|主编|编委|总编辑?|美编|版式|校对|组版|审读|制图|统筹|策划|监制|检校|设计|排版|终审|签发)\s*[：:／/\s]\s*[\u4e00-\u9fa5·\s]{2,12})+$/u,
  // "2020年10月16日 星期五 农历…", with or without the edition.
  /^(?:第?[A-Z]?\d{1,3}版?\s*)?(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*\d{1,2}\s*日\s*星期[一二三四五六日天].{0,30}$/u,
  /^星期[一二三四五六日天]\s*(?:\d{4}\s*年.{0,20})?$/u,
  /^\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*(?:农历.{0,12})?$/u,
  // The paper's name by itself, or with the section and folio.
  /^[\u4e00-\u9fa5]{2,6}(?:日报|晚报|晨报|商报|时报|早报|快报|都市报|导报|新报)(?:\s*[\u4e00-\u9fa5]{0,6}\s*(?:[A-D]\s?\d{1,2}|第?\s?\d{1,2}\s?版|\d{2}))?$/u,
  // Folios and section names: "A02", "第3版", "03 要闻", "要闻·A02".
  /^(?:第\s*)?[A-D]?\s*[0-9０-９]{1,3}\s*版?$/u,
  /^第\s*[一二三四五六七八九十]{1,3}\s*版$/u,
  /^(?:[A-D]?\d{1,3}\s*版?\s*[|·•]?\s*)?(?:要闻|综合|综合新闻|本地新闻|本市新闻|时政|时政要闻|民生|社会|社会新闻|经济|财经|教育|文化|体育|副刊|国内|国际|国内国际|广告|公益广告|县区|县域新闻|区域新闻|专版|专题|理论|评论|健康|旅游|法治)(?:\s*[|·•]?\s*[A-D]?\d{1,3}\s*版?)?$/u,
  // Addresses of the paper.
  /^(?:[\u4e00-\u9fa5]{2,12}\s*)?(?:微信公众号|官方微信|微信号?|微博|抖音号?|客户端|二维码|扫码关注|扫一扫).{0,16}$/u,
  /^(?:新闻|投稿|广告|发行|订阅|服务|报料|爆料)?(?:热线|电话|邮箱|电子信箱|E-?mail|网址|Q\s?Q)\s*[：:].{3,50}$/iu,
  /^(?:https?:\/\/|www\.)\S+$/iu,
  /^(?:国内统一(?:连续出版物|刊)号|国内统一刊号|邮发代号|CN\s?\d{2}-\d{4}|总第\s?\d+\s?期|今日.{0,4}\d+版|第\s?\d{3,6}\s?期).{0,40}$/u,
];

/** The longest line that can be furniture. */
const FURNITURE_LENGTH = 80;

/** Whether a line is page furniture: credits, folio, running head, the paper's addresses. */
export function isFurniture(line: string): boolean {
  return line.length <= FURNITURE_LENGTH && !/[，。；]/u.test(line) && FURNITURE.some((pattern) => pattern.test(line));
}

/** Length of the mark of a Markdown heading with the blank behind it, 0 where there is none: "## " is 3. */
export function headingMark(line: string): number {
  return /^#{1,6}\s+/u.exec(line)?.[0].length ?? 0;
}

/** Headlines whose text is a notice: its body opens without a dateline. */
const NOTICE_HEADLINE =
  /(?:公示|公告|通告|通知|启事|声明|公报|招标|招聘|拍卖|名单|须知|预告|讣告|更正|致歉)(?:[（(].*[）)])?$/u;

export function isNoticeHeadline(text: string): boolean {
  return NOTICE_HEADLINE.test(text);
}

/** Whether a line belongs to the text above although no sentence ends it: where it goes on, or who made it. */
export function closesText(line: string): boolean {
  return TURN_LINE.test(line) || CLOSING_CREDITS.test(line);
}

/** Whether a text ends where a sentence does. */
export function isClosed(text: string): boolean {
  return /[。！？!?…～][”’」』）)》】]*$/u.test(text.slice(-4)) || endsInCredit(text);
}

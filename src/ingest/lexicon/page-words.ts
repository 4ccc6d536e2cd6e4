/** The words that newspapers set around their texts. */
import { DataFile } from './data-file.js';

export interface PageWords {
  /** A text goes on here that another page began: 上接. */
  readonly jumps: readonly string[];
  /** A text goes on elsewhere: 下转. */
  readonly turns: readonly string[];
  /** What opens a note of the editors: 编者按. */
  readonly notes: readonly string[];
  /** Boxes beside an article: 相关链接. */
  readonly boxes: readonly string[];
  /** What opens a caption: 图为. */
  readonly captions: readonly string[];
  /** Days and seasons that captions open with: 近日. */
  readonly captionDays: readonly string[];
  readonly askers: readonly string[];
  readonly answerers: readonly string[];
  readonly authors: readonly string[];
  /** What stands before whoever helped a pupil to write: 指导教师. */
  readonly tutors: readonly string[];
  readonly workplaces: readonly string[];
  /** What introduces an interview: 专访. */
  readonly interviews: readonly string[];
  /** What the headlines of notices end with: 公告. */
  readonly notices: readonly string[];
  /** What the name of whoever gives a notice ends with: 局. */
  readonly undersigned: readonly string[];
  /** What stands over a list of what the paper holds elsewhere: 今日导读. */
  readonly guides: readonly string[];
  /** What a line in brackets below a text opens with: 原载. */
  readonly senders: readonly string[];
  readonly photoColumns: readonly string[];
  readonly remarks: readonly string[];
  readonly remarkEndings: readonly string[];
  readonly organs: readonly string[];
  readonly authorNotes: readonly string[];
  /** What the names of standing columns end with: 专栏. */
  readonly rubrics: readonly string[];
  /** What the short names of standing columns end with where a headline stands below: 故事. */
  readonly columnEndings: readonly string[];
  /** What the names of columns of brief items end with: 短波. */
  readonly briefColumns: readonly string[];
  /** What is counted of a series: 期. */
  readonly instalments: readonly string[];
  readonly sponsors: readonly string[];
  /** What the parts of a series are called, behind what they are about: 篇. */
  readonly seriesParts: readonly string[];
  /** What the subheads of features end with: 见闻. */
  readonly portraits: readonly string[];
  /** What says that an advertisement follows: 广告. */
  readonly advertisements: readonly string[];
  /** What stands over an answer to a letter: 回音. */
  readonly replies: readonly string[];
  /** What a kicker ends with that the headline completes: 强调. */
  readonly kickerEndings: readonly string[];
  /** What a subhead ends with that says who took part: 出席. */
  readonly subheadEndings: readonly string[];
  readonly advisers: readonly string[];
  /** What a headline's subject ends with that stands above its predicate: 县. */
  readonly subjects: readonly string[];
  /** What joins a headline's line with the one above: 暨. */
  readonly joiningWords: readonly string[];
  /** Characters with which the words for posts and callings end: 员. */
  readonly postCharacters: readonly string[];
  /** Who makes a page: 校对. */
  readonly pageMakers: readonly string[];
  readonly pageMakerPrefixes: readonly string[];
  /** What pages of a paper are called: 要闻. */
  readonly sections: readonly string[];
  /** Behind a place, the name of a section: "某某新闻". */
  readonly placeSections: readonly string[];
  /** Where else a paper is read: 微博. */
  readonly accounts: readonly string[];
  /** What the imprint at the foot of a page names: 零售. */
  readonly imprints: readonly string[];
  /** Whose imprint it is, and for what it is reached: 投稿. */
  readonly imprintOwners: readonly string[];
  /** Offices of a paper: 总编室. */
  readonly paperOffices: readonly string[];
  /** How a paper is reached: 热线. */
  readonly contacts: readonly string[];
  readonly contactSubjects: readonly string[];
  readonly registrations: readonly string[];
  /** What the web edition of a page sets around it: 返回目录. */
  readonly webControls: readonly string[];
  /** What a paragraph opens with that goes on with what was said before it: 此外. */
  readonly anaphora: readonly string[];
  /** Whoever a text spoke of before: 她. */
  readonly pronouns: readonly string[];
  /** Days without a date that a text names where it begins: 日前. */
  readonly newsDays: readonly string[];
}

export function readPageWords(): PageWords {
  const file = DataFile.open('page-words.txt');
  return {
    jumps: file.words('jumps'),
    turns: file.words('turns'),
    notes: file.words('notes'),
    boxes: file.words('boxes'),
    captions: file.words('captions'),
    captionDays: file.words('caption days'),
    askers: file.words('askers'),
    answerers: file.words('answerers'),
    authors: file.words('authors'),
    tutors: file.words('tutors'),
    workplaces: file.words('workplaces'),
    interviews: file.words('interviews'),
    notices: file.words('notices'),
    undersigned: file.words('undersigned'),
    guides: file.words('guides'),
    senders: file.words('senders'),
    photoColumns: file.words('photo columns'),
    remarks: file.words('remarks'),
    remarkEndings: file.words('remark endings'),
    organs: file.words('organs'),
    authorNotes: file.words('author notes'),
    rubrics: file.words('rubrics'),
    columnEndings: file.words('column endings'),
    briefColumns: file.words('brief columns'),
    instalments: file.words('instalments'),
    sponsors: file.words('sponsors'),
    seriesParts: file.words('series parts'),
    portraits: file.words('portraits'),
    advertisements: file.words('advertisements'),
    replies: file.words('replies'),
    kickerEndings: file.words('kicker endings'),
    subheadEndings: file.words('subhead endings'),
    advisers: file.words('advisers'),
    joiningWords: file.words('joining words'),
    subjects: file.words('subjects'),
    postCharacters: file.words('post characters'),
    pageMakers: file.words('page makers'),
    pageMakerPrefixes: file.words('page maker prefixes'),
    sections: file.words('sections'),
    placeSections: file.words('place sections'),
    accounts: file.words('accounts'),
    contacts: file.words('contacts'),
    contactSubjects: file.words('contact subjects'),
    imprints: file.words('imprints'),
    imprintOwners: file.words('imprint owners'),
    paperOffices: file.words('paper offices'),
    registrations: file.words('registrations'),
    webControls: file.words('web controls'),
    anaphora: file.words('anaphora'),
    pronouns: file.words('pronouns'),
    newsDays: file.words('news days'),
  };
}

/** The words by which newspapers say who reports. */
import type { ContributorRole } from '../../store/documents.js';
import { DataFile } from './data-file.js';

export interface ReportingWords {
  /** What a paper calls itself: 本报. */
  readonly ownPaper: readonly string[];
  /** What the names of papers end with: 日报. */
  readonly paperEndings: readonly string[];
  /** Behind a paper's name, its form on screens: 数字报. */
  readonly digitalPapers: readonly string[];
  /** Behind a paper's name, who makes it: 社. */
  readonly publishers: readonly string[];
  /** What ends like a paper's name and is none: 海报. */
  readonly noPapers: readonly string[];
  /** What the names of other media end with that report in a paper's stead. */
  readonly mediaEndings: readonly string[];
  readonly agencies: readonly string[];
  /** What a report opens with behind the name of a paper: 讯. */
  readonly paperDispatches: readonly string[];
  /** Behind that of an agency: 电. */
  readonly agencyDispatches: readonly string[];
  /** Behind a paper and its reporter: 报道. */
  readonly reporterDispatches: readonly string[];
  /** Reports that open without a name: 快讯. */
  readonly flashes: readonly string[];
  /** What a report may open with besides, behind whoever sends it: 消息. */
  readonly messages: readonly string[];
  /** Words that end as the openings of reports do and open none: 喜讯. */
  readonly noDispatches: readonly string[];
  /** What stands before an agency whose report is taken over: 据. */
  readonly takenOver: readonly string[];
  /** Who makes articles: 记者, REPORTER. */
  readonly roles: readonly (readonly [word: string, role: ContributorRole])[];
  /** Whose publicity staff write under a name made of it, 检, and how the name ends: 宣. */
  readonly penNameOffices: readonly string[];
  readonly penNameEndings: readonly string[];
  /** What stands before the words for who makes articles: 首席. */
  readonly rolePrefixes: readonly string[];
  /** What stands before a reporter's post elsewhere: 驻. */
  readonly posted: readonly string[];
  /** What a photographer's credit ends with: 摄. */
  readonly photoCredits: readonly string[];
  /** What says in a dateline that a report goes with its photo. */
  readonly photoReports: readonly string[];
  /** What stands before a slash and the name of who wrote: 文. */
  readonly writing: readonly string[];
  /** Of who photographed: 图. */
  readonly pictures: readonly string[];
  /** What a byline may end with besides: 报道. */
  readonly reports: readonly string[];
  /** What goes on with a sentence behind the word for a reporter: 获悉. */
  readonly reporterDoings: readonly string[];
  /** The same, of single characters that may also begin a name: 从. */
  readonly reporterWays: readonly string[];
}

const ROLES = ['REPORTER', 'TRAINEE', 'CORRESPONDENT', 'EDITOR'] as const satisfies ContributorRole[];

export function readReportingWords(): ReportingWords {
  const file = DataFile.open('reporting.txt');
  return {
    ownPaper: file.words('own paper'),
    paperEndings: file.words('paper endings'),
    digitalPapers: file.words('digital papers'),
    publishers: file.words('publishers'),
    noPapers: file.words('no papers'),
    mediaEndings: file.words('media endings'),
    agencies: file.words('agencies'),
    paperDispatches: file.words('paper dispatches'),
    agencyDispatches: file.words('agency dispatches'),
    reporterDispatches: file.words('reporter dispatches'),
    flashes: file.words('flashes'),
    messages: file.words('messages'),
    noDispatches: file.words('no dispatches'),
    takenOver: file.words('taken over'),
    roles: file.rows('roles', 2).flatMap((row) => row.words(1).map((word) => [word, row.oneOf(0, ROLES)] as const)),
    penNameOffices: file.words('pen name offices'),
    penNameEndings: file.words('pen name endings'),
    rolePrefixes: file.words('role prefixes'),
    posted: file.words('posted'),
    photoCredits: file.words('photo credits'),
    photoReports: file.words('photo reports'),
    writing: file.words('writing'),
    pictures: file.words('pictures'),
    reports: file.words('reports'),
    reporterDoings: file.words("reporter's doings"),
    reporterWays: file.words("reporter's ways"),
  };
}

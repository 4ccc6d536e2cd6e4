/** Pieces of patterns for whoever reports: papers, and reporters with their names. */
import { anyOf } from '../lexicon/any-of.js';
import { perLexicon } from '../lexicon/lexicon.js';
import { WordSet } from '../word-set.js';

export interface ReportingPatterns {
  /** "本报", "某某日报", "某某融媒体中心". */
  readonly paper: string;
  /** The name of a paper in print: "某某日报". */
  readonly paperName: string;
  /** "首席记者", "驻某某记者", "通讯员". */
  readonly reporter: string;
  /** What a person's name may be, also one of two characters set wide: "张三", "张 三". */
  readonly name: string;
}

export const reportingPatternsOf = perLexicon(({ reporting }): ReportingPatterns => {
  const media = anyOf([...reporting.paperEndings, ...reporting.mediaEndings]);
  const reporters = reporting.roles.flatMap(([word, role]) => (role === 'EDITOR' ? [] : [word]));
  return {
    paper: `(?:${anyOf(reporting.ownPaper)}|\\p{Script=Han}{0,6}${media})`,
    paperName: `\\p{Script=Han}{2,6}${anyOf(reporting.paperEndings)}`,
    reporter: `(?:${anyOf(reporting.rolePrefixes)}|${anyOf(reporting.posted)}\\p{Script=Han}{1,4})*${anyOf(reporters)}`,
    name: '[\\p{Script=Han}·](?:\\s?[\\p{Script=Han}·]){1,3}',
  };
});

/** What contributors to a paper are called: 记者, 通讯员, 编辑. */
export const roleWordsOf = perLexicon(({ reporting }) => new WordSet(reporting.roles.map(([word]) => word)));

/**
 * Events whose anniversaries and turning points tell the year of a page that prints none.
 *
 * Source: the founding years are those of the public calendar of national days and anniversaries; the plan years are
 * those of the Five-Year Plans (十二五 2011—2015, 十三五 2016—2020, 十四五 2021—2025, 十五五 2026—2030).
 */

/** "…成立70周年" is printed in the founding year plus 70. */
export const FOUNDINGS: readonly (readonly [words: RegExp, year: number])[] = [
  [/(?:新中国|中华人民共和国|建国|共和国)(?:成立)?$/u, 1949],
  [/(?:中国共产党|建党|中共)(?:成立)?$/u, 1921],
  [/(?:人民解放军|建军)(?:成立|建军)?$/u, 1927],
  [/(?:共青团|共产主义青年团)(?:成立|建团)?$/u, 1922],
  [/改革开放$/u, 1978],
  [/(?:抗日战争|抗战)(?:暨世界反法西斯战争)?胜利$/u, 1945],
  [/长征胜利$/u, 1936],
  [/五四运动$/u, 1919],
  [/辛亥革命$/u, 1911],
  [/抗美援朝(?:出国作战)?$/u, 1950],
  [/香港回归(?:祖国)?$/u, 1997],
  [/澳门回归(?:祖国)?$/u, 1999],
];

/** Phrases that are printed in one year only. */
export const TURNING_POINTS: readonly (readonly [words: string, year: number])[] = [
  ['“十二五”收官', 2015],
  ['“十三五”开局', 2016],
  ['“十三五”收官', 2020],
  ['“十四五”开局', 2021],
  ['“十四五”收官', 2025],
  ['“十五五”开局', 2026],
  ['喜迎党的十八大', 2012],
  ['喜迎党的十九大', 2017],
  ['迎接党的十九大', 2017],
  ['喜迎党的二十大', 2022],
  ['迎接党的二十大', 2022],
];

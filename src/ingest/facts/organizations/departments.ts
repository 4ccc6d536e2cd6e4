/** Departments that are told with the body that they are part of: "省歌舞院演出部" is the 省歌舞院. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { Mark } from '../../lexicon/vocabulary.js';
import { isBare } from './bare.js';

/** How the rest of a name ends behind the body itself. */
const DEPARTMENT = /^\p{Script=Han}{1,7}[部处科室股系组]$/u;
/** What every body has inside; departments of Party committees have a name of their own: "绩溪县委|宣传部". */
const INNER = /^(?:党委|党组|工会|团委)$/u;
const LONGEST_ENDING = 8;
const SHORTEST_BODY = 4;
const BODIES = Mark.INSTITUTION | Mark.PUBLIC | Mark.DEPARTMENT;

/** The body that a name names, without its department; the name itself where it names no department. */
export function bodyOf(name: string, lexicon: Lexicon): string {
  const last = name.charAt(name.length - 1);
  if (!'部处科室股系组委会'.includes(last)) return name;
  for (let length = name.length - 2; length >= SHORTEST_BODY; length--) {
    const body = name.slice(0, length);
    const rest = name.slice(length);
    if (!INNER.test(rest) && (!DEPARTMENT.test(rest) || isBare(rest, lexicon))) continue;
    if (endsAsBody(body, lexicon) && !isBare(body, lexicon)) return body;
  }
  return name;
}

function endsAsBody(name: string, { vocabulary }: Lexicon): boolean {
  for (let length = Math.min(LONGEST_ENDING, name.length); length >= 2; length--)
    if ((vocabulary.marksOf(name.slice(-length)) & BODIES) !== 0) return true;
  return false;
}

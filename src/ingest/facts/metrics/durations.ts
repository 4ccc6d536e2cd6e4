/** What lasted: "抢修60多个小时", "18年的发展", "3年累计引进人才". */
import { VAGUE } from '../../lexicon/label-words.js';
import { clauseBehind, clip, isBoundary, previousClause, type WordsBefore } from './clauses.js';
import type { Label, Place } from './label.js';
import type { Phrase } from './noun-phrases.js';

/** Words before a span of time that ask for what fills it: "只用", "平常只需", "前后". */
const NEEDED = /(?:[用需花]了?|前后|仅|只)$/u;
/** Where the words before end in these, what the span names follows it: "主讲人将6年来…", "学校把40分钟课堂…". */
const LEADS_ON = /[将把以为对按向在每]$/u;

/** Spans of time are named by what lasted: in the words before, behind, or in the clause next to it. */
export function nameDuration(
  text: string,
  { quantity, from, to }: Place,
  { words, raw, start }: WordsBefore,
  behind: Phrase,
): Label {
  const isVague = words.length < 2 || VAGUE.test(words) || LEADS_ON.test(raw);
  const next = text.charAt(quantity.end);
  if (behind.belongs && behind.noun.length >= 2)
    return { label: clip((isVague || behind.noun.length > 6 ? '' : words) + behind.noun), rule: 'noun-behind' };
  // "养了21年大黄鱼": the verb's object stands behind the time it took.
  if (/[了过]$/u.test(raw) && behind.noun.length >= 2 && !isVague)
    return { label: clip(words.replace(/了$/u, '') + behind.noun), rule: 'verb-and-noun' };
  const follows = clauseBehind(text, quantity.end, to);
  if (!isVague && !(isWithin(next) && !raw.endsWith('的') && next !== '来' && follows.length >= 2))
    return { label: words, rule: 'words-before' };
  if (isVague && isBoundary(text, quantity.end) && (NEEDED.test(raw) || NEEDED.test(words))) {
    const clause = previousClause(text, start, from);
    if (clause.length >= 2) return { label: clause, rule: 'previous-clause' };
  }
  if (follows.length >= 2) return { label: clip(follows), rule: 'clause-behind' };
  return { label: words, rule: 'words-before' };
}

/** "内", "间", "前", "里": the span says when, and what happened stands behind it. */
function isWithin(next: string): boolean {
  return next !== '' && '来内间前里'.includes(next);
}

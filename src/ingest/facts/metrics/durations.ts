/** What lasted: "排队30个小时", "6年的坚持", "2年累计招聘教师". */
import { CharacterSet } from '../../character-set.js';
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { clauseBehind, isBoundary, previousClause, type WordsBefore } from './clauses.js';
import type { Label, Place } from './label.js';
import { isVague as isVagueLabel } from './label-patterns.js';
import { clip } from './label-trimming.js';
import type { Phrase } from './noun-phrases.js';
import type { WordedText } from './worded-text.js';

const patternsOf = perLexicon(({ spans, grammar }) => ({
  /** What began and what ended: "从签约到投产只用了". */
  fromTo: new RegExp(
    `(${anyOf(spans.from)}[^，。、]{2,14}?${anyOf(grammar.until)}[^，。、]{2,10}?)` +
      `(?:${anyOf([...spans.passing, ...spans.needed])})+$`,
    'u',
  ),
  /** Words before a span of time that ask for what fills it: "只用", "平常只需", "前后". */
  needed: new RegExp(`${anyOf(spans.needed)}$`, 'u'),
  /** Where the words before end in these, what the span names follows it: "全队将3年…", "老师把20分钟…". */
  leadsOn: new RegExp(`${anyOf(spans.leadingOn)}$`, 'u'),
  done: new RegExp(`${anyOf(grammar.done)}$`, 'u'),
  /** The span says when, and what happened stands behind it. */
  within: new CharacterSet(...grammar.withinTimes),
}));

/** Spans of time are named by what lasted: in the words before, behind, or in the clause next to it. */
export function nameDuration(
  worded: WordedText,
  { quantity, from, to }: Place,
  { words, raw, start }: WordsBefore,
  behind: Phrase,
  lexicon: Lexicon,
): Label {
  const patterns = patternsOf(lexicon);
  const way = patterns.fromTo.exec(raw)?.[1];
  if (way !== undefined) return { label: way, rule: 'from-to' };
  const isVague = words.length < 2 || isVagueLabel(words, lexicon) || patterns.leadsOn.test(raw);
  if (behind.belongs && behind.noun.length >= 2)
    return { label: clip((isVague || behind.noun.length > 6 ? '' : words) + behind.noun), rule: 'noun-behind' };
  // "教了16年语文": the verb's object stands behind the time it took.
  if (patterns.done.test(raw) && behind.noun.length >= 2 && !isVague)
    return { label: clip(words.replace(/了$/u, '') + behind.noun), rule: 'verb-and-noun' };
  const follows = clauseBehind(worded, quantity.end, to, lexicon);
  if (!isVague && !(patterns.within.isAt(worded.text, quantity.end) && !raw.endsWith('的') && follows.length >= 2))
    return { label: words, rule: 'words-before' };
  if (isVague && isBoundary(worded.text, quantity.end) && (patterns.needed.test(raw) || patterns.needed.test(words))) {
    const clause = previousClause(worded, start, from, lexicon);
    if (clause.length >= 2) return { label: clause, rule: 'previous-clause' };
  }
  if (follows.length >= 2) return { label: clip(follows), rule: 'clause-behind' };
  return { label: words, rule: 'words-before' };
}

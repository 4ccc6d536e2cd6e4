/** What is counted, paid, weighed or measured: by the noun behind the number or the words before it. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import { clip, REACH, type WordsBefore } from './clauses.js';
import type { Label, Topic } from './label.js';
import { CHANGE } from './label-patterns.js';
import { actionAt, nounPhrase, type Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';

const ATTRIBUTE_LENGTHS = [6, 5, 4, 3, 2];
const SHARES = new Set(['占比', '比重', '比例', '总数', '总量', '总额']);
const DIMENSION = /^[深高宽长厚远](?=的)/u;
/** A statement that is short enough to be named with its subject: "企业|参展", "妇女|就业". */
const SHORT_PREDICATE = 4;

/** Counts are named by the noun behind ("27个部门"), by what it does ("534人参加培训") or by what stands before. */
export function nameCount(
  { unit }: Quantity,
  { words, raw }: WordsBefore,
  behind: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const { noun, predicate } = behind;
  // "一家5口人", "王某一行4人": the people are the household's, the delegation's.
  if (words !== '' && (unit.endsWith('口人') || raw.endsWith('一行'))) return { label: words, rule: 'words-before' };
  if (noun.length >= 2 && !(noun.startsWith('人') && unit === '口')) {
    const does = predicate !== '' && predicate.length <= SHORT_PREDICATE ? predicate : '';
    return { label: clip(actionAt(words, lexicon) + noun + does), rule: 'noun-behind' };
  }
  if (noun.length === 1 && noun !== '人') {
    // "搬了9次家": the verb and its object.
    if (/^.[了过]$/u.test(words)) return { label: words.charAt(0) + noun, rule: 'verb-and-noun' };
    return predicate === ''
      ? { label: noun, rule: 'noun-behind' }
      : { label: clip(noun + predicate), rule: 'clause-behind' };
  }
  if (noun === '' && predicate.length >= 2)
    return { label: clip(actionAt(words, lexicon) + predicate), rule: 'predicate-behind' };
  if (words === '') return { label: '', rule: '' };
  // "其中东城区有13个": the part is of what the sentence is about.
  if (topic !== null && raw.startsWith('其中') && /[有占为]$/u.test(raw))
    return { label: clip(words + topic.noun), rule: 'part-of-topic' };
  return { label: withTopic(words, topic, lexicon), rule: 'words-before' };
}

/** Amounts are named by what stands before ("完成投资3180万元") and by the noun behind ("3万元的房款"). */
export function nameAmount(
  text: string,
  quantity: Quantity,
  { words, raw }: WordsBefore,
  behind: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const dimension = DIMENSION.exec(text.slice(quantity.end, quantity.end + 2))?.[0];
  if (dimension !== undefined) {
    const measured = nounPhrase(text, quantity.end + 1, Math.min(text.length, quantity.end + REACH), lexicon).noun;
    return { label: measured.replace(/(?<=.)[中上里下内].*$/u, '') + dimension, rule: 'dimension' };
  }
  const action = actionAt(words, lexicon);
  const acts = lexicon.labels.actions.has(behind.noun.slice(0, 2)) && !behind.belongs;
  if (behind.noun.length >= 2 && !acts) {
    // "总投资52.04亿元的产业园": the noun's total investment.
    const attribute = attributeAt(words, lexicon);
    if (attribute !== '') return { label: clip(behind.noun + attribute), rule: 'attribute-of-noun' };
    return { label: clip(action + behind.noun), rule: 'noun-behind' };
  }
  const follows = acts ? behind.noun + behind.predicate : behind.predicate;
  // "投入570万元购置设备", "以1.83米夺得金牌": what the sum or the measure was for.
  if (
    follows.length >= 3 &&
    !isStatement(follows) &&
    ((action !== '' && action === words && words.length <= 2) || raw.endsWith('以'))
  )
    return { label: clip((raw.endsWith('以') ? '' : action) + follows), rule: 'verbs-around' };
  if (words.length >= 2) return { label: withTopic(words, topic, lexicon), rule: 'words-before' };
  if (follows.length >= 2 && words === '') return { label: clip(follows), rule: 'predicate-behind' };
  return { label: words === '' ? '' : withTopic(words, topic, lexicon), rule: 'words-before' };
}

function isStatement(predicate: string): boolean {
  return /^(?:以上|以下|左右|[是被把在从让给均将向])/u.test(predicate);
}

/** "总数" or "比上年增加" alone name nothing: they are of what the sentence is about. */
export function withTopic(words: string, topic: Topic | null, lexicon: Lexicon): string {
  if (topic === null || topic.noun === '' || words.includes(topic.noun)) return words;
  if (CHANGE.test(words)) return clip(topic.noun + words);
  // What was counted has a size and a price, what was paid has none.
  const owns = topic.counted && lexicon.labels.attributes.has(words) && attributeAt(topic.noun, lexicon) === '';
  return owns || SHARES.has(words) ? clip(topic.noun + words) : words;
}

/** The name of a quantity that the words end with: "总投资", "面积"; "" if they end with none. */
function attributeAt(words: string, { labels }: Lexicon): string {
  for (const length of ATTRIBUTE_LENGTHS) {
    const tail = words.slice(-length);
    if (tail.length === length && labels.attributes.has(tail)) return tail;
  }
  return '';
}

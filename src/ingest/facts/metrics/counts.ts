/** What is counted, paid, weighed or measured: by the noun behind the number or the words before it. */
import { anyOf } from '../../lexicon/any-of.js';
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { WordSet } from '../../word-set.js';
import { REACH, type WordsBefore } from './clauses.js';
import type { Label, Topic } from './label.js';
import { isChange, labelPatternsOf } from './label-patterns.js';
import { clip } from './label-trimming.js';
import { actionAt, nounPhrase, type Phrase } from './noun-phrases.js';
import type { Quantity } from './quantities.js';
import type { WordedText } from './worded-text.js';

const patternsOf = perLexicon(({ labels, grammar, qualifiers }) => ({
  /** What a length measures: "6米|高|的堤坝". */
  dimensions: new WordSet(labels.dimensions),
  /** Behind the noun of such a length, where it is: "堤坝|上". */
  within: new RegExp(`(?<=.)${anyOf(grammar.withinPlaces)}.*$`, 'u'),
  party: new RegExp(`${anyOf(labels.parties)}$`, 'u'),
  /** A verb of one character that is done, or was: "补了". */
  done: new RegExp(`^.${anyOf(grammar.done)}$`, 'u'),
  ofWhich: new RegExp(`^${anyOf(grammar.ofWhich)}.*${anyOf(labels.having)}$`, 'u'),
  /** What is said of the number itself, not what it is for. */
  statement: new RegExp(`^${anyOf([...qualifiers.behind.map(([word]) => word), ...labels.statements])}`, 'u'),
}));
/** A statement that is short enough to be named with its subject: "企业|参展", "妇女|就业"; not "村|挨家上门登记". */
const SHORT_PREDICATE = 4;

/** Counts are named by the noun behind ("12所学校"), by what it does ("80人参加比赛") or by what stands before. */
export function nameCount(
  { unit }: Quantity,
  { words, raw }: WordsBefore,
  behind: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const { noun, predicate } = behind;
  const patterns = patternsOf(lexicon);
  // "一家5口人", "王某一行4人": the people are the household's, the delegation's.
  if (words !== '' && (lexicon.labels.members.has(unit) || patterns.party.test(raw)))
    return { label: words, rule: 'words-before' };
  if (noun.length >= 2) {
    const does = predicate !== '' && predicate.length <= SHORT_PREDICATE ? predicate : '';
    return { label: clip(actionAt(words, lexicon) + noun + does), rule: 'noun-behind' };
  }
  if (noun.length === 1 && noun !== '人') {
    // "补了3回课": the verb and its object.
    if (patterns.done.test(words)) return { label: words.charAt(0) + noun, rule: 'verb-and-noun' };
    return predicate === '' || predicate.length > SHORT_PREDICATE
      ? { label: noun, rule: 'noun-behind' }
      : { label: clip(noun + predicate), rule: 'clause-behind' };
  }
  if (noun === '' && predicate.length >= 2)
    return { label: clip(actionAt(words, lexicon) + predicate), rule: 'predicate-behind' };
  if (words === '') return { label: '', rule: '' };
  // "其中盆地有17个": the part is of what the sentence is about.
  if (topic !== null && patterns.ofWhich.test(raw)) return { label: clip(words + topic.noun), rule: 'part-of-topic' };
  return { label: withTopic(words, topic, lexicon), rule: 'words-before' };
}

/** Amounts are named by what stands before ("捐款800元") and by the noun behind ("5万元的学费"). */
export function nameAmount(
  worded: WordedText,
  quantity: Quantity,
  { words, raw }: WordsBefore,
  behind: Phrase,
  topic: Topic | null,
  lexicon: Lexicon,
): Label {
  const dimension = dimensionAt(worded.text, quantity.end, lexicon);
  if (dimension !== '') {
    const measured = nounPhrase(
      worded,
      quantity.end + 1,
      Math.min(worded.text.length, quantity.end + REACH),
      lexicon,
    ).noun;
    return { label: measured.replace(patternsOf(lexicon).within, '') + dimension, rule: 'dimension' };
  }
  const action = actionAt(words, lexicon);
  const acts = lexicon.labels.actions.has(behind.noun.slice(0, 2)) && !behind.belongs;
  if (behind.noun.length >= 2 && !acts) {
    // "总投资3亿元的水厂": the noun's total investment.
    const attribute = attributeAt(words, lexicon);
    if (attribute !== '') return { label: clip(behind.noun + attribute), rule: 'attribute-of-noun' };
    return { label: clip(action + behind.noun), rule: 'noun-behind' };
  }
  const follows = acts ? behind.noun + behind.predicate : behind.predicate;
  // "投入90万元购买农机", "以1.95米获得冠军": what the sum or the measure was for.
  if (
    follows.length >= 3 &&
    !patternsOf(lexicon).statement.test(follows) &&
    ((action !== '' && action === words && words.length <= 2) || raw.endsWith('以'))
  )
    return { label: clip((raw.endsWith('以') ? '' : action) + follows), rule: 'verbs-around' };
  if (words.length >= 2) return { label: withTopic(words, topic, lexicon), rule: 'words-before' };
  if (follows.length >= 2 && words === '') return { label: clip(follows), rule: 'predicate-behind' };
  return { label: words === '' ? '' : withTopic(words, topic, lexicon), rule: 'words-before' };
}

function dimensionAt(text: string, at: number, lexicon: Lexicon): string {
  const end = at + patternsOf(lexicon).dimensions.lengthAt(text, at, at + 1);
  return text.startsWith('的', end) ? text.slice(at, end) : '';
}

/** "总数" or "比上年增加" alone name nothing: they are of what the sentence is about. */
export function withTopic(words: string, topic: Topic | null, lexicon: Lexicon): string {
  if (topic === null || topic.noun === '' || words.includes(topic.noun)) return words;
  if (isChange(words, lexicon)) return clip(topic.noun + words);
  // What was counted has a size and a price, what was paid has none. "总投资" says alone what is measured.
  const isWhole = lexicon.measures.staged.has(words.slice(-2));
  const owns =
    topic.counted && !isWhole && lexicon.labels.attributes.has(words) && attributeAt(topic.noun, lexicon) === '';
  return owns || lexicon.labels.shares.has(words) ? clip(topic.noun + words) : words;
}

/** The name of a quantity that the words end with: "总投资", "面积"; "" if they end with none. */
function attributeAt(words: string, lexicon: Lexicon): string {
  const { length } = words;
  return words.slice(length - labelPatternsOf(lexicon).attributes.lengthBefore(words, length));
}

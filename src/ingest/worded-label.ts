/**
 * A label as words, each with what it may be and on which lists it stands: a label is asked so much that every word is looked
 * up once, not once a list.
 */
import { type Lexicon, perLexicon } from './lexicon/lexicon.js';
import { ROOT, Trie, tagOf } from './lexicon/trie.js';
import { Mark } from './lexicon/vocabulary.js';
import { mapWords } from './names/segmentation.js';

export interface LabelWord {
  readonly text: string;
  /** What the dictionary says that it may be (`Mark`). */
  readonly marks: number;
  /** On which lists it stands (`Role`). */
  readonly roles: number;
}

export const CONTENT = Mark.NOUN | Mark.VERB | Mark.VERBAL;

/** Lists of words that labels are made of: those of `LabelWords` and of `MeasureWords`, by the names that they have there. */
export const Role = {
  ACTION: 1 << 0,
  ATTRIBUTE: 1 << 1,
  SUBJECT: 1 << 2,
  LEAD: 1 << 3,
  BEFORE_ACTION: 1 << 4,
  PREPOSITION: 1 << 5,
  LOCATIVE: 1 << 6,
  SETTLING: 1 << 7,
  EXISTING: 1 << 8,
  /** How or when something was done. */
  ADVERB: 1 << 9,
  /** Who does it. */
  DOER: 1 << 10,
  EMPTY: 1 << 11,
  STAGED: 1 << 12,
  STAGE: 1 << 13,
  PLAN: 1 << 14,
  DIRECTION: 1 << 15,
  BASE: 1 << 16,
  /** What leads to what a change is against, or says what sort of change it is. */
  COMPARING: 1 << 17,
  /** A noun with natural verbs. */
  NATURAL: 1 << 18,
  NOMINAL: 1 << 19,
  EQUIVALENT: 1 << 20,
  NAMED_BY_SIZE: 1 << 21,
} as const;

/** A tree that tells the lists of a word by its node: to look for one in a map takes the hash of each word. */
class RoleTree {
  readonly #words = new Trie();
  readonly #roles: number[] = [0];

  enter(word: string, role: number): void {
    const node = this.#words.insert(word);
    this.#roles[node] = (this.#roles[node] ?? 0) | role;
  }

  of(word: string): number {
    return this.#roles[this.#words.find(word)] ?? 0;
  }
}

const rolesOf = perLexicon(({ labels, measures, changes, callings }): RoleTree => {
  const roles = new RoleTree();
  const enter = (role: number, ...lists: readonly Iterable<string>[]) => {
    for (const list of lists) for (const word of list) roles.enter(word, role);
  };
  enter(Role.ACTION, labels.actions);
  enter(Role.ATTRIBUTE, labels.attributes);
  enter(Role.SUBJECT, labels.subjects);
  enter(Role.LEAD, labels.leads);
  enter(Role.BEFORE_ACTION, labels.beforeActions);
  enter(Role.PREPOSITION, labels.prepositions);
  enter(Role.LOCATIVE, labels.locative);
  enter(Role.SETTLING, labels.settling);
  enter(Role.EXISTING, labels.existing);
  enter(Role.ADVERB, labels.adverbs, labels.beforeActions, labels.openers);
  enter(Role.DOER, callings, labels.doers);
  enter(Role.EMPTY, measures.empty);
  enter(Role.STAGED, measures.staged);
  enter(Role.STAGE, measures.stages.keys());
  enter(Role.PLAN, measures.plans.keys());
  enter(Role.DIRECTION, measures.directions.keys());
  enter(Role.BASE, measures.bases.keys());
  enter(Role.COMPARING, changes.against, changes.measures);
  enter(Role.NATURAL, measures.naturalVerbs.keys());
  enter(Role.NOMINAL, measures.nominal);
  enter(Role.EQUIVALENT, measures.equivalents.keys());
  enter(Role.NAMED_BY_SIZE, measures.namedBySize);
  return roles;
});

/** A word of a label. */
export function labelWord(text: string, marks: number, lexicon: Lexicon): LabelWord {
  return { text, marks, roles: rolesOf(lexicon).of(text) };
}

/** The label as the dictionary parts it. */
export function labelWords(label: string, lexicon: Lexicon): LabelWord[] {
  const roles = rolesOf(lexicon);
  return mapWords(label, lexicon.vocabulary, (text, marks) => ({ text, marks, roles: roles.of(text) }));
}

/** The words `[from, to)`, written together. */
export function writtenTogether(words: readonly LabelWord[], from = 0, to = words.length): string {
  let text = '';
  for (let word = from; word < to; word++) text += words[word]?.text ?? '';
  return text;
}

/** Longest word that the dictionary may part, in its words. */
const LONGEST_COMPOUND = 3;
/** Of nodes: a compound ends there. */
const IS_COMPOUND = 1;

/** Words that stand whole in a list, whether the dictionary has them or parts them. */
export class Compounds {
  readonly #trie = new Trie();

  constructor(words: Iterable<string>) {
    const nodes = new Set(Array.from(words, (word) => this.#trie.insert(word)));
    this.#trie.seal((node) => (nodes.has(node) ? IS_COMPOUND : 0));
  }

  has(word: string): boolean {
    return tagOf(this.#trie.entryOf(word)) === IS_COMPOUND;
  }

  /** How many words from `words[first]` on are one, 1 if it stands by itself. */
  lengthAt(words: readonly LabelWord[], first: number): number {
    let entry = ROOT;
    let length = 1;
    for (let i = first; i < first + LONGEST_COMPOUND; i++) {
      const word = words[i];
      if (word === undefined) break;
      for (let at = 0; entry !== 0 && at < word.text.length; at++)
        entry = this.#trie.next(entry, word.text.charCodeAt(at));
      if (entry === 0) break;
      if (i > first && tagOf(entry) === IS_COMPOUND) length = i - first + 1;
    }
    return length;
  }
}

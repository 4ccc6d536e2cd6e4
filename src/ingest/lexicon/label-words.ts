/** Words by which a number's label is found. */
import { DataFile } from './data-file.js';

export interface LabelWords {
  /** Verbs of adding up or reaching between a name and its number: "产值达…". */
  readonly links: readonly string[];
  /** Words at the head of a clause that say when, who or how, not what. */
  readonly leads: readonly string[];
  /** After one of these the label begins: "今年共|新增…". */
  readonly openers: readonly string[];
  /** Verbs that are kept as the label's head: "发放|宣传资料". */
  readonly actions: ReadonlySet<string>;
  /** Verbs at which the counted noun ends. */
  readonly predicates: ReadonlySet<string>;
  /** Single characters at which it ends. */
  readonly breaks: string;
  /** Words that hold one of those and break nothing. */
  readonly kept: ReadonlySet<string>;
  /** Names of quantities that say nothing until one knows of what: "总数". */
  readonly attributes: ReadonlySet<string>;
  /** Characters that make a noun of the verb before them: 慰问|金. */
  readonly nominal: ReadonlySet<string>;
  /** Nouns that are themselves counted when 的 ties another noun to them. */
  readonly countedHeads: ReadonlySet<string>;
}

export function readLabelWords(): LabelWords {
  const file = DataFile.open('label-words.txt');
  return {
    links: file.words('links'),
    leads: file.words('leads'),
    openers: file.words('openers'),
    actions: file.set('actions'),
    predicates: file.set('predicates'),
    breaks: file.characters('breaks'),
    kept: file.set('kept'),
    attributes: file.set('attributes'),
    nominal: new Set(file.characters('nominal')),
    countedHeads: file.set('counted heads'),
  };
}

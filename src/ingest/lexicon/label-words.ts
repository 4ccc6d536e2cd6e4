/** Words by which a number's label is found. */
import { DataFile } from './data-file.js';

export interface LabelWords {
  /** Verbs of adding up or reaching between a name and its number: "产值达…". */
  readonly links: readonly string[];
  /** What a change starts from stands behind these: 由. */
  readonly origins: readonly string[];
  /** Words at the head of a clause that say when, who or how, not what. */
  readonly leads: readonly string[];
  /** What opens the name of a whole: "全|市". */
  readonly wholes: readonly string[];
  /** What a report is about: 我市, 全县, 该校. */
  readonly subjects: readonly string[];
  /** After one of these the label begins: "今年共|新建…". */
  readonly openers: readonly string[];
  /** Verbs that are kept as the label's head: "发放|农具". */
  readonly actions: ReadonlySet<string>;
  /** In front of those: "累计|捐赠". */
  readonly beforeActions: ReadonlySet<string>;
  /** Verbs at which the counted noun ends. */
  readonly predicates: ReadonlySet<string>;
  /** How or when, in front of those: 已经. */
  readonly beforePredicates: readonly string[];
  /** Single characters at which it ends. */
  readonly breaks: string;
  /** Words that hold one of those and break nothing. */
  readonly kept: ReadonlySet<string>;
  /** Names of quantities that say nothing until one knows of what: "产量". */
  readonly attributes: ReadonlySet<string>;
  /** Shares and totals of whatever the sentence counted or paid: "占比". */
  readonly shares: ReadonlySet<string>;
  readonly totals: readonly string[];
  /** What a length in front of it measures: "6米|高". */
  readonly dimensions: readonly string[];
  /** Characters that make a noun of the verb before them: 慰问|金. */
  readonly nominal: ReadonlySet<string>;
  /** Nouns that are themselves counted when 的 ties another noun to them. */
  readonly countedHeads: ReadonlySet<string>;
  /** What no label begins or ends with: 的. */
  readonly edges: readonly string[];
  readonly beforeNouns: readonly string[];
  readonly behindNouns: readonly string[];
  /** Between a span of time and what happened: "5年|来|坚持". */
  readonly beforeEvents: readonly string[];
  /** Words that begin with 等 and close no list. */
  readonly waiting: readonly string[];
  /** What 的 ties to a number without being what is measured: 速度. */
  readonly hollow: readonly string[];
  /** Words before a number that say how, not what. */
  readonly vague: readonly string[];
  readonly vagueEndings: readonly string[];
  /** Between two numbers that share the noun behind them: 共. */
  readonly betweenShared: readonly string[];
  /** Verbs of having, which a part shares with its whole: 有. */
  readonly having: readonly string[];
  /** Right behind a sum, what is said of it: 被. */
  readonly statements: readonly string[];
  /** Before the number of their members: 一行. */
  readonly parties: readonly string[];
  /** Units of members: 口人. */
  readonly members: ReadonlySet<string>;
  /** Verbs that name nothing at a label's end: 突破. */
  readonly reaching: readonly string[];
  /** Behind a verb of one character that is none without them: "装|有". */
  readonly verbEndings: readonly string[];
  /** At a label's head, no part of what is counted: 共. */
  readonly adverbs: readonly string[];
  /** Behind these stands for whom, from where, with what something was done, and behind that the verb. */
  readonly prepositions: readonly string[];
  /** Those of places: "在|这里|住了". */
  readonly locative: readonly string[];
  /** At a label's end they only lead on to the number: 分属. */
  readonly settling: readonly string[];
  /** "茶园里|有|采茶工". */
  readonly existing: readonly string[];
  /** Who acts without being measured: 部门. */
  readonly doers: readonly string[];
  /** Before a sum, whose purpose stands behind it: "拿出|20万元更换管道". */
  readonly spending: readonly string[];
  /** Between such a sum and its purpose: 用于. */
  readonly purposes: readonly string[];
}

export function readLabelWords(): LabelWords {
  const file = DataFile.open('label-words.txt');
  const [origins, earlier] = [file.words('origins'), file.words('earlier')];
  const wholes = file.words('wholes');
  const subjects = joined([...file.words('own'), ...wholes], file.words('owners'));
  const attributes = file.words('attributes');
  return {
    links: [...file.words('links'), ...joined(['', ...origins], joined(earlier, ['的']))],
    origins,
    leads: [...file.words('leads'), ...subjects],
    wholes,
    subjects,
    openers: file.words('openers'),
    actions: file.set('actions'),
    beforeActions: file.set('before actions'),
    predicates: file.set('predicates'),
    beforePredicates: file.words('before predicates'),
    breaks: file.characters('breaks'),
    kept: file.set('kept'),
    attributes: new Set([...attributes, ...joined(file.words('attribute prefixes'), attributes)]),
    shares: new Set([...file.words('shares'), ...file.words('totals')]),
    totals: file.words('totals'),
    dimensions: file.words('dimensions'),
    nominal: new Set(file.characters('nominal')),
    countedHeads: file.set('counted heads'),
    edges: file.words('edges'),
    beforeNouns: file.words('before nouns'),
    behindNouns: file.words('behind nouns'),
    beforeEvents: file.words('before events'),
    waiting: file.words('words of waiting'),
    hollow: file.words('hollow nouns'),
    vague: file.words('vague'),
    vagueEndings: file.words('vague endings'),
    betweenShared: file.words('between shared numbers'),
    having: file.words('having'),
    statements: file.words('statements'),
    parties: file.words('parties'),
    members: file.set('members'),
    reaching: file.words('reaching'),
    verbEndings: file.words('verb endings'),
    adverbs: file.words('adverbs'),
    prepositions: file.words('prepositions'),
    locative: file.words('locative'),
    settling: file.words('settling'),
    existing: file.words('existing'),
    doers: file.words('doers'),
    spending: file.words('spending'),
    purposes: file.words('purposes'),
  };
}

/** Every head before every tail: "该", "我" and "县", "市" → "该县", "该市", "我县", "我市". */
function joined(heads: readonly string[], tails: readonly string[]): string[] {
  return heads.flatMap((head) => tails.map((tail) => head + tail));
}

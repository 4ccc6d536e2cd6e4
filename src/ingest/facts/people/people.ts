/** The people of an article, each once, with the offices that the article gives them. */
import { type Lexicon, perLexicon } from '../../lexicon/lexicon.js';
import { type Name, surest } from '../../names/names.js';
import type { Range } from '../range.js';
import { creditsIn } from './credits.js';
import { personForms, plain } from './other-names.js';
import { type Title, titlesOf } from './titles.js';

export interface Person {
  /**
   * As the article prints it first, unless the paper's own lexicon knows it better. Of two forms only those are one
   * person's that the text says so of: 老滕 and 滕建国 stay two, since an article seldom says which 滕 it calls old.
   */
  readonly name: string;
  readonly spellings: readonly string[];
  readonly isOfficial: boolean;
  readonly titles: readonly string[];
  /** How likely it is that the article names somebody so, 0–1. */
  readonly confidence: number;
  /** Where the titles stand and whether they are surely offices; null without any. */
  readonly officeRule: string | null;
  /** Left to right. */
  readonly ranges: readonly Range[];
  /** What decided the name, for `--explain`. */
  readonly rule: string;
}

interface Mention {
  readonly name: Name;
  readonly printed: string;
  readonly titles: readonly Title[];
}

/**
 * The people whom `names` say that the text names, in order of first mention. Who stands only in the credits of the
 * article is a contributor, not one of them.
 * @param contributors the names of the article's byline
 */
export function findPeople(
  text: string,
  names: readonly Name[],
  contributors: ReadonlySet<string>,
  lexicon: Lexicon,
): Person[] {
  const titles = titlesOf(text, names, lexicon);
  let credits: ReadonlySet<Name> | null = null;
  const isCredited = (name: Name): boolean => {
    credits ??= creditsIn(text, names, lexicon);
    return credits.has(name);
  };
  const people = new Map<string, Mention[]>();
  const told = toldNamesOf(lexicon);
  const formOf = personForms(text, names, told, lexicon);
  for (const name of names) {
    if (name.kind !== 'PERSON') continue;
    const printed = plain(text.slice(name.start, name.end));
    if (contributors.has(printed) && isCredited(name)) continue;
    const form = formOf(printed);
    const mention = { name, printed, titles: titles.get(name) ?? NO_TITLES };
    const known = people.get(form);
    if (known === undefined) people.set(form, [mention]);
    else known.push(mention);
  }
  return [...people.values()].map((mentions) => personOf(mentions, told));
}

const NO_TITLES: readonly Title[] = [];

/** By each form that the paper's own lexicon gives of a person: the name that it goes by. */
const toldNamesOf = perLexicon(
  ({ town }) => new Map(town.people.flatMap(({ name, spellings }) => [name, ...spellings].map((form) => [form, name]))),
);

function personOf(mentions: readonly Mention[], told: ReadonlyMap<string, string>): Person {
  // Most people are named once, and most names have no title.
  const titled = mentions.filter((mention) => mention.titles.length > 0);
  const titles = titled.length === 1 ? (titled[0]?.titles ?? NO_TITLES) : titled.flatMap((mention) => mention.titles);
  const best = mentions.reduce((a, b) => (b.name.support > a.name.support ? b : a));
  const [first] = mentions;
  if (first === undefined) throw new RangeError('a person without a mention');
  const known = told.size === 0 ? undefined : mentions.find(({ printed }) => told.has(printed));
  return {
    name: (known === undefined ? undefined : told.get(known.printed)) ?? first.printed,
    spellings: mentions.length === 1 ? [first.printed] : [...new Set(mentions.map(({ printed }) => printed))],
    isOfficial: titles.some(({ kind }) => kind === 'OFFICE'),
    titles: titles.length === 0 ? [] : [...new Set(titles.map(({ text }) => text))],
    confidence: surest(mentions.map(({ name }) => name)),
    officeRule: officeRuleOf(titles),
    ranges: mentions.map(({ name: { start, end } }) => ({ start, end })),
    rule: best.name.reasons,
  };
}

/** Offices less likely than this are told apart from the others. */
const SURE = 0.9;

/** What there is to tell how sure a person's titles are: where the surest stands, and how likely it is one. */
function officeRuleOf(titles: readonly Title[]): string | null {
  let best: Title | null = null;
  for (const title of titles) if (best === null || title.probability > best.probability) best = title;
  if (best === null) return null;
  return best.probability >= SURE ? best.position : `${best.position}, unsure`;
}

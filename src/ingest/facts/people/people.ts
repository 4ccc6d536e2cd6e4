/** The people of an article, each once, with the offices that the article gives them. */
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Name } from '../../names/names.js';
import type { Range } from '../range.js';
import { creditsIn } from './credits.js';
import { otherNameBehind } from './other-names.js';
import { type Title, titlesOf } from './titles.js';

export interface Person {
  /** As the article prints it first, unless the paper's own lexicon knows it better. */
  readonly name: string;
  readonly spellings: readonly string[];
  readonly isOfficial: boolean;
  readonly titles: readonly string[];
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
  const credits = creditsIn(text, names, lexicon);
  const people = new Map<string, Mention[]>();
  const keys = new Map(lexicon.town.people.flatMap(({ name, spellings }) => spellings.map((form) => [form, name])));
  for (const [i, name] of names.entries()) {
    if (name.kind !== 'PERSON') continue;
    const printed = plain(text.slice(name.start, name.end));
    if (contributors.has(printed) && credits.has(name)) continue;
    const key = keys.get(printed) ?? printed;
    const other = otherNameBehind(text, names, i, lexicon);
    if (other !== null) keys.set(plain(text.slice(other.start, other.end)), key);
    const mention = { name, printed, titles: titles.get(name) ?? [] };
    const known = people.get(key);
    if (known === undefined) people.set(key, [mention]);
    else known.push(mention);
  }
  return [...people].map(([name, mentions]) => personOf(name, mentions));
}

function personOf(name: string, mentions: readonly Mention[]): Person {
  const titles = mentions.flatMap((mention) => mention.titles);
  const best = mentions.reduce((a, b) => (b.name.support > a.name.support ? b : a));
  return {
    name,
    spellings: [...new Set(mentions.map(({ printed }) => printed))],
    isOfficial: titles.some(({ kind }) => kind === 'OFFICE'),
    titles: [...new Set(titles.map(({ text }) => text))],
    ranges: mentions.map(({ name: { start, end } }) => ({ start, end })),
    rule: best.name.reasons,
  };
}

/** Names are set wide in lists: "张　三". */
function plain(printed: string): string {
  return printed.replace(/\s+/gu, '');
}

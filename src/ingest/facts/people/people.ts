/**
 * The people whom a page names, and the offices that it gives them.
 *
 * A name is believed for what stands around it: an office or calling before it, its place in a list of names, a
 * verb of speaking behind it. What one article establishes holds for the page: a name once found is found
 * wherever the page prints it. Offices hold only in the article that prints them.
 */

import { CharacterSet } from '../../character-set.js';
import { shippedLexicon } from '../../lexicon/lexicon.js';
import type { FactText, PersonFact } from '../../parsed.js';
import { spanOf } from '../../reading.js';
import { tabledNames } from './name-columns.js';
import { isWord, type Name, readNames, startsVerb } from './names.js';
import { type Title, titleBefore } from './titles.js';

const { addresses: ADDRESSES, offices: OFFICE_ENDINGS } = shippedLexicon();

interface Sighting {
  readonly name: string;
  readonly at: number;
  readonly title: Title | null;
  readonly rule: string;
}

/** A name as likely as this, in bits, needs little else to be believed. */
const LIKELY = 27;
/** A name of two characters less likely than this needs more than a calling before it. */
const DOUBTFUL = 22;
/** Verbs behind which only a person can have spoken or acted. */
const PERSONAL_VERB =
  /^(?:同志|先生|女士|老人|老师|教授|院士|医生|大爷|大娘|大妈|阿姨|奶奶|爷爷|夫妇|(?:高兴|激动|兴奋|自豪|动情|感慨|深情|笑着|坦言|告诉|介绍|表示|回忆|指出|强调|要求|认为|希望|说|谈|讲)|主持|出席|率|带队|荣?获得?|夺得|摘得|一行|陪同|深入|走进|今年\d|现年\d|出生|[，,]男|[，,]女|（男|（女)/u;
/** A single follower that is enough for a three-character name at the head of a clause. */
const CLAUSE_VERB = /^(?:在|就|对|将|带|向|从|还|又|也|把|给|先后|来到|首先|随后|每)/u;
const ADDRESSED = new RegExp(`^(?:${ADDRESSES.join('|')})`, 'u');
/** What a name that is followed by it is part of: "李村", "王屯乡", "赵固煤矿". */
const NAME_OF_PLACE = /^[村庄屯镇乡县市区路街巷里桥河湖山岭矿厂店馆院校寺庙]/u;
const POSTS = OFFICE_ENDINGS.join('|');
/** The first characters of what `OFFICE_BEHIND` finds: few names have one behind them. */
const GIVES_OFFICE = '同生曾时现原是为任担系当出被';
const OFFICE_BEHIND = new RegExp(
  `^(?:同志)?(?:生前|曾|时任|现任|原任|原)?(?:是|为|任|担任|系|当选为?|出任|被任命为|被选为)([^，,。；;：！？\\n]{1,40}?(?:${POSTS}))(?=[，,。；;、！？\\n]|$)`,
  'u',
);
/** "（佟晓月），女，1985年3月生，现任……副主任": how a notice introduces a candidate. */
const OFFICE_OF_CANDIDATE = new RegExp(
  `^[，,、]\\s*[男女][，,、][^。；;\\n]{0,70}?(?:现任|现为|时任)([^，,。；;：\\n]{1,40}?(?:${POSTS}))(?=[，,。；;、\\n]|$)`,
  'u',
);

/** The people of every article of a page, in order of first mention; `names` are those that each article's words leave. */
export function findPeople(
  articles: readonly FactText[],
  names: readonly (readonly Name[])[] = articles.map((article) => readNames(article.reading.text)),
): PersonFact[][] {
  const texts = articles.map((article) => article.reading.text);
  const printed = countNames(texts, names);
  const sightings = texts.map((text, i) => sight(text, names[i] ?? [], printed));
  const known = new Set(sightings.flat().map((sighting) => sighting.name));
  const mentions = findMentions(new Set([...known].filter((name) => !isWord(name))));
  return articles.map((article, i) => {
    const own = sightings[i] ?? [];
    return collect(article, own, withSighted(mentions(texts[i] ?? ''), own));
  });
}

/** How often the page prints a name, by the name. */
function countNames(texts: readonly string[], names: readonly (readonly Name[])[]): Map<string, number> {
  const printed = new Map<string, number>();
  for (const [i, own] of names.entries())
    for (const { at, length } of own) {
      const name = texts[i]?.slice(at, at + length) ?? '';
      printed.set(name, (printed.get(name) ?? 0) + 1);
    }
  return printed;
}

/** The names that their surroundings show to be people's, left to right. */
function sight(text: string, names: readonly Name[], printed: ReadonlyMap<string, number>): Sighting[] {
  const found: Sighting[] = [];
  for (const [i, name] of names.entries()) {
    const sighting = sightAt(text, name, found.at(-1), floorOf(text, names[i - 1]), printed);
    if (sighting !== null) found.push(sighting);
  }
  for (const { at, name } of tabledNames(text))
    if (!found.some((sighting) => sighting.at === at)) found.push({ name, at, title: null, rule: 'column of names' });
  return found;
}

/** Where a title may begin at the earliest: behind the name before, if that is one of two that 和 joins. */
function floorOf(text: string, before: Name | undefined): number {
  if (before === undefined) return 0;
  const end = before.at + before.length;
  return /[和与及、]/u.test(text.charAt(end)) ? end : 0;
}

/** What shows a name to be a person's; `last` is the person named before, `floor` where its title may begin. */
function sightAt(
  text: string,
  { at, length, expectation, bits }: Name,
  last: Sighting | undefined,
  floor: number,
  printed: ReadonlyMap<string, number>,
): Sighting | null {
  const name = text.slice(at, at + length);
  const lastEnd = last === undefined ? 0 : last.at + last.name.length;
  const sighting = (rule: string, title: Title | null = null): Sighting => ({ name, at, title, rule });
  const behind = text.slice(at + length, at + length + 6);
  const isDoubtful = length === 2 && bits > DOUBTFUL && !PERSONAL_VERB.test(behind);
  if (expectation === 'CALLING' && (isDoubtful || isCredit(text, at, length))) return null;
  if (expectation === 'OFFICE' || expectation === 'CALLING') {
    const title = titleBefore(text, at, Math.max(floor, lastEnd));
    if (title?.kind === 'OFFICE') return sighting('office before the name', title);
    return sighting(title === null ? 'age or "called" before the name' : 'calling before the name', title);
  }
  if (expectation === 'LIST') {
    const isLinked = last !== undefined && lastEnd >= at - 2;
    return isLinked ? sighting('list of names', last.title) : null;
  }
  if (ADDRESSED.test(behind)) return sighting('addressed by name');
  if (NAME_OF_PLACE.test(behind) || PLACE_ENDING.test(name) || isCredit(text, at, length)) return null;
  if (beginsClause(text, at)) {
    if (PERSONAL_VERB.test(behind) || (length >= 3 && CLAUSE_VERB.test(behind)))
      return sighting('name that acts or speaks');
    if (officeBehind(text, at + length) !== null) return sighting('office behind the name');
    if (length >= 3 && bits <= LIKELY && startsVerb(text, at + length)) return sighting('likely name before a verb');
  }
  if (name.includes('·') || name.includes('•')) return sighting('transcribed name');
  if (text.charAt(at - 1) === '的' && bits <= LIKELY && (length >= 3 || PERSONAL_VERB.test(behind)))
    return sighting('likely name behind what describes it');
  return length >= 3 && bits <= LIKELY && (printed.get(name) ?? 0) >= 2 ? sighting('likely name printed again') : null;
}

/** Villages and dykes are called after families: 王家坝, 李家沟. */
const PLACE_ENDING = /[村庄屯镇乡坝岭沟湾寨营桥堡坡岗洼]$/u;

/** Whether the name stands in a byline or a photographer's credit: those are no part of the report. */
function isCredit(text: string, at: number, length: number): boolean {
  return CREDIT_BEFORE.test(text.slice(Math.max(0, at - 40), at)) || /^(?:摄|文)/u.test(text.slice(at + length));
}

const CREDIT_BEFORE = /(?:记者|通讯员)[^。，；：！？\n）)]*$/u;

function beginsClause(text: string, at: number): boolean {
  return at === 0 || /[，。；：！？、“”‘’（）()\n\s—]/u.test(text.charAt(at - 1));
}

function collect(
  article: FactText,
  sightings: readonly Sighting[],
  mentions: ReadonlyMap<string, readonly number[]>,
): PersonFact[] {
  const { text } = article.reading;
  return [...mentions].map(([name, places]) => {
    const own = sightings.filter((sighting) => sighting.name === name);
    const titles = titlesOf(text, own, places, name);
    return {
      name,
      isOfficial: titles.some((title) => title.kind === 'OFFICE'),
      titles: [...new Set(titles.map((title) => title.text))],
      spans: places.map((at) => spanOf(article.reading, at, at + name.length)),
      rule: own[0]?.rule ?? 'named elsewhere on the page',
    };
  });
}

function titlesOf(
  text: string,
  sightings: readonly Sighting[],
  mentions: readonly number[],
  name: string,
): { text: string; kind: Title['kind'] }[] {
  const before = sightings.flatMap(({ title }) => (title === null || ADDRESSES.includes(title.text) ? [] : [title]));
  const behind = mentions.flatMap((at) => {
    const office = officeBehind(text, at + name.length);
    return office === null ? [] : [{ text: office, kind: 'OFFICE' as const }];
  });
  return [...before, ...behind];
}

/** The office that a clause gives to the name that ends at `at`: "（迟国栋）是市林业科学研究所所长". */
function officeBehind(text: string, at: number): string | null {
  const next = text.charAt(at);
  if (next === '，' || next === ',') {
    const introduces = /^.[男女]/u.test(text.slice(at, at + 2));
    return introduces ? (OFFICE_OF_CANDIDATE.exec(text.slice(at, at + 140))?.[1] ?? null) : null;
  }
  if (!GIVES_OFFICE.includes(next)) return null;
  return OFFICE_BEHIND.exec(text.slice(at, at + 60))?.[1] ?? null;
}

/** Adds where names that are ordinary words too ("和平") were sighted: elsewhere they are taken for the words. */
function withSighted(mentions: ReadonlyMap<string, number[]>, sightings: readonly Sighting[]): Map<string, number[]> {
  const all = new Map(mentions);
  for (const { name, at } of sightings) {
    const places = all.get(name);
    if (places === undefined) all.set(name, [at]);
    else if (!places.includes(at)) places.push(at);
  }
  return new Map([...all].sort(([, [a = 0]], [, [b = 0]]) => a - b));
}

/** Finds where a text prints each of the known names, in order of first mention; a longer name hides one inside it. */
function findMentions(known: ReadonlySet<string>): (text: string) => Map<string, number[]> {
  const beginnings = new CharacterSet(...Array.from(known, (name) => name.charAt(0)));
  const lengths = [...new Set([...known].map((name) => name.length))].sort((a, b) => b - a);
  return (text) => {
    const mentions = new Map<string, number[]>();
    for (let at = 0; at < text.length; at++) {
      if (!beginnings.isAt(text, at)) continue;
      const length = lengths.find((each) => known.has(text.slice(at, at + each)));
      if (length === undefined) continue;
      const name = text.slice(at, at + length);
      const places = mentions.get(name);
      if (places === undefined) mentions.set(name, [at]);
      else places.push(at);
      at += length - 1;
    }
    return mentions;
  };
}

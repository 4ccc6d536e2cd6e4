/**
 * Who is who. The archive's people of a name, or of one that looks like it, are compared with a person whom an
 * article names. In doubt, two stay two: what was kept apart can still be joined by what is printed later.
 */
import { shippedLexicon } from '../lexicon/lexicon.js';
import { comparePosts, isSoleOffice, postOf, sameEverywhere, sameTitle } from './posts.js';
import type { PersonRecord } from './records.js';

/** One person in one article: what there is to tell who it is. */
export interface PersonMention {
  readonly articleId: string;
  readonly pageId: string;
  readonly name: string;
  readonly isOfficial: boolean;
  readonly titles: readonly string[];
  /** The page's day, newspaper and region; null where not known. */
  readonly date: string | null;
  readonly newspaper: string | null;
  readonly region: string | null;
}

/**
 * How likely somebody is the person whom the mention fits so well. Estimates, in steps that hold for certain: an office that
 * only one can hold tells more than a like one, that more than a name alone, and each the more the nearer the pages. Pages that
 * are annotated one by one do not tell who is who across them, so these were not counted.
 * @param fit see `fitOf`
 */
export function identityConfidence(fit: number): number {
  return (CHANCES[Math.floor(fit / 4)] ?? CHANCES[0])[fit % 4] ?? 0.5;
}

/** By likeness, and in each by nearness: far, not known, near, on the same page. */
const CHANCES: readonly [Row, Row, Row, Row] = [
  [0.3, 0.4, 0.5, 0.6],
  [0.6, 0.7, 0.85, 0.95],
  [0.85, 0.88, 0.95, 0.98],
  [0.9, 0.93, 0.98, 0.99],
];
type Row = readonly [number, number, number, number];

/** How likely a name that looks like another is that other, misread: see `explainMisreading`. */
export const MISREAD = 0.85;

/** Whether the pages come from one place: one newspaper or one city. */
type Nearness = 'NEAR' | 'UNKNOWN' | 'FAR';

/**
 * How well a mention of somebody of this name fits the person: higher is better, null not at all.
 * @param onSamePage whether the person is named in another article of the page
 */
export function fitOf(person: PersonRecord, mention: PersonMention, onSamePage: boolean): number | null {
  const nearness = onSamePage ? 'NEAR' : nearnessOf(person, mention);
  const likeness = likenessOf(person, mention, nearness, onSamePage);
  if (likeness === null) return null;
  return likeness * 4 + (onSamePage ? 3 : nearness === 'NEAR' ? 2 : nearness === 'UNKNOWN' ? 1 : 0);
}

function likenessOf(
  person: PersonRecord,
  mention: PersonMention,
  nearness: Nearness,
  onSamePage: boolean,
): 0 | 1 | 2 | 3 | null {
  if (mention.isOfficial && person.isOfficial) return likenessOfOffices(person, mention, nearness);
  if (mention.titles.length === 0 || !(person.isOfficial || person.descriptions.length > 0)) {
    // Nothing but the name: a person of the same newspaper or city, or one whom the whole country knows.
    return nearness === 'FAR' && !isKnownEverywhere(person) ? null : 1;
  }
  if (nearness === 'FAR') return null;
  if (mention.isOfficial) return mayHoldOffice(person.descriptions, onSamePage) ? 1 : null;
  if (person.isOfficial) return mayHoldOffice(mention.titles, onSamePage) ? 1 : null;
  return likenessOfDescriptions(person.descriptions, mention.titles);
}

function likenessOfOffices(person: PersonRecord, mention: PersonMention, nearness: Nearness): 0 | 1 | 2 | 3 | null {
  const held = person.offices.map(({ title }) => title);
  if (nearness !== 'FAR' && mention.titles.some((title) => held.some((other) => sameTitle(title, other)))) return 3;
  const posts = mention.titles.map(postOf);
  const heldPosts = held.map(postOf);
  if (nearness === 'FAR')
    return posts.some((post) => heldPosts.some((other) => sameEverywhere(post, other))) ? 2 : null;
  const likenesses = posts.flatMap((post) => heldPosts.map((other) => comparePosts(post, other)));
  if (likenesses.includes('SAME')) return 2;
  return likenesses.includes('UNCLEAR') ? 1 : null;
}

function isKnownEverywhere(person: PersonRecord): boolean {
  return person.offices.some(({ title }) => {
    const post = postOf(title);
    return post.kind === 'PUBLIC' && post.level === 'COUNTRY';
  });
}

/** On one page, "先进工作者" and "主任" may be one person; a villager and a secretary are not. */
function mayHoldOffice(descriptions: readonly string[], onSamePage: boolean): boolean {
  return (
    onSamePage &&
    !descriptions.some((text) => shippedLexicon().ordinaryCallings.some((calling) => text.endsWith(calling)))
  );
}

/** "大中里村村民" and "村民" may be one; villagers of two villages are two. */
function likenessOfDescriptions(known: readonly string[], given: readonly string[]): 1 | 2 | null {
  if (given.some((text) => known.some((other) => text.endsWith(other) || other.endsWith(text)))) return 2;
  const where = (text: string) =>
    text.slice(
      0,
      text.length - (shippedLexicon().ordinaryCallings.find((calling) => text.endsWith(calling))?.length ?? 0),
    );
  const apart = given.some((text) => known.some((other) => where(text) !== '' && where(other) !== ''));
  return apart ? null : 1;
}

function nearnessOf(person: PersonRecord, mention: PersonMention): Nearness {
  const { newspaper, region } = mention;
  if (newspaper !== null && person.newspapers.includes(newspaper)) return 'NEAR';
  if (region !== null && person.regions.includes(region)) return 'NEAR';
  const comparable =
    (newspaper !== null && person.newspapers.length > 0) || (region !== null && person.regions.length > 0);
  return comparable ? 'FAR' : 'UNKNOWN';
}

/** Two readings of one name are not further apart than an office is usually held, in years. */
const TERM = 6;

/**
 * Why a name that differs from the person's in one look-alike character is the person's name all the same; null
 * if it is not: it takes the very office that only one can hold, in the same newspaper or city, within one term.
 */
export function explainMisreading(person: PersonRecord, mention: PersonMention): string | null {
  const difference = shippedLexicon().lookAlikes.difference(mention.name, person.name);
  if (difference === null || !mention.isOfficial || nearnessOf(person, mention) === 'FAR') return null;
  const office = person.offices.find(
    ({ title, firstSeen, lastSeen }) =>
      mention.titles.some((printed) => sameTitle(printed, title)) &&
      isSoleOffice(title) &&
      yearsBetween(mention.date, firstSeen) <= TERM &&
      yearsBetween(mention.date, lastSeen) <= TERM,
  );
  if (office === undefined) return null;
  return `${difference.a} and ${difference.b} look alike, and both ${mention.name} and ${person.name} are printed as ${office.title}`;
}

function yearsBetween(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  return Math.abs(Date.parse(a) - Date.parse(b)) / (365.25 * 24 * 3600 * 1000);
}

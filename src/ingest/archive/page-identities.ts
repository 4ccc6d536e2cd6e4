/** The people whom one page may name, as they become known while it is read. */
import { personId } from '../ids.js';
import { shippedLexicon } from '../lexicon/lexicon.js';
import { explainMisreading, fitOf, identityConfidence, MISREAD, type PersonMention } from './identity.js';
import { addMention, newPerson } from './person-records.js';
import { isSoleOffice } from './posts.js';
import type { PersonRecord } from './records.js';

/** Who somebody is. */
export interface Identity {
  readonly personId: string;
  /** How sure that is, 0–1; null where nobody of the name was known before. */
  readonly identityConfidence: number | null;
}

export class PageIdentities {
  private readonly known: Map<string, PersonRecord>;
  private readonly taken: TakenIds;
  private readonly idsByName = new Map<string, Set<string>>();
  /** Everyone who is identified so far, by article. */
  private readonly identified = new Map<string, Set<string>>();
  private readonly namesByArticle = new Map<string, Set<string>>();
  private readonly onPage = new Set<string>();

  /**
   * @param known everyone in the archive who may be meant; filled up as the page's people are identified
   * @param merged ids of people who were found to be others: no new person is given one
   */
  constructor(known: Map<string, PersonRecord>, mentions: readonly PersonMention[], merged: ReadonlySet<string>) {
    this.known = known;
    this.taken = takenBy(known, merged);
    for (const person of known.values()) this.index(person);
    for (const { articleId, name } of mentions) add(this.namesByArticle, articleId, name);
  }

  /** Says who is named in an article. */
  markIdentified(id: string, { articleId }: PersonMention): void {
    this.onPage.add(id);
    add(this.identified, articleId, id);
  }

  /** The person, who is new to the archive if nobody fits. */
  identify(mention: PersonMention): Identity {
    const best = this.bestOf(mention);
    if (best !== null)
      return { personId: this.addTo(best.person, mention, null), identityConfidence: identityConfidence(best.fit) };
    const misread = this.misreadOf(mention);
    if (misread !== null)
      return { personId: this.addTo(misread.person, mention, misread.because), identityConfidence: MISREAD };
    return { personId: this.addTo(this.createPerson(mention.name), mention, null), identityConfidence: null };
  }

  /** Takes the mention for this person, however little it fits; not if the article names the person already. */
  assign(id: string, mention: PersonMention, because: string | null): boolean {
    const person = this.known.get(id) ?? newPerson(id, mention.name);
    if (this.isSomebodyElse(person, mention)) return false;
    this.addTo(person, mention, because);
    return true;
  }

  private addTo(person: PersonRecord, mention: PersonMention, because: string | null): string {
    const updated = addMention(person, mention, because);
    this.known.set(updated.id, updated);
    this.index(updated);
    this.markIdentified(updated.id, mention);
    return updated.id;
  }

  private bestOf(mention: PersonMention): { person: PersonRecord; fit: number } | null {
    let best: PersonRecord | null = null;
    let bestFit = -1;
    for (const person of this.peopleNamed(mention.name)) {
      if (this.isSomebodyElse(person, mention)) continue;
      const fit = fitOf(person, mention, this.onPage.has(person.id));
      if (fit === null || fit < bestFit) continue;
      if (fit === bestFit && best !== null && !comesFirst(person, best)) continue;
      best = person;
      bestFit = fit;
    }
    return best === null ? null : { person: best, fit: bestFit };
  }

  /** Somebody whose name this is, misread. */
  private misreadOf(mention: PersonMention): { person: PersonRecord; because: string } | null {
    if (!mention.titles.some(isSoleOffice)) return null;
    for (const name of shippedLexicon().lookAlikes.namesLike(mention.name)) {
      for (const person of this.peopleNamed(name)) {
        const because = this.isSomebodyElse(person, mention) ? null : explainMisreading(person, mention);
        if (because !== null) return { person, because };
      }
    }
    return null;
  }

  /** An article does not print one person's name in two ways side by side: those are two people. */
  private isSomebodyElse(person: PersonRecord, { articleId, name }: PersonMention): boolean {
    if (this.identified.get(articleId)?.has(person.id) === true) return true;
    const names = this.namesByArticle.get(articleId);
    return name !== person.name && names?.has(person.name) === true;
  }

  private createPerson(name: string): PersonRecord {
    return newPerson(freeId(name, this.taken), name);
  }

  private peopleNamed(name: string): PersonRecord[] {
    return [...(this.idsByName.get(name) ?? [])].flatMap((id) => this.known.get(id) ?? []);
  }

  private index(person: PersonRecord): void {
    for (const name of person.spellings) add(this.idsByName, name, person.id);
  }
}

export type TakenIds = Pick<ReadonlySet<string>, 'has'>;

/** The ids of everyone known and of everyone who was found to be another. */
export function takenBy(known: TakenIds, merged: TakenIds): TakenIds {
  return { has: (id) => known.has(id) || merged.has(id) };
}

/** The id of a new bearer of the name. */
export function freeId(name: string, taken: TakenIds): string {
  let namesake = 0;
  while (taken.has(personId(name, namesake))) namesake++;
  return personId(name, namesake);
}

/** Of two who fit equally well, the better known; an id decides at last, so that the same page is always read alike. */
function comesFirst(a: PersonRecord, b: PersonRecord): boolean {
  return a.articleCount !== b.articleCount ? a.articleCount > b.articleCount : a.id < b.id;
}

function add<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set.add(value));
}

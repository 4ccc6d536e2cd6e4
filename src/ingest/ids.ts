/**
 * Public ids, made from what identifies a thing: ingesting the same page again makes the same ids, here and in
 * every other archive.
 */
import { hash as digestOf } from 'node:crypto';

/**
 * The id of a page that is new to an archive: made of its place in print or, where that is not known, of its text.
 * @param namesake how many others of the archive were given the same one
 */
export function pageId(place: string | null, textHash: string, namesake: number): string {
  const parts = place === null ? ['text', textHash] : ['place', place];
  return idOf('pg', namesake === 0 ? parts : [...parts, namesake]);
}

/** The id that pages were given by versions that told them by name and by what was given with them. */
export function formerPageId({ name, newspaper, date, edition }: Named): string {
  return idOf('pg', [name, newspaper, date, edition]);
}

interface Named {
  readonly name: string;
  readonly newspaper: string | null;
  readonly date: string | null;
  readonly edition: string | null;
}

/** @param name the one under which the archive has the newspaper */
export function newspaperId(name: string): string {
  return idOf('npr', [name]);
}

/** What a newspaper printed on one day. */
export function issueId(newspaper: string, date: string): string {
  return idOf('iss', [newspaper, date]);
}

/** @param repeat how many articles before this one on the page open with the same letters */
export function articleId(page: string, opening: string, repeat: number): string {
  return idOf('art', [page, opening, repeat]);
}

/** @param repeat how many numbers before this one in the article read the same */
export function metricId(article: string, text: string, repeat: number): string {
  return idOf('met', [article, text, repeat]);
}

/** @param namesake how many others of the name the archive knows already */
export function personId(name: string, namesake: number): string {
  return idOf('per', [name, namesake]);
}

/** A division is known by its official code, any other place by its name and what it lies in. */
export function locationId(code: string | null, name: string, parentId: string | null): string {
  return code === null ? idOf('loc', [name, parentId]) : idOf('loc', [code]);
}

/** @param apart what tells it from the one of this name, if somebody found them to be two */
export function organizationId(name: string, apart: string | null = null): string {
  return idOf('org', apart === null ? [name] : [name, apart]);
}

const ID_LENGTH = 16;

function idOf(prefix: string, parts: readonly (string | number | null)[]): string {
  return `${prefix}_${hash(JSON.stringify(parts)).slice(0, ID_LENGTH)}`;
}

/** SHA-256 in base64url. */
export function hash(text: string): string {
  return digestOf('sha256', text, 'base64url');
}

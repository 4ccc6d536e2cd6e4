/**
 * Public ids, made from what identifies a thing: ingesting the same page again makes the same ids, here and in
 * every other archive.
 */
import { hash as digestOf } from 'node:crypto';

/** @param page what tells the page from others: its name and what was said about it from outside, not what it prints */
export function pageId(page: {
  name: string;
  newspaper: string | null;
  date: string | null;
  edition: string | null;
}): string {
  return idOf('pg', [page.name, page.newspaper, page.date, page.edition]);
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

export function organizationId(name: string): string {
  return idOf('org', [name]);
}

const ID_LENGTH = 16;

function idOf(prefix: string, parts: readonly (string | number | null)[]): string {
  return `${prefix}_${hash(JSON.stringify(parts)).slice(0, ID_LENGTH)}`;
}

/** SHA-256 in base64url. */
export function hash(text: string): string {
  return digestOf('sha256', text, 'base64url');
}

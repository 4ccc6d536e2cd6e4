/** Reads a town's own lexicon, `lexicon.yml`. */
import { readFile, stat } from 'node:fs/promises';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { CommandError, errors } from '../errors.js';
import type { TownWords } from './lexicon/town.js';
import { entriesAt, TOWN } from './town-schema.js';

/** Some 50,000 names; more is no list that somebody keeps. */
export const TOWN_BYTES = 4 * 1024 * 1024;

/**
 * Reads and checks a town's lexicon.
 * @throws CommandError `FILE_MISSING`, `FILE_UNREADABLE`, or `LEXICON` naming the line, the entry, its value and the way out
 */
export async function readTownFile(path: string): Promise<TownWords> {
  return parseTown(await readText(path), path);
}

/** The words of a file's text; `path` is how errors name it. Throws as `readTownFile` does. */
export function parseTown(text: string, path: string): TownWords {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\ufeff/u, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [wrong] = document.errors;
  if (wrong !== undefined) throw errors.lexicon(path, lineAt(wrong.pos[0]), `is not YAML (${wrong.message})`);
  const value = plainValueOf(document, path);
  const parsed = TOWN.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  // A misspelt entry leaves another one missing: the spelling is what is wrong.
  const misspelt = issues.find((each) => each.code === 'unrecognized_keys');
  if (misspelt !== undefined)
    throw errors.lexicon(path, lineOf([...misspelt.path, ...misspelt.keys]), unknownEntry(misspelt));
  const [issue] = issues;
  throw issue === undefined
    ? errors.lexicon(path, null, 'is not a lexicon')
    : errors.lexicon(path, lineOf(issue.path), problemOf(issue, value));

  /** The line of an entry, or of what holds it. */
  function lineOf(entry: readonly PropertyKey[]): number | null {
    for (let depth = entry.length; depth > 0; depth--) {
      const node = document.getIn(entry.slice(0, depth), true);
      const start = rangeOf(node)?.[0];
      if (start !== undefined) return lineAt(start);
    }
    return null;
  }
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > TOWN_BYTES)
      throw errors.lexicon(path, null, `is over ${TOWN_BYTES} bytes: leave out what pages never name`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof TypeError)
      throw errors.lexicon(path, null, 'is not UTF-8: convert it, for example with iconv');
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw missing ? errors.fileMissing(path) : errors.fileUnreadable(path, error);
  }
}

/** The document as plain values; aliases that would unfold without end are refused. */
function plainValueOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw errors.lexicon(path, null, `is not YAML (${error instanceof Error ? error.message : String(error)})`);
  }
}

function rangeOf(node: unknown): readonly number[] | null {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range) ? node.range : null;
}

function unknownEntry({ path, keys: [key] }: z.core.$ZodIssueUnrecognizedKeys): string {
  const at = path.length === 0 ? 'has' : `${printed(path)} has`;
  return `${at} an unknown entry "${key}": known are ${entriesAt(path).join(', ')}`;
}

/** What is wrong with an entry, with its value and the way out. */
function problemOf(issue: z.core.$ZodIssue, value: unknown): string {
  const at = printed(issue.path);
  const given = issue.path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : inner), value);
  return `${at === '' ? 'the whole' : at} is ${shown(given)}: ${issue.message}`;
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const json = JSON.stringify(value);
  return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

/** ["places", 0, "level"] → "places[0].level". */
function printed(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('');
}

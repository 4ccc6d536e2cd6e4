/**
 * Reads the lexicon's data files.
 *
 * A file is UTF-8 text. Lines that begin with `#` are comments; those at its head name a source and a licence. A line
 * `[name]` opens a section: a list of words parted by blanks and line ends, a row a line with columns parted by tabs, or
 * text that its reader understands.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** What is wrong with a data file, as "offices.txt:12: …". */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';

  constructor(file: string, line: number | null, problem: string) {
    super(`${file}${line === null ? '' : `:${line}`}: ${problem}`);
  }
}

interface Section {
  /** Number of the line behind its name, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const FOLDER = new URL('./data/', import.meta.url);
const HEAD = ['Source', 'Licence'];

export class DataFile {
  readonly #name: string;
  readonly #sections: ReadonlyMap<string, Section>;

  /** @throws DataFileError if the head names no source or licence, or a word stands before the first section */
  constructor(name: string, text: string) {
    this.#name = name;
    this.#sections = sectionsOf(name, text.split('\n'));
  }

  /** The file of this name beside the program. Large tables that scripts make are packed: "words.txt.gz". */
  static open(name: string): DataFile {
    const bytes = readFileSync(new URL(name, FOLDER));
    return new DataFile(name, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  }

  /**
   * The words of a list: "一 二\n三" → ["一", "二", "三"].
   * @throws DataFileError if there is no such section or a word stands in it twice
   */
  words(section: string): readonly string[] {
    const seen = new Set<string>();
    this.#eachLine(section, (text, line) => {
      for (const word of wordsIn(text)) {
        if (seen.has(word)) throw new DataFileError(this.#name, line, `"${word}" stands twice in [${section}]`);
        seen.add(word);
      }
    });
    return [...seen];
  }

  /** The same as a set. */
  set(section: string): ReadonlySet<string> {
    return new Set(this.words(section));
  }

  /** The characters of a section, without line ends: "一二\n三" → "一二三". */
  characters(section: string): string {
    const lines: string[] = [];
    this.#eachLine(section, (text) => lines.push(text));
    return lines.join('');
  }

  /**
   * The rows of a table, a line each.
   * @throws DataFileError if there is no such section or a row has fewer than `least` columns or more than `most`
   */
  rows(section: string, least: number, most = least): readonly Row[] {
    const rows: Row[] = [];
    this.#eachLine(section, (text, line) => {
      const fields = text.split('\t');
      if (fields.length < least || fields.length > most)
        throw new DataFileError(
          this.#name,
          line,
          `[${section}] has ${least === most ? least : `${least} to ${most}`} columns, this row has ${fields.length}`,
        );
      rows.push(new Row(this.#name, line, fields));
    });
    return rows;
  }

  /** The section as it stands, comments included, each line with its line end. */
  text(section: string): string {
    return this.#find(section)
      .lines.map((line) => `${line}\n`)
      .join('');
  }

  #eachLine(section: string, take: (text: string, line: number) => void): void {
    const { line, lines } = this.#find(section);
    for (const [i, text] of lines.entries()) if (text !== '' && !text.startsWith('#')) take(text, line + i);
  }

  #find(section: string): Section {
    const found = this.#sections.get(section);
    if (found === undefined) throw new DataFileError(this.#name, null, `there is no section [${section}]`);
    return found;
  }
}

/** A line of a table. */
export class Row {
  readonly #file: string;
  readonly #line: number;
  readonly #fields: readonly string[];

  constructor(file: string, line: number, fields: readonly string[]) {
    this.#file = file;
    this.#line = line;
    this.#fields = fields;
  }

  /**
   * The text of a column, from 0.
   * @throws DataFileError if it is empty
   */
  text(column: number): string {
    const field = this.#fields[column];
    if (field === undefined || field === '') throw this.#error(column, 'is empty');
    return field;
  }

  /** The words of a column; none where a last one was left out. */
  words(column: number): readonly string[] {
    return wordsIn(this.#fields[column] ?? '');
  }

  number(column: number): number {
    const text = this.text(column);
    const value = Number(text);
    if (!Number.isFinite(value)) throw this.#error(column, `is "${text}" and no number`);
    return value;
  }

  oneOf<Value extends string>(column: number, values: readonly Value[]): Value {
    const text = this.text(column);
    const value = values.find((each) => each === text);
    if (value === undefined) throw this.#error(column, `is "${text}": give one of ${values.join(', ')}`);
    return value;
  }

  #error(column: number, problem: string): DataFileError {
    return new DataFileError(this.#file, this.#line, `column ${column + 1} ${problem}`);
  }
}

function wordsIn(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}

function sectionsOf(name: string, lines: readonly string[]): ReadonlyMap<string, Section> {
  const openings = lines.flatMap((line, i) => (line.startsWith('[') && line.endsWith(']') ? [i] : []));
  const head = lines.slice(0, openings[0] ?? lines.length);
  for (const entry of HEAD)
    if (!head.some((line) => line.startsWith(`# ${entry}: `)))
      throw new DataFileError(
        name,
        1,
        `names no ${entry.toLowerCase()}; add a line "# ${entry}: …" above the first section`,
      );
  const stray = head.findIndex((line) => line !== '' && !line.startsWith('#'));
  if (stray >= 0)
    throw new DataFileError(name, stray + 1, 'stands in no section; open one with a line such as [words]');
  const sections = new Map<string, Section>();
  for (const [i, opening] of openings.entries()) {
    const section = lines[opening]?.slice(1, -1) ?? '';
    if (sections.has(section)) throw new DataFileError(name, opening + 1, `there are two sections [${section}]`);
    let end = openings[i + 1] ?? lines.length;
    while (lines[end - 1] === '') end--;
    sections.set(section, { line: opening + 2, lines: lines.slice(opening + 1, end) });
  }
  return sections;
}

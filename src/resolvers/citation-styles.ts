/** How what stands in a newspaper, or in the archive, is cited. */

export type CitationStyle = 'GB_T_7714' | 'CHICAGO';

/** What there is to say of what is cited; null where that is not known. */
export interface Cited {
  /** Of an article: in the order of the byline. */
  readonly authors: readonly string[];
  /** The headline of an article. */
  readonly title: string | null;
  /** How an article without a headline begins. */
  readonly beginning: string | null;
  readonly newspaper: string | null;
  /** Of publication. */
  readonly date: string | null;
  /** Whether no page prints the day: it is inferred then. */
  readonly isInferred: boolean;
  readonly edition: string | null;
  /** Where it can be seen. */
  readonly url: string | null;
  /** The day on which it was. */
  readonly accessed: string | null;
}

/** A person, a place or an organization as the archive has it. */
export interface CitedEntry extends Pick<Cited, 'url' | 'accessed'> {
  readonly name: string;
  /** The number of the snapshot: the archive learns more of it. */
  readonly snapshot: number;
}

const ARCHIVE = 'Broadsheet';

/** An article, a number in one, a page, an issue or a newspaper. */
export function cite(cited: Cited, style: CitationStyle): string {
  return style === 'CHICAGO' ? chicago(cited) : gbt7714(cited);
}

export function citeEntry({ name, snapshot, url, accessed }: CitedEntry, style: CitationStyle): string {
  if (style === 'CHICAGO') {
    return sentences([quoted(name), `${ARCHIVE}, snapshot ${snapshot}`, seenOn(accessed), url]);
  }
  const medium = url === null ? 'DB' : 'DB/OL';
  return sentences([`${name}[${medium}]//${ARCHIVE}`, `快照${snapshot}${bracketed(accessed)}`, url]);
}

/** So many authors are named at most: three by GB/T 7714, ten by the Chicago Manual, which then leaves out all but seven. */
const [MOST_BY_GBT, MOST_BY_CHICAGO, FIRST_BY_CHICAGO] = [3, 10, 7];

/** GB/T 7714—2015, 4.4 and 4.6: 主要责任者. 题名[N]. 报纸名, 年-月-日(版次)[引用日期]. 获取和访问路径. */
function gbt7714({ authors, title, beginning, newspaper, date, isInferred, edition, url, accessed }: Cited): string {
  const medium = url === null ? '[N]' : '[N/OL]';
  const named = authors.length > MOST_BY_GBT ? [...authors.slice(0, MOST_BY_GBT), '等'] : authors;
  const day = date === null ? '' : isInferred ? `[${date}]` : date;
  const page = edition === null ? '' : `(${bare(edition)})`;
  const printed = `${day}${page}`;
  const article = title ?? (beginning === null ? null : `[无题: ${beginning}]`);
  if (article === null) {
    // A page, an issue or a newspaper is cited by the newspaper.
    const source = newspaper === null ? `[报名不详]${medium}` : `${newspaper}${medium}`;
    return sentences([source, `${printed}${bracketed(accessed)}`, url]);
  }
  const source = [newspaper ?? '', printed === '' ? '[日期不详]' : printed].filter((part) => part !== '').join(', ');
  return sentences([named.join(', '), `${article}${medium}`, `${source}${bracketed(accessed)}`, url]);
}

/** The Chicago Manual of Style, 17th edition, 14.191–14.200, as an entry of a bibliography. */
function chicago({ authors, title, beginning, newspaper, date, isInferred, edition, url, accessed }: Cited): string {
  const article = title === null ? beginning && `Untitled article beginning ${quoted(beginning)}` : quoted(title);
  const day = date === null ? (article === null ? null : 'n.d.') : isInferred ? `[${inWords(date)}?]` : inWords(date);
  const place = [newspaper ?? (article === null ? 'Unknown newspaper' : null), day, edition && bare(edition)];
  const source = place.filter((part) => part !== null && part !== '').join(', ');
  return sentences([listed(authors), article, source, seenOn(accessed), url]);
}

function listed(authors: readonly string[]): string {
  if (authors.length > MOST_BY_CHICAGO) return `${authors.slice(0, FIRST_BY_CHICAGO).join(', ')}, et al`;
  const last = authors.at(-1) ?? '';
  if (authors.length < 3) return authors.join(' and ');
  return `${authors.slice(0, -1).join(', ')}, and ${last}`;
}

/** Quotation marks within are single ones. */
function quoted(title: string): string {
  const inner = title.replaceAll('“', '‘').replaceAll('”', '’').replaceAll('"', '’');
  return /[.。！？!?]$/u.test(inner) ? `“${inner}”` : `“${inner}.”`;
}

function seenOn(day: string | null): string | null {
  return day === null ? null : `Accessed ${inWords(day)}`;
}

const MONTHS = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

function inWords(day: string): string {
  return MONTHS.format(new Date(`${day}T00:00:00Z`));
}

function bracketed(day: string | null): string {
  return day === null ? '' : `[${day}]`;
}

/** What is counted is a page anyway: "A02版", "第3版". */
function bare(edition: string): string {
  return edition.replace(/^第|版$/gu, '');
}

/** Each ends with a full stop, unless it ends with one in quotation marks. */
function sentences(parts: readonly (string | null)[]): string {
  const given = parts.filter((part): part is string => part !== null && part !== '');
  return given.map((part) => (/[.。！？!?]”$/u.test(part) ? part : `${part}.`)).join(' ');
}

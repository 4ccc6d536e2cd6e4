/** Lines that are nothing but names: the rows of a list of names, which may go on over a line break. */
import type { Name } from '../../names/names.js';

/** What stands beside the names of a list. */
const BESIDE = /^[\s、，,：:]*$/u;

/** The names that stand on a line with nothing but names. */
export function listedNames(text: string, names: readonly Name[]): ReadonlySet<Name> {
  const listed = new Set<Name>();
  let line: Name[] = [];
  let isList = true;
  const close = (): void => {
    if (isList) for (const name of line) listed.add(name);
    line = [];
    isList = true;
  };
  let at = 0;
  for (const name of names) {
    for (const [i, beside] of text.slice(at, name.start).split('\n').entries()) {
      if (i > 0) close();
      isList &&= BESIDE.test(beside);
    }
    line.push(name);
    at = name.end;
  }
  const lineEnd = text.indexOf('\n', at);
  isList &&= BESIDE.test(text.slice(at, lineEnd < 0 ? text.length : lineEnd));
  close();
  return listed;
}

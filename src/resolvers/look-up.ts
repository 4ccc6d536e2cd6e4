import { ArgumentError } from '../store/argument-error.js';

/**
 * The one argument that says which object is meant.
 * @throws ArgumentError when none is given, or more than one.
 */
export function onlyOne<K extends string>(choices: Readonly<Record<K, string | null | undefined>>): [K, string] {
  const names = Object.keys(choices) as K[];
  const given = names.flatMap((name): [K, string][] => {
    const value = choices[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const [only] = given;
  if (only === undefined || given.length > 1) {
    const [argument] = given.at(-1) ?? names;
    throw new ArgumentError(String(argument), `Give exactly one of ${names.join(', ')}; got ${given.length}.`);
  }
  return only;
}

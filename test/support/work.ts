/**
 * How many characters a computation touches, so that tests can say "linear in the text" without a clock: while it
 * runs, the methods that read strings count what they read or copy.
 */
type Method = (...args: never[]) => unknown;

const STRING_COSTS: Readonly<Record<string, (text: string, args: readonly unknown[], result: unknown) => number>> = {
  charAt: () => 1,
  charCodeAt: () => 1,
  startsWith: (_text, [word]) => String(word).length,
  endsWith: (_text, [word]) => String(word).length,
  slice: (_text, _args, result) => 1 + String(result).length,
  indexOf: (text, [, from], result) => scanned(text.length, Number(from ?? 0), Number(result)),
  includes: (text, _args, result) => (result === true ? 1 : 1 + text.length),
  lastIndexOf: (text, [, from], result) => {
    const start = Math.min(Number(from ?? text.length), text.length);
    return 1 + (Number(result) < 0 ? start : start - Number(result));
  },
  replace: (text) => 1 + text.length,
  split: (text) => 1 + text.length,
  trim: (text) => 1 + text.length,
};

function scanned(length: number, from: number, found: number): number {
  return 1 + Math.max(0, found < 0 ? length - from : found - from);
}

/** The characters that `run` reads or copies, once what is made only once, such as the patterns of a lexicon, is there. */
export function countWork(run: () => void): number {
  run();
  let work = 0;
  const restore: (() => void)[] = [];
  for (const [name, costOf] of Object.entries(STRING_COSTS)) {
    const method = Reflect.get(String.prototype, name) as Method;
    restore.push(() => Reflect.set(String.prototype, name, method));
    Reflect.set(String.prototype, name, function (this: string, ...args: never[]) {
      const result = method.apply(this, args);
      work += costOf(this, args, result);
      return result;
    });
  }
  const { exec } = RegExp.prototype;
  restore.push(() => Reflect.set(RegExp.prototype, 'exec', exec));
  Reflect.set(RegExp.prototype, 'exec', function (this: RegExp, text: string) {
    const from = this.lastIndex;
    const match = exec.call(this, text);
    work += 1 + (match === null ? text.length - from : Math.max(0, match.index - from) + match[0].length);
    return match;
  });
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return work;
}

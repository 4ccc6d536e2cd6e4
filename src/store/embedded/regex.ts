/** MongoDB's regular expressions (PCRE, by bytes of ASCII for \s) as JavaScript's, or refused. */
import { ServerError, unsupported } from './server-error.js';

const BLANKS = '\\t\\n\\v\\f\\r ';

/**
 * @param options any of i, m, s; `x` and others are refused.
 * @throws ServerError when the pattern means nothing, or something else, to JavaScript.
 */
export function toRegExp(pattern: string, options: string): RegExp {
  if (/[^imsu]/u.test(options)) throw unsupported(`regular expressions with options '${options}'`);
  const flags = `u${options.includes('i') ? 'i' : ''}${options.includes('m') ? 'm' : ''}`;
  try {
    return new RegExp(translate(pattern, options.includes('s'), options.includes('m')), flags);
  } catch (cause) {
    if (cause instanceof ServerError) throw cause;
    throw unsupported(`the regular expression '${pattern}'`);
  }
}

function translate(pattern: string, dotAll: boolean, multiline: boolean): string {
  let inClass = false;
  return pattern.replace(/\\([\s\S])|[[\].$]/gu, (token, escaped: string | undefined) => {
    if (escaped !== undefined) return translateEscape(token, escaped, inClass);
    if (inClass) {
      if (token === ']') inClass = false;
      return token === '[' ? '\\[' : token;
    }
    if (token === '[') inClass = true;
    if (token === '.') return dotAll ? '[\\s\\S]' : '[^\\n]';
    // PCRE's $ also matches before a line end that ends the text.
    if (token === '$') return multiline ? '(?=\\n|(?![\\s\\S]))' : '(?=\\n?(?![\\s\\S]))';
    return token === ']' ? '\\]' : token;
  });
}

function translateEscape(token: string, escaped: string, inClass: boolean): string {
  if (escaped === 's') return inClass ? BLANKS : `[${BLANKS}]`;
  if (escaped === 'S') {
    if (inClass) throw unsupported('\\S in a character class');
    return `[^${BLANKS}]`;
  }
  if (escaped === 'b' && inClass) return '\\x08';
  if (/[A-Za-z0-9]/u.test(escaped)) {
    if (!/[dDwWbBtnrfx1-9]/u.test(escaped)) throw unsupported(`\\${escaped} in a regular expression`);
    return token;
  }
  // JavaScript allows no escape that is not needed.
  return /[\^$\\.*+?()[\]{}|/]/u.test(escaped) ? token : `\\u{${(escaped.codePointAt(0) as number).toString(16)}}`;
}

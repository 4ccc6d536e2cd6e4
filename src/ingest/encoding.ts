/** Bytes → text: which encoding a page is in, and where it stops being in any. */
import { errors } from '../errors.js';

type Encoding = 'utf-8' | 'gb18030';

/**
 * The text of a page in UTF-8 (with or without byte order mark, which is no part of the text) or GB18030
 * (GB2312 and GBK pages are GB18030 too). Line ends stay as they are.
 * @param path how errors name the page
 * @throws CommandError `PAGE_BINARY`, `PAGE_ENCODING` or `PAGE_EMPTY`
 */
export function decodePage(bytes: Uint8Array, path: string): string {
  const text = decode(bytes, path);
  if (text.trim() === '') throw errors.pageEmpty(path);
  return text;
}

function decode(bytes: Uint8Array, path: string): string {
  // UTF-16 is full of zero bytes without being binary: its mark says what it is.
  if (startsWithUtf16Mark(bytes)) throw errors.pageEncoding(path, 0);
  const zero = bytes.indexOf(0);
  if (zero >= 0) throw errors.pageBinary(path, zero);
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== null) return utf8;
  const gb = decodeAs('gb18030', bytes);
  if (gb !== null && readsAsChinese(bytes)) return gb;
  // Of two encodings that both fail, the one that holds for longer is the one that was meant.
  const ends = [firstBadByte('utf-8', bytes), gb === null ? firstBadByte('gb18030', bytes) : 0];
  throw errors.pageEncoding(path, Math.max(...ends));
}

function startsWithUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Offset of the first byte that cannot continue what stands before it; the length if only the end is missing. */
function firstBadByte(encoding: Encoding, bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isPrefix(encoding, bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function isPrefix(encoding: Encoding, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** From this many characters on, a Chinese page is sure to have a comma, a full stop or a 的. */
const TELLING_LENGTH = 60;

/**
 * Nearly any bytes are some GB18030 text, so pages in Big5, Shift JIS, EUC-KR or Latin-1 would pass as pages of
 * rare characters. What a Chinese page holds are everyday characters, which GB 2312 puts in one block of lead
 * bytes with high second bytes, and, unless it is very short, the marks and the particle that no page is without.
 */
function readsAsChinese(bytes: Uint8Array): boolean {
  let characters = 0;
  let everyday = 0;
  let marks = 0;
  let telling = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const second = bytes[++at] ?? 0;
    characters++;
    if (lead >= 0xb0 && lead <= 0xd7 && second >= 0xa1) everyday++;
    if (lead >= 0xa1 && lead <= 0xa3 && second >= 0xa1) marks++;
    if (TELLING.has(lead * 256 + second)) telling++;
  }
  if (everyday < (characters - marks) * 0.7) return false;
  return characters < TELLING_LENGTH || telling >= characters * 0.01;
}

/** "，", "。", "、" and "的". */
const TELLING = new Set([0xa3ac, 0xa1a3, 0xa1a2, 0xb5c4]);

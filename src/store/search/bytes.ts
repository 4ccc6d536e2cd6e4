/** Numbers as bytes: seven bits a byte, the lowest first, small numbers short. */

export class ByteWriter {
  private bytes = Buffer.allocUnsafe(4096);
  /** How many bytes have been written. */
  length = 0;

  /** @param value a whole number from 0 to 2^53 */
  number(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.bytes[this.length++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.bytes[this.length++] = rest;
  }

  /** Its length in UTF-8, then the text. */
  text(text: string): void {
    const [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
    if (text.length === 2 && hasThreeBytes(first) && hasThreeBytes(second)) {
      // Nearly all are so short that the way to native code is longer.
      this.number(6);
      this.reserve(6);
      this.unit(first);
      this.unit(second);
      return;
    }
    const length = Buffer.byteLength(text);
    this.number(length);
    this.reserve(length);
    this.length += this.bytes.write(text, this.length);
  }

  /** Those of `bytes` from `start` to `end`. */
  append(bytes: Uint8Array, start: number, end: number): void {
    this.reserve(end - start);
    if (end - start > 64) this.bytes.set(bytes.subarray(start, end), this.length);
    else for (let i = start; i < end; i++) this.bytes[this.length + i - start] = bytes[i] as number;
    this.length += end - start;
  }

  /** What has been written; what is written afterwards may change it. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  /** What has been written. */
  result(): Uint8Array {
    return new Uint8Array(this.written());
  }

  private unit(code: number): void {
    this.bytes[this.length++] = 0xe0 | (code >> 12);
    this.bytes[this.length++] = 0x80 | ((code >> 6) & 0x3f);
    this.bytes[this.length++] = 0x80 | (code & 0x3f);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** How many bytes a number takes. */
export function bytesOfNumber(value: number): number {
  let count = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) count++;
  return count;
}

/** Whether UTF-8 has three bytes for a UTF-16 unit, as it has for nearly all that are Han. */
export function hasThreeBytes(unit: number): boolean {
  return unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff);
}

const ENDED = 'bytes end where more should follow: the search index is damaged';

/** @throws RangeError, from its methods, where bytes are missing */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
    public end = bytes.length,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  number(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  take(length: number): Uint8Array {
    const end = this.endOf(length);
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  /** Where so many bytes from here end. */
  endOf(length: number): number {
    const end = this.at + length;
    if (end > this.bytes.length) throw new RangeError(ENDED);
    return end;
  }

  private byte(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new RangeError(ENDED);
    return byte;
  }
}

/** Numbers as bytes: seven bits a byte, the lowest first, small numbers short. */

export class ByteWriter {
  private bytes = Buffer.allocUnsafe(4096);
  private length = 0;

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
    const length = Buffer.byteLength(text);
    this.number(length);
    this.reserve(length);
    this.length += this.bytes.write(text, this.length);
  }

  append(bytes: Uint8Array | readonly number[]): void {
    this.reserve(bytes.length);
    if (bytes instanceof Uint8Array) {
      this.bytes.set(bytes, this.length);
      this.length += bytes.length;
    } else for (const byte of bytes) this.bytes[this.length++] = byte;
  }

  /** What has been written. */
  result(): Uint8Array {
    return Uint8Array.from(this.bytes.subarray(0, this.length));
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}

/** Adds a number to bytes that are collected one by one. */
export function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
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

import { compressed, type Encoding, WORTH_COMPRESSING } from './compression.js';
import { etagOf } from './etag.js';

/** The answer to a question that is always answered so by one snapshot of the archive. */
export class Answer {
  /** As it is sent to who takes no encoding: a short one as text, which goes out in one piece with its head. */
  readonly plain: string | Buffer;
  readonly contentType: string;
  readonly operationName: string | null;
  private readonly size: number;
  private name: string | undefined;
  private readonly encodings = new Map<Encoding, Buffer>();
  /** What is being compressed: clients that ask meanwhile wait for the same. */
  private readonly underWay = new Map<Encoding, Promise<Buffer>>();

  constructor(text: string, contentType: string, operationName: string | null) {
    const bytes = Buffer.from(text);
    this.size = bytes.length;
    this.plain = this.isWorthCompressing() ? bytes : text;
    this.contentType = contentType;
    this.operationName = operationName;
  }

  /** Its name, made when it is first asked for. */
  get etag(): string {
    this.name ??= etagOf(this.plain);
    return this.name;
  }

  /** Of the body, in all the forms that it is kept in. */
  get bytes(): number {
    return [...this.encodings.values()].reduce((sum, { length }) => sum + length, this.size);
  }

  /** The body as a client wants it; undefined if it has to be compressed first. */
  encoded(encoding: Encoding): Buffer | undefined {
    return this.encodings.get(encoding);
  }

  isWorthCompressing(): boolean {
    return this.size >= WORTH_COMPRESSING;
  }

  encode(encoding: Encoding): Promise<Buffer> {
    const known = this.underWay.get(encoding);
    if (known !== undefined) return known;
    const form = this.compress(encoding).finally(() => this.underWay.delete(encoding));
    this.underWay.set(encoding, form);
    return form;
  }

  private async compress(encoding: Encoding): Promise<Buffer> {
    const bytes = await compressed(this.plain, encoding, 'QUICK');
    this.encodings.set(encoding, bytes);
    return bytes;
  }
}

import { compressed, type Encoding, WORTH_COMPRESSING } from './compression.js';
import { etagOf } from './etag.js';

/** The answer to a question that is always answered so by one snapshot of the archive. */
export class Answer {
  readonly body: Buffer;
  readonly contentType: string;
  readonly operationName: string | null;
  readonly etag: string;
  private readonly encodings = new Map<Encoding, Buffer>();
  /** What is being compressed: clients that ask meanwhile wait for the same. */
  private readonly underWay = new Map<Encoding, Promise<Buffer>>();

  constructor(text: string, contentType: string, operationName: string | null) {
    this.body = Buffer.from(text);
    this.contentType = contentType;
    this.operationName = operationName;
    this.etag = etagOf(this.body);
  }

  /** Of the body, in all the forms that it is kept in. */
  get bytes(): number {
    return [...this.encodings.values()].reduce((sum, { length }) => sum + length, this.body.length);
  }

  /** The body as a client wants it; undefined if it has to be compressed first. */
  encoded(encoding: Encoding): Buffer | undefined {
    return this.encodings.get(encoding);
  }

  isWorthCompressing(): boolean {
    return this.body.length >= WORTH_COMPRESSING;
  }

  encode(encoding: Encoding): Promise<Buffer> {
    const known = this.underWay.get(encoding);
    if (known !== undefined) return known;
    const form = this.compress(encoding).finally(() => this.underWay.delete(encoding));
    this.underWay.set(encoding, form);
    return form;
  }

  private async compress(encoding: Encoding): Promise<Buffer> {
    const bytes = await compressed(this.body, encoding, 'QUICK');
    this.encodings.set(encoding, bytes);
    return bytes;
  }
}

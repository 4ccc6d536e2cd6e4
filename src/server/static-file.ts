import type { FastifyReply, FastifyRequest } from 'fastify';
import { compressed, type Encoding, encodingFor } from './compression.js';
import { etagOf, isNamedBy } from './etag.js';

/** A file that does not change while the server runs: read and compressed when it is first asked for, then kept. */
export class StaticFile {
  private readonly read: () => Promise<Buffer>;
  private readonly type: string;
  private readonly forms = new Map<Encoding | null, Promise<Buffer>>();
  private etag: string | undefined;

  constructor(read: () => Promise<Buffer>, type: string) {
    this.read = read;
    this.type = type;
  }

  async send({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const plain = await this.form(null);
    this.etag ??= etagOf(plain);
    reply.headers({ etag: this.etag, vary: 'accept-encoding', 'cache-control': 'public, max-age=86400' });
    const known = headers['if-none-match'];
    if (known !== undefined && isNamedBy(known, this.etag)) return reply.status(304).send();
    const encoding = encodingFor(headers['accept-encoding']);
    if (encoding !== null) reply.header('content-encoding', encoding);
    return reply.type(this.type).send(await this.form(encoding));
  }

  private form(encoding: Encoding | null): Promise<Buffer> {
    const known = this.forms.get(encoding);
    if (known !== undefined) return known;
    const form =
      encoding === null ? this.read() : this.form(null).then((plain) => compressed(plain, encoding, 'THOROUGH'));
    // What fails is tried again when it is next asked for.
    form.catch(() => this.forms.delete(encoding));
    this.forms.set(encoding, form);
    return form;
  }
}

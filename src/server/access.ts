/** Who may ask what: whoever sends a token has the rights of that token, and everybody may read an open archive. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { onRequestHookHandler } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { By, CorrectionService } from '../resolvers/correction-service.js';
import { type Right, type Token, type TokenSettings, tokensOf, UNNAMED } from '../tokens.js';
import { codedError } from './errors.js';

export interface Access {
  /** By the `Authorization` header of a request: why it may not read, UNAUTHENTICATED or FORBIDDEN; null if it may. */
  refusal(authorization: string | undefined): GraphQLError | null;
  /**
   * For the `Authorization` header of a request, a function that gives the service or throws FORBIDDEN or
   * UNAUTHENTICATED; so does the service for what the token gives no right to.
   */
  corrections(authorization: string | undefined): () => CorrectionService;
  /** All that the header gives a right to; reading is everybody's where the archive is open. */
  rights(authorization: string | undefined): ReadonlySet<Right>;
  /**
   * The name of the token that the header holds.
   * @throws GraphQLError UNAUTHENTICATED
   */
  owner(authorization: string | undefined): string;
  /** Whether the header holds a token of this server. */
  isKnown(authorization: string | undefined): boolean;
}

export function accessTo(corrections: CorrectionService | undefined, settings: TokenSettings): Access {
  const tokens = tokensOf(settings).map((token) => ({ token, hash: hashOf(token.secret) }));
  const isClosed = settings.readToken !== undefined;
  const takesCorrections = tokens.some(({ token }) => token.rights.has('correct') || token.rights.has('ingest'));

  /** Takes as long whatever was sent: hashes are of one length, and hide where two texts begin to differ. */
  function tokenIn(authorization: string | undefined, needing: string): Token {
    const sent = /^Bearer +(\S+)$/iu.exec(authorization ?? '')?.[1];
    if (sent === undefined) {
      const message = `${needing} the token: send the header Authorization: Bearer <token>.`;
      throw codedError('UNAUTHENTICATED', message);
    }
    const hash = hashOf(sent);
    const [known] = tokens.filter((each) => timingSafeEqual(each.hash, hash));
    if (known === undefined) {
      throw codedError('UNAUTHENTICATED', 'The token is not the one that this server was started with.');
    }
    return known.token;
  }

  const rightsOf = (authorization: string | undefined): ReadonlySet<Right> => {
    try {
      return tokenIn(authorization, 'This needs').rights;
    } catch {
      return new Set();
    }
  };

  return {
    rights: (authorization) => (isClosed ? rightsOf(authorization) : new Set(['read', ...rightsOf(authorization)])),
    isKnown: (authorization) => rightsOf(authorization).size > 0,
    owner: (authorization) => tokenIn(authorization, 'What is saved is somebody’s: it needs').name,
    refusal: (authorization) => {
      if (!isClosed) return null;
      try {
        demand(tokenIn(authorization, 'This archive is closed: questions need'), 'read');
        return null;
      } catch (error) {
        return error as GraphQLError;
      }
    },
    corrections: (authorization) => () => {
      if (corrections === undefined || !takesCorrections) {
        throw codedError(
          'FORBIDDEN',
          'Corrections are switched off: start the server with API_TOKEN set to a secret of at least 16 characters.',
        );
      }
      return withinRights(corrections, tokenIn(authorization, 'Corrections need'));
    },
  };
}

/** Turns away whoever may not read, before anything else that they send is looked at. */
export function closedTo(access: Access): onRequestHookHandler {
  return ({ headers }, reply, done) => {
    const refusal = access.refusal(headers.authorization);
    if (refusal === null) return done();
    const { code } = refusal.extensions;
    if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
    reply
      .status(code === 'UNAUTHENTICATED' ? 401 : 403)
      .header('cache-control', 'no-store')
      .send({ errors: [refusal.toJSON()] });
  };
}

function withinRights(service: CorrectionService, token: Token): CorrectionService {
  /** Whoever has a token of their own cannot write under the name of another alone. */
  const noted = ({ author, reason }: By): By => {
    if (token.name === UNNAMED) return { author, reason };
    return { author: author === UNNAMED ? token.name : `${author} (${token.name})`, reason };
  };
  const may = <A extends unknown[], T>(right: Right, work: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      demand(token, right);
      return work(...args);
    };
  };
  return {
    ingestPage: may('ingest', (page, by) => service.ingestPage(page, noted(by))),
    deletePage: may('ingest', (id, by) => service.deletePage(id, noted(by))),
    mergePeople: may('correct', (into, from, by) => service.mergePeople(into, from, noted(by))),
    splitPeople: may('correct', (into, from, by) => service.splitPeople(into, from, noted(by))),
    correct: may('correct', (request, by) => service.correct(request, noted(by))),
    undo: may('correct', (id, by) => service.undo(id, noted(by))),
  };
}

/** @throws GraphQLError FORBIDDEN */
function demand({ name, rights }: Token, right: Right): void {
  if (!rights.has(right)) throw codedError('FORBIDDEN', `The token "${name}" gives no right to ${right}.`);
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

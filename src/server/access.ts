import { createHash, timingSafeEqual } from 'node:crypto';
import type { CorrectionService } from '../resolvers/correction-service.js';
import { codedError } from './errors.js';

/**
 * Who may correct the archive: whoever sends the token of the configuration, nobody where there is none.
 * @returns for the `Authorization` header of a request, a function that gives the service or throws FORBIDDEN or
 * UNAUTHENTICATED
 */
export function accessTo(corrections: CorrectionService | undefined, token: string | undefined) {
  return (authorization: string | undefined) => (): CorrectionService => {
    if (corrections === undefined || token === undefined) {
      throw codedError(
        'FORBIDDEN',
        'Corrections are switched off: start the server with API_TOKEN set to a secret of at least 16 characters.',
      );
    }
    const sent = /^Bearer +(\S+)$/iu.exec(authorization ?? '')?.[1];
    if (sent === undefined) {
      throw codedError('UNAUTHENTICATED', 'Corrections need the token: send the header Authorization: Bearer <token>.');
    }
    if (!isSame(sent, token)) {
      throw codedError('UNAUTHENTICATED', 'The token is not the one that this server was started with.');
    }
    return corrections;
  };
}

/** Takes as long whatever was sent: hashes are of one length, and hide where two texts begin to differ. */
function isSame(a: string, b: string): boolean {
  const [hashOfA, hashOfB] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return hashOfA !== undefined && hashOfB !== undefined && timingSafeEqual(hashOfA, hashOfB);
}

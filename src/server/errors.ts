/** Every error that a client can get, in one table: the code in `extensions.code` and what is said with it. */
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MongoError } from 'mongodb';
import { CommandError } from '../errors.js';
import { ArgumentError } from '../store/argument-error.js';
import { MAX_TIME_EXPIRED } from '../store/commands.js';
import { DeadlineError } from '../store/snapshot.js';
import { isUnreachable } from '../store/unreachable.js';

/** Codes beside those of Apollo Server (GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED, BAD_USER_INPUT …). */
export const CODES = {
  BAD_REQUEST: 'What was sent is not a request that can be answered; the message says why.',
  BAD_USER_INPUT: 'An argument is wrong; the message names it.',
  FORBIDDEN: 'The server takes no corrections, or the token gives no right to this one.',
  UNAUTHENTICATED:
    'A token is missing or wrong: corrections need one, and so does all else where an archive is closed.',
  WRITER_BUSY: 'Somebody else is writing to the archive: ask again when they are done.',
  OPERATION_NOT_REGISTERED: 'The server runs registered operations only, and this is none of them.',
  QUERY_TOO_DEEP: 'The operation nests fields too deeply.',
  QUERY_TOO_COSTLY: 'The operation asks for too much at once.',
  TIMEOUT: 'The operation took too long.',
  STORE_UNAVAILABLE: 'The store does not answer at the moment.',
  INTERNAL_SERVER_ERROR: 'Something is wrong with the server.',
} as const;

export type Code = keyof typeof CODES;

export function codedError(code: Code, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** The body of an answer to what never came as far as being a query. */
export function errorBody(code: Code, message: string = CODES[code]): { errors: GraphQLFormattedError[] } {
  return { errors: [{ message, extensions: { code } }] };
}

/**
 * What a client gets to know of an error. In production nothing of the inside leaves the server: neither stack
 * traces nor messages of the driver.
 */
export function formatErrorFor(production: boolean) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof ArgumentError) {
      return { ...formatted, extensions: { code: 'BAD_USER_INPUT', argument: cause.argument } };
    }
    const code = codeOf(cause);
    if (code === undefined && formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR') return formatted;
    const message = code === undefined ? CODES.INTERNAL_SERVER_ERROR : CODES[code];
    return {
      ...formatted,
      message: production || code !== undefined ? message : formatted.message,
      extensions: { ...(production ? {} : formatted.extensions), code: code ?? 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** Says no more of the schema than what was asked: graphql-js adds the names that a misspelt one may have meant. */
export function withoutSuggestions(formatted: GraphQLFormattedError): GraphQLFormattedError {
  return { ...formatted, message: formatted.message.replace(/ ?Did you mean [^?]*\?$/u, '') };
}

/** What went wrong inside the server, if that and not the question is the cause of an error. */
export function failureBehind(error: GraphQLError): Error | undefined {
  const cause = unwrapResolverError(error);
  return cause instanceof Error && !(cause instanceof GraphQLError) && !(cause instanceof ArgumentError)
    ? cause
    : undefined;
}

function codeOf(cause: unknown): Code | undefined {
  if (cause instanceof CommandError && (cause.code === 'WRITER_BUSY' || cause.code === 'WRITER_REPLACED')) {
    return 'WRITER_BUSY';
  }
  if (cause instanceof DeadlineError) return 'TIMEOUT';
  if (cause instanceof MongoError && cause.code === MAX_TIME_EXPIRED) return 'TIMEOUT';
  if (isUnreachable(cause)) return 'STORE_UNAVAILABLE';
  return undefined;
}

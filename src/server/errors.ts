/** Every error that a client can get, in one table: the code in `extensions.code` and what is said with it. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MongoError } from 'mongodb';
import { CommandError } from '../errors.js';
import { AnswerTooLargeError } from '../resolvers/meter.js';
import { ReadTooMuchError } from '../store/allowance.js';
import { ArgumentError } from '../store/argument-error.js';
import { MAX_TIME_EXPIRED } from '../store/commands.js';
import { CancelledError, DeadlineError } from '../store/snapshot.js';
import { isFull, isUnreachable } from '../store/unreachable.js';

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
  ANSWER_TOO_LARGE: 'The answer, or what is read for it, is larger than one may be: ask for less with first.',
  TIMEOUT: 'The operation took too long.',
  STORE_FULL: 'The disk that the archive lies on is full: nothing can be written, everything can be read.',
  CANCELLED: 'The operation was not finished: the server is being stopped. Ask again.',
  RATE_LIMITED: 'The client has asked for as much as it may in a minute. Ask again later.',
  OVERLOADED: 'The server has as much to do as it can do at once. Ask again.',
  STORE_UNAVAILABLE: 'The store does not answer at the moment.',
  INTERNAL_SERVER_ERROR: 'Something is wrong with the server.',
} as const;

export type Code = keyof typeof CODES;

export function codedError(code: Code, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** An operation that is refused as a whole, before it runs, for what it asks: HTTP status 400, with what it is and may be. */
export function overLimit(code: Code, message: string, figures: { cost: number; limit: number }): GraphQLError {
  // Apollo Server takes the status out of what clients are shown.
  return new GraphQLError(message, { extensions: { code, ...figures, http: { status: 400 } } });
}

/** The body of an answer to what never came as far as being a query. */
export function errorBody(code: Code, message: string = CODES[code]): { errors: GraphQLFormattedError[] } {
  return { errors: [{ message, extensions: { code } }] };
}

/** Makes what a client is told of an error, given what Apollo Server would tell. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** @param introspection whether clients may know more of the schema than what they asked for */
export function tellerOf(production: boolean, introspection: boolean): FormatError {
  const format = formatErrorFor(production);
  return introspection ? format : (formatted, error) => withoutSuggestions(format(formatted, error));
}

/**
 * What a client gets to know of an error. In production nothing of the inside leaves the server: neither stack
 * traces nor messages of the driver.
 */
export function formatErrorFor(production: boolean): FormatError {
  return (formatted, error) => {
    const cause = causeOf(error);
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
function withoutSuggestions(formatted: GraphQLFormattedError): GraphQLFormattedError {
  return { ...formatted, message: formatted.message.replace(/ ?Did you mean [^?]*\?$/u, '') };
}

/** What went wrong inside the server, if that and not the question is the cause of an error. */
export function failureBehind(error: GraphQLError): Error | undefined {
  const cause = causeOf(error);
  const isForeseen = FORESEEN.some((kind) => cause instanceof kind);
  return cause instanceof Error && !isForeseen ? cause : undefined;
}

/** Of the question, or of whoever stopped asking. */
const FORESEEN = [GraphQLError, ArgumentError, AnswerTooLargeError, ReadTooMuchError, CancelledError];

/** What was thrown, by a resolver or to end the whole operation. */
function causeOf(error: unknown): unknown {
  return (error instanceof GraphQLError && error.originalError) || error;
}

/** The code of what kept a question from being answered; undefined for what should not happen. */
export function failureOf(error: unknown): Code | undefined {
  return codeOf(causeOf(error));
}

function codeOf(cause: unknown): Code | undefined {
  if (cause instanceof CommandError && (cause.code === 'WRITER_BUSY' || cause.code === 'WRITER_REPLACED')) {
    return 'WRITER_BUSY';
  }
  if (cause instanceof AnswerTooLargeError || cause instanceof ReadTooMuchError) return 'ANSWER_TOO_LARGE';
  if (cause instanceof DeadlineError) return 'TIMEOUT';
  if (cause instanceof CancelledError) return 'CANCELLED';
  if (cause instanceof MongoError && cause.code === MAX_TIME_EXPIRED) return 'TIMEOUT';
  if (isFull(cause)) return 'STORE_FULL';
  if (isUnreachable(cause)) return 'STORE_UNAVAILABLE';
  return undefined;
}

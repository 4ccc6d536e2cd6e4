/** Tokens, each with a name and with what it gives a right to. */
export const RIGHTS = ['read', 'correct', 'ingest'] as const;

/** To ask where the archive is closed; to change facts; to put pages in and take them out. */
export type Right = (typeof RIGHTS)[number];

export interface Token {
  /** Noted with the corrections that it is used for. */
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
  readonly secret: string;
}

/** What the configuration says of tokens. */
export interface TokenSettings {
  /** Gives every right. */
  readonly apiToken?: string | undefined;
  readonly apiTokens?: readonly Token[];
  /** Where it is given, the archive is closed: nobody reads without a token. */
  readonly readToken?: string | undefined;
}

/** The name of `API_TOKEN`, as it is noted with corrections that name no author. */
export const UNNAMED = 'API token';

/** Signs without blanks, so long that they cannot be guessed. */
export const SECRET = /^[\x21-\x7e]{16,}$/u;
const NAME = /^[\w.-]{1,40}$/u;

export function tokensOf({ apiToken, apiTokens = [], readToken }: TokenSettings): readonly Token[] {
  return [
    ...(apiToken === undefined ? [] : [{ name: UNNAMED, rights: new Set(RIGHTS), secret: apiToken }]),
    ...(readToken === undefined ? [] : [{ name: 'reader', rights: new Set(['read'] as const), secret: readToken }]),
    ...apiTokens,
  ];
}

/** Reads "NAME:RIGHT+RIGHT:SECRET", any number of them between blanks; null where something else is written. */
export function readTokens(text: string): readonly Token[] | null {
  const tokens = text.trim().split(/\s+/u).map(readToken);
  const isDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  const read = tokens.filter((token) => token !== null);
  const isRight =
    read.length === tokens.length && isDistinct(read.map(({ name }) => name)) && isDistinct(read.map((t) => t.secret));
  return isRight ? read : null;
}

function readToken(entry: string): Token | null {
  const [name = '', given = '', ...rest] = entry.split(':');
  const secret = rest.join(':');
  const words = given.split('+');
  const rights = RIGHTS.filter((right) => words.includes(right));
  if (!NAME.test(name) || !SECRET.test(secret) || rights.length !== words.length) return null;
  return { name, rights: new Set(rights), secret };
}

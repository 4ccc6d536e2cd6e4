/** The environment as one validated, typed object: the only place that reads `process.env`. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { errors } from './errors.js';
import { readTokens, SECRET, type Token } from './tokens.js';

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const NODE_ENVS = ['production', 'development', 'test'] as const;

export interface Config {
  /** 0 means any free port. */
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded store, as given: relative to the working directory. */
  readonly dataDir: string;
  /** Undefined: the embedded store. */
  readonly mongodbUri: string | undefined;
  readonly mongodbDb: string;
  /** What those who correct the archive over GraphQL have to send; undefined, and no `apiTokens`: nobody may. */
  readonly apiToken: string | undefined;
  /** Further tokens, each with a name and rights. */
  readonly apiTokens: readonly Token[];
  /** Where it is given, nobody reads the archive without a token. */
  readonly readToken: string | undefined;
  /** The sites whose pages may ask from a browser, `*` for all; undefined: those of this machine. */
  readonly corsOrigins: readonly string[] | undefined;
  /** A manifest of operations: no others are run then. */
  readonly trustedDocuments: string | undefined;
  /** Whether the server tells its schema, and in messages what a misspelt name may have meant. */
  readonly introspection: boolean;
  /** Where the archive is to be found from outside, without a stroke at the end; undefined: nothing has a link. */
  readonly publicUrl: string | undefined;
  /** Whether `/export` is served. */
  readonly exports: boolean;
  /** Whether `/feed` is served. */
  readonly feeds: boolean;
  /** Whether the archive is a subgraph of Apollo Federation. */
  readonly federation: boolean;
  /** Whether assistants are answered at `/mcp`. */
  readonly mcp: boolean;
  /** The token that `broadsheet mcp --url` sends. */
  readonly mcpToken: string | undefined;
  /** Whether messages are sent to webhooks of saved searches. */
  readonly webhooks: boolean;
  /** Networks that these may go to though they are not public. */
  readonly webhookNetworks: readonly string[];
  /** Whether `/metrics` is served. */
  readonly metrics: boolean;
  /** A collector of OpenTelemetry's that takes traces, and the name that they are sent under; undefined: none are made. */
  readonly traces: { readonly endpoint: string; readonly serviceName: string } | undefined;
  /** For answers that are kept ready; 0: none is. */
  readonly answerCacheMegabytes: number;
  /** Connections at once. */
  readonly maxConnections: number;
  /** Requests at once. */
  readonly maxRequests: number;
  /** Milliseconds of the embedded store's thread that one request may take. */
  readonly storeMilliseconds: number;
  /** What a client may ask for in a minute, in what limits of operations count; undefined: any amount. */
  readonly costPerMinute: number | undefined;
  /** Whose word is taken for the address of a client. */
  readonly trustProxy: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Anything but `development` and `test` hides what is inside: production is the default. */
  readonly nodeEnv: (typeof NODE_ENVS)[number];
}

// MongoDB's own rule for database names, on every platform.
const DATABASE_NAME = /^[^/\\. "$*<>:|?\0]{1,63}$/u;
// As far as it can be checked without a name server: the driver checks the rest when it connects.
const MONGODB_URI = /^mongodb(?:\+srv)?:\/\/(?:[^@/]*@)?[^@/,:]+/u;

const POSITIVE = z
  .string()
  .regex(/^[1-9]\d{0,6}$/u)
  .transform(Number);

/** A client that may ask for less could not ask all that one operation may. */
const LEAST_COST = 500_000;
const SWITCH = z
  .enum(['on', 'off'])
  .default('on')
  .transform((state) => state === 'on');

const ENVIRONMENT = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4000),
  HOST: z.string().regex(/^\S+$/u).default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .regex(/^[^\0]+$/u)
    .default('./data'),
  MONGODB_URI: z.string().regex(MONGODB_URI).optional(),
  MONGODB_DB: z.string().regex(DATABASE_NAME).default('broadsheet'),
  API_TOKEN: z.string().regex(SECRET).optional(),
  API_TOKENS: z.string().transform(readTokens).pipe(z.custom<readonly Token[]>(Array.isArray)).optional(),
  READ_TOKEN: z.string().regex(SECRET).optional(),
  CORS_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/u).filter((origin) => origin !== ''))
    .pipe(z.array(z.string().refine(isOrigin)).min(1))
    .optional(),
  TRUSTED_DOCUMENTS: z
    .string()
    .regex(/^[^\0]+$/u)
    .optional(),
  INTROSPECTION: SWITCH,
  PUBLIC_URL: z
    .string()
    .refine(isPublicUrl)
    .transform((url) => url.replace(/\/+$/u, ''))
    .optional(),
  EXPORTS: SWITCH,
  FEEDS: SWITCH,
  FEDERATION: z
    .enum(['0', '1'])
    .default('0')
    .transform((state) => state === '1'),
  MCP: SWITCH,
  MCP_TOKEN: z.string().regex(SECRET).optional(),
  WEBHOOKS: z
    .enum(['on', 'off'])
    .default('off')
    .transform((state) => state === 'on'),
  WEBHOOK_NETWORKS: z
    .string()
    .transform((text) => text.split(/[\s,]+/u).filter((network) => network !== ''))
    .pipe(z.array(z.string().refine(isNetwork)))
    .optional(),
  METRICS: SWITCH,
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/[^\s?#]+$/u)
    .optional(),
  OTEL_SERVICE_NAME: z.string().max(100).default('broadsheet'),
  ANSWER_CACHE_MB: z
    .string()
    .regex(/^\d{1,5}$/u)
    .transform(Number)
    .default(64),
  MAX_CONNECTIONS: POSITIVE.default(12_000),
  MAX_REQUESTS: POSITIVE.default(500),
  STORE_MILLISECONDS: POSITIVE.default(400),
  COST_PER_MINUTE: z
    .string()
    .regex(/^[1-9]\d{0,11}$/u)
    .transform(Number)
    .refine((cost) => cost >= LEAST_COST)
    .optional(),
  TRUST_PROXY: z
    .string()
    .refine((list) => list.split(',').every((each) => isNetwork(each.trim())))
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  NODE_ENV: z.enum(NODE_ENVS).default('production'),
});

type Variable = keyof z.infer<typeof ENVIRONMENT>;

const WANTED: Record<Variable, string> = {
  PORT: 'give a whole number from 0 (any free port) to 65535',
  HOST: 'give an address of this machine without blanks, such as 127.0.0.1',
  DATA_DIR: 'give the path of a folder',
  MONGODB_URI: 'give an address such as mongodb://127.0.0.1:27017, or unset it to use the embedded store',
  MONGODB_DB: 'give a database name of 1 to 63 characters without /\\. "$*<>:|?',
  API_TOKEN: 'give at least 16 letters, digits and signs without blanks, or unset it to take no corrections',
  API_TOKENS:
    'give NAME:RIGHTS:TOKEN for each, between blanks, such as desk:read+correct:TOKEN; rights are read, correct and ingest, names and tokens differ, tokens have at least 16 signs',
  READ_TOKEN: 'give at least 16 letters, digits and signs without blanks, or unset it to let everybody read',
  CORS_ORIGINS: 'give addresses of sites such as https://example.org, with commas between, or * for all',
  TRUSTED_DOCUMENTS: 'give the path of a manifest of operations, or unset it to run any',
  INTROSPECTION: 'give on or off',
  PUBLIC_URL:
    'give the address of the archive from outside, such as https://archive.example.org, or unset it to give no links',
  EXPORTS: 'give on or off',
  FEEDS: 'give on or off',
  FEDERATION: 'give 1 or 0',
  MCP: 'give on or off',
  MCP_TOKEN: 'give a token of the archive that --url names, or unset it to send none',
  WEBHOOKS: 'give on or off',
  WEBHOOK_NETWORKS:
    'give addresses or networks that are not public with commas between, such as 10.1.0.0/16, or unset it to send nothing there',
  METRICS: 'give on or off',
  OTEL_EXPORTER_OTLP_ENDPOINT:
    'give the address of a collector such as http://127.0.0.1:4318, or unset it to send no traces',
  OTEL_SERVICE_NAME: 'give a name of at most 100 characters',
  ANSWER_CACHE_MB: 'give a whole number of megabytes from 0 (keeps no answers) to 99999',
  MAX_CONNECTIONS: 'give a whole number of connections from 1 to 9999999',
  MAX_REQUESTS: 'give a whole number of requests from 1 to 9999999',
  STORE_MILLISECONDS: 'give a whole number of milliseconds from 1 to 9999999',
  COST_PER_MINUTE: `give a whole number from ${LEAST_COST}, or unset it to let clients ask for any amount`,
  TRUST_PROXY: 'give addresses or networks of proxies with commas between, such as 127.0.0.1, 10.0.0.0/8',
  LOG_LEVEL: `give one of ${LOG_LEVELS.join(', ')}`,
  NODE_ENV: `give one of ${NODE_ENVS.join(', ')}`,
};

/** Never shown. */
const SECRETS: ReadonlySet<Variable> = new Set<Variable>(['API_TOKEN', 'API_TOKENS', 'MCP_TOKEN', 'READ_TOKEN']);

/**
 * Libraries read NODE_ENV for themselves, as they are loaded, and are slower where it is not set: tells them what
 * Broadsheet takes it for. To be called before they are loaded.
 */
export function settleNodeEnv(env: NodeJS.ProcessEnv = process.env): void {
  env.NODE_ENV ||= ENVIRONMENT.shape.NODE_ENV.parse(undefined);
}

/**
 * Reads the environment; a variable that is absent or empty has its default.
 * @throws CommandError `SETTING` naming the first variable that is wrong, its value and what is wanted.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = ENVIRONMENT.safeParse(given);
  if (!parsed.success) {
    const variable = parsed.error.issues[0]?.path[0] as Variable;
    throw errors.setting(variable, SECRETS.has(variable) ? '***' : (env[variable] ?? ''), WANTED[variable]);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    mongodbUri: data.MONGODB_URI,
    mongodbDb: data.MONGODB_DB,
    apiToken: data.API_TOKEN,
    apiTokens: data.API_TOKENS ?? [],
    readToken: data.READ_TOKEN,
    corsOrigins: data.CORS_ORIGINS,
    trustedDocuments: data.TRUSTED_DOCUMENTS,
    introspection: data.INTROSPECTION,
    publicUrl: data.PUBLIC_URL,
    exports: data.EXPORTS,
    feeds: data.FEEDS,
    federation: data.FEDERATION,
    mcp: data.MCP,
    mcpToken: data.MCP_TOKEN,
    webhooks: data.WEBHOOKS,
    webhookNetworks: data.WEBHOOK_NETWORKS ?? [],
    metrics: data.METRICS,
    traces:
      data.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
        ? undefined
        : { endpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: data.OTEL_SERVICE_NAME },
    answerCacheMegabytes: data.ANSWER_CACHE_MB,
    maxConnections: data.MAX_CONNECTIONS,
    maxRequests: data.MAX_REQUESTS,
    storeMilliseconds: data.STORE_MILLISECONDS,
    costPerMinute: data.COST_PER_MINUTE,
    trustProxy: data.TRUST_PROXY,
    logLevel: data.LOG_LEVEL,
    nodeEnv: data.NODE_ENV,
  };
}

/** An address, or one with the number of bits that count: 10.0.0.0/8. */
function isNetwork(text: string): boolean {
  const [, address = '', bits = '0'] = /^([^/]*)(?:\/(\d{1,3}))?$/u.exec(text) ?? [];
  const version = isIP(address);
  return version !== 0 && Number(bits) <= (version === 4 ? 32 : 128);
}

/** An address that paths can be put behind. */
function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return /^https?:$/u.test(protocol) && search === '' && hash === '' && username === '' && !/[?#]/u.test(text);
}

function isOrigin(text: string): boolean {
  return text === '*' || (URL.canParse(text) && new URL(text).origin === text);
}

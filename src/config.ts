/** The environment as one validated, typed object: the only place that reads `process.env`. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { errors } from './errors.js';

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
  /** What those who correct the archive over GraphQL have to send; undefined: nobody may. */
  readonly apiToken: string | undefined;
  /** For answers that are kept ready; 0: none is. */
  readonly answerCacheMegabytes: number;
  /** Connections at once. */
  readonly maxConnections: number;
  /** Requests at once. */
  readonly maxRequests: number;
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
  API_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/u)
    .optional(),
  ANSWER_CACHE_MB: z
    .string()
    .regex(/^\d{1,5}$/u)
    .transform(Number)
    .default(64),
  MAX_CONNECTIONS: POSITIVE.default(12_000),
  MAX_REQUESTS: POSITIVE.default(500),
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
  ANSWER_CACHE_MB: 'give a whole number of megabytes from 0 (keeps no answers) to 99999',
  MAX_CONNECTIONS: 'give a whole number of connections from 1 to 9999999',
  MAX_REQUESTS: 'give a whole number of requests from 1 to 9999999',
  COST_PER_MINUTE: `give a whole number from ${LEAST_COST}, or unset it to let clients ask for any amount`,
  TRUST_PROXY: 'give addresses or networks of proxies with commas between, such as 127.0.0.1, 10.0.0.0/8',
  LOG_LEVEL: `give one of ${LOG_LEVELS.join(', ')}`,
  NODE_ENV: `give one of ${NODE_ENVS.join(', ')}`,
};

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
    throw errors.setting(variable, variable === 'API_TOKEN' ? '***' : (env[variable] ?? ''), WANTED[variable]);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: data.DATA_DIR,
    mongodbUri: data.MONGODB_URI,
    mongodbDb: data.MONGODB_DB,
    apiToken: data.API_TOKEN,
    answerCacheMegabytes: data.ANSWER_CACHE_MB,
    maxConnections: data.MAX_CONNECTIONS,
    maxRequests: data.MAX_REQUESTS,
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

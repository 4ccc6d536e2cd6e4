import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfig, settleNodeEnv } from '../src/config.js';
import { CommandError } from '../src/errors.js';
import { MAX_BODY, MAX_COST, MAX_DEPTH, MAX_TOKENS, TIME_LIMIT } from '../src/server/limits.js';

describe('the environment', () => {
  it('has a default for everything but the address of a MongoDB server', () => {
    expect(loadConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: './data',
      mongodbUri: undefined,
      mongodbDb: 'broadsheet',
      apiToken: undefined,
      apiTokens: [],
      readToken: undefined,
      corsOrigins: undefined,
      trustedDocuments: undefined,
      introspection: true,
      publicUrl: undefined,
      exports: true,
      feeds: true,
      federation: false,
      mcp: true,
      mcpToken: undefined,
      webhooks: false,
      webhookNetworks: [],
      metrics: true,
      traces: undefined,
      answerCacheMegabytes: 64,
      maxConnections: 12_000,
      maxRequests: 500,
      storeMilliseconds: 400,
      costPerMinute: undefined,
      trustProxy: undefined,
      logLevel: 'info',
      nodeEnv: 'production',
    });
  });

  it('tells libraries, which read NODE_ENV for themselves, that this is production unless it is said otherwise', () => {
    const settled = (env: NodeJS.ProcessEnv): string | undefined => {
      settleNodeEnv(env);
      return env.NODE_ENV;
    };
    expect(settled({})).toBe('production');
    expect(settled({ NODE_ENV: '' })).toBe('production');
    expect(settled({ NODE_ENV: 'development' })).toBe('development');
  });

  it('treats an empty variable as one that is not set', () => {
    expect(loadConfig({ PORT: '', MONGODB_URI: '', HOST: '' })).toEqual(loadConfig({}));
  });

  it('takes port 0, which means any free one', () => {
    expect(loadConfig({ PORT: '0' }).port).toBe(0);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '4000x'],
    ['MAX_CONNECTIONS', '0'],
    ['COST_PER_MINUTE', '100'],
    ['TRUST_PROXY', 'all'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['MAX_REQUESTS', 'many'],
    ['PORT', '-1'],
    ['HOST', 'two words'],
    ['MONGODB_URI', 'localhost:27017'],
    ['MONGODB_URI', 'mongodb://'],
    ['MONGODB_DB', 'a.b'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['CORS_ORIGINS', 'example.org'],
    ['CORS_ORIGINS', 'https://example.org/archive'],
    ['CORS_ORIGINS', 'https://example.org, ,*.example.org'],
    ['INTROSPECTION', 'no'],
    ['PUBLIC_URL', 'archive.example.org'],
    ['PUBLIC_URL', 'https://archive.example.org/?at=1'],
    ['EXPORTS', 'yes'],
    ['FEEDS', 'yes'],
    ['WEBHOOKS', 'yes'],
    ['WEBHOOK_NETWORKS', '10.0.0.0/33'],
    ['WEBHOOK_NETWORKS', 'example.org'],
    ['METRICS', 'true'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
  ])('refuses %s=%s in one line that names both and the way out', (variable, value) => {
    const error = thrownBy(() => loadConfig({ [variable]: value }));
    expect(error).toMatchObject({ code: 'SETTING', exitStatus: 2 });
    expect(error.message).toMatch(new RegExp(`^${variable} is "`, 'u'));
    expect(error.message).toContain(value);
    expect(error.message).toMatch(/: give /u);
    expect(error.message).not.toContain('\n');
  });

  it('takes a token of 16 characters or more, and never prints one', () => {
    expect(loadConfig({ API_TOKEN: 'a-long-enough-secret' }).apiToken).toBe('a-long-enough-secret');
    const error = thrownBy(() => loadConfig({ API_TOKEN: 'short-secret' }));
    expect(error).toMatchObject({ code: 'SETTING', exitStatus: 2 });
    expect(error.message).toMatch(/^API_TOKEN is "\*\*\*": give at least 16 /u);
  });

  it('takes tokens with names and rights', () => {
    const { apiTokens } = loadConfig({
      API_TOKENS: 'desk:read+correct:a-secret-of-the-desk\n scanner:ingest:0123456789:abcdef ',
    });
    expect(apiTokens).toEqual([
      { name: 'desk', rights: new Set(['read', 'correct']), secret: 'a-secret-of-the-desk' },
      { name: 'scanner', rights: new Set(['ingest']), secret: '0123456789:abcdef' },
    ]);
  });

  it.each([
    ['API_TOKENS', 'desk:a-secret-of-the-desk'],
    ['API_TOKENS', 'desk:read+delete:a-secret-of-the-desk'],
    ['API_TOKENS', 'desk:read+read:a-secret-of-the-desk'],
    ['API_TOKENS', 'desk::a-secret-of-the-desk'],
    ['API_TOKENS', ':read:a-secret-of-the-desk'],
    ['API_TOKENS', 'desk:read:short-secret'],
    ['API_TOKENS', 'desk:read:a-secret-of-the-desk desk:read:another-long-secret'],
    ['API_TOKENS', 'desk:read:a-secret-of-the-desk hall:read:a-secret-of-the-desk'],
    ['READ_TOKEN', 'short-secret'],
  ])('refuses %s=%s without a word of the secret', (variable, value) => {
    const error = thrownBy(() => loadConfig({ [variable]: value }));
    expect(error).toMatchObject({ code: 'SETTING', exitStatus: 2 });
    expect(error.message).toMatch(new RegExp(`^${variable} is "\\*\\*\\*": give `, 'u'));
    expect(error.message).not.toContain('secret');
  });

  it('takes the addresses of sites, with commas or blanks between', () => {
    expect(loadConfig({ CORS_ORIGINS: 'https://a.example, http://b.example:8080' }).corsOrigins).toEqual([
      'https://a.example',
      'http://b.example:8080',
    ]);
    expect(loadConfig({ CORS_ORIGINS: '*' }).corsOrigins).toEqual(['*']);
  });

  it('never prints the password of a MongoDB address', () => {
    const error = thrownBy(() => loadConfig({ MONGODB_URI: 'postgres://desk:s3cret@db.example' }));
    expect(error.message).toContain('postgres://desk:***@db.example');
    expect(error.message).not.toContain('s3cret');
  });
});

describe('docs/RUNNING.md', () => {
  const document = readFileSync('docs/RUNNING.md', 'utf8');
  const settings = readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]{4,}): ['`\n]/gmu);

  it.each([...settings].map(([, name = '']) => name))('tells of %s, and so does --help', (name) => {
    expect(document).toMatch(new RegExp(`^\\| \`${name}\` `, 'mu'));
    expect(readFileSync('src/cli.ts', 'utf8')).toMatch(new RegExp(`^  ${name} `, 'mu'));
  });

  it.each([
    ['body of a request', `${MAX_BODY / 1_024} KiB`],
    ['names, signs and values', MAX_TOKENS.toLocaleString('en')],
    ['levels of fields', String(MAX_DEPTH)],
    ['cost of an operation', MAX_COST.toLocaleString('en')],
    ['time of a request', `${TIME_LIMIT / 1_000} s`],
  ])('has the limit of the %s as it is', (what, limit) => {
    const line = document.split('\n').find((each) => each.startsWith(`| ${what}`));
    expect(line?.split('|')[2]?.trim()).toBe(limit);
  });
});

function thrownBy(action: () => unknown): CommandError {
  try {
    action();
  } catch (error) {
    if (error instanceof CommandError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

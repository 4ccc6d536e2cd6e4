import { describe, expect, it } from 'vitest';
import { loadConfig, settleNodeEnv } from '../src/config.js';
import { CommandError } from '../src/errors.js';

describe('the environment', () => {
  it('has a default for everything but the address of a MongoDB server', () => {
    expect(loadConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: './data',
      mongodbUri: undefined,
      mongodbDb: 'broadsheet',
      apiToken: undefined,
      answerCacheMegabytes: 64,
      maxConnections: 12_000,
      maxRequests: 500,
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

  it('never prints the password of a MongoDB address', () => {
    const error = thrownBy(() => loadConfig({ MONGODB_URI: 'postgres://desk:s3cret@db.example' }));
    expect(error.message).toContain('postgres://desk:***@db.example');
    expect(error.message).not.toContain('s3cret');
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

/** Where webhooks may lead. */
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { Destinations } from '../../src/webhooks/destination.js';

const anywhere = new Destinations();

describe('an address', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0.0.0.0/',
    'http://10.20.30.40/',
    'http://172.31.0.1/',
    'http://192.168.1.1:8080/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
  ])('%s is not public', (url) => {
    expect(() => anywhere.check(url)).toThrow('leads to an address that is not public');
  });

  test.each([
    'https://example.org/news',
    'http://93.184.216.34/',
    'https://[2606:2800:220:1::1]/',
    'http://172.32.0.1/',
  ])('%s may be', (url) => {
    expect(anywhere.check(url).href).toBe(new URL(url).href);
  });

  test.each([
    ['example.org', 'is no address'],
    ['ftp://example.org/', 'is neither http nor https'],
    ['file:///etc/passwd', 'is neither http nor https'],
    ['https://a:b@example.org/', 'holds a name or a password'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'more than 2000'],
  ])('%s is refused in words', (url, why) => {
    expect(() => anywhere.check(url)).toThrow(why);
  });

  test('that is not public may be where its network is allowed, and no other', () => {
    const inside = new Destinations(['10.1.0.0/16', '::1']);
    expect(inside.check('http://10.1.2.3/').hostname).toBe('10.1.2.3');
    expect(inside.check('http://[::1]/').hostname).toBe('[::1]');
    expect(() => inside.check('http://10.2.0.1/')).toThrow('not public');
  });
});

describe('a name', () => {
  const lookUp = (destinations: Destinations, options: object) =>
    promisify(
      destinations.lookup as (
        host: string,
        options: object,
        callback: (error: Error | null, found: unknown) => void,
      ) => void,
    )('localhost', options);

  test('that means an address that is not public leads nowhere', async () => {
    await expect(lookUp(anywhere, {})).rejects.toThrow('the name leads to an address that is not public');
    await expect(lookUp(anywhere, { all: true })).rejects.toThrow('not public');
  });

  test('leads where its network is allowed', async () => {
    const inside = new Destinations(['127.0.0.0/8', '::1']);
    expect(await lookUp(inside, { all: true })).toEqual(
      expect.arrayContaining([expect.objectContaining({ address: expect.any(String) })]),
    );
    expect(await lookUp(inside, {})).toEqual(expect.any(String));
  });
});

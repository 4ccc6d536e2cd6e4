import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lookAlikesInNames, lookAlikesInText } from '../../src/look-alikes/look-alikes.js';

describe('characters that recognition takes for one another', () => {
  test.each(['己已', '己巳', '已巳', '末未', '日曰', '人入', '土士', '宫官', '0o', '1l', '5s', '推椎', '睛晴'])(
    'are known both ways: %s',
    (pair) => {
      const [a = '', b = ''] = pair;
      expect([...lookAlikesInText().of(a)]).toContain(b);
      expect([...lookAlikesInText().of(b)]).toContain(a);
    },
  );

  test('are none of those that only sound or mean alike', () => {
    for (const [a = '', b = ''] of ['在再', '象向', '帐涨', '座做']) {
      expect([...lookAlikesInText().of(a)]).not.toContain(b);
    }
  });

  test('are fewer in names, where they may make one person of two', () => {
    expect([...lookAlikesInNames().of('0')]).toEqual([]);
    expect(lookAlikesInNames().difference('上宫禾', '上官禾')).toEqual({ a: '宫', b: '官' });
    expect(lookAlikesInNames().namesLike('推')).toEqual([]);
  });
});

test.each(['by-hand.txt', 'drawn.txt'])(
  '%s names its source and licence, and holds groups of single characters',
  (file) => {
    const text = readFileSync(new URL(`../../src/look-alikes/${file}`, import.meta.url), 'utf8');
    expect(text).toMatch(/^# Source: .+/mu);
    expect(text).toMatch(/^# Licence: .+/mu);
    const groups = text
      .split('\n')
      .filter((line) => !/^[#[]/u.test(line))
      .join(' ')
      .split(' ')
      .filter((group) => group !== '');
    expect(groups.length).toBeGreaterThan(100);
    for (const group of groups) expect(new Set(group).size, group).toBe([...group].length);
  },
);

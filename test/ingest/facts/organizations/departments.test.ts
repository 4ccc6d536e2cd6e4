import { describe, expect, it } from 'vitest';
import { bodyOf } from '../../../../src/ingest/facts/organizations/departments.js';
import { shippedLexicon } from '../../../../src/ingest/lexicon/lexicon.js';

const body = (name: string) => bodyOf(name, shippedLexicon());

describe('a department', () => {
  it.each([
    ['吉林省总工会宣教部', '吉林省总工会'],
    ['长春师范大学历史系', '长春师范大学'],
    ['绿园区教育局基教科', '绿园区教育局'],
    ['璟芃集团党委', '璟芃集团'],
  ])('%s is told with the body that it is part of, %s', (name, whole) => {
    expect(body(name)).toBe(whole);
  });

  it.each(['绩溪县委宣传部', '长春市人民医院', '教育部', '绿园区教育局', '市委组织部'])(
    '%s is a body of its own',
    (name) => {
      expect(body(name)).toBe(name);
    },
  );
});

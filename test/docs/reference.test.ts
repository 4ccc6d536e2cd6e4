/** The reference of the schema: whole, linked, and served without anything from elsewhere. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { buildSchema, isIntrospectionType, isSpecifiedScalarType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServedSamples, serveSamples } from '../support/served.js';

const FOLDER = path.resolve('dist/reference');
const schema = buildSchema(await fs.readFile('schema.graphql', 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

let samples: ServedSamples;

beforeAll(async () => {
  samples = await serveSamples();
});
afterAll(() => samples.close());

const read = (name: string) => fs.readFile(path.join(FOLDER, name), 'utf8');

test('there is a page for each type, and each of its fields stands on it', async () => {
  const index = await read('index.html');
  for (const type of types) {
    expect(index).toContain(`href="${type.name}.html"`);
    const page = await read(`${type.name}.html`);
    const members = 'getFields' in type ? type.getFields() : 'getValues' in type ? type.getValues() : [];
    for (const { name } of Object.values(members)) expect(page, `${type.name}.${name}`).toContain(`<dt id="${name}">`);
  }
});

test('every link leads to what there is', async () => {
  const pages = new Map<string, string>();
  for (const name of await fs.readdir(FOLDER)) pages.set(name, await read(name));
  const links = [...pages.values()].flatMap((page) => [...page.matchAll(/href="(?!https:)([^"#]+)(?:#([^"]+))?"/gu)]);
  expect(links.length).toBeGreaterThan(types.length);
  for (const [, name = '', member] of links) {
    expect(pages.has(name), name).toBe(true);
    if (member !== undefined) expect(pages.get(name), `${name}#${member}`).toContain(`id="${member}"`);
  }
});

test('a server shows it, with nothing from elsewhere', async () => {
  const index = await fetch(new URL('schema', samples.url));
  expect(index.status).toBe(200);
  expect(index.url).toBe(`${samples.url}schema/`);
  expect(index.headers.get('content-security-policy')).toContain("default-src 'none'");
  const article = await (await fetch(new URL('schema/Article.html', samples.url))).text();
  expect(article).toContain('href="Page.html"');
  expect(article.match(/(?:src|href)="https?:/gu)).toBeNull();
});

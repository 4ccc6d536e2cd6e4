#!/usr/bin/env node
/**
 * Prints the schema from its classes to schema.graphql, and what became of it since the last release into CHANGELOG.md; with --check
 * only compares, and fails if one of the files is stale. Run with tsx: the classes are TypeScript.
 */
import fs from 'node:fs';
import { printSchema } from 'graphql';
import { createSchema } from '../src/resolvers/schema.ts';
import { changesBetween, withChangesTold } from './schema-changes.mjs';

const fileOf = (name) => new URL(`../${name}`, import.meta.url);
const read = (name) => (fs.existsSync(fileOf(name)) ? fs.readFileSync(fileOf(name), 'utf8') : '');

const printed = `${printSchema(await createSchema())}\n`;
const changes = await changesBetween(read('schema.released.graphql'), printed);
const wanted = { 'schema.graphql': printed, 'CHANGELOG.md': withChangesTold(read('CHANGELOG.md'), changes) };

for (const [name, text] of Object.entries(wanted)) {
  if (read(name) === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is stale: run npm run schema and commit the result`);
    process.exitCode = 1;
  } else {
    fs.writeFileSync(fileOf(name), text);
  }
}

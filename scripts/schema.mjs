#!/usr/bin/env node
/**
 * Prints the schema from its classes to schema.graphql; with --check only compares, and fails if the file is stale.
 * Run with tsx: the classes are TypeScript.
 */
import fs from 'node:fs';
import { printSchema } from 'graphql';
import { createSchema } from '../src/resolvers/schema.ts';

const FILE = new URL('../schema.graphql', import.meta.url);

const printed = `${printSchema(await createSchema())}\n`;
if (!process.argv.includes('--check')) {
  fs.writeFileSync(FILE, printed);
} else if (!fs.existsSync(FILE) || fs.readFileSync(FILE, 'utf8') !== printed) {
  console.error('schema.graphql is stale: run npm run schema and commit the result');
  process.exitCode = 1;
}

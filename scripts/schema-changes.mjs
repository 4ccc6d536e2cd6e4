/** What became of the schema since the last release: told in the change log, and refused where it breaks a client. */
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** The part of the change log that is made of the schema: from this heading to the next. */
const SECTION = /(?<=^### Schema, since [^\n]*\n)[\s\S]*?(?=^##)/mu;

/** "# The schema of version 0.1.0, …": which release a printed schema belongs to; null where it does not say. */
export function releaseOf(printed) {
  return /^# The schema of version (\d+\.\d+\.\d+)\b/u.exec(printed)?.[1] ?? null;
}

/** @returns {Promise<import('@graphql-inspector/core').Change[]>} */
export function changesBetween(before, after) {
  return diff(buildSchema(before), buildSchema(after));
}

export function isBreaking({ criticality }) {
  return criticality.level === CriticalityLevel.Breaking;
}

/** The change log with its part about the schema made anew. */
export function withChangesTold(changelog, changes) {
  if (!SECTION.test(changelog)) throw new Error('CHANGELOG.md has no heading "### Schema, since VERSION"');
  return changelog.replace(SECTION, `\n${linesOf(changes).join('\n')}\n\n`);
}

/** A line for each type that was there before, and one that names those that were not; what is new is named without its parts. */
function linesOf(changes) {
  const added = changes.filter(({ type }) => type === 'TYPE_ADDED').map(({ path }) => path);
  const fields = changes.filter(({ type }) => type === 'FIELD_ADDED').map(({ path }) => path);
  const isPartOfNew = ({ path, type }) =>
    added.includes(typeIn(path)) || (type !== 'FIELD_ADDED' && fields.some((field) => path.startsWith(`${field}.`)));
  const known = changes.filter((change) => TOLD[change.type] !== undefined && !isPartOfNew(change));
  const types = [...new Set(known.map(({ path }) => typeIn(path)))].sort();
  const lines = types.map((name) => {
    const told = known.filter(({ path }) => typeIn(path) === name);
    const parts = Object.entries(groupedByWord(told)).map(([word, names]) => `${word} ${listed(names)}`);
    return `- \`${name}\`: ${parts.join('; ')}.`;
  });
  return [...(added.length > 0 ? [`- New types: ${listed(added)}.`] : []), ...lines];
}

const TOLD = {
  FIELD_ADDED: 'new fields',
  INPUT_FIELD_ADDED: 'new fields',
  FIELD_ARGUMENT_ADDED: 'new arguments',
  ENUM_VALUE_ADDED: 'new values',
  UNION_MEMBER_ADDED: 'new members',
  OBJECT_TYPE_INTERFACE_ADDED: 'now also',
  FIELD_DEPRECATION_ADDED: 'deprecated',
  ENUM_VALUE_DEPRECATION_REASON_ADDED: 'deprecated',
  FIELD_TYPE_CHANGED: 'other types of',
  INPUT_FIELD_TYPE_CHANGED: 'other types of',
  FIELD_ARGUMENT_TYPE_CHANGED: 'other types of',
  FIELD_REMOVED: 'without',
  INPUT_FIELD_REMOVED: 'without',
  FIELD_ARGUMENT_REMOVED: 'without',
  ENUM_VALUE_REMOVED: 'without',
};

function groupedByWord(changes) {
  const grouped = {};
  for (const change of changes) {
    const word = TOLD[change.type];
    grouped[word] = [...new Set([...(grouped[word] ?? []), nameOf(change)])];
  }
  return grouped;
}

/** "Query.articles.since" → "articles(since)"; "Article.span" → "span"; of an interface or a union, what was added. */
function nameOf({ path, type, meta }) {
  if (type === 'OBJECT_TYPE_INTERFACE_ADDED') return meta.addedInterfaceName;
  if (type === 'UNION_MEMBER_ADDED') return meta.addedUnionMemberTypeName;
  const [, member = '', argument] = path.split('.');
  return type.startsWith('FIELD_ARGUMENT') ? `${member}(${argument})` : member;
}

function typeIn(path = '') {
  return path.split('.')[0];
}

function listed(names) {
  return [...names]
    .sort()
    .map((name) => `\`${name}\``)
    .join(', ');
}

/**
 * The schema as pages to be read in a browser, without a server or the internet: one of each type, with where it is used, and a list of
 * all. Links are relative.
 *
 *   node scripts/reference.mjs FOLDER
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  astFromValue,
  buildSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
} from 'graphql';

const KINDS = [
  ['Questions and corrections', (type, schema) => type === schema.getQueryType() || type === schema.getMutationType()],
  ['Objects', (type) => isObjectType(type) && !/(?:Connection|Edge)$|^PageInfo$/u.test(type.name)],
  ['Interfaces and unions', isAbstractType],
  ['Filters and inputs', isInputObjectType],
  ['Enums', isEnumType],
  ['Scalars', isScalarType],
  ['Parts of lists', isObjectType],
];

const STYLE = `:root { color-scheme: light dark; }
body { font: 1rem/1.55 Georgia, "Songti SC", "Noto Serif CJK SC", serif; max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { font-weight: 600; line-height: 1.2; } h2 { margin-top: 2.5rem; border-top: 1px solid; padding-top: .75rem; font-size: 1.15rem; }
code, .name { font: .92em/1.5 ui-monospace, monospace; } a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .15em; }
dl { margin: 0; } dt { margin-top: 1rem; } dd { margin: .15rem 0 0 1.5rem; } dd dl { font-size: .95em; } dd dt { margin-top: .4rem; }
.list { columns: 15rem; padding: 0; list-style: none; } .old { text-decoration: line-through; } p { margin: .4rem 0; } nav { font-size: .92em; }
`;

/** @returns {Map<string, string>} what each file is called, and what it holds */
export function referenceOf(printed, version) {
  const schema = buildSchema(printed);
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const title = `Schema of Broadsheet ${version}`;
  const files = new Map([
    ['style.css', STYLE],
    ['index.html', page(title, `<h1>${title}</h1>\n${listOf(types, schema)}`)],
  ]);
  for (const type of types) {
    const body = [
      `<nav><a href="index.html">${title}</a></nav>\n<h1 class="name">${type.name}</h1>\n<p>${kindOf(type)}</p>`,
      prose(type.description),
      membersOf(type, schema),
      usesOf(type, types),
    ];
    files.set(`${type.name}.html`, page(`${type.name} · ${title}`, body.filter(Boolean).join('\n')));
  }
  return files;
}

function listOf(types, schema) {
  let rest = types;
  return KINDS.map(([heading, isOne]) => {
    const chosen = rest.filter((type) => isOne(type, schema));
    rest = rest.filter((type) => !chosen.includes(type));
    const items = chosen.map((type) => `<li>${linkTo(type.name)}</li>`).join('\n');
    return `<h2>${heading}</h2>\n<ul class="list">\n${items}\n</ul>`;
  }).join('\n');
}

function membersOf(type, schema) {
  if (isEnumType(type)) return section('Values', type.getValues().map(enumValueOf));
  if (isScalarType(type)) return type.specifiedByURL ? `<p><a href="${type.specifiedByURL}">Specification</a></p>` : '';
  if (isUnionType(type)) return linked('May be', type.getTypes());
  const fields = section('Fields', Object.values(type.getFields()).map(fieldOf));
  const others = isInterfaceType(type)
    ? linked('May be', schema.getPossibleTypes(type))
    : linked('Is a', isObjectType(type) ? type.getInterfaces() : []);
  return [others, fields].filter(Boolean).join('\n');
}

function fieldOf({ name, type, description, args = [], defaultValue, deprecationReason }) {
  const taken = args.map(fieldOf).join('\n');
  const initial = defaultValue === undefined ? '' : ` = ${escaped(print(astFromValue(defaultValue, type)))}`;
  return entry(name, `: ${typed(type)}${initial}`, deprecationReason, [
    prose(description),
    taken === '' ? '' : `<dl>\n${taken}\n</dl>`,
  ]);
}

function enumValueOf({ name, description, deprecationReason }) {
  return entry(name, '', deprecationReason, [prose(description)]);
}

function entry(name, after, deprecated, body) {
  const old = deprecated ? ' class="old"' : '';
  const parts = [deprecated ? `<p>Deprecated: ${escaped(deprecated)}</p>` : '', ...body].filter(Boolean);
  return `<dt id="${name}"><code><span${old}>${name}</span>${after}</code></dt>\n<dd>${parts.join('\n')}</dd>`;
}

/** Every field and argument whose type it is. */
function usesOf(type, types) {
  const uses = types.flatMap((user) =>
    Object.values(user.getFields?.() ?? {}).flatMap((field) => {
      const isUsed = [field, ...(field.args ?? [])].some((each) => getNamedType(each.type) === type);
      return isUsed
        ? [`<li><code><a href="${user.name}.html#${field.name}">${user.name}.${field.name}</a></code></li>`]
        : [];
    }),
  );
  return uses.length === 0 ? '' : `<h2>Used by</h2>\n<ul class="list">\n${uses.join('\n')}\n</ul>`;
}

function section(heading, entries) {
  return `<h2>${heading}</h2>\n<dl>\n${entries.join('\n')}\n</dl>`;
}

function linked(heading, types) {
  return types.length === 0 ? '' : `<p>${heading} ${types.map(({ name }) => linkTo(name)).join(', ')}.</p>`;
}

/** "[Article!]!", with a link to Article. */
function typed(type) {
  const { name } = getNamedType(type);
  return isSpecifiedScalarType(getNamedType(type)) ? String(type) : String(type).replace(name, linkTo(name));
}

function linkTo(name) {
  return `<a class="name" href="${name}.html">${name}</a>`;
}

function kindOf(type) {
  if (isObjectType(type)) return 'Object';
  if (isInputObjectType(type)) return 'Input';
  if (isEnumType(type)) return 'Enum';
  if (isInterfaceType(type)) return 'Interface';
  return isUnionType(type) ? 'Union' : 'Scalar';
}

function prose(description) {
  if (!description) return '';
  return `<p>${escaped(description).replaceAll(/`([^`]+)`/gu, '<code>$1</code>')}</p>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
${body}
</body>
</html>
`;
}

export function writeReference(root, folder) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = referenceOf(readFileSync(join(root, 'schema.graphql'), 'utf8'), version);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

const [, called, folder] = process.argv;
if (called === fileURLToPath(import.meta.url)) {
  if (folder === undefined) throw new Error('name the folder to write into: node scripts/reference.mjs FOLDER');
  writeReference(fileURLToPath(new URL('..', import.meta.url)), folder);
}

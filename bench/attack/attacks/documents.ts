/** Documents and texts that are made to be hard to read. */
import { type Attack, asking, often } from '../attack.js';
import { post, seen } from '../http.js';

const UNREADABLE = '400 GRAPHQL_PARSE_FAILED';
const INVALID = '400 GRAPHQL_VALIDATION_FAILED';
const WRONG = '200 BAD_USER_INPUT';
const BAD = ['400 BAD_REQUEST', '400 BAD_USER_INPUT', '400'];

const SEARCH = 'query($text: String!) { articles(filter: { text: $text }) { totalCount nodes { id } } }';
const NAMED = 'query($name: String) { person(name: $name) { id } people(filter: { text: $name }) { nodes { id } } }';

const nested = (depth: number): string =>
  `{ locations { nodes { ${'parent { '.repeat(depth)} id ${'} '.repeat(depth)} } } }`;

/** A body as it is sent, byte for byte. */
function posting(name: string, expected: readonly string[], body: () => string | Buffer, headers = {}): Attack {
  return { name, expected, make: (url) => seen(post(`${url}/graphql`, body(), { headers })) };
}

export const DOCUMENTS: readonly Attack[] = [
  asking('levels without end', '400 QUERY_TOO_DEEP', nested(200)),
  asking('levels, more than there may be signs', UNREADABLE, nested(20_000)),
  asking('60,000 brackets as a document', UNREADABLE, '{'.repeat(60_000)),
  asking(
    '60,000 lists in each other as a value',
    UNREADABLE,
    `{ articles(filter: ${'['.repeat(60_000)}) { nodes { id } } }`,
  ),
  asking('60,000 brackets as what is searched', WRONG, SEARCH, { text: '('.repeat(60_000) }),
  asking('256 brackets as what is searched', [WRONG, '200'], SEARCH, { text: '('.repeat(256) }),
  asking('60,000 brackets as a name', [WRONG, '200'], NAMED, { name: '('.repeat(60_000) }),
  asking('quotes that nothing closes', [WRONG, '200'], SEARCH, { text: '"'.repeat(256) }),
  asking('128 exclusions', WRONG, SEARCH, { text: '-粮 '.repeat(85) }),
  asking('a sign for nothing (NUL) as a text', [WRONG, '200'], SEARCH, { text: '\0' }),
  asking('a sign for nothing (NUL) as a name', [WRONG, '200'], NAMED, { name: '王\0' }),
  posting(
    'half a character as a text',
    [WRONG, '200'],
    () => `{"query":${JSON.stringify(SEARCH)},"variables":{"text":"\\ud800粮"}}`,
  ),
  posting(
    'half a character as a name',
    [WRONG, '200'],
    () => `{"query":${JSON.stringify(NAMED)},"variables":{"name":"\\udc00"}}`,
  ),
  asking('operators in a variable', ['200 BAD_USER_INPUT', '400 BAD_USER_INPUT'], NAMED, { name: { $ne: null } }),
  asking('a cursor made up', WRONG, '{ people(after: "W3siJG5lIjpudWxsfSwiYSJd") { nodes { id } } }'),
  asking('a subscription', INVALID, 'subscription { x }'),
  asking('800 mistakes', INVALID, `{ ${often(800, 'wrong')} }`),
  asking(
    '400 fields that contradict each other',
    [INVALID, UNREADABLE],
    `{ articles { nodes { ${Array.from({ length: 400 }, (_, n) => `x: ${n % 2 ? 'body' : 'headline'}`).join(' ')} } } }`,
  ),
  asking(
    'fields of the same name that have to be compared',
    ['400 QUERY_TOO_COSTLY', INVALID, '200', UNREADABLE],
    `{ ${'articles(first: 1) { nodes { people { person { name } } } } '.repeat(150)} }`,
  ),
  asking(
    'fragments of the same fields that have to be compared',
    ['400 QUERY_TOO_COSTLY', INVALID, '200', UNREADABLE],
    `{ ${Array.from({ length: 150 }, (_, n) => `...F${n}`).join(' ')} } ${Array.from({ length: 150 }, (_, n) => `fragment F${n} on Query { archive { pageCount } }`).join(' ')}`,
  ),
  asking(
    'fragments in a circle',
    INVALID,
    `{ articles { nodes { ...A } } } fragment A on Article { ...B } fragment B on Article { ...A }`,
  ),
  asking(
    '1,000 directives on a field',
    [INVALID, UNREADABLE],
    `{ archive { pageCount ${'@skip(if: false) '.repeat(300)} } }`,
  ),
  // Whoever still sends while the answer is on its way may find the connection closed.
  posting('a body of 10 MB', ['413 BAD_REQUEST', '413', 'EPIPE', 'ECONNRESET'], () => Buffer.alloc(10 * 2 ** 20, ' ')),
  posting('a body of just 256 kB', BAD, () => Buffer.alloc(256 * 1024, '[')),
  posting('a body of numbers, 250 kB', BAD, () => `{"query":[${'1,'.repeat(125_000)}1]}`),
  posting('objects in objects, 120,000', BAD, () => `${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}`),
  posting('a thousand operations in one array', [...BAD, '400 BAD_REQUEST'], () =>
    JSON.stringify(Array(1_000).fill({ query: '{ archive { pageCount } }' })),
  ),
  posting(
    'JSON that names a prototype',
    [...BAD],
    () => '{"__proto__":{"query":"{ x }"},"query":"{ archive { pageCount } }"}',
  ),
  posting('a compressed body', ['415', '415 BAD_REQUEST', ...BAD], () => Buffer.alloc(1_000, 0x1f), {
    'content-encoding': 'gzip',
  }),
  posting('another content type', ['415', '415 BAD_REQUEST', '400', ...BAD], () => '{ archive { pageCount } }', {
    'content-type': 'text/plain',
  }),
];

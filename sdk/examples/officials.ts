/**
 * Who is named most often, in which offices and beside whom:
 *
 *   npx tsx examples/officials.ts http://127.0.0.1:4000/
 */
import { broadsheet } from '../src/client.js';

const archive = broadsheet(process.argv[2] ?? 'http://127.0.0.1:4000/');

const { people } = await archive.People({ filter: { isOfficial: true }, first: 5 });
for (const { node } of people.edges) {
  const { id, name, offices } = node;
  const { person } = await archive.Person({ id, first: 1 });
  const beside = person?.coAppearances.map((other) => other.person.name).join('、') ?? '';
  console.log(`${name}  ${offices.map((office) => office.title).join('; ')}  (${beside})`);
}
console.log(`${people.totalCount} officials in the archive`);

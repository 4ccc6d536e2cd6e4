/** All attacks, those of single requests first. */
import { COMMON } from '../growth/pages.js';
import { type Attack, ask } from './attack.js';
import { allowed, type Ids } from './attacks/allowed.js';
import { CONNECTIONS } from './attacks/connections.js';
import { COSTLY } from './attacks/costly.js';
import { DOCUMENTS } from './attacks/documents.js';
import { manyOf } from './attacks/many.js';

/** @param url of the server, whose archive says what dear questions are about */
export async function allAttacks(url: string): Promise<Attack[]> {
  const allowed = await dearest(url);
  return [...COSTLY, ...DOCUMENTS, ...allowed, ...CONNECTIONS, ...manyOf([...COSTLY, ...DOCUMENTS, ...allowed])];
}

/** The dearest questions that the limits allow. */
export async function dearest(url: string): Promise<Attack[]> {
  return allowed(await idsIn(url));
}

/** Of what the archive holds much of, where it is one made to be attacked; of anything otherwise. */
async function idsIn(url: string): Promise<Ids> {
  const query = `query($county: String, $person: String, $organization: String) {
    articles(first: 1) { nodes { id } }
    location(name: $county) { id } locations(first: 1) { nodes { id } }
    person(name: $person) { id } people(first: 1) { nodes { id } }
    organization(name: $organization) { id } organizations(first: 1) { nodes { id } }
  }`;
  const { text } = await ask(url, { query, variables: COMMON });
  const { articles, location, locations, person, people, organization, organizations } = JSON.parse(text).data;
  return {
    article: articles.nodes[0]?.id ?? '',
    county: (location ?? locations.nodes[0])?.id ?? '',
    person: (person ?? people.nodes[0])?.id ?? '',
    organization: (organization ?? organizations.nodes[0])?.id ?? '',
  };
}

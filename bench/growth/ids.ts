/** Ids of what an archive holds much of, where it is one of invented pages; of anything otherwise. */
import { post } from '../attack/http.js';
import { COMMON, RARE } from './pages.js';
import type { Ids } from './questions.js';

const QUESTION = `query(
  $county: String, $person: String, $organization: String, $newspaper: String, $rarePerson: String, $rareOrganization: String
) {
  archive { snapshot }
  newspaper(name: $newspaper) { id } newspapers(first: 1) { nodes { id } }
  rarePerson: person(name: $rarePerson) { id }
  rareOrganization: organization(name: $rareOrganization) { id }
  pages(first: 1) { nodes { id } }
  articles(first: 1) { nodes { id locations { id level } metrics { id } } }
  location(name: $county) { id } locations(first: 1) { nodes { id } }
  person(name: $person) { id } people(first: 1) { nodes { id } }
  organization(name: $organization) { id } organizations(first: 1) { nodes { id } }
}`;

/**
 * @param url of the server, without the slash at the end
 * @returns an empty text for what the archive does not hold
 * @throws Error where the server does not answer, with what it said
 */
export async function idsIn(url: string): Promise<Ids> {
  const variables = { ...COMMON, rarePerson: RARE.person, rareOrganization: RARE.organization };
  const { status, text } = await post(`${url}/graphql`, JSON.stringify({ query: QUESTION, variables }));
  if (status !== 200 || text.startsWith('{"errors"'))
    throw new Error(`${url} answers ${status}: ${text.slice(0, 300)}`);
  const { archive, pages, articles, location, locations, person, people, organization, organizations, ...others } =
    JSON.parse(text).data;
  const [article] = articles.nodes;
  const villages = article?.locations.filter(({ level }: { level: string }) => level === 'VILLAGE') ?? [];
  return {
    page: idOf(pages.nodes[0]),
    article: idOf(article),
    metric: idOf(article?.metrics[0]),
    county: idOf(location ?? locations.nodes[0]),
    village: idOf(villages[0]),
    person: idOf(person ?? people.nodes[0]),
    organization: idOf(organization ?? organizations.nodes[0]),
    rarePerson: idOf(others.rarePerson ?? people.nodes[0]),
    rareOrganization: idOf(others.rareOrganization ?? organizations.nodes[0]),
    newspaper: idOf(others.newspaper ?? others.newspapers.nodes[0]),
    snapshot: archive.snapshot,
  };
}

function idOf(found: { readonly id: string } | undefined): string {
  return found?.id ?? '';
}

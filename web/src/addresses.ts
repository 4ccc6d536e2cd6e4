/** Where each screen is: permanent, to be sent to others. The server answers the same paths with the room. */
export const PATHS = {
  home: '/',
  results: '/search',
  article: '/articles/:id',
  page: '/pages/:id',
  newspapers: '/newspapers',
  newspaper: '/newspapers/:id',
  issue: '/newspapers/:id/:date',
  person: '/people/:id',
  place: '/places/:id',
  organization: '/organizations/:id',
  numbers: '/numbers',
  corrections: '/corrections',
} as const;

/** @param fact the id of a person, place, organization or number that is to be marked in it */
export const articleAt = (id: string, fact?: string): string =>
  addressWith(`/articles/${id}`, fact === undefined ? {} : { fact });
export const pageAt = (id: string): string => `/pages/${id}`;
export const newspaperAt = (id: string): string => `/newspapers/${id}`;
export const issueAt = (newspaperId: string, date: string): string => `/newspapers/${newspaperId}/${date}`;
export const personAt = (id: string): string => `/people/${id}`;
export const placeAt = (id: string): string => `/places/${id}`;
export const organizationAt = (id: string): string => `/organizations/${id}`;

/** Numbers that meet conditions: "/numbers?measure=接待游客". */
export function numbersAt(asked: Readonly<Record<string, string | readonly string[] | null | undefined>>): string {
  return addressWith(PATHS.numbers, asked);
}

/** With what the results or the numbers are to meet: "/search?q=粮食&kind=NEWS". */
export function searchAt(asked: Readonly<Record<string, string | readonly string[] | null | undefined>>): string {
  return addressWith(PATHS.results, asked);
}

export function addressWith(
  path: string,
  asked: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) if (each !== '') params.append(name, each);
  }
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Where a node of the archive is shown, by its type; null for what has no screen of its own. */
export function addressOf(node: { readonly __typename?: string; readonly id: string }): string | null {
  switch (node.__typename) {
    case 'Article':
      return articleAt(node.id);
    case 'Page':
      return pageAt(node.id);
    case 'Person':
      return personAt(node.id);
    case 'Location':
      return placeAt(node.id);
    case 'Organization':
      return organizationAt(node.id);
    case 'Newspaper':
      return newspaperAt(node.id);
    default:
      return null;
  }
}

import { createUnionType } from 'type-graphql';
import { Location } from './location.js';
import { type Node, typeOfId } from './node.js';
import { Organization } from './organization.js';
import { Person } from './person.js';

export const MetricSubject = createUnionType({
  name: 'MetricSubject',
  description: 'What a number can be about. Each of these has an `id` and a `name`; `__typename` tells them apart.',
  types: () => [Location, Organization, Person] as const,
  resolveType: ({ id }: Node) => typeOfId(id),
});

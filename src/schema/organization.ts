import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ArticleConnection } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { Node } from './node.js';

export enum OrganizationKind {
  GOVERNMENT = 'GOVERNMENT',
  PARTY = 'PARTY',
  JUSTICE = 'JUSTICE',
  COMMUNITY = 'COMMUNITY',
  COMPANY = 'COMPANY',
  COOPERATIVE = 'COOPERATIVE',
  SCHOOL = 'SCHOOL',
  HOSPITAL = 'HOSPITAL',
  RESEARCH = 'RESEARCH',
  MEDIA = 'MEDIA',
  ASSOCIATION = 'ASSOCIATION',
  CULTURE = 'CULTURE',
  OTHER = 'OTHER',
}
registerEnumType(OrganizationKind, {
  name: 'OrganizationKind',
  description: 'What an organization is, by how its name ends.',
  valuesConfig: {
    GOVERNMENT: { description: 'Governments, their departments, congresses and services.' },
    PARTY: { description: 'Party committees and their departments, commissions of inspection.' },
    JUSTICE: { description: 'Courts, procurators, police, prisons, notaries.' },
    COMMUNITY: { description: 'Committees of villages and residents.' },
    COMPANY: { description: 'Companies, works, shops, banks.' },
    COOPERATIVE: { description: 'Cooperatives.' },
    SCHOOL: { description: 'Schools of any level, kindergartens, universities.' },
    HOSPITAL: { description: 'Hospitals and all that treats the sick.' },
    RESEARCH: { description: 'Institutes, academies, laboratories, stations of observation.' },
    MEDIA: { description: 'Papers, broadcasters, agencies, publishers.' },
    ASSOCIATION: { description: "Associations, unions, people's organizations, foundations, clubs." },
    CULTURE: { description: 'Libraries, museums, theatres, troupes.' },
    OTHER: { description: 'Anything else, and whatever its name does not tell.' },
  },
});

@ObjectType({ implements: Node, description: 'A company, office, school or other body as the whole archive knows it.' })
export class Organization extends Node {
  @Field(() => String, { description: 'The fullest name printed.' })
  name!: string;

  @Field(() => OrganizationKind, { description: 'What it is, by its name.' })
  kind!: OrganizationKind;

  @Field(() => [String], { description: 'Every form printed.' })
  spellings!: string[];

  @Field(() => ArticleConnection, { description: 'The articles that name it, in page order.' })
  articles!: ArticleConnection;
}

@ObjectType({ description: 'An organization in a list.' })
export class OrganizationEdge extends edgeOf(() => Organization, 'organization') {}

@ObjectType({ description: 'A list of organizations, given part by part.' })
export class OrganizationConnection extends connectionOf(
  () => Organization,
  () => OrganizationEdge,
  'organizations',
) {}

@InputType({ description: 'Which organizations: those that meet every condition given.' })
export class OrganizationFilter {
  @Field(() => String, { nullable: true, description: 'A part of the name or of a form that some article prints.' })
  name?: string | null;

  @Field(() => [OrganizationKind], { nullable: true, description: 'Any of these kinds.' })
  kinds?: OrganizationKind[] | null;
}

import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { ArticleConnection } from './article.js';
import { connectionOf, edgeOf } from './connection.js';
import { Node } from './node.js';

export enum LocationLevel {
  COUNTRY = 'COUNTRY',
  PROVINCE = 'PROVINCE',
  CITY = 'CITY',
  COUNTY = 'COUNTY',
  TOWNSHIP = 'TOWNSHIP',
  VILLAGE = 'VILLAGE',
  ZONE = 'ZONE',
  PLACE = 'PLACE',
}
registerEnumType(LocationLevel, {
  name: 'LocationLevel',
  description: 'What sort of place a location is.',
  valuesConfig: {
    COUNTRY: { description: 'A country.' },
    PROVINCE: { description: 'A province, autonomous region or municipality under the central government.' },
    CITY: { description: 'A city with districts or counties, or a prefecture.' },
    COUNTY: { description: 'A county, district or county-level city.' },
    TOWNSHIP: { description: 'A town, township or subdistrict (街道).' },
    VILLAGE: { description: "A village or residents' community (社区)." },
    ZONE: { description: 'A development zone and the like, beside the administrative divisions.' },
    PLACE: { description: 'Roads, rivers, parks, estates and other named places.' },
  },
});

@ObjectType({ implements: Node, description: 'A named place, linked to the official division codes where it has one.' })
export class Location extends Node {
  @Field(() => String, { description: 'The full name: "焦作市".' })
  name!: string;

  @Field(() => [String], { description: 'The forms printed: "焦作".' })
  spellings!: string[];

  @Field(() => LocationLevel, { description: 'What sort of place it is.' })
  level!: LocationLevel;

  @Field(() => String, { nullable: true, description: 'GB/T 2260 or statistical division code, where there is one.' })
  code!: string | null;

  @Field(() => Location, { nullable: true, description: 'What it lies in.' })
  parent!: Location | null;

  @Field(() => [Location], { description: 'All that it lies in, from the province down.' })
  ancestors!: Location[];

  @Field(() => LocationConnection, { description: 'The locations that lie directly in it, by name.' })
  children!: LocationConnection;

  @Field(() => ArticleConnection, { description: 'The articles that name it or anything inside it, in page order.' })
  articles!: ArticleConnection;
}

@ObjectType({ description: 'A location in a list.' })
export class LocationEdge extends edgeOf(() => Location, 'location') {}

@ObjectType({ description: 'A list of locations, given part by part.' })
export class LocationConnection extends connectionOf(
  () => Location,
  () => LocationEdge,
  'locations',
) {}

@InputType({ description: 'Which locations: those that meet every condition given.' })
export class LocationFilter {
  @Field(() => String, { nullable: true, description: 'The name, or a form of it that some article prints, in full.' })
  name?: string | null;

  @Field(() => [LocationLevel], { nullable: true, description: 'Any of these sorts of place.' })
  level?: LocationLevel[] | null;

  @Field(() => ID, { nullable: true, description: 'Inside the location with this id, however deep.' })
  within?: string | null;
}

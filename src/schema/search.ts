import { createUnionType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Article } from './article.js';
import { PageInfo } from './connection.js';
import { Location } from './location.js';
import { type Node, typeOfId } from './node.js';
import { Organization } from './organization.js';
import { Person } from './person.js';

export const SearchResult = createUnionType({
  name: 'SearchResult',
  description: 'What a search can find.',
  types: () => [Article, Person, Location, Organization] as const,
  resolveType: ({ id }: Node) => typeOfId(id),
});

@ObjectType({ description: 'Something found.' })
export class SearchEdge {
  @Field(() => String, { description: 'Where it stands in the list: opaque, to be given as `after`.' })
  cursor!: string;

  @Field(() => SearchResult, { description: 'What was found.' })
  node!: typeof SearchResult;

  @Field(() => Float, {
    description:
      'How well it answers: 2 for a name that is just the text, 1.5 for one of its printed forms or its pinyin, 1 for the best article, less for other articles and for names that begin with the text.',
  })
  score!: number;
}

@ObjectType({ description: 'What a search found, best first, given part by part.' })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'This part of the list, each item with its cursor.' })
  edges!: SearchEdge[];

  @Field(() => [SearchResult], { description: 'This part of the list, without cursors.' })
  nodes!: (typeof SearchResult)[];

  @Field(() => PageInfo, { description: 'Where this part stands in the whole list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'The number of items in the whole list.' })
  totalCount!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the text finds nothing: what may have been meant, a text that finds something. A name that the archive knows and that sounds the same, is written in pinyin or differs in one character, or such a word; null where none is known, and in lists of which no text was asked. Looked for only when asked for.',
  })
  didYouMean?: string | null;
}

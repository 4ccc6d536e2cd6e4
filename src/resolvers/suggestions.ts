import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Suggestion } from '../schema/suggestion.js';
import { type Suggestion as FoundSuggestion, findSuggestions } from '../store/search/suggestions.js';
import { loadNode, type NodeDocument } from './nodes.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Suggestion)
export class SuggestionResolver {
  @Query(() => [Suggestion], {
    description:
      'What may be meant while it is being typed: names that begin so, those that most articles print first, then words of the dictionary. A name that is typed in full comes first; nothing comes of a blank text.',
  })
  async suggest(
    @Arg('text', () => String, {
      description:
        'What has been typed, at most 64 characters: the beginning of a name in either script, in pinyin or in its initials.',
    })
    text: string,
    @Arg('first', () => Int, { nullable: true, description: 'How many, 10 if not said, at most 100.' })
    first: number | null,
    @Ctx('state') state: RequestState,
  ): Promise<FoundSuggestion[]> {
    return findSuggestions(await state.snapshot(), text, first);
  }

  @FieldResolver()
  node(
    @Root() { nodeId }: FoundSuggestion,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<NodeDocument | null> | null {
    return nodeId === null ? null : loadNode(loaders, nodeId);
  }
}

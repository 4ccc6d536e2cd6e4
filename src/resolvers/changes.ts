import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Change, ChangeConnection, ChangeKind, NodeKind } from '../schema/change.js';
import { PartArgs } from '../schema/connection.js';
import { type Change as ChangeOfObject, countChanges, findChanges } from '../store/change-list.js';
import type { Logged } from '../store/change-log.js';
import type { CorrectionDocument } from '../store/correction-documents.js';
import { type Connection, connection, mapNodes } from './connection.js';
import { loadNode, type NodeDocument } from './nodes.js';
import type { RequestState } from './request-state.js';

const COLLECTIONS = {
  PAGE: 'pages',
  ARTICLE: 'articles',
  METRIC: 'metrics',
  PERSON: 'people',
  LOCATION: 'locations',
  ORGANIZATION: 'organizations',
  NEWSPAPER: 'newspapers',
  ISSUE: 'issues',
} as const satisfies Record<keyof typeof NodeKind, Logged>;

const KINDS = new Map(Object.entries(COLLECTIONS).map(([kind, of]) => [of, kind]));

@Resolver(() => Change)
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    description:
      'What changed since a snapshot, write by write. Pages and articles are told in full; numbers where they are corrected, for the rest come and go with their page; people, places, organizations, newspapers and issues where they come, go or are corrected, for that another article names one is told by the article. An object that changed twice is listed twice: the last word on it counts.',
  })
  async changes(
    @Arg('since', () => Int, {
      description:
        'The number of a snapshot, from `Archive.changesKeptSince` on; earlier ones are BAD_USER_INPUT, and the message names the earliest.',
    })
    since: number,
    @Arg('types', () => [NodeKind], { nullable: true, description: 'Only what became of these; all if left out.' })
    types: NodeKind[] | null,
    @Arg('kinds', () => [ChangeKind], { nullable: true, description: 'Only what became of them so; all if left out.' })
    kinds: ChangeKind[] | null,
    @Args(() => PartArgs) args: PartArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<ChangeOfObject & { readonly type: string | undefined }>> {
    const snapshot = await state.snapshot();
    const conditions = { since, of: types?.map((type) => COLLECTIONS[type]) ?? null, kinds };
    const found = await findChanges(snapshot, conditions, state.part(args));
    const typed = mapNodes(found, (change) => ({ ...change, type: KINDS.get(change.of) }));
    return connection(typed, () => countChanges(snapshot, conditions));
  }

  @FieldResolver()
  node(@Root() { nodeId }: ChangeOfObject, @Ctx('state') { loaders }: RequestState): Promise<NodeDocument | null> {
    return loadNode(loaders, nodeId);
  }

  @FieldResolver()
  async corrections(
    @Root() { corrections }: ChangeOfObject,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<CorrectionDocument[]> {
    const found = await loaders.correction.loadMany(corrections);
    return found.filter((each): each is CorrectionDocument => each !== null && !(each instanceof Error));
  }
}

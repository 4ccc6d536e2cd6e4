import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { Correction, CorrectionConnection, CorrectionFilter } from '../schema/correction.js';
import type { CorrectionDocument, CorrectionStatus, UndoneEntry } from '../store/correction-documents.js';
import { countCorrections, findCorrections } from '../store/corrections.js';
import type { TextAnchor } from '../store/overrides.js';
import { isGiven } from '../store/pagination.js';
import { type Connection, connection } from './connection.js';
import { type NodeDocument, nodesOf } from './nodes.js';
import type { RequestState } from './request-state.js';

@Resolver(() => Correction)
export class CorrectionResolver {
  @Query(() => CorrectionConnection, { description: 'What was changed by hand, the newest first.' })
  async corrections(
    @Arg('about', () => ID, { nullable: true, description: 'Only what concerns the object with this id.' })
    about: string | null,
    @Arg('filter', () => CorrectionFilter, { nullable: true, description: 'Which ones; all if left out.' })
    filter: CorrectionFilter | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<CorrectionDocument>> {
    const snapshot = await state.snapshotFor(args);
    const wanted = { ...filter, about: filter?.about ?? about };
    const edges = await findCorrections(snapshot, wanted, state.part(args), state.projection('corrections'));
    return connection(edges, () => countCorrections(snapshot, wanted, args));
  }

  @FieldResolver()
  nodes(@Root() { objects }: CorrectionDocument, @Ctx('state') state: RequestState): Promise<NodeDocument[]> {
    return nodesOf(objects, state);
  }

  @FieldResolver()
  reason(@Root() { reason }: CorrectionDocument): string | null {
    return reason ?? null;
  }

  @FieldResolver()
  status(@Root() { status }: CorrectionDocument): CorrectionStatus {
    return status ?? 'APPLIED';
  }

  @FieldResolver()
  undone(@Root() { undone }: CorrectionDocument): UndoneEntry | null {
    return undone ?? null;
  }

  @FieldResolver()
  anchor(@Root() { value }: CorrectionDocument): TextAnchor | null {
    return isGiven(value) && 'at' in value ? (value.at ?? null) : null;
  }
}

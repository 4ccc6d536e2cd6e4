import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { ConnectionArgs } from '../schema/connection.js';
import { CorrectionConnection } from '../schema/correction.js';
import { countCorrections, findCorrections } from '../store/corrections.js';
import type { CorrectionDocument } from '../store/documents.js';
import { type Connection, connection } from './connection.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class CorrectionResolver {
  @Query(() => CorrectionConnection, { description: 'What was changed by hand, the newest first.' })
  async corrections(
    @Arg('about', () => ID, { nullable: true, description: 'Only what concerns the object with this id.' })
    about: string | null,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx('state') state: RequestState,
  ): Promise<Connection<CorrectionDocument>> {
    const snapshot = await state.snapshotFor(args);
    const edges = await findCorrections(snapshot, about ?? null, state.part(args), state.projection('corrections'));
    return connection(edges, () => countCorrections(snapshot, about ?? null, args));
  }
}

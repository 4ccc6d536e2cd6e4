import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { ByArgs } from '../schema/correction-mutations.js';
import { LinkLocationInput, LinkLocationPayload } from '../schema/location-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { LocationDocument } from '../store/documents.js';
import { byOf } from './author.js';
import { onlyOne } from './look-up.js';
import { type NodeDocument, nodesOf } from './nodes.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class LocationMutationResolver {
  @Mutation(() => LinkLocationPayload, {
    description: 'Links a printed form to the place that it means, now and whenever the page is ingested again.',
  })
  async linkLocation(
    @Arg('input', () => LinkLocationInput, { description: 'The form and the place.' }) input: LinkLocationInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ location: LocationDocument | null; correction: CorrectionRecord | null; affected: NodeDocument[] }> {
    const { location = null, code = null, spelling } = input;
    const { correction, ids } = await state.correct((corrections) => {
      onlyOne({ location, code });
      const place = { location, code };
      return corrections.correct({ type: 'LINK', in: input.in, spelling: spelling.trim(), place }, byOf(by));
    });
    const id = correction?.objects[1] ?? ids[1] ?? location;
    return {
      location: id === null ? null : await state.loaders.location.load(id),
      correction,
      affected: await nodesOf(ids, state),
    };
  }
}

import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { LinkLocationInput, LinkLocationPayload } from '../schema/location-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { LocationDocument } from '../store/documents.js';
import { AUTHOR, authorOf } from './author.js';
import { onlyOne } from './look-up.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class LocationMutationResolver {
  @Mutation(() => LinkLocationPayload, {
    description: 'Links a printed form to the place that it means, now and whenever the page is ingested again.',
  })
  async linkLocation(
    @Arg('input', () => LinkLocationInput, { description: 'The form and the place.' }) input: LinkLocationInput,
    @Arg('author', () => String, { nullable: true, description: AUTHOR }) author: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<{ location: LocationDocument | null; correction: CorrectionRecord | null }> {
    const { id, correction } = await state.correct((corrections) => {
      const { location = null, code = null, spelling } = input;
      onlyOne({ location, code });
      return corrections.linkLocation({ in: input.in, spelling: spelling.trim(), location, code }, authorOf(author));
    });
    return { location: await state.loaders.location.load(id), correction };
  }
}

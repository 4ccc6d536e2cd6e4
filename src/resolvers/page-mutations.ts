import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ByArgs } from '../schema/correction-mutations.js';
import { DeletePagePayload, IngestPageInput, IngestPagePayload } from '../schema/page-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { PageDocument } from '../store/documents.js';
import { byOf } from './author.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class PageMutationResolver {
  @Mutation(() => IngestPagePayload, {
    description:
      'Puts a page into the archive, or its new text in the place of the old. Corrections of it are kept. A text that has little in common with the page of the same newspaper, day and edition is refused.',
  })
  async ingestPage(
    @Arg('input', () => IngestPageInput, { description: 'The page.' }) input: IngestPageInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ page: PageDocument | null; correction: CorrectionRecord | null }> {
    const { name, text, newspaper = null, date = null, edition = null } = input;
    const page = { name, text, newspaper, date, edition };
    const { id, correction } = await state.correct((corrections) => corrections.ingestPage(page, byOf(by)));
    return { page: await state.loaders.page.load(id), correction };
  }

  @Mutation(() => DeletePagePayload, {
    description: 'Takes a page out of the archive, with all that only this page says. Deleted already, it stays so.',
  })
  async deletePage(
    @Arg('id', () => ID, { description: 'The id of the page.' }) id: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ id: string; correction: CorrectionRecord }> {
    return { id, correction: await state.correct((corrections) => corrections.deletePage(id, byOf(by))) };
  }
}

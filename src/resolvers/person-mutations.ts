import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ByArgs } from '../schema/correction-mutations.js';
import { MergePeoplePayload, SplitPeoplePayload } from '../schema/person-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { PersonDocument } from '../store/documents.js';
import { byOf } from './author.js';
import type { RequestState } from './request-state.js';

const INTO = 'The id of the person who is both.';
const FROM = 'The id of the person who is another.';

@Resolver()
export class PersonMutationResolver {
  @Mutation(() => MergePeoplePayload, {
    description: 'Takes one person for another wherever they were named, also when those pages are ingested again.',
  })
  async mergePeople(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ person: PersonDocument | null; correction: CorrectionRecord }> {
    const { id, correction } = await state.correct((corrections) => corrections.mergePeople(into, from, byOf(by)));
    return { person: await state.loaders.person.load(id), correction };
  }

  @Mutation(() => SplitPeoplePayload, { description: 'Undoes `mergePeople`: makes two of one again.' })
  async splitPeople(
    @Arg('into', () => ID, { description: INTO }) into: string,
    @Arg('from', () => ID, { description: FROM }) from: string,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ into: PersonDocument | null; from: PersonDocument | null; correction: CorrectionRecord }> {
    const correction = await state.correct((corrections) => corrections.splitPeople(into, from, byOf(by)));
    const { person } = state.loaders;
    const [both, other] = await Promise.all([person.load(into), person.load(from)]);
    return { into: both, from: other, correction };
  }
}

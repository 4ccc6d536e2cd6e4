import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { CorrectMetricInput, CorrectMetricPayload } from '../schema/metric-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { MetricDocument, MetricValues } from '../store/documents.js';
import { AUTHOR, authorOf } from './author.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class MetricMutationResolver {
  @Mutation(() => CorrectMetricPayload, {
    description: 'Makes a number say what the page says, now and whenever the page is ingested again.',
  })
  async correctMetric(
    @Arg('id', () => ID, { description: 'The id of the metric.' }) id: string,
    @Arg('input', () => CorrectMetricInput, { description: 'What it is to say.' }) input: CorrectMetricInput,
    @Arg('author', () => String, { nullable: true, description: AUTHOR }) author: string | null,
    @Ctx('state') state: RequestState,
  ): Promise<{ metric: MetricDocument | null; correction: CorrectionRecord | null }> {
    const values = Object.fromEntries(
      Object.entries(input).filter(([, value]) => value !== null && value !== undefined),
    ) as MetricValues;
    const correction = await state.correct((corrections) => corrections.correctMetric(id, values, authorOf(author)));
    return { metric: await state.loaders.metric.load(id), correction };
  }
}

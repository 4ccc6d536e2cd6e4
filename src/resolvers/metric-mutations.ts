import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { ByArgs } from '../schema/correction-mutations.js';
import { CorrectMetricInput, CorrectMetricPayload } from '../schema/metric-mutations.js';
import type { CorrectionRecord } from '../store/corrections.js';
import type { MetricDocument } from '../store/documents.js';
import { byOf } from './author.js';
import type { MetricRequest } from './correction-service.js';
import { type NodeDocument, nodesOf } from './nodes.js';
import type { RequestState } from './request-state.js';

@Resolver()
export class MetricMutationResolver {
  @Mutation(() => CorrectMetricPayload, {
    description: 'Corrects what the page says, now and whenever the page is ingested again.',
  })
  async correctMetric(
    @Arg('id', () => ID, { description: 'The id of the metric.' }) id: string,
    @Arg('input', () => CorrectMetricInput, { description: 'What it is to say.' }) input: CorrectMetricInput,
    @Args(() => ByArgs) by: ByArgs,
    @Ctx('state') state: RequestState,
  ): Promise<{ metric: MetricDocument | null; correction: CorrectionRecord | null; affected: NodeDocument[] }> {
    const { correction, ids } = await state.correct((corrections) =>
      corrections.correct({ type: 'METRIC', metric: id, values: valuesIn(input) }, byOf(by)),
    );
    return { metric: await state.loaders.metric.load(id), correction, affected: await nodesOf(ids, state) };
  }
}

const NULLABLE: readonly string[] = ['counted', 'qualifier', 'subject'] satisfies (keyof CorrectMetricInput)[];

/** What is given: null means nothing where there may be nothing, and is as if it were left out elsewhere. */
export function valuesIn(input: CorrectMetricInput): MetricRequest {
  return Object.fromEntries(
    Object.entries(input).filter(
      ([field, value]) => value !== undefined && (value !== null || NULLABLE.includes(field)),
    ),
  ) as MetricRequest;
}

import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { TextSpan } from '../schema/text-span.js';
import { checkRange } from '../store/argument-error.js';
import type { Span } from '../store/documents.js';
import { wholeCharacters } from '../store/whole-characters.js';
import type { RequestState } from './request-state.js';

const MAX_CONTEXT = 1_000;

/** A span and the page whose text it measures. */
export interface SpanOfPage extends Span {
  readonly pageId: string;
}

export function onPage(pageId: string): (span: Span) => SpanOfPage {
  return ({ start, end }) => ({ start, end, pageId });
}

@Resolver(() => TextSpan)
export class TextSpanResolver {
  @FieldResolver()
  async text(@Root() { pageId, start, end }: SpanOfPage, @Ctx('state') { loaders }: RequestState): Promise<string> {
    const page = await loaders.page.load(pageId);
    return page?.text.slice(start, end) ?? '';
  }

  @FieldResolver()
  async context(
    @Root() { pageId, start, end }: SpanOfPage,
    @Arg('before', () => Int, { defaultValue: 40, description: 'How many characters before it, at most 1000.' })
    before: number,
    @Arg('after', () => Int, { defaultValue: 40, description: 'How many characters after it, at most 1000.' })
    after: number,
    @Ctx('state') { loaders }: RequestState,
  ): Promise<string> {
    checkRange('before', before, MAX_CONTEXT);
    checkRange('after', after, MAX_CONTEXT);
    const text = (await loaders.page.load(pageId))?.text ?? '';
    const around = { start: Math.max(0, start - before), end: Math.min(text.length, end + after) };
    const whole = wholeCharacters(text, around);
    return text.slice(whole.start, whole.end);
  }
}

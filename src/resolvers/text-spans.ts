import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { TextSpan } from '../schema/text-span.js';
import { checkRange } from '../store/argument-error.js';
import type { Span } from '../store/documents.js';
import type { Context } from './context.js';

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
  async text(@Root() { pageId, start, end }: SpanOfPage, @Ctx() { loaders }: Context): Promise<string> {
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
    @Ctx() { loaders }: Context,
  ): Promise<string> {
    checkRange('before', before, MAX_CONTEXT);
    checkRange('after', after, MAX_CONTEXT);
    const text = (await loaders.page.load(pageId))?.text ?? '';
    // A slice through the middle of a surrogate pair is moved outwards.
    const from = Math.max(0, start - before);
    const to = Math.min(text.length, end + after);
    return text.slice(isLowSurrogate(text, from) ? from - 1 : from, isLowSurrogate(text, to) ? to + 1 : to);
  }
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

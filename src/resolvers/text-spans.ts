import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { TextSpan } from '../schema/text-span.js';
import type { Span } from '../store/documents.js';
import type { Context } from './context.js';

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
}

/** Which pages stand for the newest issues. */
import type { RoomFrontQuery } from 'broadsheet-sdk/documents';

export type PageOnFront = RoomFrontQuery['pages']['nodes'][number];

/** The first page of each issue, the newest issue first; a page of no issue stands for itself. */
export function frontPagesOf({ pages }: RoomFrontQuery): readonly PageOnFront[] {
  const firsts = new Map<string, PageOnFront>();
  for (const page of pages.nodes) {
    const key = page.issue?.id ?? page.id;
    if (!firsts.has(key)) firsts.set(key, page);
  }
  return [...firsts.values()].reverse();
}

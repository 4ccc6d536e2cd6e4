import type { PageSummaryFragment } from 'broadsheet-sdk/documents';
import { useWritten } from '../language/numbers.js';

/** Where a piece was printed: newspaper, day, page; of what is not known, nothing; the page's file name if nothing is. */
export function Where({ page }: { readonly page: PageSummaryFragment }) {
  const written = useWritten();
  const parts = [page.newspaper, page.date === null ? null : written.day(page.date), page.edition];
  const known = parts.filter((part) => part !== null);
  return <span>{known.length === 0 ? page.name : known.join(' · ')}</span>;
}

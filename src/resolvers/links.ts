/** The permanent link to an object; `server/permanent-links.ts` answers it. */
export function linkTo(publicUrl: string, id: string): string {
  return `${publicUrl}/id/${encodeURIComponent(id)}`;
}

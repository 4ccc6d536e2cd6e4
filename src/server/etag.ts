import { hash } from 'node:crypto';

/** What names these bytes; weak, since it is the same however they are encoded. */
export function etagOf(bytes: string | Buffer): string {
  return `W/"${hash('sha256', bytes, 'base64url')}"`;
}

/** Whether an `If-None-Match` says that the client has what `etag` names. */
export function isNamedBy(header: string, etag: string): boolean {
  return header === etag || header.split(',').some((tag) => isSame(tag.trim(), etag));
}

function isSame(tag: string, etag: string): boolean {
  return tag === '*' || tag === etag || `W/${tag}` === etag;
}

/** A feed as Atom 1.0 (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org/version/1.1). */
import type { Feed, FeedEntry } from './feed.js';

interface FeedFormat {
  readonly contentType: string;
  readonly write: (feed: Feed) => string;
}

export const FEED_FORMATS = {
  atom: { contentType: 'application/atom+xml; charset=utf-8', write: atom },
  json: { contentType: 'application/feed+json; charset=utf-8', write: jsonFeed },
} as const satisfies Record<string, FeedFormat>;

export type FeedFormatName = keyof typeof FEED_FORMATS;

/** Newspapers of China appear at midnight there. */
const publishedAt = (day: string): string => `${day}T00:00:00+08:00`;

function atom(feed: Feed): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${escaped(feed.id)}</id>
  <title>${escaped(feed.title)}</title>
  <updated>${feed.updated.toISOString()}</updated>
  <author><name>Broadsheet</name></author>
  <link rel="self" type="application/atom+xml" href="${escaped(feed.selfUrl)}"/>
  <link rel="alternate" type="text/html" href="${escaped(feed.homeUrl)}"/>
${feed.entries.map(atomEntry).join('')}</feed>
`;
}

function atomEntry({ id, url, title, text, authors, updated, day, tags }: FeedEntry): string {
  const lines = [
    `<id>${escaped(id)}</id>`,
    `<title>${escaped(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    ...(day === null ? [] : [`<published>${publishedAt(day)}</published>`]),
    ...authors.map((name) => `<author><name>${escaped(name)}</name></author>`),
    `<link rel="alternate" href="${escaped(url)}"/>`,
    ...tags.map((tag) => `<category term="${escaped(tag)}"/>`),
    `<content type="text">${escaped(text)}</content>`,
  ];
  return `  <entry>\n${lines.map((line) => `    ${line}\n`).join('')}  </entry>\n`;
}

function jsonFeed({ title, selfUrl, homeUrl, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: homeUrl,
    feed_url: selfUrl,
    authors: [{ name: 'Broadsheet' }],
    items: entries.map(({ id, url, title: headline, text, authors, updated, day, tags }) => ({
      id,
      url,
      title: headline,
      content_text: text,
      ...(day !== null && { date_published: publishedAt(day) }),
      date_modified: updated.toISOString(),
      ...(authors.length > 0 && { authors: authors.map((name) => ({ name })) }),
      tags,
    })),
  });
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// What XML 1.0 has no way to write: controls, halves of characters, and two that are none.
const UNWRITABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

function escaped(text: string): string {
  return text
    .replace(UNWRITABLE, (sign) => (/[\t\n\r\u0080-\u009f]/u.test(sign) ? sign : '\uFFFD'))
    .replace(/[&<>"]/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** Every screen of the reading room with an address that shows it full. */
import type { Db, Document } from 'mongodb';

export interface Screen {
  readonly name: string;
  readonly address: (db: Db) => string | Promise<string>;
  readonly hasChart?: boolean;
}

export const SCREENS: readonly Screen[] = [
  { name: 'front', address: () => '/' },
  { name: 'results', address: () => `/search?q=${encodeURIComponent('全市')}` },
  { name: 'all-articles', address: () => '/search' },
  { name: 'nothing-found', address: () => `/search?q=${encodeURIComponent('绝无此事')}` },
  {
    name: 'article',
    address: async (db) => `/articles/${await idOf(db, 'articles', { headline: '秭归“九月红”脐橙抢“鲜”上市' })}`,
  },
  { name: 'page', address: async (db) => `/pages/${await idOf(db, 'pages', { newspaper: '黔北日报' })}` },
  { name: 'newspapers', address: () => '/newspapers' },
  { name: 'newspaper', address: async (db) => `/newspapers/${await idOf(db, 'newspapers', { name: '黔北日报' })}` },
  {
    name: 'issue',
    address: async (db) => `/newspapers/${await idOf(db, 'newspapers', { name: '黔北日报' })}/2021-05-18`,
  },
  { name: 'person', address: async (db) => `/people/${await idOf(db, 'people', { name: '覃世昌' })}` },
  { name: 'place', address: async (db) => `/places/${await idOf(db, 'locations', { name: '宜昌市' })}` },
  {
    name: 'organization',
    address: async (db) => `/organizations/${await idOf(db, 'organizations', { spellings: '翠螺茶业' })}`,
  },
  { name: 'numbers', address: () => '/numbers' },
  { name: 'measure', address: () => `/numbers?measure=${encodeURIComponent('接待游客')}`, hasChart: true },
  { name: 'corrections', address: () => '/corrections' },
  { name: 'not-here', address: () => '/articles/art_none' },
];

async function idOf(db: Db, collection: string, filter: Document): Promise<string> {
  const found = await db.collection(collection).findOne(filter);
  if (found === null) throw new Error(`the samples have no such document in ${collection}: ${JSON.stringify(filter)}`);
  return found.id;
}

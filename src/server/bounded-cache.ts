import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import { LRUCache } from 'lru-cache';

type KeyValueCache = NonNullable<Exclude<ApolloServerOptions<BaseContext>['cache'], 'bounded'>>;

/** Texts in memory, the most recently used, within so many bytes. */
export class BoundedCache implements KeyValueCache {
  private readonly texts: LRUCache<string, string>;

  constructor(maxBytes: number) {
    this.texts = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (text, key) => 2 * (text.length + key.length) + 1,
    });
  }

  async get(key: string): Promise<string | undefined> {
    return this.texts.get(key);
  }

  async set(key: string, text: string): Promise<void> {
    this.texts.set(key, text);
  }

  async delete(key: string): Promise<boolean> {
    return this.texts.delete(key);
  }
}

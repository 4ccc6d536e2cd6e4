/** The room's one way to the archive: the operations of the SDK, over urql. */
import { Client, cacheExchange, fetchExchange } from 'urql';
import { tokenGiven } from './token.js';

export function openClient(): Client {
  return new Client({
    url: '/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: () => {
      const token = tokenGiven();
      return { headers: token === null ? {} : { authorization: `Bearer ${token}` } };
    },
  });
}

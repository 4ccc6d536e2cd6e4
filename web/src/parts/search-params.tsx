/** What stands behind the path in the address. */
import { createContext, type ReactNode, useContext } from 'react';
// biome-ignore lint/style/noRestrictedImports: this is where it is listened to
import { useSearchParams as useSearchParamsOfAddress } from 'wouter';

const SearchParamsContext = createContext(new URLSearchParams());

/**
 * Listens to the address for all screens. A screen that asks the archive must not listen itself: React 18 keeps the former value of a
 * store where a component sets state while it renders, as urql's `useQuery` does, and would miss the way back to that value.
 */
export function SearchParamsProvider({ children }: { readonly children: ReactNode }) {
  const [params] = useSearchParamsOfAddress();
  return <SearchParamsContext.Provider value={params}>{children}</SearchParamsContext.Provider>;
}

export function useSearchParams(): URLSearchParams {
  return useContext(SearchParamsContext);
}

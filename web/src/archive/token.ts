/** The token of whoever reads a closed archive or corrects an open one: kept for as long as the tab is open. */
const KEPT_AS = 'broadsheet.token';

let token = recall();
const listeners = new Set<() => void>();

export function tokenGiven(): string | null {
  return token;
}

/** @param next null forgets it */
export function giveToken(next: string | null): void {
  token = next;
  try {
    if (next === null) sessionStorage.removeItem(KEPT_AS);
    else sessionStorage.setItem(KEPT_AS, next);
  } catch {
    // Then it holds until the page is loaded anew.
  }
  for (const listener of listeners) listener();
}

/** @returns what ends it */
export function whenTokenChanges(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function recall(): string | null {
  try {
    return sessionStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}

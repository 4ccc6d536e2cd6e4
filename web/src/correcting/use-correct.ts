/** Corrections as screens ask for them: one at a time, with what became of the last. */
import { useState, useSyncExternalStore } from 'react';
import { type AnyVariables, type TypedDocumentNode, useClient } from 'urql';
import { type Problem, problemOf } from '../archive/ask.js';
import { tokenGiven, whenTokenChanges } from '../archive/token.js';

export interface Correcting {
  readonly isBusy: boolean;
  /** Why the last one was refused; null if it was not. */
  readonly problem: Problem | null;
  /** @returns whether it was taken */
  readonly correct: <Data, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Promise<boolean>;
}

/** What the archive answers puts all that it concerns out of the room's memory: screens that show it ask again. */
export function useCorrect(): Correcting {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  return {
    isBusy,
    problem,
    correct: async (document, variables) => {
      setBusy(true);
      const { error } = await client.mutation(document, variables);
      setBusy(false);
      setProblem(error === undefined ? null : problemOf(error));
      return error === undefined;
    },
  };
}

/** Whether somebody has given a token: only then are there ways to correct. */
export function useMayCorrect(): boolean {
  return useSyncExternalStore(whenTokenChanges, tokenGiven) !== null;
}

/** The types of schema-changes.mjs, for the tests that call it. */
import type { Change } from '@graphql-inspector/core';

export function releaseOf(printed: string): string | null;
export function changesBetween(before: string, after: string): Promise<Change[]>;
export function isBreaking(change: Change): boolean;
export function withChangesTold(changelog: string, changes: readonly Change[]): string;

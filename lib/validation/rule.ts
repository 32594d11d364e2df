import type { Issue } from './issue';

/** Says what is wrong with a value, whatever its type turns out to be. */
export type Rule = (value: unknown) => readonly Issue[];

/** A rule for every property of `Props`: one that is left out does not compile. */
export type RulesOf<Props> = { readonly [Name in keyof Props]-?: Rule };

import type { KubernetesVersion } from '../kubernetes';
import type { Field } from './field';
import type { Issue } from './issue';

/** Finds what is wrong with a value of any type, such as an argument of a constructor. */
export type Rule = (value: unknown) => readonly Issue[];

/** A rule for every property of `Props`: one that is left out does not compile. */
export type RulesOf<Props> = { readonly [Name in keyof Props]-?: Rule };

/** Finds what an API server of a version rejects in a field of a manifest. */
export type FieldRule = (field: Field, version: KubernetesVersion) => readonly Issue[];

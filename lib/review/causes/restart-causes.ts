import { POD_TEMPLATES } from '../../kubernetes';
import type { ManifestFieldChange, PathStep } from '../changes';
import { type Identity, titleOf } from '../cluster';
import { type ConfigurationChanges, findReferencedKind } from '../configuration';
import type { Cause } from '../report';
import { findKindInName, isConfigurationChecksum } from './checksums';
import { describeSubject } from './template-subjects';

interface RankedCause extends Omit<Cause, 'paths'> {
  /** The lowest rank is the most likely reason why the manifest was edited. */
  readonly rank: number;
}

const RANKS = { image: 0, configuration: 1, spec: 2, metadata: 3 } as const;

/** The hash at the end of a generated name. It contains a digit, or only letters and digits that `kubectl kustomize` uses. */
const HASH_SUFFIX = /-((?=[a-z]*\d)[a-z0-9]{5,}|[bcdfghkmt2456789]{10})$/;

/** Explains why the pods of a workload restart. `changes` are the changes of its pod template. */
export function findRestartCauses(
  changes: readonly ManifestFieldChange[],
  workload: Identity,
  configurations: ConfigurationChanges,
): readonly Cause[] {
  const causes = new Map<string, RankedCause & { paths: string[] }>();
  for (const change of changes) {
    const cause = findCause(change, workload, configurations);
    const known = causes.get(cause.reason);
    if (known) known.paths.push(change.path);
    else causes.set(cause.reason, { ...cause, paths: [change.path] });
  }
  return [...causes.values()].sort((one, other) => one.rank - other.rank).map(({ rank: _, ...cause }) => cause);
}

function findCause(change: ManifestFieldChange, workload: Identity, configurations: ConfigurationChanges): RankedCause {
  const stepsInTemplate = change.steps.slice(POD_TEMPLATES[workload.kind]?.length);
  return (
    findChangedContent(change, stepsInTemplate, workload, configurations) ??
    findRenamedConfiguration(change, stepsInTemplate) ??
    describeFieldChange(change, stepsInTemplate)
  );
}

/** The cause if the change is a new checksum of ConfigMaps or Secrets whose content changes. */
function findChangedContent(
  { before, after }: ManifestFieldChange,
  steps: readonly PathStep[],
  workload: Identity,
  { uses, changedConfigurations }: ConfigurationChanges,
): RankedCause | undefined {
  const name = findValueName(steps);
  if (name === undefined || before === undefined || after === undefined) return undefined;
  if (!isConfigurationChecksum({ name, before, after })) return undefined;
  const changed = uses.listUsedBy(workload).filter(({ key }) => changedConfigurations.has(key));
  if (changed.length === 0) return undefined;
  const mentioned = changed.filter(({ kind }) => kind === findKindInName(name));
  const objects = (mentioned.length > 0 ? mentioned : changed).map(titleOf);
  return { reason: `${objects.join(' and ')} changed`, objects, rank: RANKS.configuration };
}

/** The name of the annotation or environment variable that has its value at these steps. */
function findValueName(steps: readonly PathStep[]): string | undefined {
  const [area, list, annotation] = steps;
  if (area === 'metadata' && list === 'annotations') return annotation === undefined ? undefined : String(annotation);
  const [env, variable, field] = steps.slice(-3);
  return env === 'env' && typeof variable === 'object' && field === 'value' ? String(variable.value) : undefined;
}

/** The cause if the change is a reference to a ConfigMap or Secret whose name ends in a new hash of its content. */
function findRenamedConfiguration(
  { before, after }: ManifestFieldChange,
  steps: readonly PathStep[],
): RankedCause | undefined {
  const [parent, field] = steps.slice(-2);
  const kind = findReferencedKind(String(parent), String(field));
  if (kind === undefined || typeof before !== 'string' || typeof after !== 'string') return undefined;
  const [baseName, baseNameBefore] = [after, before].map((name) => name.replace(HASH_SUFFIX, ''));
  if (baseName !== baseNameBefore || baseName === after || baseName === before) return undefined;
  const reason = `${kind} ${baseName} changed, from ${before} to ${after}`;
  return { reason, objects: [`${kind} ${after}`], rank: RANKS.configuration };
}

function describeFieldChange({ before, after }: ManifestFieldChange, steps: readonly PathStep[]): RankedCause {
  const { description, isWholeSubject } = describeSubject(steps);
  const [area] = steps;
  const rank = area === 'metadata' ? RANKS.metadata : RANKS.spec;
  if (isWholeSubject && before === undefined) return { reason: `${description} was added`, rank };
  if (isWholeSubject && after === undefined) return { reason: `${description} was removed`, rank };
  return { reason: `${description} changed`, rank: steps.at(-1) === 'image' ? RANKS.image : rank };
}

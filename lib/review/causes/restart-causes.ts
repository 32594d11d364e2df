import { POD_TEMPLATES } from '../../kubernetes';
import type { ManifestChange, PathStep } from '../changes';
import type { Identity } from '../cluster';
import type { ConfigurationUses, UsedConfiguration } from '../configuration';
import type { Cause } from '../report';
import { findKindInName, isConfigurationChecksum } from './checksums';
import { describeSubject } from './template-subjects';

/** What is known of ConfigMaps and Secrets. */
export interface ConfigurationChanges {
  readonly uses: ConfigurationUses;
  /** The keys of those whose content changes. */
  readonly changedConfigurations: ReadonlySet<string>;
}

/** A reason, and how near it is to what people did: the lowest first. */
interface Found extends Omit<Cause, 'paths'> {
  readonly rank: number;
}

const RANKS = { image: 0, object: 1, spec: 2, metadata: 3 } as const;

/** The end of a name that a generator derives from the content: with digits, or as `kubectl kustomize` writes it. */
const HASH_SUFFIX = /-((?=[a-z]*\d)[a-z0-9]{5,}|[bcdfghkmt2456789]{10})$/;
const REFERENCES: Readonly<Record<string, 'ConfigMap' | 'Secret'>> = {
  configMap: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMapKeyRef: 'ConfigMap',
  secret: 'Secret',
  secretRef: 'Secret',
  secretKeyRef: 'Secret',
};

/** Why the pods of a workload restart: what these changes of its template come from. */
export function findRestartCauses(
  changes: readonly ManifestChange[],
  workload: Identity,
  configurations: ConfigurationChanges,
): readonly Cause[] {
  const causes = new Map<string, Found & { paths: string[] }>();
  for (const change of changes) {
    const found = causeOf(change, workload, configurations);
    const known = causes.get(found.reason);
    if (known) known.paths.push(change.path);
    else causes.set(found.reason, { ...found, paths: [change.path] });
  }
  return [...causes.values()].sort((one, other) => one.rank - other.rank).map(({ rank: _, ...cause }) => cause);
}

function causeOf(change: ManifestChange, workload: Identity, configurations: ConfigurationChanges): Found {
  const steps = change.steps.slice(POD_TEMPLATES[workload.kind]?.length);
  const objects = contentBehind(
    change,
    steps,
    configurations.uses.listUsedBy(workload),
    configurations.changedConfigurations,
  );
  if (objects.length > 0) {
    const titles = objects.map(({ kind, name }) => `${kind} ${name}`);
    return { reason: `${titles.join(' and ')} changed`, objects: titles, rank: RANKS.object };
  }
  return renamedContent(change, steps) ?? changedField(change, steps);
}

/** The ConfigMaps and Secrets whose content a changed checksum stands for. */
function contentBehind(
  { before, after }: ManifestChange,
  steps: readonly PathStep[],
  used: readonly UsedConfiguration[],
  changed: ReadonlySet<string>,
): readonly UsedConfiguration[] {
  const name = nameOfValue(steps);
  if (name === undefined || before === undefined || after === undefined) return [];
  if (!isConfigurationChecksum({ name, before, after })) return [];
  const all = used.filter(({ key }) => changed.has(key));
  const named = all.filter(({ kind }) => kind === findKindInName(name));
  return named.length > 0 ? named : all;
}

/** The name of an annotation, or of an environment variable, to whose value steps lead. */
function nameOfValue(steps: readonly PathStep[]): string | undefined {
  const [area, list, name] = steps;
  if (area === 'metadata' && list === 'annotations') return name === undefined ? undefined : String(name);
  const [env, variable, field] = steps.slice(-3);
  return env === 'env' && typeof variable === 'object' && field === 'value' ? String(variable.value) : undefined;
}

/** A ConfigMap or Secret that has another name since its content is another. */
function renamedContent({ before, after }: ManifestChange, steps: readonly PathStep[]): Found | undefined {
  const [reference, field] = steps.slice(-2);
  const kind = REFERENCES[String(reference)];
  const isName = field === 'name' || field === 'secretName';
  if (kind === undefined || !isName || typeof before !== 'string' || typeof after !== 'string') return undefined;
  const [stem, stemBefore] = [after, before].map((name) => name.replace(HASH_SUFFIX, ''));
  if (stem !== stemBefore || stem === after || stem === before) return undefined;
  const reason = `${kind} ${stem} changed, from ${before} to ${after}`;
  return { reason, objects: [`${kind} ${after}`], rank: RANKS.object };
}

function changedField({ before, after }: ManifestChange, steps: readonly PathStep[]): Found {
  const { description: words, endsAtSubject: isWhole } = describeSubject(steps);
  const [area] = steps;
  const rank = area === 'metadata' ? RANKS.metadata : RANKS.spec;
  if (isWhole && before === undefined) return { reason: `${words} was added`, rank };
  if (isWhole && after === undefined) return { reason: `${words} was removed`, rank };
  return { reason: `${words} changed`, rank: steps.at(-1) === 'image' ? RANKS.image : rank };
}

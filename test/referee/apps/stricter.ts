import { Duration } from 'cdk8s';
import type { Issue } from '../../../lib/constructs';

/** A rule that rejects, on purpose, what an API server accepts. */
export interface StricterRule {
  /** The first cell of the rule's row in docs/stricter.md, which has the reason. */
  readonly what: string;
  /** Matches what the issues of the rule say is allowed. */
  readonly allowed: RegExp;
  /** Matches the paths of the issues. Default: all paths. */
  readonly path?: RegExp;
  /** Whether an issue about a value belongs to the rule. Default: true. */
  readonly matchesValue?: (value: unknown) => boolean;
}

/** All rules that are stricter than Kubernetes. */
export const STRICTER_RULES: readonly StricterRule[] = [
  { what: 'a tag that moves, without a reason', allowed: /^an image whose tag does not move/ },
  { what: 'an image of no such name', allowed: /^the name of an image/ },
  { what: 'a reason that is no sentence', allowed: /^a sentence on one line$/ },
  { what: 'an app without claims', allowed: /^a list of at least 1 of \{ name, mountPath, size \}$/ },
  { what: 'a path that is not absolute, or has parts that say nothing', allowed: /^an absolute path/ },
  { what: 'a path within a volume that is spelt in a roundabout way', allowed: /^a path within the volume/ },
  { what: 'a mount at /dev, or in /proc', allowed: /^elsewhere: no container can be started/ },
  { what: 'a path of a request without "/" in front', allowed: /^a path such as \/healthz$/ },
  { what: 'text that no program can be handed', allowed: /^a string of whole characters, at most \d+ bytes/ },
  {
    what: 'a command without a program',
    allowed: /^(the program that is run|a list of at least 1 of strings, the command)/,
  },
  {
    what: 'a variable or an access mode given twice',
    allowed: /^(given once|ReadWriteOncePod alone)/,
    path: /\b(env|accessModes)(\[|$)/,
  },
  {
    what: 'a variable with a name that only Kubernetes 1.32 takes',
    allowed: /^a name of letters, digits, "_", "-" and "\."/,
  },
  { what: 'the name of an object that there can’t be', allowed: /^a name of 1 to 253 characters/ },
  { what: 'an object of another kind', allowed: /^a (Secret|ConfigMap|ServiceAccount|PersistentVolumeClaim): new / },
  { what: 'an amount of nothing', allowed: /^a (Size|Cpu) of more than 0/ },
  {
    what: '0 for what is at least 1',
    allowed: /^a (Duration of whole seconds|whole number) from (1|30000) to/,
    matchesValue: (value) => value === 0 || (value instanceof Duration && value.toSeconds() === 0),
  },
  {
    what: 'a grace period or a toleration of more than 68 years',
    allowed: /^a Duration of whole seconds from [01] to/,
    path: /^(terminationGracePeriod|tolerations\[\d+\]\.duration)$/,
    matchesValue: (value) => value instanceof Duration && value.toSeconds() > 2 ** 31 - 1,
  },
  { what: 'an empty word for what has a default', allowed: /^one of /, matchesValue: (value) => value === '' },
  { what: 'a medium that there isn’t', allowed: /^one of "", Memory$/ },
  { what: 'a hook that takes as long as its pod may', allowed: /^less than the \d+ seconds of terminationGracePeriod/ },
  { what: 'a startup probe that is less patient than liveness', allowed: /^at least \d+ seconds of initialDelay/ },
  { what: 'a claim whose labels name a version', allowed: /^omitted: it names a version/ },
  {
    what: 'a port that is not there',
    allowed: /^(a port of the pods|one of the container's|a number: the container has no port)/,
  },
  {
    what: 'a claim of another app, or another than it is there',
    allowed: /^(the volume of one of the app's claims|a name of its own)/,
  },
  { what: 'a wish for nodes that have a label that none can have', allowed: /^a label value/, path: /\.preferred/ },
  { what: 'a number for Gt and Lt that is none', allowed: /^a whole number in digits/ },
  { what: 'a key of an annotation with capitals before "/", or no key to spread over', allowed: /^a label key/ },
  { what: 'an app whose name begins with a digit', allowed: /^a name of 1 to 52 characters/, path: /^name$/ },
  { what: 'a negative number of revisions', allowed: /^a whole number from 0 to/, path: /^revisionHistoryLimit$/ },
  { what: 'an empty list of who may reach a load balancer', allowed: /^a list of at least 1 of ranges/ },
  { what: 'a share of what nobody asks for', allowed: /^a resource that all containers of/ },
  { what: 'a port that is not there', allowed: /^a name of 1 to 15 characters/, path: /target$/ },
  { what: 'an alias without names', allowed: /^a list of at least 1 of names$/ },
  { what: 'what pods refer to and nobody declared', allowed: /^the name of a \w+ that is in this App or declared/ },
];

/** Finds the stricter rules that an issue may come from. */
export function findStricterRules({ path, value, allowed }: Issue): StricterRule[] {
  return STRICTER_RULES.filter(
    (row) => row.allowed.test(allowed) && (row.path?.test(path) ?? true) && (row.matchesValue?.(value) ?? true),
  );
}
